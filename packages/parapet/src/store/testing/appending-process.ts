/**
 * A process to be killed: appends as fast as it can and says, a line each, how many records were journalled and how
 * many are flushed. What it has said before it dies must be there afterwards. With `purging`, every second exchange is
 * long past its retention, and purges run all the time.
 */
import { writeSync } from "node:fs";
import { openStore } from "../open-store.ts";
import { exchange } from "./store-kit-records.ts";

const [dataDirectory = "", round = "", mode = ""] = process.argv.slice(2);
const OLD = 1;
const store = await openStore({ dataDirectory, checkpointEvents: 50, segmentBytes: 40_000 });
let journalled = 0;
let flushed = 0;
const say = (): void => {
  writeSync(1, `${JSON.stringify({ journalled, flushed })}\n`);
};
/** One purge after the other; what they throw ends the process before it is killed, and so the test. */
async function keepPurging(): Promise<void> {
  for (;;) await store.purge({ texts: OLD + 1, exchanges: OLD + 1 });
}
if (mode === "purging") void keepPurging();
say();
for (;;) {
  for (let index = 0; index < 5; index++) {
    const isOld = mode === "purging" && journalled % 2 === 0;
    store.events.appendExchange(
      exchange({ id: `${round}-${journalled + 1}`, ...(isOld ? { startedAt: OLD } : {}) }),
      mode === "purging" ? { sealedRequest: Buffer.from("q"), sealedResponse: Buffer.from("r") } : undefined,
    );
    journalled++;
    say();
  }
  await new Promise<void>((resolve) => {
    for (let index = 1; index <= 5; index++)
      store.events.recordExchange(exchange({ id: `${round}-${journalled + index}` }), undefined, () => {
        if (index < 5) return;
        journalled += 5;
        say();
        resolve();
      });
  });
  if (journalled % 20 === 0) {
    await store.events.flush();
    flushed = journalled;
  } else await new Promise((resolve) => setImmediate(resolve));
}
