import type { Source } from "./decoder.ts";
import type { LayerWriter } from "./layer-writer.ts";
import { Utf8Span } from "./utf8-span.ts";

/** Values by code unit, -1 outside of the alphabet. */
export function base85Table(alphabet: string): Int8Array {
  const table = new Int8Array(256).fill(-1);
  for (let i = 0; i < alphabet.length; i++) table[alphabet.charCodeAt(i)] = i;
  return table;
}

const SHORTEST = 15;

export interface Base85Run {
  readonly start: number;
  readonly end: number;
  /** Ascii85 may be broken into lines. */
  readonly skipsSpaces: boolean;
}

/** Reads one run, group by group of five; every byte of a group was read from all of it. */
export function readBase85({ units }: Source, run: Base85Run, table: Int8Array, out: LayerWriter): void {
  out.begin(run.start);
  const span = new Utf8Span(out, run.start);
  let isText = true;
  let from = run.start;
  let value = 0;
  let count = 0;
  let last = run.start;
  const close = (): void => {
    const bytes = count - 1;
    for (let missing = count; missing < 5; missing++) value = value * 85 + 84;
    if (value > 0xffffffff) isText = false;
    for (let i = 0; i < bytes && isText; i++)
      isText = span.put(Math.floor(value / 2 ** (24 - 8 * i)) & 255, from, last);
    value = 0;
    count = 0;
  };
  for (let at = run.start; at < run.end && isText; at++) {
    const unit = units[at]!;
    if (run.skipsSpaces && unit <= 32) continue;
    if (count === 0) from = at;
    value = value * 85 + table[unit]!;
    last = at + 1;
    if (++count === 5) close();
  }
  if (isText && count > 1) close();
  out.commitIfPrintable(span.end, isText);
}

/** Every run of at least 15 characters of the alphabet. */
export function readBase85Runs(source: Source, table: Int8Array, out: LayerWriter): void {
  const { units, text } = source;
  const { length } = text;
  for (let at = 0; at < length; ) {
    const start = at;
    while (at < length && table[units[at]!]! >= 0) at++;
    if (at - start >= SHORTEST) readBase85(source, { start, end: at, skipsSpaces: false }, table, out);
    at = Math.max(at, start + 1);
  }
}
