import { EXIT, systemClock } from "@parapet/guard/kernel";
import { askRunning, lastUrl } from "../ask-running.ts";
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
      const { publicUrl } = loaded.policy.server;
      const url = await lastUrl(loaded, store);
      const base = publicUrl?.replace(/\/$/, "") ?? url;
      const token = await issueSignInToken(store.sessions, systemClock);
      const link = `${base}/sign-in#token=${token}`;
      context.terminal.answer({ link, expiresInMinutes: 10 }, [link, "It works once, within ten minutes."]);
      if ((await askRunning(`${url}/healthz`)) === undefined)
        context.terminal.remark(`warning: no gateway answers at ${url}; start it with: parapet up`);
      return EXIT.ok;
    }),
};
