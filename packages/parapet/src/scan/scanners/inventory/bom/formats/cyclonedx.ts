import type { Bom, BomItem } from "../bom.ts";
import type { BomFormat } from "../bom-format.ts";
import { jsonDocument, uuidOf } from "./plain.ts";

type Json = Readonly<Record<string, unknown>>;

const COMPONENT_TYPES = {
  model: "machine-learning-model",
  "model-file": "machine-learning-model",
  dataset: "data",
  prompt: "data",
  tool: "data",
  library: "library",
  "mcp-server": "application",
} as const;
const DATA_TYPES = { dataset: "dataset", prompt: "configuration", tool: "definition" } as const;
const ROOT = "root";

/** CycloneDX in JSON: an ML-BOM. Services that are called over the network stand among its services. */
const cyclonedxOf = (specVersion: string, id: string): BomFormat => ({
  id,
  title: `CycloneDX ${specVersion}`,
  summary: `CycloneDX ${specVersion} ML-BOM in JSON, valid by the official schema.`,
  write(bom, { version, stamp }) {
    const services = bom.items.filter(({ kind }) => kind === "service");
    const others = bom.items.filter(({ kind }) => kind !== "service");
    const content = {
      metadata: {
        ...(stamp === undefined ? {} : { timestamp: new Date(stamp.at).toISOString() }),
        tools: { components: [{ type: "application", name: "parapet", version }] },
        component: { type: "application", "bom-ref": ROOT, name: bom.subject },
      },
      components: others.map(componentOf),
      services: services.map(serviceOf),
      dependencies: dependenciesOf(bom),
    };
    const serial = stamp?.serial ?? uuidOf(JSON.stringify(content));
    const document = {
      $schema: `http://cyclonedx.org/schema/bom-${specVersion}.schema.json`,
      bomFormat: "CycloneDX",
      specVersion,
      serialNumber: `urn:uuid:${serial}`,
      version: 1,
      ...content,
    };
    return jsonDocument(document);
  },
});

export const cyclonedx: BomFormat = cyclonedxOf("1.6", "cyclonedx");
/** What it adds, citations and patents among it, is nothing that a scan sees. */
export const cyclonedx17: BomFormat = cyclonedxOf("1.7", "cyclonedx-1.7");

const refOf = ({ kind, name, version }: Pick<BomItem, "kind" | "name" | "version">): string =>
  `${kind}:${name}${version === undefined ? "" : `@${version}`}`;

function componentOf(item: BomItem): Json {
  const { kind, name, version, purl, service, sha256, more, isAside, occurrences } = item;
  if (kind === "service") return serviceOf(item);
  const isOwned = kind === "model" && name.includes("/");
  const task = more.task?.[0];
  return {
    type: COMPONENT_TYPES[kind],
    "bom-ref": refOf(item),
    ...(isOwned ? { group: name.slice(0, name.indexOf("/")), name: name.slice(name.indexOf("/") + 1) } : { name }),
    ...(version === undefined ? {} : { version }),
    ...(kind === "model" && service !== undefined ? { publisher: service } : {}),
    scope: isAside ? "excluded" : "required",
    ...(sha256 === undefined ? {} : { hashes: [{ alg: "SHA-256", content: sha256 }] }),
    ...(purl === undefined ? {} : { purl: version === undefined ? purl : `${purl}@${encodeURIComponent(version)}` }),
    ...(kind === "model" && task !== undefined ? { modelCard: { modelParameters: { task } } } : {}),
    ...(kind === "dataset" || kind === "prompt" || kind === "tool" ? { data: [{ type: DATA_TYPES[kind], name }] } : {}),
    properties: propertiesOf(item),
    evidence: { occurrences: occurrences.map(({ path, line }) => ({ location: path, line })) },
  };
}

/** Services have no evidence in the standard: their places are properties. */
function serviceOf(item: BomItem): Json {
  return {
    "bom-ref": refOf(item),
    provider: { name: item.name },
    name: item.name,
    ...(item.more.endpoint === undefined ? {} : { endpoints: item.more.endpoint }),
    "x-trust-boundary": true,
    properties: [
      ...propertiesOf(item),
      ...item.occurrences.map(({ path, line }) => ({ name: "parapet:occurrence", value: `${path}:${line}` })),
    ],
  };
}

function propertiesOf({ kind, service, more, isAside }: BomItem): readonly Json[] {
  return [
    { name: "parapet:kind", value: kind },
    ...(service === undefined ? [] : [{ name: "parapet:service", value: service }]),
    ...(isAside && kind === "service" ? [{ name: "parapet:scope", value: "excluded" }] : []),
    ...Object.entries(more)
      .filter(([word]) => word !== "task" && (word !== "endpoint" || kind !== "service"))
      .flatMap(([word, values]) => values.map((value) => ({ name: `parapet:${word}`, value }))),
  ];
}

/** Everything is used by the root; a library and a model need the service that they call, where it is listed. */
function dependenciesOf({ items }: Bom): readonly Json[] {
  const services = new Set(items.filter(({ kind }) => kind === "service").map(({ name }) => name));
  return [
    { ref: ROOT, dependsOn: items.map(refOf) },
    ...items.map((item) => {
      const { kind, service } = item;
      const needs = kind !== "service" && service !== undefined && services.has(service);
      return needs
        ? { ref: refOf(item), dependsOn: [refOf({ kind: "service", name: service })] }
        : { ref: refOf(item) };
    }),
  ];
}
