import { decodeBase64, isForeign } from "../../../../text/index.ts";
import { BUCKETS, featureReader } from "./features.ts";
import type { HeadWeights } from "./head-weights.ts";
import { HEADS } from "./weights.ts";

/*
 * A linear model over hashed pieces: one sum of small whole numbers a window, the same in every runtime. It has two
 * heads, since the same words are a request in a user's mouth and an attack in a document. A long text has more windows
 * in which something may look odd by chance, and so its score is lowered by the logarithm of their number, up to the
 * longest texts that were measured: beyond, whoever pads a text would be believed. Most of what it learned is English,
 * and so other languages score lower, attacks and harmless text alike: they are lifted by what they lack. All constants come from
 * training/stage1, where they were measured on sources that the weights had not seen.
 */

/** Windows of the longest texts that the constants were measured on: MOST_BLOCKS of training/stage1. */
const MOST_MEASURED = 32;

/** Whose question is asked: does a user try to override, extract or jailbreak; does a document instruct its reader? */
export type Head = "user" | "data";

/** A part of a text, and how sure the model is that it is hostile; 0 to 1, calibrated half and half. */
export interface ScoredWindow {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

export interface LinearModel {
  /** The windows, by where they begin; for users they overlap. Empty for a text without a word. */
  score(text: string, head: Head): readonly ScoredWindow[];
}

interface Loaded {
  readonly settings: HeadWeights;
  readonly weights: Int8Array;
}

/** Read when first asked for: the weights are most of what the guard's library weighs. */
function load(settings: HeadWeights): Loaded {
  const bytes = decodeBase64(settings.weights) ?? "";
  if (bytes.length !== BUCKETS) throw new Error("the weights of the injection model are damaged");
  return { settings, weights: Int8Array.from({ length: BUCKETS }, (_, at) => (bytes.charCodeAt(at) << 24) >> 24) };
}

const loaded = new Map<Head, Loaded>();

function headOf(head: Head): Loaded {
  const known = loaded.get(head) ?? load(HEADS[head]);
  loaded.set(head, known);
  return known;
}

interface Block {
  readonly sum: number;
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

/** Not for use by two at once: it keeps its room. */
export function linearModel(): LinearModel {
  const reader = featureReader();

  function blocksOf(text: string, weights: Int8Array): readonly Block[] {
    const blocks: Block[] = [];
    reader.read(text, (pieces, count, start, end) => {
      let sum = 0;
      for (let at = 0; at < count; at++) sum += weights[pieces[at]!]!;
      blocks.push({ sum, count, start, end });
    });
    return blocks;
  }

  function score(text: string, head: Head): readonly ScoredWindow[] {
    const { settings, weights } = headOf(head);
    const { unit, bias, lengthSlope, foreignLift, slope, shift, isPaired } = settings;
    const blocks = blocksOf(text, weights);
    const windows = isPaired ? pairsOf(blocks) : blocks;
    const lowered = lengthSlope * Math.log(Math.min(Math.max(1, windows.length), MOST_MEASURED));
    const lifted = isForeign(text) ? foreignLift : 0;
    return windows.map(({ sum, count, start, end }) => {
      const level = (unit * sum) / Math.sqrt(Math.max(1, count)) + bias - lowered + lifted;
      return { start, end, confidence: 1 / (1 + Math.exp(-(slope * level + shift))) };
    });
  }
  return { score };
}

/** Each block with the one that follows it; a single one is alone. */
function pairsOf(blocks: readonly Block[]): readonly Block[] {
  if (blocks.length < 2) return blocks;
  return blocks.slice(1).map((block, at) => {
    const before = blocks[at]!;
    const { start } = before;
    return { sum: before.sum + block.sum, count: before.count + block.count, start, end: block.end };
  });
}
