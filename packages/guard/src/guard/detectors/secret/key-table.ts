import { ALPHANUMERIC, BASE64_SIGN } from "../../../text/index.ts";
import { type Form, formOf } from "./form.ts";
import type { KeyRule } from "./key-rule.ts";

/** One form of a rule, ready to be tried. */
export interface Candidate {
  readonly rule: KeyRule;
  readonly form: Form;
}

/** Candidates by the names that must stand near. */
export type Named = ReadonlyMap<string, readonly Candidate[]>;

export interface KeyTable {
  /** By the first two characters of the beginning; the most particular first. */
  readonly byStart: readonly (readonly Candidate[] | undefined)[];
  /** Forms without a beginning, by length: of base64 characters, and of those with `-`, `_`, `.` or `~`. */
  readonly base64ByLength: readonly (Named | undefined)[];
  readonly tokenByLength: readonly (Named | undefined)[];
  /** Every name of a rule without a beginning. */
  readonly names: ReadonlyMap<string, true>;
  readonly longestTake: number;
  readonly longestNamed: number;
}

/** What is taken of a body that never ends. */
export const TAKE_CHARACTERS = 1_024;
const ASCII = 128;

/** Where the candidates stand whose beginning starts with these two characters; beyond ASCII nothing does. */
export function startIndex(first: number, second: number): number {
  return first < ASCII && second < ASCII ? first * ASCII + second : -1;
}

/** Which of two candidates for one place is asked first: the longer beginning, the one with a name, the narrower form. */
function byParticularity(a: Candidate, b: Candidate): number {
  return (
    b.form.prefix.length - a.form.prefix.length ||
    Number(b.rule.near !== undefined) - Number(a.rule.near !== undefined) ||
    b.form.parts.length - a.form.parts.length ||
    Number(b.form.isExact) - Number(a.form.isExact) ||
    a.form.maximum - b.form.maximum
  );
}

function addNamed(lists: Map<string, Candidate[]>[], candidate: Candidate): void {
  for (let length = candidate.form.minimum; length <= candidate.form.maximum; length++) {
    const list = lists[length] ?? new Map<string, Candidate[]>();
    lists[length] = list;
    for (const name of candidate.rule.near ?? []) list.set(name, [...(list.get(name) ?? []), candidate]);
  }
}

/** Lays `rules` out so that what a text costs does not grow with their number. */
export function keyTable(rules: readonly KeyRule[]): KeyTable {
  const byStart: Candidate[][] = [];
  const base64ByLength: Map<string, Candidate[]>[] = [];
  const tokenByLength: Map<string, Candidate[]>[] = [];
  const names = new Map<string, true>();
  let [longestTake, longestNamed] = [TAKE_CHARACTERS, 0];
  for (const rule of rules)
    for (const written of rule.forms) {
      const form = formOf(written);
      longestTake = Math.max(longestTake, form.maximum);
      if (form.prefix !== "") {
        const index = startIndex(form.prefix.charCodeAt(0), form.prefix.charCodeAt(1));
        byStart[index] ??= [];
        byStart[index].push({ rule, form });
        continue;
      }
      longestNamed = Math.max(longestNamed, form.maximum);
      const isBase64 = (form.classes & ~(ALPHANUMERIC | BASE64_SIGN)) === 0 && !written.includes("~");
      addNamed(isBase64 ? base64ByLength : tokenByLength, { rule, form });
      for (const name of rule.near ?? []) names.set(name, true);
    }
  for (const candidates of byStart) candidates?.sort(byParticularity);
  return { byStart, base64ByLength, tokenByLength, names, longestTake: longestTake + 64, longestNamed };
}
