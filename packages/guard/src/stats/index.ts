export { incompleteBeta, inverseBeta } from "./beta.ts";
export {
  type BootstrapOptions,
  type BootstrapResult,
  bcaInterval,
  bootstrap,
  percentileInterval,
  quantileOf,
  type Range,
  type WeightedFigures,
} from "./bootstrap.ts";
export { normalCdf, normalQuantile } from "./normal.ts";
export {
  clopperPearsonInterval,
  type Interval,
  trialsToShowRate,
  upperBoundOfRate,
  wilsonInterval,
} from "./proportion.ts";
export { createQuantileSketch, type QuantileSketch } from "./quantile-sketch.ts";
export { seededRandom, splitmix32, xoshiro128 } from "./random.ts";
export { averagePrecision, type Ranking, rank, rocAuc, rocCurve } from "./ranking.ts";
export { createScoreCounts, type ScoreCounts } from "./score-counts.ts";
export { fisherAtMost, holmAdjusted, type McNemarResult, mcNemarTest, studentAtLeast } from "./tests-of-counts.ts";
