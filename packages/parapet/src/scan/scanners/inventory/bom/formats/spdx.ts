import type { ItemKind } from "../../item.ts";
import type { Bom, BomItem } from "../bom.ts";
import type { BomFormat } from "../bom-format.ts";
import { jsonDocument, uuidOf } from "./plain.ts";

type Json = Readonly<Record<string, unknown>>;

const CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
const CREATION = "_:creation";
/** Every document must name a time. Without a stamp it is none, so that the same content gives the same bytes. */
const NO_TIME = "1970-01-01T00:00:00Z";
const HUB = "https://huggingface.co/";

/** Class of each kind of item, and what SPDX calls its purpose. It has no class of its own for services, tools, prompts. */
const CLASSES: Readonly<Record<ItemKind, readonly [type: string, purpose: string]>> = {
  model: ["ai_AIPackage", "model"],
  dataset: ["dataset_DatasetPackage", "data"],
  library: ["software_Package", "library"],
  "mcp-server": ["software_Package", "application"],
  service: ["software_Package", "platform"],
  tool: ["software_Package", "module"],
  "model-file": ["software_File", "model"],
  prompt: ["software_File", "configuration"],
};

/**
 * SPDX 3.0.1 in JSON-LD, with the classes of its AI and Dataset profiles. Those profiles also want what no scan of files
 * can know, such as the day of a release and who concluded on a licence: conformance with them is not claimed.
 *
 * @see https://spdx.github.io/spdx-spec/v3.0.1/
 */
export const spdx: BomFormat = {
  id: "spdx",
  title: "SPDX 3.0.1",
  summary: "SPDX 3.0.1 in JSON-LD with packages of the AI and Dataset profiles, valid by the official schema.",
  write(bom, { version, stamp }) {
    const serial = stamp?.serial ?? uuidOf(JSON.stringify({ bom, version }));
    const iri = (part: string): string => `urn:uuid:${serial}#${encodeURIComponent(part.toWellFormed())}`;
    const created = stamp === undefined ? NO_TIME : new Date(stamp.at).toISOString().replace(/\.\d{3}Z$/, "Z");
    const element = (type: string, id: string, rest: Json): Json => ({
      type,
      spdxId: iri(id),
      creationInfo: CREATION,
      ...rest,
    });
    const suppliers = [...new Set(bom.items.flatMap((item) => supplierOf(item) ?? []))];
    const content = [
      element("software_Package", "root", { name: bom.subject, software_primaryPurpose: "application" }),
      ...suppliers.map((name) => element("Organization", `supplier:${name}`, { name })),
      ...bom.items.map((item) => element(CLASSES[item.kind][0], refOf(item), propertiesOf(item, iri))),
      ...relationsOf(bom).map(({ from, to, type, scope }) =>
        element("LifecycleScopedRelationship", `${from} ${type} ${scope}`, {
          from: iri(from),
          to: to.map(iri),
          relationshipType: type,
          scope,
        }),
      ),
    ];
    const ids = content.map(({ spdxId }) => spdxId);
    return jsonDocument({
      "@context": CONTEXT,
      "@graph": [
        {
          type: "CreationInfo",
          "@id": CREATION,
          specVersion: "3.0.1",
          created,
          createdBy: [iri("agent")],
          createdUsing: [iri("tool")],
        },
        element("SoftwareAgent", "agent", { name: "parapet" }),
        element("Tool", "tool", { name: `parapet ${version}` }),
        element("SpdxDocument", "document", {
          profileConformance: ["core", "software"],
          rootElement: [iri("sbom")],
          element: [iri("agent"), iri("tool"), ...ids],
        }),
        element("software_Sbom", "sbom", {
          name: bom.subject,
          profileConformance: ["core", "software"],
          software_sbomType: ["source"],
          rootElement: [iri("root")],
          element: ids,
        }),
        ...content,
      ],
    });
  },
};

const refOf = ({ kind, name, version }: Pick<BomItem, "kind" | "name" | "version">): string =>
  `${kind}:${name}${version === undefined ? "" : `@${version}`}`;

/** Who gives it: the service that runs it, or the owner on the hub. */
function supplierOf({ kind, name, service }: BomItem): string | undefined {
  if (kind === "service") return name;
  if (kind !== "model" && kind !== "dataset") return undefined;
  return service ?? (name.includes("/") ? name.slice(0, name.indexOf("/")) : undefined);
}

function propertiesOf(item: BomItem, iri: (part: string) => string): Json {
  const { kind, name, version, purl, sha256, more } = item;
  const supplier = supplierOf(item);
  const words = Object.entries(more)
    .filter(([word]) => word !== "task")
    .map(([word, values]) => `${word}: ${values.join(", ")}`);
  const isFile = CLASSES[kind][0] === "software_File";
  return {
    name,
    software_primaryPurpose: CLASSES[kind][1],
    comment: [`kind: ${kind}`, ...words].join("; "),
    ...(supplier === undefined ? {} : { suppliedBy: iri(`supplier:${supplier}`) }),
    ...(sha256 === undefined ? {} : { verifiedUsing: [{ type: "Hash", algorithm: "sha256", hashValue: sha256 }] }),
    ...(isFile ? {} : packageProperties(item)),
    ...(kind === "model" && more.task !== undefined
      ? { ai_informationAboutApplication: `task: ${more.task.join(", ")}` }
      : {}),
    ...(kind === "dataset" ? { dataset_datasetType: ["noAssertion"] } : {}),
    ...(isFile || purl === undefined
      ? {}
      : { software_packageUrl: version === undefined ? purl : `${purl}@${encodeURIComponent(version)}` }),
  };
}

function packageProperties({ kind, name, version, purl, occurrences }: BomItem): Json {
  const onHub = purl?.startsWith("pkg:huggingface/") === true;
  return {
    ...(version === undefined ? {} : { software_packageVersion: version }),
    ...(onHub
      ? {
          software_downloadLocation: `${HUB}${kind === "dataset" ? "datasets/" : ""}${name.split("/").map(encodeURIComponent).join("/")}`,
        }
      : {}),
    software_sourceInfo: `seen at ${occurrences.map(({ path, line }) => `${path}:${line}`).join(", ")}`,
  };
}

interface Relation {
  readonly from: string;
  readonly to: readonly string[];
  readonly type: "dependsOn" | "contains";
  readonly scope: "runtime" | "test";
}

/** The root contains files and depends on the rest, in its tests alone or not; what calls a service depends on it. */
function relationsOf({ items }: Bom): readonly Relation[] {
  const services = new Set(items.filter(({ kind }) => kind === "service").map(({ name }) => name));
  const ofRoot = (["contains", "dependsOn"] as const).flatMap((type) =>
    (["runtime", "test"] as const).map((scope): Relation => {
      const to = items.filter(
        ({ kind, isAside }) =>
          (CLASSES[kind][0] === "software_File") === (type === "contains") && isAside === (scope === "test"),
      );
      return { from: "root", to: to.map(refOf), type, scope };
    }),
  );
  const ofItems = items.flatMap((item): readonly Relation[] => {
    const { kind, service, isAside } = item;
    if (kind === "service" || service === undefined || !services.has(service)) return [];
    const to = [refOf({ kind: "service", name: service })];
    return [{ from: refOf(item), to, type: "dependsOn", scope: isAside ? "test" : "runtime" }];
  });
  return [...ofRoot.filter(({ to }) => to.length > 0), ...ofItems];
}
