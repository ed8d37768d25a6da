import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";

const THREAD = new URL("loading-thread.mjs", import.meta.url);

it("a thread of the tests does not strip types itself", async () => {
  expect(await once(new Worker(THREAD), "message")).toEqual([false]);
});

it("a thread without the stripped sources does", async () => {
  const execArgv = ["--conditions=parapet-source"];
  expect(await once(new Worker(THREAD, { execArgv }), "message")).toEqual([true]);
});
