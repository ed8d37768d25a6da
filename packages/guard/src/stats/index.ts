export { incompleteBeta, inverseBeta } from "./beta.ts";
export { type Interval, trialsToShowRate, upperBoundOfRate, wilsonInterval } from "./proportion.ts";
export { createQuantileSketch, type QuantileSketch } from "./quantile-sketch.ts";
export { createScoreCounts, type ScoreCounts } from "./score-counts.ts";
