import { EXIT } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { withKeys } from "../with-keys.ts";

/** JSON: `{id, status: "revoked"}`. */
export const keysRevoke: CliCommand = {
  name: "keys revoke",
  group: "Run",
  summary: "End a key at once",
  configure: (command) => {
    command.argument("<id>", "e.g. pk_3f9a1c2b7d, from keys list");
  },
  run: async (context, [id = ""]) =>
    withKeys(context, async ({ keyService }) => {
      await keyService.revoke(id, context.actor);
      context.terminal.answer({ id, status: "revoked" }, [`${id} is revoked`]);
      return EXIT.ok;
    }),
};
