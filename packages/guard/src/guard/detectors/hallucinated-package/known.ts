import { ParapetError } from "../../../kernel/index.ts";
import { encodeBase64 } from "../../../text/index.ts";
import { bloomOf, bytesOf, isIn } from "./bloom.ts";
import { ECOSYSTEM_IDS, type EcosystemId, ecosystemOf } from "./ecosystem.ts";

/** What is known of one registry. */
export interface Known {
  has(name: string): boolean;
  /** A popular name that `name` is one slip away from; undefined when there is none. */
  lookalikeOf(name: string): string | undefined;
}

/** An index of slips takes about ten entries a name. */
const MOST_POPULAR = 20_000;
/** Among shorter names everything is one slip from something. */
const SHORTEST = 4;

function refuse(field: string, expected: string): never {
  throw new ParapetError(
    "PARAPET_GUARD_OPTIONS",
    `detector 'hallucinated-package': option '${field}' must be ${expected}`,
    {
      hint: "Give names by ecosystem, as known: { npm: [express, react] }.",
    },
  );
}

type Options = Readonly<Record<string, unknown>>;
const isNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "");
const isRecord = (value: unknown): value is Options =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads `options.known` and `options.popular`: what is known by ecosystem. */
export function knownPackages(options: Options): ReadonlyMap<EcosystemId, Known> {
  const known = options.known ?? {};
  const popular = options.popular ?? {};
  for (const [field, value] of [
    ["known", known],
    ["popular", popular],
  ] as const) {
    if (!isRecord(value)) return refuse(field, "names by ecosystem");
    for (const id of Object.keys(value))
      if (!(ECOSYSTEM_IDS as readonly string[]).includes(id))
        refuse(`${field}.${id}`, `one of ${ECOSYSTEM_IDS.join(", ")}`);
  }
  const result = new Map<EcosystemId, Known>();
  for (const [id, names] of Object.entries(known) as [EcosystemId, unknown][]) {
    const { nameOf } = ecosystemOf(id);
    const favourites = (popular as Options)[id] ?? (isNames(names) ? names : []);
    if (!isNames(favourites)) return refuse(`popular.${id}`, "a list of names");
    const lookalikeOf = slipIndex(favourites.slice(0, MOST_POPULAR).map(nameOf));
    result.set(id, { has: membership(id, names, nameOf), lookalikeOf });
  }
  return result;
}

function membership(id: EcosystemId, names: unknown, nameOf: (token: string) => string): (name: string) => boolean {
  if (isNames(names)) {
    const set = new Set(names.map(nameOf));
    return (name) => set.has(name);
  }
  if (!isRecord(names) || typeof names.bloom !== "string" || !Number.isInteger(names.hashes))
    return refuse(`known.${id}`, "a list of names, or a Bloom filter { bloom: <base64>, hashes: <number> }");
  const bits = bytesOf(names.bloom);
  const hashes = names.hashes as number;
  if (bits === undefined || bits.length === 0 || hashes < 1 || hashes > 32)
    return refuse(`known.${id}`, "a Bloom filter whose bits are base64 and whose hashes are 1 to 32");
  return (name) => isIn({ bits, hashes }, name);
}

/** A Bloom filter of a registry's names, as `options.known` takes it: 10 bits a name, 1 in 100 others taken for known. */
export function packageFilter(
  ecosystem: EcosystemId,
  names: readonly string[],
): { readonly bloom: string; readonly hashes: number } {
  const { bits, hashes } = bloomOf(names.map(ecosystemOf(ecosystem).nameOf));
  return { bloom: encodeBase64(bits), hashes };
}

const withoutOne = (name: string): string[] => Array.from(name, (_, i) => name.slice(0, i) + name.slice(i + 1));

/** By what is left of a name when one character is taken out: names one slip apart share one such rest. */
function slipIndex(names: readonly string[]): (name: string) => string | undefined {
  const byRest = new Map<string, string[]>();
  for (const name of names) {
    if (name.length < SHORTEST) continue;
    for (const rest of new Set([name, ...withoutOne(name)])) {
      const sharing = byRest.get(rest);
      if (sharing === undefined) byRest.set(rest, [name]);
      else if (sharing.length < 32) sharing.push(name);
    }
  }
  return (name) => {
    if (name.length < SHORTEST || name.length > 64) return undefined;
    for (const rest of [name, ...withoutOne(name)])
      for (const other of byRest.get(rest) ?? []) if (isOneSlip(name, other)) return other;
    return undefined;
  };
}

/** Damerau–Levenshtein distance 1: one character more, less or other, or two neighbours changed about. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
}
