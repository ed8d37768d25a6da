/**
 * The parts of each text that the injection detector would have the transformer read, worst first.
 *
 *   node --conditions=parapet-source packages/guard/training/stage2/export-questions.ts ROWS_JSONL > questions.jsonl
 *
 * Rows are `{text, head}`; one line for each of them, a list of texts.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { questionsOn } from "../../src/guard/detectors/injection/model/fusion.ts";
import { type Head, linearModel } from "../../src/guard/detectors/injection/model/linear-model.ts";

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("usage: export-questions.ts ROWS_JSONL");
const model = linearModel();
for await (const line of createInterface({ input: createReadStream(file) })) {
  const { text, head } = JSON.parse(line) as { readonly text: string; readonly head: Head };
  process.stdout.write(`${JSON.stringify(questionsOn(model, text, head, 0))}\n`);
}
