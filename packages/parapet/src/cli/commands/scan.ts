import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import path from "node:path";
import { compareSeverity, EXIT, type Finding, SEVERITIES, type Severity } from "@parapet/guard/kernel";
import { Option } from "commander";
import { catalogue } from "../../catalogue/index.ts";
import { formats, type Report, type ReportRule } from "../../report/index.ts";
import { type Rule, readBaseline, type ScanResult, scan, scanners, writeBaseline } from "../../scan/index.ts";
import type { CliCommand, CommandContext } from "../command.ts";
import { onInterrupt } from "../interrupted.ts";
import { parseFilled, parseList } from "../option-values.ts";
import { startProgress } from "../progress.ts";
import { findingLines, summaryLine } from "../scan-lines.ts";
import { readVersion } from "../version.ts";
import { vulnerabilityDatabase } from "../vulnerability-database.ts";

/** How long a baseline accepts what it does not say otherwise of. */
const BASELINE_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * JSON: the report room's `Report`. Exit 1 with an open finding at or above `--fail-on`, 3 when something could not be
 * looked at, or it was interrupted.
 */
export const scanCommand: CliCommand = {
  name: "scan",
  group: "Build",
  summary: "Look for what is wrong in the files of a repository",
  configure: (command) => {
    command
      .argument("[paths...]", "files and folders; everything here by default")
      .addOption(
        new Option("--fail-on <severity>", "exit 1 from this severity on")
          .choices([...SEVERITIES, "never"])
          .default("medium"),
      )
      .option("--scanners <ids>", "only these, separated by commas", parseList)
      .addOption(
        new Option("--format <format>", "how to write the report").choices([
          "console",
          ...formats.all.map(({ id }) => id),
        ]),
      )
      .option("--output <file>", "write the report there", parseFilled)
      .option("--baseline <file>", "findings that were accepted, with owner, reason and date", parseFilled)
      .option("--write-baseline <reason>", "accept what is open now for 90 days, for this reason", parseFilled)
      .option("--no-vulnerabilities", "do not look packages up in the vulnerability database")
      .option("--no-cache", "look at every file anew")
      .option("--no-ignore-files", "read what .gitignore and .parapetignore leave out");
  },
  run: async (context, paths, options) => {
    const { terminal, actor } = context;
    const now = Date.now();
    const root = process.cwd();
    const only = options.scanners as readonly string[] | undefined; // parseList gave it
    const chosen = only === undefined ? scanners.all : only.map((id) => scanners.get(id));
    const baselineFile = options.baseline === undefined ? undefined : String(options.baseline);
    const known =
      baselineFile === undefined || options.writeBaseline !== undefined ? new Map() : await readBaseline(baselineFile);
    const progress = await startProgress(terminal, "scanning", { unit: "files", endsProcess: false });
    const interrupt = new AbortController();
    const forget = onInterrupt(() => interrupt.abort());
    let result: ScanResult;
    try {
      result = await scan({
        root,
        paths: paths.length === 0 ? ["."] : paths,
        scanners: chosen,
        settings: { options: { deps: await dependencyOptions(context, options.vulnerabilities !== false) } },
        heedsIgnoreFiles: options.ignoreFiles !== false,
        baseline: known,
        now,
        signal: interrupt.signal,
        onProgress: (done) => progress.update(done),
        ...(options.cache === false ? {} : { cacheFile: path.join(root, ".parapet", "scan-cache.txt") }),
      });
    } finally {
      forget();
      progress.stop();
    }
    const report = reportOf(result, now);
    const failOn = String(options.failOn);
    const open = result.findings.filter(({ status }) => status === "open");
    if (options.writeBaseline !== undefined) {
      const file = baselineFile ?? "parapet-baseline.json";
      const reason = String(options.writeBaseline);
      const count = await writeBaseline(file, open, {
        reason,
        owner: ownerOf(actor),
        expiresAt: now + BASELINE_DAYS * DAY_MS,
        known,
      });
      terminal.remark(`${file}: ${count} findings accepted until their date`);
      return EXIT.ok;
    }
    const format = options.format === undefined ? (terminal.isJson ? "json" : "console") : String(options.format);
    if (format === "console")
      terminal.answer(report, [
        ...open.flatMap((finding) => findingLines(finding, terminal)),
        summaryLine(report, terminal),
      ]);
    else if (options.output === undefined) terminal.answer(report, [formats.get(format).write(report).trimEnd()]);
    if (options.output !== undefined) {
      await writeFile(String(options.output), formats.get(format === "console" ? "json" : format).write(report));
      terminal.remark(summaryLine(report, terminal));
    }
    if (result.isInterrupted) return EXIT.environment;
    if (open.some((finding) => isAtLeast(finding, failOn))) return EXIT.findings;
    return result.failures.length > 0 ? EXIT.environment : EXIT.ok;
  },
};

async function dependencyOptions(context: CommandContext, checksVulnerabilities: boolean): Promise<unknown> {
  if (!checksVulnerabilities) return { checksVulnerabilities };
  const database = await vulnerabilityDatabase(context);
  return existsSync(database) ? { database } : {};
}

const ownerOf = (actor: string): string => actor || userInfo().username;

const isAtLeast = ({ severity }: Finding, limit: string): boolean =>
  limit !== "never" && compareSeverity(severity, limit as Severity) >= 0; // commander has checked it

function reportOf(result: ScanResult, at: number): Report {
  return {
    tool: "parapet scan",
    version: readVersion(),
    at,
    subject: `${result.files} files, ${(result.bytes / 1e6).toFixed(1)} MB`,
    rules: result.rules.map(reportRule),
    findings: result.findings,
    failures: result.failures.map(({ path: file, scanner, error }) => ({
      path: file,
      why: scanner === undefined ? error : `${scanner}: ${error}`,
    })),
    skipped: result.skipped.map(({ path: file, why }) => ({ path: file, why })),
    elapsedMs: result.elapsedMs,
  };
}

function reportRule({ id, title, summary, severity, cwe, threats, remediation }: Rule): ReportRule {
  const known = catalogue().threats;
  const frameworks = threats.flatMap((threat) => (known.has(threat) ? [...known.get(threat).owaspLlm2025] : []));
  return { id, title, summary, severity, cwe, threats, remediation, frameworks: [...new Set(frameworks)] };
}
