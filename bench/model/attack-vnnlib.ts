/**
 * Verification instances with known answers, falsified:
 *
 *     node --conditions=parapet-source bench/model/attack-vnnlib.ts FOLDER [QUERIES]
 *
 * FOLDER holds ground_truth.csv (`onnx,vnnlib,verdict,…`), onnx/ and vnnlib/, packed by gzip or not. `sat` instances
 * have a counter-example that somebody found; `unsat` ones were proven to have none: one claimed there would be false.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { falsify, openOnnxTarget, parseProperty } from "parapet/model";

const [folder = ".", queries = "60000"] = process.argv.slice(2);
const packed = (file: string): string => (existsSync(file) ? file : `${file}.gz`);
const textOf = (file: string): string => {
  const bytes = readFileSync(packed(file));
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
};
const counts: Record<string, number> = {};
const before = process.cpuUsage();
for (const line of readFileSync(path.join(folder, "ground_truth.csv"), "utf8").trim().split(/\r?\n/).slice(1)) {
  const [onnx = "", vnnlib = "", truth = ""] = line.split(",");
  if (!existsSync(packed(path.join(folder, "vnnlib", vnnlib)))) continue;
  const property = parseProperty(textOf(path.join(folder, "vnnlib", vnnlib)));
  const target = await openOnnxTarget(packed(path.join(folder, "onnx", onnx)), property.inputs, { isRaw: true });
  const found = await falsify({ target, property, seed: 1, queries: Number(queries) });
  await target.close();
  const key = `${truth}: ${found.verdict === "sat" ? "counter-example" : "none found"}`;
  counts[key] = (counts[key] ?? 0) + 1;
  if (truth !== "unsat" && found.verdict !== "sat")
    console.log(`${truth} ${onnx} ${vnnlib}: none among ${found.queries}`);
  if (truth === "unsat" && found.verdict === "sat") console.log(`FALSE CLAIM ${onnx} ${vnnlib}`);
}
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    folder: path.basename(folder),
    queries: Number(queries),
    counts,
    cpuSeconds: (user + system) / 1e6,
  }),
);
