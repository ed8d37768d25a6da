// Made by training/stage2/fuse.py: do not edit.
import type { HeadFusion } from "./head-fusion.ts";
import type { Head } from "./linear-model.ts";

// biome-ignore format: made by a program
export const FUSION: Readonly<Record<Head, HeadFusion>> = {"user": {"askFrom": 0.289, "linear": 0.7743, "transformer": 0.7674, "shift": 1.6658, "thresholds": {"strict": 0.6937, "balanced": 0.9637, "quiet": 0.9926}}, "data": {"askFrom": 0.3426, "linear": 0.8791, "transformer": 0.3868, "shift": 0.1037, "thresholds": {"strict": 0.8291, "balanced": 0.9278, "quiet": 0.9552}}};
