import { ParapetError } from "../../kernel/index.ts";
import { ALPHANUMERIC, CLASS, NON_ASCII, OTHER_UNIT } from "../../text/index.ts";
import type { Detector, DetectorKind, Hit, InspectionContext, Passage } from "../detector.ts";
import { integerOption, knownOptions } from "../options.ts";
import { offTopicExamples } from "./off-topic.examples.ts";

/*
 * A tag for topics that an application is not there for, and no more than it looks: it counts words of yours. A topic
 * is a set of words; where several different ones of a set stand close together the text is said to be about it. What
 * is said in other words is not seen, and a story about a bank robbery is about banking.
 */

/** So close together do the words of a topic stand. Streams look no farther back. */
const NEAR_CHARACTERS = 240;
const LONGEST_WORD = 40;

interface Keyword {
  readonly topic: number;
  /** Which of its topic's words. */
  readonly word: number;
}

interface Table {
  readonly topics: readonly string[];
  /** By the first three letters of a word, the third 0 in one of two, whether it may be a keyword. */
  readonly opens: Uint8Array;
  readonly exact: ReadonlyMap<string, readonly Keyword[]>;
  readonly prefixes: ReadonlyMap<string, readonly Keyword[]>;
  readonly prefixLengths: readonly number[];
}

const keyOf = (a: number, b: number, c: number): number => ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);
const isWordCode = (code: number): boolean =>
  (CLASS[code]! & (ALPHANUMERIC | NON_ASCII)) !== 0 &&
  (code < 0x2000 || code > 0x206f) &&
  (code < 0x3000 || code > 0x303f) &&
  code !== 0xa0;
const IS_WORD: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, code) =>
  Number(code < OTHER_UNIT && isWordCode(code)),
);

function refuse(expected: string): never {
  throw new ParapetError("PARAPET_GUARD_OPTIONS", `detector 'off-topic': option 'topics' must be ${expected}`, {
    hint: "Write topics by name, as topics: { politics: [election, parliament, vote*] }.",
  });
}

function tableOf(topics: unknown): Table {
  if (typeof topics !== "object" || topics === null || Array.isArray(topics)) return refuse("lists of words by name");
  const exact = new Map<string, Keyword[]>();
  const prefixes = new Map<string, Keyword[]>();
  const opens = new Uint8Array(32_768);
  for (const [topic, words] of Object.values(topics as Readonly<Record<string, unknown>>).entries()) {
    if (!Array.isArray(words) || words.length === 0) return refuse("lists of words by name, none of them empty");
    for (const [word, written] of words.entries()) {
      if (typeof written !== "string" || !/^[\p{L}\p{M}\p{N}]{2,40}(?:(?<=...)\*)?$/u.test(written))
        return refuse("lists of single words, with * behind a beginning of three letters or more");
      const plain = written.replace("*", "").toLowerCase();
      const map = written.endsWith("*") ? prefixes : exact;
      map.set(plain, [...(map.get(plain) ?? []), { topic, word }]);
      opens[keyOf(plain.charCodeAt(0), plain.charCodeAt(1), plain.charCodeAt(2) || 0)] = 1;
    }
  }
  const prefixLengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))];
  return { topics: Object.keys(topics), opens, exact, prefixes, prefixLengths };
}

function* keywordsOf(table: Table, word: string): Generator<Keyword> {
  yield* table.exact.get(word) ?? [];
  for (const length of table.prefixLengths)
    if (word.length >= length) yield* table.prefixes.get(word.slice(0, length)) ?? [];
}

/** `options.topics`: words by topic, `*` behind a beginning; `options.words`: how many different ones make a hit, 2 unless given. */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("off-topic", options, ["topics", "words"]);
  const least = integerOption("off-topic", options, "words", { minimum: 1, maximum: 16, fallback: 2 });
  const table = tableOf(options.topics ?? {});

  function inspect({ text }: Passage, context: InspectionContext, hits: Hit[]): number {
    if (table.topics.length === 0) return text.length;
    const { from, units, isFinal } = context;
    const isWordAt = (at: number): boolean =>
      units[at] === OTHER_UNIT ? isWordCode(text.charCodeAt(at)) : IS_WORD[units[at]!] === 1;
    /** Of each topic, the last keywords and where they stood. */
    const recent: { readonly word: number; readonly start: number }[][] = table.topics.map(() => []);
    let at = Math.max(0, from - NEAR_CHARACTERS);
    if (at > 0 && isWordAt(at - 1)) while (at < text.length && isWordAt(at)) at++;
    for (; at < text.length; at++) {
      if (!isWordAt(at)) continue;
      const start = at;
      do at++;
      while (at < text.length && isWordAt(at));
      if (at === text.length && !isFinal && at - start <= LONGEST_WORD) return Math.max(from, start);
      if (at - start < 2 || at - start > LONGEST_WORD) continue;
      const a = units[start]!;
      const b = units[start + 1]!;
      const c = at - start > 2 ? units[start + 2]! : 0;
      const isAscii = a < OTHER_UNIT && b < OTHER_UNIT && c < OTHER_UNIT;
      if (isAscii && table.opens[keyOf(a, b, c)] === 0) continue;
      for (const { topic, word } of keywordsOf(table, text.slice(start, at).toLowerCase())) {
        const near = recent[topic]!.filter((one) => one.word !== word && start - one.start < NEAR_CHARACTERS);
        near.push({ word, start });
        recent[topic] = near;
        if (near.length >= least && start >= from) hits.push(topicHit(table.topics[topic]!, near.length, start, at));
      }
    }
    return text.length;
  }
  return { kind: offTopic, inspect };
}

function topicHit(topic: string, words: number, start: number, end: number): Hit {
  const reason = `${words} different words of the topic '${topic}' close together`;
  const confidence = 1 - 0.5 ** words;
  return { rule: "off-topic", start, end, confidence, severity: "low", replacement: "[off-topic]", reason };
}

export const offTopic: DetectorKind = {
  id: "off-topic",
  title: "Off topic",
  summary: "A tag for topics of your choosing, each a set of words of which several stand close together.",
  severity: "low",
  threats: ["jailbreak-abuse", "cost-exhaustion"],
  controls: ["ctl-output-guard", "ctl-input-guard"],
  maturity: "experimental",
  directions: ["output", "input"],
  origins: ["user", "assistant"],
  onHit: "flag",
  configure,
  needs: "topics",
  examples: offTopicExamples,
};
