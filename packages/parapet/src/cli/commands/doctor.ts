import path from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { dataDirectoryOf, loadPolicy } from "../../policy/index.ts";
import type { CheckResult, CheckStatus, CheckSubject } from "../checks/check.ts";
import { CHECKS } from "../checks/index.ts";
import type { CliCommand, CommandContext } from "../command.ts";

const COLOURS = { ok: "green", warning: "yellow", failed: "red", skipped: "dim" } as const satisfies Record<
  CheckStatus,
  string
>;

/** JSON: `{isHealthy, checks: [{id, title, status, message, hint?}]}`. Exit 3 when a check failed. */
export const doctor: CliCommand = {
  name: "doctor",
  group: "General",
  summary: "Look for what would keep the gateway from running here",
  configure: (command) => {
    command.option("--network", "also ask whether the providers answer");
  },
  run: async (context, _args, options) => {
    const subject = await subjectOf(context, options.network === true);
    const checks: (CheckResult & { readonly id: string; readonly title: string })[] = [];
    for (const { id, title, run } of CHECKS.all) checks.push({ id, title, ...(await run(subject).catch(failure)) });
    const isHealthy = checks.every(({ status }) => status !== "failed");
    const { terminal } = context;
    const width = Math.max(...checks.map(({ title }) => title.length));
    terminal.answer(
      { isHealthy, checks },
      checks.flatMap(({ title, status, message, hint }) => [
        `${terminal.style(COLOURS[status], status.padEnd(7))}  ${title.padEnd(width)}  ${message}`,
        ...(hint === undefined ? [] : [`${" ".repeat(width + 11)}hint: ${hint}`]),
      ]),
    );
    return isHealthy ? EXIT.ok : EXIT.environment;
  },
};

async function subjectOf(context: CommandContext, mayUseNetwork: boolean): Promise<CheckSubject> {
  const named = context.dataDirectory === undefined ? undefined : path.resolve(context.dataDirectory);
  try {
    const loaded = await loadPolicy(context.policyFile);
    const dataDirectory = named ?? dataDirectoryOf(loaded);
    return { context, loaded, policyError: undefined, dataDirectory, mayUseNetwork };
  } catch (policyError) {
    return { context, loaded: undefined, policyError, dataDirectory: named, mayUseNetwork };
  }
}

function failure(thrown: unknown): CheckResult {
  const hint = thrown instanceof ParapetError ? thrown.hint : undefined;
  return { status: "failed", message: messageOf(thrown), ...(hint === undefined ? {} : { hint }) };
}
