import { quantileOf, seededRandom } from "@parapet/guard/stats";

/** Numbers that a sketched row has at most: distances keep to about a seventh, and a client costs little. */
const MOST_NUMBERS = 24;
/** Rows as short vectors whose distances are about those of the rows, each feature measured by how it usually varies. */
export interface Sketcher {
  readonly numbers: number;
  sketch(row: ArrayLike<number>): Float32Array;
}

/** @param rows as usual traffic has them, `count × size` */
export function createSketcher(rows: Float32Array, size: number): Sketcher {
  const count = rows.length / size;
  const mean = new Float64Array(size);
  const deviation = new Float64Array(size);
  for (let at = 0; at < rows.length; at++) mean[at % size]! += rows[at]! / count;
  for (let at = 0; at < rows.length; at++) deviation[at % size]! += (rows[at]! - mean[at % size]!) ** 2 / count;
  for (let at = 0; at < size; at++) deviation[at] = Math.sqrt(deviation[at]!);
  const typical = typicalOf(deviation);
  for (let at = 0; at < size; at++)
    // Many features are of one kind, pixels or parts of an embedding: the edge of a picture, which hardly ever changes,
    // must not outweigh its middle. A few are each of their own kind, and only what never changed is at a loss.
    if (size > MOST_NUMBERS ? deviation[at]! < typical : deviation[at]! < 1e-9) deviation[at] = typical;
  const numbers = Math.min(size, MOST_NUMBERS);
  const weights = size > MOST_NUMBERS ? projection(size, numbers) : undefined;
  return {
    numbers,
    sketch: (row) => {
      const sketched = new Float32Array(numbers);
      for (let at = 0; at < size; at++) {
        const value = (row[at]! - mean[at]!) / deviation[at]!;
        if (weights === undefined) sketched[at] = value;
        else for (let to = 0; to < numbers; to++) sketched[to]! += value * weights[at * numbers + to]!;
      }
      return sketched;
    },
  };
}

/** The middle one of those that are no zero. */
function typicalOf(deviation: Float64Array): number {
  const some = deviation.filter((one) => one > 1e-9).sort();
  return some.length === 0 ? 1 : quantileOf(some, 0.5);
}

/** Signs from a fixed seed. @see Achlioptas, Database-friendly random projections (2003) */
function projection(size: number, numbers: number): Float32Array {
  const random = seededRandom(20_261_127);
  const scale = 1 / Math.sqrt(numbers);
  return Float32Array.from({ length: size * numbers }, () => (random() < 0.5 ? -scale : scale));
}
