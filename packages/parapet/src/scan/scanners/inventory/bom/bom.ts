import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { messageOf } from "@parapet/guard/kernel";
import { isAside } from "../../../aside.ts";
import { type ScanFailure, type ScanOptions, scan } from "../../../scan.ts";
import type { PlacedFact } from "../../../scanner.ts";
import { inventory } from "../inventory.ts";
import { ITEM_KINDS, type ItemKind, type Seen } from "../item.ts";
import { isModelFile, seenModelFile } from "../readers/files.ts";

/** Somewhere that an item shows. */
interface Occurrence {
  readonly path: string;
  readonly line: number;
}

/** One thing on the list: the same name in two versions is two things. */
export interface BomItem {
  readonly kind: ItemKind;
  readonly name: string;
  readonly version?: string;
  /** Without the version. */
  readonly purl?: string;
  /** Name in the catalogue of AI services. */
  readonly service?: string;
  readonly sha256?: string;
  /** What more is known, each word with all that was seen, sorted. */
  readonly more: Readonly<Record<string, readonly string[]>>;
  /** True where it shows in tests, examples and documentation only. */
  readonly isAside: boolean;
  /** In the order of paths and lines. */
  readonly occurrences: readonly Occurrence[];
}

export interface Bom {
  /** What the list is of. */
  readonly subject: string;
  /** By kind and name. */
  readonly items: readonly BomItem[];
}

export interface BomResult {
  readonly bom: Bom;
  readonly findings: Awaited<ReturnType<typeof scan>>["findings"];
  readonly failures: readonly ScanFailure[];
  readonly files: number;
  readonly isInterrupted: boolean;
}

export interface BomOptions extends Omit<ScanOptions, "scanners" | "settings" | "cacheFile"> {
  readonly subject: string;
  /** Names of services that may be used; the others are findings. */
  readonly sanctioned?: readonly string[];
}

/**
 * The AI that a folder uses. Model files may be of any size: those too large for a scan are hashed in pieces.
 *
 * @throws {ParapetError} as `scan` does
 */
export async function billOfMaterials(options: BomOptions): Promise<BomResult> {
  const { subject, sanctioned, ...scanning } = options;
  const result = await scan({
    ...scanning,
    scanners: [inventory],
    settings: { options: { inventory: sanctioned === undefined ? {} : { sanctioned } } },
  });
  const facts = [...result.facts];
  const failures = [...result.failures];
  for (const skipped of result.skipped) {
    if (skipped.why !== "too-large" || !isModelFile(skipped.path) || options.signal?.aborted === true) continue;
    try {
      const { sha256, bytes } = await hashOf(path.join(options.root, skipped.path));
      facts.push({ path: skipped.path, kind: "ai", line: 1, data: seenModelFile(skipped.path, bytes, sha256) });
    } catch (thrown) {
      failures.push({ path: skipped.path, scanner: inventory.id, error: messageOf(thrown) });
    }
  }
  const { findings, files, isInterrupted } = result;
  return { bom: { subject, items: itemsOf(facts) }, findings, failures, files, isInterrupted };
}

async function hashOf(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk as Buffer); // no encoding is set
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** Facts of one thing in one version become one item, in the same order whatever order they came in. */
export function itemsOf(facts: readonly PlacedFact[]): readonly BomItem[] {
  const groups = new Map<string, { seen: Seen; at: Occurrence }[]>();
  for (const { kind, data, path: filePath, line } of facts) {
    if (kind !== "ai") continue;
    const seen = data as Seen; // the inventory scanner said it
    const key = `${ITEM_KINDS.indexOf(seen.kind)}\n${seen.name}\n${seen.version ?? ""}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ seen, at: { path: filePath, line } });
  }
  dropUnversioned(groups);
  return [...groups].sort(([a], [b]) => compare(a, b)).map(([, group]) => itemOf(group));
}

/** An import says nothing of a version that a manifest gives: both speak of the one thing. */
function dropUnversioned(groups: Map<string, { seen: Seen; at: Occurrence }[]>): void {
  for (const [key, group] of [...groups]) {
    const { kind, version } = group[0]!.seen;
    if (kind !== "library" || version !== undefined) continue;
    const versioned = [...groups.keys()].filter((other) => other !== key && other.startsWith(key));
    if (versioned.length !== 1) continue;
    groups.get(versioned[0]!)!.push(...group);
    groups.delete(key);
  }
}

function itemOf(group: readonly { readonly seen: Seen; readonly at: Occurrence }[]): BomItem {
  const sorted = group.toSorted((a, b) => compare(a.at.path, b.at.path) || a.at.line - b.at.line);
  const first = <Key extends "purl" | "service" | "sha256" | "version">(key: Key): { [K in Key]?: string } => {
    const value = sorted.find(({ seen }) => seen[key] !== undefined)?.seen[key];
    return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: string }); // its one key is Key
  };
  const more = new Map<string, Set<string>>();
  for (const { seen } of sorted)
    for (const [word, value] of Object.entries(seen.more ?? {}))
      if (value !== "") more.set(word, (more.get(word) ?? new Set()).add(value));
  const places = new Map(sorted.map(({ at }) => [`${at.path}\n${at.line}`, at]));
  const { kind, name } = sorted[0]!.seen;
  return {
    kind,
    name,
    ...first("version"),
    ...first("purl"),
    ...first("service"),
    ...first("sha256"),
    more: Object.fromEntries([...more].sort(([a], [b]) => compare(a, b)).map(([word, all]) => [word, [...all].sort()])),
    isAside: sorted.every(({ at }) => isAside(at.path)),
    occurrences: [...places.values()],
  };
}

/** By code units: the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
