import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { treeOf } from "../../../testing/tree.ts";
import { ITEM_KINDS } from "../item.ts";
import { type Bom, billOfMaterials, itemsOf } from "./bom.ts";
import { diffBom, readBom } from "./diff.ts";
import { bomFormats } from "./formats/index.ts";

const schemaOf = (name: string): { $schema?: string } =>
  JSON.parse(readFileSync(new URL(`../../../../../../../fixtures/schemas/${name}.json`, import.meta.url), "utf8"));

function officialSchema(version: "1.6" | "1.7"): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat("iri-reference", true);
  ajv.addFormat("idn-email", true);
  // They refer to each other by the names of their files.
  for (const name of ["spdx", "jsf-0.82", "cryptography-defs"])
    ajv.addSchema({
      ...schemaOf(`cyclonedx-${name}`),
      $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`,
    });
  return ajv.compile(schemaOf(`cyclonedx-${version}`));
}

const STAMP = { at: Date.UTC(2026, 0, 1), serial: "3e671687-395b-41f5-a30f-a58921a69b79" };

const TREE = {
  "src/app.ts": 'import OpenAI from "openai";\nconst model = "gpt-4o";\nfetch("https://api.openai.com/v1");\n',
  "src/h.py":
    'pipeline("summarization", model="acme/short", revision="v2")\nload_dataset("acme/talk")\n@tool\ndef pay():\n  pass\n',
  "test/app.test.ts": 'const model = "claude-sonnet-4-5";\n',
  "package.json": '{ "dependencies": { "openai": "4.2.0" } }',
  "prompts/a <b>|c.md": "Be kind.",
  "model.onnx": new Uint8Array([8, 1]),
  ".mcp.json": '{ "mcpServers": { "files": { "command": "npx", "args": ["@acme/files@1.0.0"] } } }',
};

const listOf = async (tree: Readonly<Record<string, string | Uint8Array>>): Promise<Bom> =>
  (await billOfMaterials({ root: treeOf(tree), subject: "shop", now: 0 })).bom;
const written = (bom: Bom, format = "cyclonedx"): string => bomFormats.get(format).write(bom, { version: "1.0.0" });

describe("bill of materials", () => {
  it.each([
    ["1.6", "cyclonedx"],
    ["1.7", "cyclonedx-1.7"],
  ] as const)(
    "BM9: CycloneDX %s is valid by the official schema, with and without content",
    async (version, format) => {
      const validate = officialSchema(version);
      for (const bom of [await listOf(TREE), await listOf({})]) {
        validate(JSON.parse(written(bom, format)));
        expect(validate.errors ?? []).toEqual([]);
      }
      validate(JSON.parse(bomFormats.get(format).write(await listOf(TREE), { version: "1", stamp: STAMP })));
      expect(validate.errors ?? []).toEqual([]);
      const wrong = { bomFormat: "CycloneDX", specVersion: version, components: [{ type: "model", name: "x" }] };
      expect(validate(wrong)).toBe(false);
    },
  );

  it("BM13: SPDX is valid by the official schema, with and without content and whatever names hold", async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const validate = ajv.compile(schemaOf("spdx-3.0.1"));
    const hostile = itemsOf(
      ["a b#c%", "\ud800", "é\u0000", "../x", "_:y"].flatMap((name) =>
        ITEM_KINDS.map((kind) => ({
          path: name,
          line: 1,
          kind: "ai",
          data: { kind, name, version: name, service: name },
        })),
      ),
    );
    for (const bom of [await listOf(TREE), await listOf({}), { subject: "x", items: hostile }])
      for (const stamp of [undefined, STAMP]) {
        validate(
          JSON.parse(bomFormats.get("spdx").write(bom, { version: "1", ...(stamp === undefined ? {} : { stamp }) })),
        );
        expect(validate.errors ?? []).toEqual([]);
      }
    const wrong = JSON.parse(written(await listOf(TREE), "spdx"));
    wrong["@graph"].find(({ type }: { type: string }) => type === "ai_AIPackage").ai_autonomyType = "maybe";
    expect(validate(wrong)).toBe(false);
  });

  it("BM13: SPDX says what is known of each item, and every reference leads to an element of it", async () => {
    const { "@graph": graph } = JSON.parse(written(await listOf(TREE), "spdx"));
    const elements: readonly Record<string, unknown>[] = graph.filter((one: object) => "spdxId" in one);
    const ids = elements.map(({ spdxId }) => spdxId);
    expect(new Set(ids).size).toBe(ids.length);
    const named = elements.flatMap(({ from, to, element, rootElement, suppliedBy }) => [
      ...[from, suppliedBy].filter((one) => one !== undefined),
      ...[to, element, rootElement].flatMap((list) => (list as readonly string[] | undefined) ?? []),
    ]);
    expect(named.filter((one) => !ids.includes(one))).toEqual([]);
    const found = (name: string) => elements.find((one) => one.name === name && one.type !== "Organization");
    expect(found("acme/short")).toMatchObject({
      type: "ai_AIPackage",
      software_packageVersion: "v2",
      software_packageUrl: "pkg:huggingface/acme/short@v2",
      software_downloadLocation: "https://huggingface.co/acme/short",
      software_primaryPurpose: "model",
      software_sourceInfo: "seen at src/h.py:1",
      ai_informationAboutApplication: "task: summarization",
    });
    expect(found("acme/talk")).toMatchObject({ type: "dataset_DatasetPackage", dataset_datasetType: ["noAssertion"] });
    expect(found("model.onnx")).toMatchObject({
      type: "software_File",
      verifiedUsing: [{ type: "Hash", algorithm: "sha256", hashValue: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    const relations = elements
      .filter(({ type }) => type === "LifecycleScopedRelationship")
      .map(({ from, to, relationshipType, scope }) => {
        const name = (id: unknown): unknown => elements.find(({ spdxId }) => spdxId === id)?.name;
        return `${name(from)} ${relationshipType} ${(to as readonly string[]).map(name).join(",")} ${scope}`;
      });
    expect(relations).toContain("shop dependsOn claude-sonnet-4-5 test");
    expect(relations).toContain("openai dependsOn OpenAI runtime");
    expect(relations.find((one) => one.startsWith("shop contains"))).toContain("model.onnx");
  });

  it("BM9: every entry says where it was seen, and every reference leads to one", async () => {
    const document = JSON.parse(written(await listOf(TREE)));
    const refs: string[] = [...document.components, ...document.services].map((one) => one["bom-ref"]);
    expect(new Set(refs).size).toBe(refs.length);
    const known = new Set([...refs, "root"]);
    for (const { ref, dependsOn = [] } of document.dependencies)
      expect([ref, ...dependsOn].filter((one: string) => !known.has(one))).toEqual([]);
    for (const { evidence } of document.components) expect(evidence.occurrences.length).toBeGreaterThan(0);
    const [model] = document.components.filter(({ name }: { name: string }) => name === "short");
    expect(model).toMatchObject({
      type: "machine-learning-model",
      group: "acme",
      version: "v2",
      purl: "pkg:huggingface/acme/short@v2",
      modelCard: { modelParameters: { task: "summarization" } },
      evidence: { occurrences: [{ location: "src/h.py", line: 1 }] },
    });
    const scopes = document.components.map(({ name, scope }: { name: string; scope: string }) => [name, scope]);
    expect(scopes).toContainEqual(["claude-sonnet-4-5", "excluded"]);
    expect(scopes).toContainEqual(["gpt-4o", "required"]);
    expect(document.services).toMatchObject([{ name: "OpenAI", endpoints: ["https://api.openai.com"] }]);
    expect(document.dependencies).toContainEqual({ ref: "library:openai@4.2.0", dependsOn: ["service:OpenAI"] });
  });

  it("BM10: the same content gives the same bytes, in whatever order it is read", async () => {
    const [one, other] = [await listOf(TREE), await listOf(Object.fromEntries(Object.entries(TREE).reverse()))];
    for (const { id } of bomFormats.all) expect(written(one, id)).toBe(written(other, id));
    const facts = one.items.flatMap(({ kind, name, occurrences }) =>
      occurrences.map((at) => ({ ...at, kind: "ai", data: { kind, name } })),
    );
    expect(itemsOf(facts.toReversed())).toEqual(itemsOf(facts));
    const serial = (bom: Bom): string => JSON.parse(written(bom)).serialNumber;
    expect(serial(one)).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(serial(await listOf({}))).not.toBe(serial(one));
  });

  it("BM9: names stay text in Markdown", async () => {
    const text = written(await listOf(TREE), "markdown");
    expect(text).toContain("| <code>prompts/a &#60;b&#62;&#124;c.md</code> |");
    const rows = text.split("\n").filter((line) => line.startsWith("| "));
    expect(rows.filter((row) => row.split("|").length !== 6)).toEqual([]);
  });

  it.each(["cyclonedx", "json"])("BM11: compares with a list written as %s", async (format) => {
    const root = treeOf(TREE);
    const file = path.join(treeOf({}), "old.json");
    const now = async (): Promise<Bom> => (await billOfMaterials({ root, subject: "shop", now: 0 })).bom;
    writeFileSync(file, written(await now(), format));
    expect(diffBom(await readBom(file), await now())).toEqual([]);
    writeFileSync(path.join(root, "src/app.ts"), `\n\n${TREE["src/app.ts"]}`);
    expect(diffBom(await readBom(file), await now())).toEqual([]);
    writeFileSync(path.join(root, "package.json"), '{ "dependencies": { "openai": "4.3.0" } }');
    writeFileSync(
      path.join(root, "src/h.py"),
      'pipeline("summarization", model="acme/long")\n@tool\ndef pay():\n  pass\n',
    );
    writeFileSync(path.join(root, "model.onnx"), "other");
    const changes = diffBom(await readBom(file), await now());
    expect(changes.map(({ change, kind, name }) => `${change} ${kind} ${name}`)).toEqual([
      "added model acme/long",
      "removed model acme/short",
      "changed model-file model.onnx",
      "removed dataset acme/talk",
      "changed library openai",
    ]);
    expect(changes.at(-1)).toMatchObject({ before: ["4.2.0"], after: ["4.3.0"] });
  });

  it.each(["no", "{}", '{"bomFormat":"CycloneDX","components":[{}]}', '{"parapetBom":1,"items":[{"kind":"x"}]}'])(
    "BM11: refuses %s",
    async (text) => {
      const file = path.join(treeOf({ "old.json": text }), "old.json");
      await expect(readBom(file)).rejects.toMatchObject({ code: "PARAPET_SCAN_BOM", exit: 2 });
    },
  );

  it("BM4: a model file too large for a scan is hashed all the same", async () => {
    const root = treeOf({ "m.gguf": new Uint8Array(2_000), "big.txt": "x".repeat(2_000) });
    const { bom } = await billOfMaterials({ root, subject: "shop", now: 0, maxFileBytes: 1_000 });
    const { bom: whole } = await billOfMaterials({ root, subject: "shop", now: 0 });
    expect(bom.items).toEqual(whole.items);
    expect(bom.items).toMatchObject([{ kind: "model-file", name: "m.gguf", more: { bytes: ["2000"] } }]);
  });
});
