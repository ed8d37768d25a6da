import type { Hit } from "../../api/types.ts";

/** A hit's place in a text: UTF-16, half open. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly hit: Hit;
}

/**
 * Where a text's hits are in it. A hit's offsets are those of the text that was inspected, but what is kept is what
 * went on: redacted spans stand there as `[rule]`, and everything behind them has moved. Marks follow.
 *
 * @returns sorted by start; hits that lie outside the text are left out
 */
export function marksIn(text: string, hits: readonly Hit[]): readonly Mark[] {
  const sorted = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  const moved = followRedactions(text, sorted);
  return (moved ?? sorted.map((hit) => ({ start: hit.start, end: hit.end, hit }))).filter(
    (mark) => mark.start < mark.end && mark.end <= text.length,
  );
}

/** Undefined when no redacted span stands in the text as its replacement: then it is the original. */
function followRedactions(text: string, sorted: readonly Hit[]): readonly Mark[] | undefined {
  let shift = 0;
  let replaced = 0;
  const marks = sorted.map((hit): Mark => {
    const start = hit.start + shift;
    if (hit.action !== "redact") return { start, end: hit.end + shift, hit };
    const length = replacementLength(text, start, hit.rule);
    shift += length - (hit.end - hit.start);
    replaced += length > 0 ? 1 : 0;
    return { start, end: start + length, hit };
  });
  return replaced === 0 ? undefined : marks;
}

const LONGEST_NAME = 64;

/** `[rule]`, or another short name in brackets; 0 when the span was taken out altogether. */
function replacementLength(text: string, at: number, rule: string): number {
  if (text.startsWith(`[${rule}]`, at)) return rule.length + 2;
  if (text[at] !== "[") return 0;
  const name = /^\[[a-z0-9-]+\]/.exec(text.slice(at, at + LONGEST_NAME));
  return name === null ? 0 : name[0].length;
}

export interface Segment {
  /** Offset of its first character: unique within a text. */
  readonly start: number;
  readonly text: string;
  readonly hit: Hit | undefined;
}

/** Cuts a text at its marks. Where two overlap, the one that begins first keeps the shared part. */
export function segmentsOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const take = (end: number, hit: Hit | undefined): void => {
    if (end <= at) return;
    segments.push({ start: at, text: text.slice(at, end), hit });
    at = end;
  };
  for (const mark of marks) {
    take(Math.min(mark.start, text.length), undefined);
    take(Math.min(mark.end, text.length), mark.hit);
  }
  take(text.length, undefined);
  return segments;
}
