import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { approvalDeskOf, approvalJson, approvalState } from "../approval-lines.ts";
import type { CliCommand } from "../command.ts";
import { withDirectory } from "../open-data.ts";
import { spellHidden } from "../shown-text.ts";

/** JSON: as in `approvals list`, with `arguments`: text, or null once the question is over. Looking is an event. */
export const approvalsShow: CliCommand = {
  name: "approvals show",
  group: "Run",
  summary: "Show one waiting tool call with its arguments",
  configure: (command) => {
    command.argument("<id>", "e.g. ap_3f9a1c2b7d5e6a90, from approvals list");
  },
  run: async (context, [id = ""]) =>
    withDirectory(context, async (data) => {
      const approval = await data.store.approvals.get(id);
      if (approval === undefined)
        throw new ParapetError("PARAPET_APPROVAL_UNKNOWN", `there is no question '${id}'`, {
          hint: "`parapet approvals list` shows what is open.",
        });
      const given = (await approvalDeskOf(data)).argumentsOf(approval);
      if (given !== undefined)
        data.store.events.append({
          kind: "approval-read",
          at: Date.now(),
          actor: context.actor,
          subject: `approval:${id}`,
          data: { tool: approval.tool, model: approval.model },
        });
      const { tool, model, principal, reasons } = approval;
      context.terminal.answer({ ...approvalJson(approval, Date.now()), arguments: given ?? null }, [
        `${id} (${approvalState(approval, Date.now())})`,
        `  tool      ${tool}`,
        `  model     ${model}`,
        `  asked by  ${principal}`,
        ...reasons.map((reason) => `  because   ${spellHidden(reason)}`),
        ...(given === undefined
          ? ["  its arguments are not kept any more"]
          : ["  arguments", ...given.split("\n").map((line) => `    ${spellHidden(line)}`)]),
      ]);
      return EXIT.ok;
    }),
};
