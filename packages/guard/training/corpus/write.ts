import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { parseArgs } from "node:util";
import { generate } from "./generate.ts";

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    seed: { type: "string", default: "1" },
    attacks: { type: "string", default: "32000" },
    benign: { type: "string", default: "44000" },
  },
});
const out = values.out === undefined ? process.stdout : createWriteStream(values.out);
const options = { seed: Number(values.seed), attacks: Number(values.attacks), benign: Number(values.benign) };
for (const row of generate(options)) if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, "drain");
if (out !== process.stdout) out.end();
