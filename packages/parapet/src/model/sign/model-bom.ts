import { createHash } from "node:crypto";
import type { ModelManifest } from "./manifest.ts";
import type { CardSection, ModelCard } from "./model-card.ts";

type Json = Readonly<Record<string, unknown>>;

export interface ModelBomOptions {
  readonly manifest: ModelManifest;
  readonly card: ModelCard | undefined;
  /** Of Parapet. */
  readonly version: string;
  /** Where the model came from: `hf:acme/short`, or a URL. */
  readonly source?: string;
  readonly revision?: string;
  /** With the time, UTC epoch milliseconds; without it the same content gives the same bytes. */
  readonly at?: number;
}

/** Licences as model hubs write them, by their SPDX ids. Others keep their name. */
const SPDX: ReadonlyMap<string, string> = new Map(
  (
    "Apache-2.0 MIT BSD-2-Clause BSD-3-Clause BSD-3-Clause-Clear AGPL-3.0-only GPL-2.0-only GPL-3.0-only LGPL-2.1-only LGPL-3.0-only " +
    "MPL-2.0 ISC CC0-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-4.0 CC-BY-SA-3.0 CC-BY-SA-4.0 CC-BY-NC-2.0 CC-BY-NC-3.0 " +
    "CC-BY-NC-4.0 CC-BY-ND-4.0 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0 CC-BY-NC-SA-2.0 CC-BY-NC-SA-3.0 CC-BY-NC-SA-4.0 " +
    "Artistic-2.0 BSL-1.0 ECL-2.0 EPL-1.0 EPL-2.0 EUPL-1.1 EUPL-1.2 MS-PL NCSA OSL-3.0 PDDL-1.0 ODbL-1.0 PostgreSQL " +
    "Unlicense WTFPL Zlib OFL-1.1 AFL-3.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 CDLA-Sharing-1.0"
  )
    .split(" ")
    .flatMap((id) => [[id.toLowerCase(), id] as const, [id.toLowerCase().replace(/-only$/, ""), id] as const]),
);
const ROOT = "model";

/** A bill of materials of one model: CycloneDX 1.6 with a model card. */
export function modelBom(options: ModelBomOptions): string {
  const { manifest, card, version, at } = options;
  const datasets = card?.datasets ?? [];
  const content = {
    metadata: {
      ...(at === undefined ? {} : { timestamp: new Date(at).toISOString() }),
      tools: { components: [{ type: "application", name: "parapet", version }] },
      component: modelOf(options),
    },
    components: [
      ...manifest.files.map(({ path, sha256, sizeBytes }) => ({
        type: "file",
        "bom-ref": `file:${path}`,
        name: path === "." ? manifest.name : path,
        hashes: [{ alg: "SHA-256", content: sha256 }],
        properties: [{ name: "parapet:sizeBytes", value: String(sizeBytes) }],
      })),
      ...[...new Set(datasets)].map((name) => ({
        type: "data",
        "bom-ref": `dataset:${name}`,
        name,
        data: [{ type: "dataset", name }],
      })),
    ],
    dependencies: [
      {
        ref: ROOT,
        dependsOn: [
          ...manifest.files.map(({ path }) => `file:${path}`),
          ...new Set(datasets.map((name) => `dataset:${name}`)),
        ],
      },
    ],
  };
  return `${JSON.stringify(
    {
      $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}`,
      version: 1,
      ...content,
    },
    // No half of a character, which JSON itself would allow.
    (_, inner: unknown) => (typeof inner === "string" ? inner.toWellFormed() : inner),
    2,
  )}\n`;
}

function modelOf({ manifest, card, source, revision }: ModelBomOptions): Json {
  const licences = card === undefined ? [] : licencesOf(card);
  return {
    type: "machine-learning-model",
    "bom-ref": ROOT,
    name: manifest.name,
    ...(revision === undefined ? {} : { version: revision }),
    hashes: [{ alg: "SHA-256", content: manifest.rootDigest }],
    ...(licences.length === 0 ? {} : { licenses: licences }),
    ...(source === undefined ? {} : { externalReferences: [{ type: "distribution", url: source }] }),
    ...((card?.baseModels.length ?? 0) === 0
      ? {}
      : {
          pedigree: { ancestors: (card?.baseModels ?? []).map((name) => ({ type: "machine-learning-model", name })) },
        }),
    ...(card === undefined ? {} : { modelCard: cardOf(card) }),
    properties: [
      { name: "parapet:rootDigest", value: `sha256:${manifest.rootDigest}` },
      ...(card?.library === undefined ? [] : [{ name: "parapet:library", value: card.library }]),
      ...(card?.languages ?? []).map((value) => ({ name: "parapet:language", value })),
    ],
  };
}

function licencesOf({ licenses, licenseLink }: ModelCard): readonly Json[] {
  const url = licenseLink !== undefined && /^https?:\/\/[^\s"<>]+$/.test(licenseLink) ? { url: licenseLink } : {};
  return licenses.map((name) => {
    const id = SPDX.get(name.toLowerCase());
    return { license: { ...(id === undefined ? { name } : { id }), ...url } };
  });
}

function cardOf(card: ModelCard): Json {
  const about = (section: CardSection): readonly string[] => {
    const text = card.sections[section]?.trim();
    return text === undefined ? [] : [text];
  };
  const useCases = about("intended-use");
  const limits = about("limits");
  return {
    modelParameters: {
      ...(card.task === undefined ? {} : { task: card.task }),
      ...(card.datasets.length === 0
        ? {}
        : { datasets: [...new Set(card.datasets)].map((name) => ({ ref: `dataset:${name}` })) }),
    },
    ...(card.metrics.length === 0
      ? {}
      : {
          quantitativeAnalysis: {
            performanceMetrics: card.metrics.map(({ type, value, dataset }) => ({
              type,
              value,
              ...(dataset === undefined ? {} : { slice: dataset }),
            })),
          },
        }),
    ...(useCases.length + limits.length === 0
      ? {}
      : {
          considerations: {
            ...(useCases.length === 0 ? {} : { useCases }),
            ...(limits.length === 0 ? {} : { technicalLimitations: limits }),
          },
        }),
  };
}

/** A UUID of version 8, which is of a content and nothing else. */
function uuidOf(content: string): string {
  const hex = createHash("sha256").update(content).digest("hex");
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
