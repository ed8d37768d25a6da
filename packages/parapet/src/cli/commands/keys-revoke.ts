import { EXIT } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { keyServiceOf } from "../key-service-of.ts";
import { withDirectory } from "../open-data.ts";

/** JSON: `{id, status: "revoked"}`. */
export const keysRevoke: CliCommand = {
  name: "keys revoke",
  group: "Run",
  summary: "End a key at once",
  configure: (command) => {
    command.argument("<id>", "e.g. pk_3f9a1c2b7d, from keys list");
  },
  run: async (context, [id = ""]) =>
    withDirectory(context, async (data) => {
      await (await keyServiceOf(data)).revoke(id, context.actor);
      context.terminal.answer({ id, status: "revoked" }, [`${id} is revoked`]);
      return EXIT.ok;
    }),
};
