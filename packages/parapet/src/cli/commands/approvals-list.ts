import { EXIT } from "@parapet/guard/kernel";
import { approvalJson, approvalState } from "../approval-lines.ts";
import type { CliCommand } from "../command.ts";
import { withDirectory } from "../open-data.ts";
import { tableLines, timeCell } from "../table.ts";

/** JSON: `[{id, state, tool, model, principal, reasons, askedAt, expiresAt, decidedBy, decidedAt}]`, newest first. */
export const approvalsList: CliCommand = {
  name: "approvals list",
  group: "Run",
  summary: "List the tool calls that wait for a person",
  configure: (command) => {
    command.option("--all", "those that are decided, used or expired too", false);
  },
  run: async (context, _, { all }) =>
    withDirectory(context, async ({ store }) => {
      const { terminal } = context;
      const now = Date.now();
      const kept = await store.approvals.list({ limit: 1_000 });
      const shown = all === true ? kept : kept.filter((one) => approvalState(one, now) === "pending");
      terminal.answer(
        shown.map((one) => approvalJson(one, now)),
        shown.length === 0
          ? ["nothing waits for a person"]
          : tableLines(
              ["ID", "STATE", "TOOL", "MODEL", "ASKED BY", "ASKED", "EXPIRES"],
              shown.map((one) => [
                one.id,
                approvalState(one, now),
                one.tool,
                one.model,
                one.principal,
                timeCell(one.askedAt),
                timeCell(one.expiresAt),
              ]),
              (text) => terminal.style("bold", text),
            ),
      );
      return EXIT.ok;
    }),
};
