import { readFile } from "node:fs/promises";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { z } from "zod";
import { ITEM_KINDS, type ItemKind } from "../item.ts";
import { type Bom, compare } from "./bom.ts";

/** What of an item a change is told by. */
interface Version {
  readonly version?: string | undefined;
  readonly sha256?: string | undefined;
}
/** Versions of what has one name, by kind and name. */
export type KnownItems = ReadonlyMap<
  string,
  { readonly kind: ItemKind; readonly name: string; readonly versions: readonly string[] }
>;

export interface BomChange {
  readonly change: "added" | "removed" | "changed";
  readonly kind: ItemKind;
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const MAX_BYTES = 64 << 20;
const kind = z.enum(ITEM_KINDS);
const ownSchema = z.object({
  parapetBom: z.literal(1),
  items: z.array(z.object({ kind, name: z.string(), version: z.string().optional(), sha256: z.string().optional() })),
});
const entrySchema = z.object({
  group: z.string().optional(),
  name: z.string(),
  version: z.string().optional(),
  hashes: z.array(z.object({ alg: z.string(), content: z.string() })).optional(),
  properties: z.array(z.object({ name: z.string(), value: z.string().optional() })).optional(),
});
const cyclonedxSchema = z.object({
  bomFormat: z.literal("CycloneDX"),
  components: z.array(entrySchema).default([]),
  services: z.array(entrySchema).default([]),
});

/**
 * A list that was written before, by Parapet as CycloneDX or JSON. Components of other tools in it are not compared.
 *
 * @throws {ParapetError} PARAPET_SCAN_BOM naming the file and field
 */
export async function readBom(file: string): Promise<KnownItems> {
  const refuse = (problem: string, cause?: unknown): never => {
    throw new ParapetError("PARAPET_SCAN_BOM", `${file}: ${problem}`, {
      hint: "Name a list that 'parapet scan bom' wrote as cyclonedx or json.",
      exit: EXIT.usage,
      cause,
    });
  };
  const text = await readFile(file, "utf8").catch((cause: unknown) => refuse("cannot be read", cause));
  if (text.length > MAX_BYTES) refuse("is larger than 64 MB");
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    return refuse("is not JSON", cause);
  }
  const own = ownSchema.safeParse(document);
  if (own.success) return known(own.data.items);
  const parsed = cyclonedxSchema.safeParse(document);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is no bill of materials"}`);
  }
  return known(
    [...parsed.data.services, ...parsed.data.components].flatMap((entry) => {
      const said = kind.safeParse(entry.properties?.find(({ name }) => name === "parapet:kind")?.value);
      if (!said.success) return [];
      const name = entry.group === undefined ? entry.name : `${entry.group}/${entry.name}`;
      const sha256 = entry.hashes?.find(({ alg }) => alg === "SHA-256")?.content;
      return [{ kind: said.data, name, version: entry.version, sha256 }];
    }),
  );
}

function known(items: readonly ({ readonly kind: ItemKind; readonly name: string } & Version)[]): KnownItems {
  const map = new Map<string, { kind: ItemKind; name: string; versions: string[] }>();
  for (const { kind, name, version, sha256 } of items) {
    const key = `${ITEM_KINDS.indexOf(kind)}\n${name}`;
    const entry = map.get(key) ?? { kind, name, versions: [] };
    map.set(key, entry);
    const said = version ?? (sha256 === undefined ? "" : `sha256:${sha256}`);
    if (said !== "") entry.versions.push(said);
  }
  for (const { versions } of map.values()) versions.sort(compare);
  return map;
}

/** By kind and name. What only moved to other lines has not changed. */
export function diffBom(before: KnownItems, { items }: Bom): readonly BomChange[] {
  const after = known(items);
  const changes: BomChange[] = [];
  for (const key of [...new Set([...before.keys(), ...after.keys()])].sort(compare)) {
    const [old, now] = [before.get(key), after.get(key)];
    const { kind, name } = (now ?? old)!;
    const versions = { before: old?.versions ?? [], after: now?.versions ?? [] };
    if (old === undefined) changes.push({ change: "added", kind, name, ...versions });
    else if (now === undefined) changes.push({ change: "removed", kind, name, ...versions });
    else if (old.versions.join("\n") !== now.versions.join("\n"))
      changes.push({ change: "changed", kind, name, ...versions });
  }
  return changes;
}
