import { existsSync } from "node:fs";
import type { Check } from "./check.ts";

export const storeCheck: Check = {
  id: "store",
  title: "Store",
  run: async ({ dataDirectory }) => {
    if (dataDirectory === undefined || !existsSync(dataDirectory))
      return { status: "skipped", message: "there is no data yet" };
    const { openStore } = await import("../../store/index.ts");
    const store = await openStore({ dataDirectory });
    try {
      const [newest] = await store.events.read({ limit: 1 });
      const { isWritable, error } = store.health();
      if (!isWritable) return { status: "failed", message: error?.message ?? "it cannot be written" };
      return {
        status: "ok",
        message: newest === undefined ? "it opens, and is empty" : `it opens, ${newest.position} events`,
      };
    } finally {
      await store.close();
    }
  },
};
