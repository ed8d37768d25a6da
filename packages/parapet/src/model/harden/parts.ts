import { hasSplit, type ReadRowsOptions, type Rows, readRows } from "../attacks/data/rows.ts";

export interface PartsOptions extends Omit<ReadRowsOptions, "split"> {
  /** File of the rows to prove on. */
  readonly holdout?: string;
  readonly proofRows: number;
}

/** As one in five. */
const HELD_BACK = 0.2;

/**
 * Rows to train on and rows to prove on, which have none in common: two files, the two parts that one file names, or the
 * first four fifths and the last.
 */
export async function readParts(
  file: string,
  { holdout, proofRows, limit, ...options }: PartsOptions,
): Promise<{ readonly train: Rows; readonly holdout: Rows }> {
  const shared = limit === undefined ? options : { ...options, limit };
  const hasTrain = await hasSplit(file, "train");
  if (holdout !== undefined || (hasTrain && (await hasSplit(file, "test"))))
    return {
      train: await readRows(file, hasTrain ? { ...shared, split: "train" } : shared),
      holdout: await readRows(holdout ?? file, {
        ...(holdout === undefined ? options : withoutLabels(options)),
        limit: proofRows,
      }),
    };
  const all = await readRows(file, options);
  const cut = Math.max(1, Math.floor(all.count * (1 - HELD_BACK)));
  return {
    train: part(all, 0, Math.min(cut, limit ?? cut), "the first four fifths"),
    holdout: part(all, cut, Math.min(all.count, cut + proofRows), "the last fifth"),
  };
}

/** The file of labels belongs to the rows to train on. */
const withoutLabels = ({ labels: _, ...options }: ReadRowsOptions): ReadRowsOptions => options;

function part(rows: Rows, from: number, to: number, what: string): Rows {
  return {
    ...rows,
    inputs: rows.inputs.slice(from * rows.size, to * rows.size),
    labels: rows.labels.slice(from, to),
    indices: rows.indices.slice(from, to),
    count: to - from,
    taken: `${rows.taken}, ${what}`,
  };
}
