import { EXIT, systemClock } from "@parapet/guard/kernel";
import { localUrl } from "../ask-running.ts";
import type { CliCommand } from "../command.ts";
import { withStore } from "../open-data.ts";

/** JSON: `{link, expiresInMinutes}`. Whoever may read the data directory may sign in; the link works once. */
export const consoleLink: CliCommand = {
  name: "console link",
  group: "Run",
  summary: "Print a one-time link that signs in to the console",
  run: async (context) =>
    withStore(context, async ({ loaded, store }) => {
      const { issueSignInToken } = await import("../../server/index.ts");
      const { host, port, publicUrl } = loaded.policy.server;
      // The last start knows its real address, which flags may have changed.
      const [started] = await store.events.read({ kinds: ["gateway-started"], limit: 1 });
      const lastUrl = typeof started?.data.url === "string" ? started.data.url : localUrl(host, port);
      const token = await issueSignInToken(store.sessions, systemClock);
      const link = `${publicUrl?.replace(/\/$/, "") ?? lastUrl}/sign-in#token=${token}`;
      context.terminal.answer({ link, expiresInMinutes: 10 }, [link, "It works once, within ten minutes."]);
      return EXIT.ok;
    }),
};
