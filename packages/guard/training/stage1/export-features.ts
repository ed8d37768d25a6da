/**
 * Reads rows as JSON lines and writes, for each, the buckets of its blocks: a 16-bit number of blocks, with the highest
 * bit set where the text is foreign, then for every block a 16-bit count and as many 16-bit buckets. It reads with the
 * code that the detector runs.
 *
 *   node --conditions=parapet-source packages/guard/training/stage1/export-features.ts rows.jsonl features.bin
 */
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { featureReader } from "../../src/guard/detectors/injection/model/features.ts";
import { isForeign } from "../../src/text/index.ts";

const FOREIGN = 0x8000;
/** More of a long document teaches little and takes its time. */
const MOST_BLOCKS = 32;

const [rowsFile, featuresFile] = process.argv.slice(2);
if (rowsFile === undefined || featuresFile === undefined) throw new Error("usage: export-features.ts ROWS FEATURES");
const out = createWriteStream(featuresFile);
const reader = featureReader();
for await (const line of createInterface({ input: createReadStream(rowsFile) })) {
  const { text } = JSON.parse(line) as { readonly text: string };
  const numbers = [0];
  reader.read(text, (pieces, count) => {
    if (numbers[0]! >= MOST_BLOCKS) return;
    numbers[0] = numbers[0]! + 1;
    numbers.push(count, ...pieces.subarray(0, count));
  });
  if (isForeign(text)) numbers[0] = numbers[0]! | FOREIGN;
  const bytes = Buffer.from(Uint16Array.from(numbers).buffer);
  if (!out.write(bytes)) await once(out, "drain");
}
out.end();
