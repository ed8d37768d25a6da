import { EXIT } from "@parapet/guard/kernel";
import { Option } from "commander";
import { BLOCK_LISTS, blockList, findShadowAi, logFormats, type ServiceUse } from "../../scan/index.ts";
import type { CliCommand } from "../command.ts";
import { onInterrupt } from "../interrupted.ts";
import { parseFilled, parseList } from "../option-values.ts";
import { startProgress } from "../progress.ts";
import { scanPolicyFor } from "../scan-policy.ts";
import { registerOf } from "../service-register.ts";
import { tableLines } from "../table.ts";

/**
 * JSON: `ShadowReport` of the scan room. Exit 1 when a service is not on the register and no mere hint, 3 when it was
 * interrupted.
 */
export const scanShadow: CliCommand = {
  name: "scan shadow",
  group: "Build",
  summary: "Tell from logs which AI services are used, and which of them nobody sanctioned",
  configure: (command) => {
    command
      .argument("<logs...>", "logs of DNS, proxies and firewalls; exports of browsers and sign-on; .gz too")
      .option(
        "--sanctioned <names>",
        "services that may be used, separated by commas, in the place of the policy's",
        parseList,
      )
      .addOption(
        new Option("--log-format <format>", "how they are written; else the beginning decides").choices(
          logFormats.all.map(({ id }) => id),
        ),
      )
      .option("--show-people", "names and addresses in the place of pseudonyms")
      .addOption(
        new Option("--block-list <style>", "print what would block the others").choices(Object.keys(BLOCK_LISTS)),
      )
      .option("--min-requests <count>", "leave out services with fewer", parseFilled);
  },
  run: async (context, files, options) => {
    const { terminal } = context;
    const names = options.sanctioned as readonly string[] | undefined; // parseList gave it
    const policy = await scanPolicyFor(context, process.cwd());
    const sanctioned = names === undefined ? ((await policy.sanctioned()) ?? new Set<string>()) : registerOf(names);
    const progress = await startProgress(terminal, "reading", { unit: "MB", endsProcess: false });
    const interrupt = new AbortController();
    const forget = onInterrupt(() => interrupt.abort());
    let bytes = 0;
    const report = await findShadowAi({
      files,
      sanctioned,
      showsPeople: options.showPeople === true,
      ...(options.logFormat === undefined ? {} : { format: String(options.logFormat) }),
      onBytes: (read) => {
        bytes += read;
        progress.update(Math.round(bytes / 1e6));
      },
      signal: interrupt.signal,
    }).finally(() => {
      forget();
      progress.stop();
    });
    const least = options.minRequests === undefined ? 1 : Number(options.minRequests);
    const services = report.services.filter(({ requests }) => requests >= least);
    if (options.blockList !== undefined) {
      const lines = blockList(services, String(options.blockList));
      terminal.answer({ blockList: lines }, lines);
    } else terminal.answer({ ...report, services }, linesOf(services, report.files));
    if (report.isInterrupted) return EXIT.environment;
    return services.some(({ isSanctioned, isWeak }) => !isSanctioned && !isWeak) ? EXIT.findings : EXIT.ok;
  },
};

function linesOf(
  services: readonly ServiceUse[],
  files: readonly { readonly lines: number; readonly entries: number }[],
): readonly string[] {
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const unread = files.reduce((sum, file) => sum + file.lines - file.entries, 0);
  const counted = `${lines} lines, of which ${unread} hold no request`;
  if (services.length === 0) return [`no AI service in ${counted}`];
  const day = (at: number | undefined): string => (at === undefined ? "-" : new Date(at).toISOString().slice(0, 10));
  const rows = services.map((use) => [
    use.risk,
    use.name,
    use.category,
    String(use.requests),
    String(use.people),
    (use.bytesOut / 1e6).toFixed(1),
    day(use.firstSeen),
    day(use.lastSeen),
    use.reason,
  ]);
  return [
    ...tableLines(["RISK", "SERVICE", "KIND", "REQUESTS", "PEOPLE", "MB OUT", "FIRST", "LAST", "WHY"], rows),
    "",
    counted,
  ];
}
