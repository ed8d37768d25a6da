import type { Transform } from "../../attack.ts";
import { cipher } from "./of-letters.ts";

/** The same signs in another order: `orderOf` says for each place of the result where its sign stood. */
const permuted = (id: string, title: string, name: string, orderOf: (length: number) => readonly number[]): Transform =>
  cipher({
    id,
    title,
    name,
    apply: (text) => {
      const signs = [...text];
      return orderOf(signs.length)
        .map((from) => signs[from]!)
        .join("");
    },
    undo: (text) => {
      const signs = [...text];
      const plain: string[] = [];
      orderOf(signs.length).forEach((from, at) => {
        plain[from] = signs[at]!;
      });
      return plain.join("");
    },
  });

/** Places in the order of their rows, which `rowOf` names by number. */
function byRows(length: number, rows: number, rowOf: (at: number) => number): number[] {
  const places: number[][] = Array.from({ length: rows }, () => []);
  for (let at = 0; at < length; at++) places[rowOf(at)]!.push(at);
  return places.flat();
}

const railFence = (rails: number): Transform =>
  permuted(`rail-fence-${rails}`, `Rail fence of ${rails}`, `a rail fence cipher with ${rails} rails`, (length) => {
    const period = 2 * (rails - 1);
    return byRows(length, rails, (at) => Math.min(at % period, period - (at % period)));
  });

/** Rank of each column: ZEBRA is read A, B, E, R, Z. */
const COLUMNS = [4, 2, 1, 3, 0];

export const transpositions: readonly Transform[] = [
  railFence(2),
  railFence(3),
  railFence(5),
  permuted(
    "columnar",
    "Columns read in the order of a key",
    "a columnar transposition with the key ZEBRA, spaces included",
    (length) => byRows(length, COLUMNS.length, (at) => COLUMNS[at % COLUMNS.length]!),
  ),
  permuted("scytale", "Wound round a staff of seven", "a scytale of seven letters round, spaces included", (length) =>
    byRows(length, 7, (at) => at % 7),
  ),
  permuted(
    "odds-and-evens",
    "From both ends to the middle",
    "a text whose signs were taken from its two ends in turn",
    (length) => Array.from({ length }, (_, at) => (at % 2 === 0 ? at / 2 : length - (at + 1) / 2)),
  ),
  permuted("pairs-swapped", "Neighbouring signs swapped", "a text whose signs were swapped two by two", (length) =>
    Array.from({ length }, (_, at) => Math.min(at ^ 1, at % 2 === 0 && at === length - 1 ? at : length - 1)),
  ),
];
