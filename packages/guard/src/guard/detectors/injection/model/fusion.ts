import type { Opinion } from "../../../detector.ts";
import { readingsOf } from "./find-instructions.ts";
import { FUSION } from "./fusion-constants.ts";
import type { Head, LinearModel, ScoredWindow } from "./linear-model.ts";

/*
 * Two opinions on one text: the linear model's and, where it is neither sure of harm nor of harmlessness, a
 * transformer's on the windows that look worst to the linear one. They are added as logits, with factors and thresholds
 * that training/stage2 found on sources which neither had seen.
 */

/** Parts of one text that are read by the transformer, worst first. */
const MOST_QUESTIONS = 3;

/** Of a probability, within what a number can hold. */
const logit = (chance: number): number => Math.log(Math.max(chance, 1e-9) / Math.max(1 - chance, 1e-9));

/** What to ask about a text, worst first; nothing where the linear model is sure that it is harmless. */
export function questionsOn(
  model: LinearModel,
  text: string,
  head: Head,
  askFrom: number = FUSION[head].askFrom,
): readonly string[] {
  return readingsOf(model, text, head)
    .flatMap(({ text: read, windows }) => windows.map((window) => ({ read, ...window })))
    .filter(({ confidence }) => confidence >= askFrom)
    .sort((a, b) => b.confidence - a.confidence || a.start - b.start)
    .slice(0, MOST_QUESTIONS)
    .map(({ read, start, end }) => read.slice(start, end));
}

/** The windows with their confidences as both see them: the opinion is on the worst ones, and so raises or lowers all. */
export function fuse(windows: readonly ScoredWindow[], opinion: Opinion, head: Head): readonly ScoredWindow[] {
  const { linear, transformer, shift } = FUSION[head];
  return windows.map((window) => {
    const level = linear * logit(window.confidence) + transformer * logit(opinion[head]) + shift;
    return { ...window, confidence: 1 / (1 + Math.exp(-level)) };
  });
}
