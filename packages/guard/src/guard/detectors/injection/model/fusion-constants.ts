// Made by training/stage2/fuse.py: do not edit.
import type { HeadFusion } from "./head-fusion.ts";
import type { Head } from "./linear-model.ts";

// biome-ignore format: made by a program
export const FUSION: Readonly<Record<Head, HeadFusion>> = {"user": {"askFrom": 0.2764, "linear": 0.8113, "transformer": 0.7645, "shift": 1.7397, "thresholds": {"strict": 0.6863, "balanced": 0.963, "quiet": 0.9924}}, "data": {"askFrom": 0.3601, "linear": 0.9504, "transformer": 0.4033, "shift": 0.2226, "thresholds": {"strict": 0.8412, "balanced": 0.9282, "quiet": 0.9593}}};
