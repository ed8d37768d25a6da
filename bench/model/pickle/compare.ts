import { fileURLToPath } from "node:url";
import { agreement } from "./golden.ts";

/** All mutants against CPython: `node --conditions=parapet-source bench/model/pickle/compare.ts [golden.json.gz]`. */
const file = process.argv[2] ?? fileURLToPath(new URL("golden.json.gz", import.meta.url));
const { faults, ...counts } = await agreement(file, () => true);
console.log({ ...counts, faults: faults.length });
for (const { row, hex, why } of faults.slice(0, 20)) console.log(row, hex.slice(0, 200), why);
if (faults.length > 0) process.exitCode = 1;
