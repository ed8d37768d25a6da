import { type DetectorSetting, detectors, type GuardHit } from "@parapet/guard";
import { decodeLayers } from "@parapet/guard/text";
import { shorten, showPlace, spellHidden } from "../shown-text.ts";
import { type LayerAt, layersAt } from "./layers-at.ts";

/** A hit with what led to its action. */
export interface ExplainedHit extends GuardHit {
  /** It is weaker than `minConfidence`, and nothing was done. */
  readonly isBelowThreshold: boolean;
  readonly minConfidence: number;
  /** What its place reads as where an encoding is undone. */
  readonly layers: readonly LayerAt[];
}

/** Of more hits than this no layers are looked for: a text may be all hits, and the work is for a person's eyes. */
const MOST_WITH_LAYERS = 100;

/** Hits and weaker hits of one text, by place. Layers are read of `shown`, so that they show no value either. */
export function explainHits(
  shown: string,
  { hits, weak }: { readonly hits: readonly GuardHit[]; readonly weak: readonly GuardHit[] },
  settings: readonly DetectorSetting[],
): readonly ExplainedHit[] {
  if (hits.length + weak.length === 0) return [];
  const layers = decodeLayers(shown);
  let looked = 0;
  const explain = (hit: GuardHit, isBelowThreshold: boolean): ExplainedHit => ({
    ...hit,
    isBelowThreshold,
    minConfidence: settings.find(({ detector }) => detector === hit.detector)?.minConfidence ?? 0,
    layers: looked++ < MOST_WITH_LAYERS ? layersAt(shown, layers, hit.start, hit.end) : [],
  });
  return [...hits.map((hit) => explain(hit, false)), ...weak.map((hit) => explain(hit, true))].sort(
    (a, b) => Number(a.isBelowThreshold) - Number(b.isBelowThreshold) || a.start - b.start,
  );
}

/**
 * The text with letters and digits covered, one by one so that offsets stay, wherever a detector hit that takes values
 * out: a secret must not come to stand in the log of whoever tried it.
 */
export function coverValues(text: string, hits: readonly GuardHit[]): string {
  const values = hits.filter(({ detector }) => detectors.get(detector).onHit === "redact");
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of values.sort((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    pieces.push(text.slice(done, from), text.slice(from, end).replace(/[\p{L}\p{N}]/gu, cover));
    done = end;
  }
  return pieces.join("") + text.slice(done);
}

const cover = (letter: string): string => "•".repeat(letter.length);

/** @param setBy the line of the policy that the action comes from */
export function hitLines(hit: ExplainedHit, shown: string, setBy: string, mark: (text: string) => string): string[] {
  const { line, marks } = showPlace(shown, hit.start, hit.end);
  const bound = hit.minConfidence > 0 ? `, from confidence ${hit.minConfidence.toFixed(2)}` : "";
  return [
    `${hit.detector}, ${hit.rule}: ${hit.isBelowThreshold ? "nothing done" : hit.action}, confidence ${hit.confidence.toFixed(2)}, ${hit.severity}, at ${hit.start}-${hit.end}`,
    `  ${line}`,
    `  ${mark(marks)}`,
    `  why: ${hit.reason}`,
    `  set: ${hit.action} on ${hit.direction}${bound} (${setBy})`,
    ...hit.layers.map(({ kinds, text }) => `  read as ${kinds.join(" in ")}: ${shorten(spellHidden(text))}`),
  ];
}
