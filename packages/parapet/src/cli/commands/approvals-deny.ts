import { EXIT } from "@parapet/guard/kernel";
import { approvalDeskOf, approvalJson } from "../approval-lines.ts";
import type { CliCommand } from "../command.ts";
import { withDirectory } from "../open-data.ts";

/** JSON: the question as in `approvals list`. */
export const approvalsDeny: CliCommand = {
  name: "approvals deny",
  group: "Run",
  summary: "Refuse a waiting tool call",
  configure: (command) => {
    command
      .argument("<id>", "e.g. ap_3f9a1c2b7d5e6a90, from approvals list")
      .option("--reason <text>", "why, for the record", "");
  },
  run: async (context, [id = ""], { reason }) =>
    withDirectory(context, async (data) => {
      const desk = await approvalDeskOf(data);
      const decided = await desk.decide({ id, answer: "denied", actor: context.actor, reason: String(reason) });
      context.terminal.answer(approvalJson(decided, Date.now()), [`${id} is denied: ${decided.tool}`]);
      return EXIT.ok;
    }),
};
