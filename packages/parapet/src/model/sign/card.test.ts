import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../catalogue/index.ts";
import { checkModelCard } from "./check-card.ts";
import type { ModelManifest } from "./manifest.ts";
import { modelBom } from "./model-bom.ts";
import { parseModelCard } from "./model-card.ts";

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../../../../fixtures/schemas/cyclonedx-${name}.json`, import.meta.url), "utf8"));

function officialSchema(): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat("iri-reference", true);
  ajv.addFormat("idn-email", true);
  // They refer to each other by the names of their files.
  for (const name of ["spdx", "jsf-0.82", "cryptography-defs"])
    ajv.addSchema({ ...schemaOf(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` });
  return ajv.compile(schemaOf("1.6"));
}
const validate = officialSchema();

const MANIFEST: ModelManifest = {
  name: "short",
  files: [
    { path: "a.bin", sha256: "0a".repeat(32), sizeBytes: 3 },
    { path: "sub/b.bin", sha256: "0b".repeat(32), sizeBytes: 4 },
  ],
  rootDigest: "cd".repeat(32),
};

const CARD = `---
license: apache-2.0
base_model: acme/long
datasets: [acme/talk, acme/talk]
language: [en, fr]
pipeline_tag: summarization
library_name: transformers
model-index:
  - name: short
    results:
      - dataset: { name: news }
        metrics: [{ type: rouge, value: 41.5 }]
---
# Short

## Intended use
Short texts in English.

## Limitations
It invents names.
### Known cases
Names of places.

## Training data
Talk of the shop.
`;

describe("bills of materials", () => {
  it("MS8: hold files, licence, origin, base model, data sets and metrics", () => {
    const card = parseModelCard(CARD, "README.md");
    const told = { manifest: MANIFEST, card, version: "1.2.3", source: "hf:acme/short", revision: "0f3c9a7d" };
    const text = modelBom(told);
    const bom = JSON.parse(text);
    validate(bom);
    expect(validate.errors ?? []).toEqual([]);
    expect(bom.metadata.component).toMatchObject({
      type: "machine-learning-model",
      name: "short",
      version: "0f3c9a7d",
      licenses: [{ license: { id: "Apache-2.0" } }],
      externalReferences: [{ type: "distribution", url: "hf:acme/short" }],
      pedigree: { ancestors: [{ name: "acme/long" }] },
      modelCard: {
        modelParameters: { task: "summarization", datasets: [{ ref: "dataset:acme/talk" }] },
        quantitativeAnalysis: { performanceMetrics: [{ type: "rouge", value: "41.5", slice: "news" }] },
        considerations: {
          useCases: ["Short texts in English."],
          technicalLimitations: ["It invents names.\nNames of places."],
        },
      },
    });
    expect(bom.components.map((one: { name: string }) => one.name)).toEqual(["a.bin", "sub/b.bin", "acme/talk"]);
    expect(modelBom(told)).toBe(text);
    expect(JSON.parse(modelBom({ ...told, at: 0 })).metadata.timestamp).toBe("1970-01-01T00:00:00.000Z");
    expect(JSON.parse(modelBom({ ...told, revision: "1" })).serialNumber).not.toBe(bom.serialNumber);
  });

  it("MS8: are valid by the official schema, whatever a card and file names say", () => {
    const words = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("\ud800", "mit", "../x", "a b#c%", ""));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 3 }), words, words, (many, one, source) => {
        const quoted = JSON.stringify(many.map((word) => word.toWellFormed()));
        const front = `license: ${quoted}\ndatasets: ${quoted}\nbase_model: ${quoted}\npipeline_tag: ${JSON.stringify(one.toWellFormed())}`;
        const card = parseModelCard(`---\n${front}\n---\n# Intended use\n${one}`, "README.md");
        const files = [...new Set(many)].map((path) => ({ path, sha256: "0a".repeat(32), sizeBytes: 1 }));
        const manifest = { ...MANIFEST, name: one, files };
        validate(JSON.parse(modelBom({ manifest, card, version: "1", source })));
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 60 },
    );
    validate(JSON.parse(modelBom({ manifest: { ...MANIFEST, files: [] }, card: undefined, version: "1" })));
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ bomFormat: "CycloneDX", specVersion: "1.6", components: [{ type: "model", name: "x" }] })).toBe(
      false,
    );
  });
});

describe("model cards", () => {
  const rulesOf = (text: string): readonly string[] =>
    checkModelCard(parseModelCard(text, "README.md"), "short", 0).map(({ rule }) => rule);

  it("MS9: what a card leaves open is a finding of low severity", () => {
    expect(rulesOf(CARD)).toEqual([]);
    expect(rulesOf("# Short\n")).toEqual([
      ...["card-license", "card-intended-use", "card-limits", "card-training-data", "card-evaluation"],
    ]);
    expect(checkModelCard(undefined, "short", 0)).toMatchObject([
      { rule: "card-missing", severity: "low", room: "model", status: "open", location: { subject: "short" } },
    ]);
    for (const finding of checkModelCard(parseModelCard("", "README.md"), "short", 0)) {
      expect([finding.severity, finding.location.subject]).toEqual(["low", "short/README.md"]);
      for (const threat of finding.threats) expect(catalogue().threats.has(threat)).toBe(true);
    }
  });

  it("MS9: a heading with nothing below it, or with what a template left, says nothing", () => {
    const sections = (body: string): string => `---\nlicense: mit\n---\n${body}`;
    const empty =
      "## Uses\n\n## Bias, Risks and Limitations\n[More Information Needed]\n## Training Data\n<!-- todo -->\n";
    expect(rulesOf(sections(empty))).toContain("card-limits");
    expect(rulesOf(sections(empty))).toContain("card-intended-use");
    expect(rulesOf(sections(empty))).toContain("card-training-data");
    const fenced = "```\n## Limitations\nnone of it\n```\n";
    expect(rulesOf(sections(fenced))).toContain("card-limits");
    expect(rulesOf("---\r\nlicense: mit\r\n---\r\n## Results\r\n0.9 on news\r\n")).not.toContain("card-evaluation");
  });

  it("MS9: front matter that is no YAML is told, and its aliases do not grow without end", () => {
    expect(() => parseModelCard("---\n[\n---\n", "README.md")).toThrow("the front matter of README.md is not YAML");
    const laughs = Array.from({ length: 20 }, (_, level) =>
      level === 0
        ? "a0: &a0 [x, x]"
        : `a${level}: &a${level} [${Array(20)
            .fill(`*a${level - 1}`)
            .join(", ")}]`,
    ).join("\n");
    expect(() => parseModelCard(`---\n${laughs}\n---\n`, "README.md")).toThrow("not YAML");
  });
});
