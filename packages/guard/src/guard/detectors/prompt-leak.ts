import type { Detector, DetectorKind, Hit, InspectionContext, Passage } from "../detector.ts";
import { booleanOption, integerOption, knownOptions } from "../options.ts";
import { type EncodedIndex, findEncoded, indexEncoded } from "./prompt-leak/find-encoded.ts";
import { findRetold, indexRetold, type RetoldIndex } from "./prompt-leak/find-retold.ts";
import {
  addToHash,
  EMPTY_HASH,
  indexPrompt,
  joinHashes,
  LONGEST_WORD,
  type PromptIndex,
  wordCodeAt,
} from "./prompt-leak/prompt-index.ts";
import { promptLeakExamples } from "./prompt-leak.examples.ts";

/*
 * A prompt that leaks word for word repeats runs of it. The prompt is cut into overlapping runs of words; a run of
 * the answer that is among them is a leak. Pairs of neighbours are asked first: most answers never have eight in a
 * row, and a stream waits only while the last words still follow each other as they do in the prompt.
 */

const REMEMBERED_PROMPTS = 32;

interface KnownPrompt {
  readonly spoken: PromptIndex;
  readonly encoded: EncodedIndex;
}

/** The last words read, by their number modulo as many as make a leak. What stands in it from before is never read. */
interface LastWords {
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
}

function findLeaks(
  index: PromptIndex,
  { hashes, starts }: LastWords,
  { text }: Passage,
  context: InspectionContext,
  hits: Hit[],
): number {
  const words = hashes.length;
  let read = 0;
  let chain = 0;
  const { units } = context;
  let at = context.from;
  if (at > 0 && wordCodeAt(text, units, at - 1) !== 0)
    while (at < text.length && wordCodeAt(text, units, at) !== 0) at++;
  let leakStart = -1;
  let leakEnd = -1;
  let leakWords = 0;
  let open = text.length;
  for (; at < text.length; at++) {
    let code = wordCodeAt(text, units, at);
    if (code === 0) continue;
    const start = at;
    let hash = EMPTY_HASH;
    do {
      hash = addToHash(hash, code);
      at++;
      code = at < text.length ? wordCodeAt(text, units, at) : 0;
    } while (code !== 0);
    if (at - start > LONGEST_WORD) {
      chain = 0;
      continue;
    }
    if (at === text.length && !context.isFinal) {
      open = start;
      break;
    }
    const before = hashes[(read - 1 + words) % words]!;
    if (chain > 0 && index.pairs.has(joinHashes(before, hash))) chain++;
    else chain = index.vocabulary.has(hash) ? 1 : 0;
    hashes[read % words] = hash;
    starts[read % words] = start;
    read++;
    if (chain < words || !index.runs.has(runHash(hashes, read, words))) continue;
    const runStart = starts[read % words]!;
    if (leakEnd < runStart) {
      if (leakStart >= 0) hits.push(leak(leakStart, leakEnd, leakWords));
      leakStart = runStart;
      leakWords = words - 1;
    }
    leakEnd = at;
    leakWords++;
  }
  if (leakStart >= 0) hits.push(leak(leakStart, leakEnd, leakWords));
  const waiting = Math.min(chain, words - 1, read);
  return waiting === 0 ? open : Math.min(open, starts[(read - waiting + words) % words]!);
}

/** Joined hash of the last `words` words, oldest first. */
function runHash(hashes: Int32Array, read: number, words: number): number {
  let hash = 0;
  for (let i = 0; i < words; i++) hash = joinHashes(hash, hashes[(read + i) % words]!);
  return hash;
}

function leak(start: number, end: number, words: number): Hit {
  const reason = `repeats at least ${words} words of the system prompt in a row`;
  const confidence = words >= 24 ? 0.97 : words >= 12 ? 0.9 : 0.75;
  return { rule: "prompt-repeated", start, end, confidence, severity: "high", replacement: "[withheld]", reason };
}

/**
 * `options.words`: how many words in a row make a leak, 8 unless given. Shorter prompts are not looked for.
 * `options.retold`: also look for the prompt told in other words or another order, off unless true: an answer that
 * gives the facts of a prompt may well use its words.
 */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("prompt-leak", options, ["words", "retold"]);
  const words = integerOption("prompt-leak", options, "words", { minimum: 4, maximum: 64, fallback: 8 });
  const isRetoldSought = booleanOption("prompt-leak", options, "retold", false);
  const retold = new Map<string, RetoldIndex>();
  const lastWords = { hashes: new Int32Array(words), starts: new Int32Array(words) };
  const remembered = new Map<string, KnownPrompt>();
  function indexOf(prompt: string): KnownPrompt {
    let index = remembered.get(prompt);
    if (index === undefined) {
      index = { spoken: indexPrompt(prompt, words), encoded: indexEncoded(prompt) };
      if (remembered.size >= REMEMBERED_PROMPTS) remembered.delete(remembered.keys().next().value!);
      remembered.set(prompt, index);
    }
    return index;
  }
  function retoldOf(prompt: string): RetoldIndex {
    let index = retold.get(prompt);
    if (index === undefined) {
      index = indexRetold(prompt);
      if (retold.size >= REMEMBERED_PROMPTS) retold.delete(retold.keys().next().value!);
      retold.set(prompt, index);
    }
    return index;
  }
  function inspect(passage: Passage, context: InspectionContext, hits: Hit[]): number {
    if (context.systemPrompt === "") return passage.text.length;
    const { spoken, encoded } = indexOf(context.systemPrompt);
    let pending = passage.text.length;
    if (spoken.runs.size > 0) {
      pending = findLeaks(spoken, lastWords, passage, context, hits);
      pending = Math.min(pending, findEncoded(encoded, passage.text, context, hits));
    }
    if (!isRetoldSought) return pending;
    return Math.min(pending, findRetold(retoldOf(context.systemPrompt), passage.text, context, hits));
  }
  return { kind: promptLeak, inspect };
}

export const promptLeak: DetectorKind = {
  id: "prompt-leak",
  title: "System prompt leak",
  summary: "Answers that repeat the application's own system prompt, word for word or in base64.",
  severity: "high",
  threats: ["hidden-context-disclosure"],
  controls: ["ctl-output-guard"],
  maturity: "beta",
  directions: ["output"],
  origins: ["assistant", "tool-call", "reasoning"],
  onHit: "block",
  configure,
  examples: promptLeakExamples,
};
