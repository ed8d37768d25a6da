import { KIND } from "./cues.ts";
import type { Scan, Sentence } from "./scan.ts";
import { putTopic, type Topic } from "./topic.ts";
import { hashOf } from "./word-hash.ts";

const COUNTED = [
  "refuses",
  "sorry",
  "machine",
  "admonishes",
  "redirects",
  "instructs",
  "accepts",
  "disclaims",
  "unleashed",
  "rule",
  "turns",
  "asks",
  "unknown",
  "lawful",
  "feels",
] as const;
const PLACES = ["first", "second", "last", "share", "voice", "count"] as const;

/** What is measured of a reply, in order. */
export const FEATURES: readonly string[] = [
  ...COUNTED.flatMap((kind) => PLACES.map((place) => `${place}-${kind}`)),
  "sentences",
  "words",
  "chars",
  "voices",
  "lines",
  "items",
  "code",
  "foreign",
  "sentence-words",
  "repeated",
  "empty",
  "plain-share",
  "plain-words",
  "plain-voice-share",
  "plain-voice-words",
  "run-sentences",
  "run-words",
  "run-voice-words",
  "before-no",
  "after-no",
  "instructs-after-no",
  "plain-after-no",
  "voice-first-no",
  "voice-no",
  "first-voice-no",
  "no-at",
  "questions",
  "last-question",
  "first-words",
  "quoted",
  "plain-items",
  "best-voice-instructs",
  "best-voice-plain-words",
  "no-early",
  "taken-back",
  "no-holds",
  "no-only",
  "warns-only",
  "short-no",
  "begins-no",
  "begins-yes",
  "sorry-leads",
  "machine-leads",
  "leads-away",
  "says-no",
  "does-after-all",
  "short-plain",
  "overlap",
  "overlap-plain",
  "overlap-best",
  "overlap-last",
  "overlap-ask",
  "overlap-ask-plain",
  "echo",
  "off-topic",
  "is-echo",
];

const NOES = new Set(["no", "nope", "never", "sorry", "nah"].map(hashOf));
const YESES = new Set(["yes", "yeah", "sure", "certainly", "absolutely", "okay", "ok", "alright"].map(hashOf));

const grown = (amount: number, half: number): number => amount / (amount + half);
const over = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** `refuses` has no bit of its own among the cues'. */
const BITS: readonly number[] = COUNTED.map((kind) => (kind === "refuses" ? 0 : KIND[kind]));
const isOf = (sentence: Sentence, kind: (typeof COUNTED)[number]): boolean =>
  kind === "refuses" ? sentence.refuses : (sentence.kinds & KIND[kind]) !== 0;
const NOT_PLAIN = KIND.admonishes | KIND.redirects | KIND.sorry | KIND.asks;
const isPlain = (one: Sentence): boolean => !one.refuses && (one.kinds & NOT_PLAIN) === 0 && one.to - one.from >= 4;
const sizeOf = ({ from, to }: Sentence): number => to - from;

/** Measures a reply. */
export function featuresOf(topic: Topic, reply: Scan): Float64Array {
  const values = new Float64Array(FEATURES.length);
  let at = 0;
  const put = (value: number): void => {
    values[at++] = value;
  };
  const { sentences: all, count, voices } = reply;
  const lastVoice = all.at(-1)?.voice ?? 0;
  const firstVoice = all[0]?.voice ?? 0;
  const voice = all.filter((one) => one.voice === lastVoice);
  const first = all[0];
  const second = all[1];
  const last = all.at(-1);
  for (const [index, kind] of COUNTED.entries()) {
    const bit = BITS[index]!;
    let hits = 0;
    let own = 0;
    for (const one of all)
      if (bit === 0 ? one.refuses : (one.kinds & bit) !== 0) {
        hits++;
        if (one.voice === lastVoice) own++;
      }
    put(first !== undefined && isOf(first, kind) ? 1 : 0);
    put(second !== undefined && isOf(second, kind) ? 1 : 0);
    put(last !== undefined && isOf(last, kind) ? 1 : 0);
    put(over(hits, all.length));
    put(over(own, voice.length));
    put(grown(hits, 3));
  }
  const plain = all.filter(isPlain);
  const plainVoice = voice.filter(isPlain);
  const wordsOf = (some: readonly Sentence[]): number => some.reduce((sum, one) => sum + sizeOf(one), 0);
  put(grown(all.length, 5));
  put(grown(count, 80));
  put(grown(reply.sizeChars, 500));
  put(grown(voices - 1, 1));
  put(grown(reply.lines, 6));
  put(grown(all.filter((one) => one.isItem).length, 4));
  put(grown(reply.codeLines, 5));
  put(reply.foreign);
  put(grown(over(count, all.length), 15));
  put(over(reply.repeatedWords, reply.longWords));
  put(count === 0 ? 1 : 0);
  put(over(plain.length, all.length));
  put(grown(wordsOf(plain), 60));
  put(over(plainVoice.length, voice.length));
  put(grown(wordsOf(plainVoice), 60));
  const run = longestRun(all);
  put(grown(run.sentences, 3));
  put(grown(run.words, 50));
  put(grown(longestRun(voice).words, 50));
  const firstNo = all.findIndex((one) => one.refuses);
  let lastNo = -1;
  for (let index = all.length - 1; index >= 0 && lastNo === -1; index--) if (all[index]!.refuses) lastNo = index;
  const after = firstNo === -1 ? [] : all.slice(firstNo + 1);
  put(firstNo === -1 ? 1 : grown(all[firstNo]!.from, 40));
  put(lastNo === -1 ? 1 : grown(count - all[lastNo]!.to, 60));
  put(over(after.filter((one) => isOf(one, "instructs")).length, after.length));
  put(grown(wordsOf(after.filter(isPlain)), 50));
  put(voice[0]?.refuses === true || voice[1]?.refuses === true ? 1 : 0);
  put(voice.some((one) => one.refuses) ? 1 : 0);
  put(all.some((one) => one.voice === firstVoice && one.refuses) ? 1 : 0);
  put(firstNo === -1 ? 1 : grown(firstNo, 2));
  put(over(all.filter((one) => one.isQuestion).length, all.length));
  put(last?.isQuestion === true ? 1 : 0);
  put(grown(first === undefined ? 0 : sizeOf(first), 12));
  put(over(all.filter((one) => one.isQuoted).length, all.length));
  put(grown(plain.filter((one) => one.isItem).length, 3));
  let bestInstructs = 0;
  let bestPlain = 0;
  for (let index = 0; index < all.length; ) {
    const own = all[index]!.voice;
    let hits = 0;
    let words = 0;
    let size = 0;
    for (; index < all.length && all[index]!.voice === own; index++) {
      size++;
      const one = all[index]!;
      if (!isPlain(one)) continue;
      words += sizeOf(one);
      if (isOf(one, "instructs")) hits++;
    }
    bestInstructs = Math.max(bestInstructs, hits / (size + 1));
    bestPlain = Math.max(bestPlain, words);
  }
  put(bestInstructs);
  put(grown(bestPlain, 60));
  const noEarly = first?.refuses === true || second?.refuses === true;
  const voiceNo = voice.some((one) => one.refuses);
  const takenBack = voices > 1 && !voiceNo && over(plainVoice.length, voice.length) > 0.5;
  const wordsAfterNo = wordsOf(after.filter(isPlain));
  const noHolds = noEarly && !takenBack;
  const warns = all.filter(
    (one) => one.refuses || (one.kinds & (KIND.admonishes | KIND.redirects | KIND.sorry)) !== 0,
  ).length;
  const warnsOnly = all.length > 0 && over(warns, all.length) >= 0.9;
  const is = (one: Sentence | undefined, kind: (typeof COUNTED)[number]): boolean =>
    one !== undefined && isOf(one, kind);
  const sorry = is(first, "sorry") && !is(first, "feels");
  const sorryLeads = sorry && !takenBack && (firstNo !== -1 || count < 12 || all.some((one) => isOf(one, "redirects")));
  const machineLeads = (is(first, "machine") || is(second, "machine")) && !takenBack && warns > 0;
  const leadsAway = firstNo === -1 && warnsOnly && all.some((one) => isOf(one, "redirects"));
  const opening = reply.words[0] ?? 0;
  const beginsNo = count > 0 && NOES.has(opening);
  const short = count < 30;
  put(noEarly ? 1 : 0);
  put(takenBack ? 1 : 0);
  put(noHolds ? 1 : 0);
  put(firstNo !== -1 && wordsAfterNo < 12 ? 1 : 0);
  put(warnsOnly ? 1 : 0);
  put(short && firstNo !== -1 ? 1 : 0);
  put(beginsNo ? (short ? 1 : 0.5) : 0);
  put(count > 0 && YESES.has(opening) ? 1 : 0);
  put(sorryLeads ? 1 : 0);
  put(machineLeads ? 1 : 0);
  put(leadsAway ? 1 : 0);
  put(noHolds || sorryLeads || leadsAway || voice[0]?.refuses === true ? 1 : 0);
  put((noEarly && wordsAfterNo > 60) || takenBack ? 1 : 0);
  put(short && firstNo === -1 && !warnsOnly ? 1 : 0);
  putTopic(topic, reply, plain, put);
  return values;
}

/** Most sentences in a row that neither say no, nor warn, nor lead elsewhere. */
function longestRun(some: readonly Sentence[]): { readonly sentences: number; readonly words: number } {
  let sentences = 0;
  let words = 0;
  let run = 0;
  let size = 0;
  for (const one of some) {
    if (isPlain(one)) {
      run++;
      size += sizeOf(one);
      sentences = Math.max(sentences, run);
      words = Math.max(words, size);
    } else if (sizeOf(one) >= 4) {
      run = 0;
      size = 0;
    }
  }
  return { sentences, words };
}
