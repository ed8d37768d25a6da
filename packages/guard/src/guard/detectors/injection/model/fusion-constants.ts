// Made by training/stage2/fuse.py: do not edit.
import type { HeadFusion } from "./head-fusion.ts";
import type { Head } from "./linear-model.ts";

export const FUSION: Readonly<Record<Head, HeadFusion>> = {
  user: {
    askFrom: 0.2,
    linear: 0.6,
    transformer: 0.6,
    shift: -1,
    thresholds: { strict: 0.7, balanced: 0.85, quiet: 0.95 },
  },
  data: {
    askFrom: 0.2,
    linear: 0.6,
    transformer: 0.6,
    shift: -1,
    thresholds: { strict: 0.7, balanced: 0.85, quiet: 0.95 },
  },
};
