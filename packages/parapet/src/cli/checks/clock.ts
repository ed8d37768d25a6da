import { existsSync } from "node:fs";
import { ParapetError } from "@parapet/guard/kernel";
import { timeCell } from "../table.ts";
import type { Check } from "./check.ts";

/** No build of this version can have run before. */
const EARLIEST = Date.UTC(2026, 0, 1);
const TOLERANCE_MS = 60_000;

export const clockCheck: Check = {
  id: "clock",
  title: "Clock",
  run: async ({ dataDirectory }) => {
    const now = Date.now();
    const hint = "Set the clock of this machine (NTP): expiry of keys, limits and the record depend on it.";
    if (now < EARLIEST) return { status: "failed", message: `it says ${timeCell(now)}, which is past`, hint };
    const newest = await newestRecordAt(dataDirectory);
    if (newest !== undefined && newest > now + TOLERANCE_MS)
      return {
        status: "failed",
        message: `it says ${timeCell(now)}, but something was recorded at ${timeCell(newest)}`,
        hint,
      };
    return { status: "ok", message: timeCell(now) };
  },
};

/** Undefined without a record, and where the store does not open: that is the store check's to tell. */
async function newestRecordAt(dataDirectory: string | undefined): Promise<number | undefined> {
  if (dataDirectory === undefined || !existsSync(dataDirectory)) return undefined;
  const { openStore } = await import("../../store/index.ts");
  const store = await openStore({ dataDirectory }).catch((thrown: unknown) => {
    if (thrown instanceof ParapetError) return undefined;
    throw thrown;
  });
  if (store === undefined) return undefined;
  try {
    return (await store.events.read({ limit: 1 }))[0]?.at;
  } finally {
    await store.close();
  }
}
