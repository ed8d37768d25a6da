// Made by training/stage2/fuse.py: do not edit.
import type { HeadFusion } from "./head-fusion.ts";
import type { Head } from "./linear-model.ts";

// biome-ignore format: made by a program
export const FUSION: Readonly<Record<Head, HeadFusion>> = {"user": {"askFrom": 0.2754, "linear": 0.8116, "transformer": 0.7649, "shift": 1.7385, "thresholds": {"strict": 0.674, "balanced": 0.9626, "quiet": 0.9924}}, "data": {"askFrom": 0.3478, "linear": 0.9728, "transformer": 0.3894, "shift": 0.2085, "thresholds": {"strict": 0.8103, "balanced": 0.9098, "quiet": 0.9611}}};
