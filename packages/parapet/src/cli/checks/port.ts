import { once } from "node:events";
import { createServer } from "node:net";
import { messageOf } from "@parapet/guard/kernel";
import { askRunning, localUrl } from "../ask-running.ts";
import type { Check } from "./check.ts";

export const portCheck: Check = {
  id: "port",
  title: "Port",
  run: async ({ loaded }) => {
    if (loaded === undefined) return { status: "skipped", message: "no policy" };
    const { host, port } = loaded.policy.server;
    if (port === 0) return { status: "ok", message: "a free one is taken at start" };
    const server = createServer();
    try {
      server.listen(port, host);
      await once(server, "listening");
      return { status: "ok", message: `${host}:${port} is free` };
    } catch (cause) {
      const health = await askRunning(`${localUrl(host, port)}/healthz`);
      if ((health?.body as { status?: unknown } | undefined)?.status === "alive")
        return { status: "ok", message: `a gateway runs at ${host}:${port}` };
      return {
        status: "failed",
        message: `${host}:${port} cannot be taken: ${messageOf(cause)}`,
        hint: "Choose another under server.port, or with --port.",
      };
    } finally {
      server.close();
    }
  },
};
