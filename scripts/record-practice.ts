import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startPracticeModel } from "../packages/parapet/src/practice/index.ts";
import { RECORDED, replay } from "../test/practice/recorded.ts";

// Writes fixtures/practice anew: run it, and read the difference, when the practice model's replies change on purpose.
const folder = resolve(import.meta.dirname, "../fixtures/practice");
await mkdir(folder, { recursive: true });
const model = await startPracticeModel();
for (const request of RECORDED) {
  const { bytes, ending } = await replay(model.url, request);
  await writeFile(join(folder, `${request.name}.${ending}`), bytes);
}
await model.close();
