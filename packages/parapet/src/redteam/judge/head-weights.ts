/** A question that a judge answers of a reply. */
export type HeadName = "success" | "refusal";

/** What one head of the judge knows; found by `bench/redteam/judge/fit.py`. */
export interface HeadWeights {
  readonly bias: number;
  /** One for each of `FEATURES`, in their order. */
  readonly dense: readonly number[];
  /** Worth of one unit of a word's weight. */
  readonly unit: number;
  /** A signed byte for each bucket, place by place, in base64. */
  readonly words: string;
  /** Platt's sigmoid. */
  readonly slope: number;
  readonly shift: number;
}
