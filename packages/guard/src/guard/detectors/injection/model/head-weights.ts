/** What one head of the model knows. All of it was found by training/stage1. */
export interface HeadWeights {
  /** Worth of one unit of a weight. */
  readonly unit: number;
  readonly bias: number;
  readonly lengthSlope: number;
  /** Added to the level of a text that is not in English: the model knows less of it, and so doubts less. */
  readonly foreignLift: number;
  /** Platt's sigmoid. */
  readonly slope: number;
  readonly shift: number;
  /** Whether two neighbouring blocks are a window, or one. */
  readonly isPaired: boolean;
  /** Confidences above which a profile reports. */
  readonly thresholds: Readonly<Record<"strict" | "balanced" | "quiet", number>>;
  /** A signed byte for each bucket, in base64. */
  readonly weights: string;
}
