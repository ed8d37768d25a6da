import { existsSync } from "node:fs";
import path from "node:path";
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
    if (dataDirectory !== undefined && existsSync(path.join(dataDirectory))) {
      const { openStore } = await import("../../store/index.ts");
      const store = await openStore({ dataDirectory });
      try {
        const [newest] = await store.events.read({ limit: 1 });
        if (newest !== undefined && newest.at > now + TOLERANCE_MS)
          return {
            status: "failed",
            message: `it says ${timeCell(now)}, but something was recorded at ${timeCell(newest.at)}`,
            hint,
          };
      } finally {
        await store.close();
      }
    }
    return { status: "ok", message: timeCell(now) };
  },
};
