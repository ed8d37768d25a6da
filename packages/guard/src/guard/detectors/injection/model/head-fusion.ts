/** What the two together mean, for one head. */
export interface HeadFusion {
  /** Below it the linear model is believed, and nobody asked. */
  readonly askFrom: number;
  readonly linear: number;
  readonly transformer: number;
  readonly shift: number;
  /** Fused confidences above which a profile reports. */
  readonly thresholds: Readonly<Record<"strict" | "balanced" | "quiet", number>>;
}
