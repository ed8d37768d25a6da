import { EXIT } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { keyJson, keyStatus } from "../key-lines.ts";
import { withDirectory } from "../open-data.ts";
import { tableLines, timeCell } from "../table.ts";

/** JSON: `[{id, name, role, owner, status, createdAt, expiresAt, revokedAt, rotatedFrom, lastUsedAt}]`, times in epoch milliseconds. */
export const keysList: CliCommand = {
  name: "keys list",
  group: "Run",
  summary: "List the keys",
  run: async (context) =>
    withDirectory(context, async ({ store }) => {
      const { terminal } = context;
      const keys = await store.keys.list();
      const replaced = new Set(keys.flatMap(({ rotatedFrom }) => rotatedFrom ?? []));
      const now = Date.now();
      terminal.answer(
        keys.map((key) => keyJson(key, keyStatus(key, now, replaced))),
        keys.length === 0
          ? ["no keys yet: parapet keys create <name> --role <role>"]
          : tableLines(
              ["ID", "NAME", "ROLE", "OWNER", "STATUS", "CREATED", "EXPIRES", "LAST USED"],
              keys.map((key) => [
                key.id,
                key.name,
                key.role,
                key.owner || "-",
                keyStatus(key, now, replaced),
                timeCell(key.createdAt),
                timeCell(key.expiresAt),
                timeCell(key.lastUsedAt),
              ]),
              (text) => terminal.style("bold", text),
            ),
      );
      return EXIT.ok;
    }),
};
