/**
 * Writes what train.py found into the library.
 *
 *   node packages/guard/training/stage1/write-weights.ts OUT/weights.json
 */
import { readFileSync, writeFileSync } from "node:fs";

interface TrainedHead {
  readonly weights: string;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly [constant: string]: unknown;
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("usage: write-weights.ts WEIGHTS_JSON");
const { rows, heads } = JSON.parse(readFileSync(file, "utf8")) as {
  readonly rows: string;
  readonly heads: Readonly<Record<string, TrainedHead>>;
};
const target = new URL("../../src/guard/detectors/injection/model/weights.ts", import.meta.url);
const lines = Object.entries(heads).map(
  ([name, head]) => `  ${name}: ${JSON.stringify({ ...head, isPaired: name === "user" })},`,
);
writeFileSync(
  target,
  `// Made by training/stage1: do not edit. MODEL.md says from what, and what it was measured to do.
import type { HeadWeights } from "./head-weights.ts";

/** SHA-256 of the rows that it was trained on. */
export const TRAINED_ON = "${rows}";

// biome-ignore format: made by a program
export const HEADS: Readonly<Record<"user" | "data", HeadWeights>> = {
${lines.join("\n")}
};
`,
);
