import { existsSync } from "node:fs";
import { type Log, silentLog } from "@parapet/guard/kernel";
import type { Check } from "./check.ts";

export const storeCheck: Check = {
  id: "store",
  title: "Store",
  run: async ({ dataDirectory }) => {
    if (dataDirectory === undefined || !existsSync(dataDirectory))
      return { status: "skipped", message: "there is no data yet" };
    const { openStore } = await import("../../store/index.ts");
    const warnings: string[] = [];
    const log: Log = { ...silentLog, warn: (_fields, message) => void warnings.push(message) };
    const store = await openStore({ dataDirectory, log });
    try {
      const [newest] = await store.events.read({ limit: 1 });
      const { isWritable, error } = store.health();
      if (!isWritable) return { status: "failed", message: error?.message ?? "it cannot be written" };
      if (warnings[0] !== undefined) return { status: "warning", message: warnings[0] };
      return {
        status: "ok",
        message: newest === undefined ? "it opens, and is empty" : `it opens, ${newest.position} events`,
      };
    } finally {
      await store.close();
    }
  },
};
