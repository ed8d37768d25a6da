import { existsSync, lstatSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import { compareSeverity, EXIT, type Finding, SEVERITIES, type Severity } from "@parapet/guard/kernel";
import { Option } from "commander";
import { formats } from "../../report/index.ts";
import {
  type Baseline,
  changedFiles,
  readBaseline,
  readOwnRules,
  type Scanner,
  type ScanOptions,
  type ScanResult,
  scan,
  scanners,
  verifyLive,
  writeBaseline,
} from "../../scan/index.ts";
import type { CliCommand, CommandContext } from "../command.ts";
import { onInterrupt } from "../interrupted.ts";
import { withDirectory } from "../open-data.ts";
import { parseFilled, parseList } from "../option-values.ts";
import { startProgress } from "../progress.ts";
import { mendedArtefacts } from "../record-model-scan.ts";
import { recordScan } from "../record-scan.ts";
import { findingLines, summaryLine } from "../scan-lines.ts";
import { isModelName, MODELS, type WithModels, withModels } from "../scan-models.ts";
import { outputsOf, writeOutputs } from "../scan-outputs.ts";
import { dependencyPolicy, leftOut, type ScanPolicyInUse, scanPolicyFor } from "../scan-policy.ts";
import { reportOf } from "../scan-report.ts";
import { registerOf } from "../service-register.ts";
import { vulnerabilityDatabase } from "../vulnerability-database.ts";

const DEFAULT_FAIL_ON = "medium";
/** As osv.dev runs it. */
const OSV_API = "https://api.osv.dev";
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
        new Option("--fail-on <severity>", "exit 1 from this severity on; as the policy says, else medium").choices([
          ...SEVERITIES,
          "never",
        ]),
      )
      .option("--scanners <ids>", "only these, separated by commas", parseList)
      .option("--history", "secrets of the Git history as well: of all that a branch or tag can still reach")
      .option("--since <revision>", "only files that differ from it, and new ones", parseFilled)
      .addOption(
        new Option("--format <format>", "how to write the report").choices([
          "console",
          ...formats.all.map(({ id }) => id),
        ]),
      )
      .option(
        "--output <file>",
        "write the report there too, in the format that its extension says; may be given several times",
        (file: string, files: readonly string[]) => [...files, parseFilled(file)],
        [],
      )
      .option("--baseline <file>", "findings that were accepted, with owner, reason and date", parseFilled)
      .option("--write-baseline <reason>", "accept what is open now for 90 days, for this reason", parseFilled)
      .option("--verify-live", "send found keys to their own providers, to see which still open something")
      .option("--store", "keep findings and evidence in the data directory, for the console")
      .option("--rules <path>", "rules of your own for code: a YAML file, or a folder of them", parseFilled)
      .option(
        "--sanctioned <names>",
        "AI services that may be used, separated by commas; others are findings",
        parseList,
      )
      .option("--only-imported", "accept vulnerabilities of direct dependencies that no code but tests imports")
      .option(
        "--osv-api",
        `ask ${OSV_API} in the place of the database: names and versions of packages leave this machine`,
      )
      .option("--osv-api-url <url>", "ask the OSV API that answers there", parseFilled)
      .option("--no-vulnerabilities", "do not look packages up in the vulnerability database")
      .option("--no-cache", "look at every file anew")
      .option("--no-archives", "do not look into archives")
      .option("--no-ignore-files", "read what .gitignore and .parapetignore leave out");
  },
  run: async (context, paths, options) => {
    const { terminal, actor } = context;
    const now = Date.now();
    const { root, inner } = rootOf(paths);
    const format = options.format === undefined ? undefined : String(options.format);
    const outputs = outputsOf((options.output ?? []) as readonly string[], format); // the option's parser gave it
    const only = options.scanners as readonly string[] | undefined; // parseList gave it
    const policy = await scanPolicyFor(context, root);
    const chosen = chosenScanners(only, policy);
    const looksAtModels = only === undefined ? policy.scan?.scanners.models !== "off" : only.includes(MODELS);
    const left = policy.scan === undefined ? [] : leftOut(policy.scan, only === undefined);
    for (const line of left) terminal.remark(line);
    const changed = options.since === undefined ? undefined : await changedFiles(root, String(options.since));
    const baselineFile = options.baseline === undefined ? undefined : String(options.baseline);
    const isNewBaseline = options.writeBaseline !== undefined;
    const known = baselineFile === undefined || isNewBaseline ? new Map() : await readBaseline(baselineFile);
    const { result: seen, readModels } = await watched(context, {
      root,
      paths: inner,
      scanners: chosen,
      settings: { options: await scannerOptions(context, options, policy) },
      looksIntoArchives: options.archives !== false,
      heedsIgnoreFiles: options.ignoreFiles !== false,
      exclude: policy.scan?.exclude ?? [],
      baseline: known,
      now,
      except: new Set(outputs.map(({ file }) => path.relative(root, path.resolve(file)).split(path.sep).join("/"))),
      readsHistory: options.history === true,
      ...(looksAtModels ? { handsOver: isModelName() } : {}),
      ...(changed === undefined ? {} : { only: changed }),
      // What lies elsewhere is not ours to write into.
      ...(options.cache === false || root !== process.cwd()
        ? {}
        : { cacheFile: path.join(root, ".parapet", "scan-cache.txt") }),
    });
    const result = options.verifyLive === true ? await verified(context, root, seen) : seen;
    const report = reportOf({ result, ran: chosen, leftOut: left, at: now });
    const open = result.findings.filter(({ status }) => status === "open");
    if (isNewBaseline) {
      const file = baselineFile ?? "parapet-baseline.json";
      const count = await writeBaseline(file, open, {
        reason: String(options.writeBaseline),
        owner: actor || userInfo().username,
        expiresAt: now + BASELINE_DAYS * DAY_MS,
        known,
      });
      terminal.remark(`${file}: ${count} findings accepted until their date`);
      return EXIT.ok;
    }
    if (format === undefined || format === "console" || outputs.length > 0)
      terminal.answer(report, [
        ...open.flatMap((finding) => findingLines(finding, terminal)),
        summaryLine(report, terminal),
      ]);
    else terminal.answer(report, formats.get(format).write(report).trimEnd().split(/\r?\n/));
    await writeOutputs(outputs, report);
    if (options.store === true) {
      const isWhole =
        only === undefined && changed === undefined && inner.every((one) => path.resolve(root, one) === root);
      const { fixed } = await withDirectory(context, async ({ store }) =>
        recordScan(store, {
          result,
          mended: await mendedArtefacts(store, result.findings, readModels),
          scanners: chosen,
          isWhole,
          subject: `repository:${path.basename(root)}`,
          at: now,
          actor,
          run: `parapet scan ${report.version}, ${report.subject}`,
        }),
      );
      terminal.remark(`kept ${result.findings.length} findings; ${fixed} are fixed`);
    }
    if (result.isInterrupted) return EXIT.environment;
    if (open.some((finding) => isAtLeast(finding, String(options.failOn ?? policy.scan?.failOn ?? DEFAULT_FAIL_ON))))
      return EXIT.findings;
    return result.failures.length > 0 ? EXIT.environment : EXIT.ok;
  },
};

/**
 * What findings are named relative to: this folder, if all that was named lies in it; else the folder that holds all of
 * it, such as the one that was named.
 */
function rootOf(paths: readonly string[]): { readonly root: string; readonly inner: readonly string[] } {
  const here = process.cwd();
  const all = paths.map((one) => path.resolve(one));
  const isWithin = (root: string): boolean =>
    all.every((one) => one === root || one.startsWith(root.endsWith(path.sep) ? root : root + path.sep));
  if (isWithin(here)) return { root: here, inner: paths.length === 0 ? ["."] : paths };
  let root = all[0] ?? here;
  while (!isWithin(root)) root = path.dirname(root);
  if (lstatSync(root, { throwIfNoEntry: false })?.isFile() === true) root = path.dirname(root);
  return { root, inner: all.map((one) => path.relative(root, one) || ".") };
}

/** The scan and that of model files, with progress for a person, and an end when they have waited long enough. */
async function watched(
  { terminal }: CommandContext,
  options: ScanOptions & { baseline: Baseline },
): Promise<WithModels> {
  const progress = await startProgress(terminal, "scanning", { unit: "files", endsProcess: false });
  const interrupt = new AbortController();
  const forget = onInterrupt(() => interrupt.abort());
  try {
    const { signal } = interrupt;
    const seen = await scan({ ...options, signal, onProgress: (done) => progress.update(done) });
    const { root, baseline, now } = options;
    const onProgress = (done: number): void => progress.update(seen.files + done);
    return await withModels(seen, { root, baseline, now, signal, onProgress });
  } finally {
    forget();
    progress.stop();
  }
}

/** The scan, with what providers say of the keys that it found. */
async function verified({ terminal }: CommandContext, root: string, result: ScanResult): Promise<ScanResult> {
  if (result.isInterrupted) return result;
  const onSending = (count: number, hosts: readonly string[]): void =>
    terminal.remark(`sending ${count} found secrets, each to its own provider, by HTTPS: ${hosts.join(", ")}`);
  return { ...result, findings: await verifyLive(result.findings, { root, onSending }) };
}

/** Those that are named, else all but what the policy turns off. */
function chosenScanners(only: readonly string[] | undefined, { scan: policy }: ScanPolicyInUse): readonly Scanner[] {
  if (only !== undefined) return only.filter((id) => id !== MODELS).map((id) => scanners.get(id));
  const states: Readonly<Record<string, "on" | "off" | undefined>> = policy?.scanners ?? {};
  return scanners.all.filter(({ id }) => states[id] !== "off");
}

/** What the scanners are told, each by its id: by the command line, else by the policy. */
async function scannerOptions(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
  policy: ScanPolicyInUse,
): Promise<Readonly<Record<string, unknown>>> {
  const names = options.sanctioned as readonly string[] | undefined; // parseList gave it
  const sanctioned = names === undefined ? await policy.sanctioned() : registerOf(names);
  const rules =
    options.rules === undefined ? await policy.ownRules() : readOwnRules(path.resolve(String(options.rules)));
  const hosts = policy.scan?.agents.hosts ?? [];
  return {
    deps: await dependencyOptions(context, options, policy),
    ...(rules === undefined ? {} : { code: { rules } }),
    ...(hosts.length === 0 ? {} : { agents: { hosts } }),
    ...(sanctioned === undefined ? {} : { inventory: { sanctioned: [...sanctioned] } }),
  };
}

async function dependencyOptions(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
  { scan: policy }: ScanPolicyInUse,
): Promise<unknown> {
  const told = {
    ...(policy === undefined ? {} : dependencyPolicy(policy)),
    ...(options.onlyImported === true ? { onlyImported: true } : {}),
  };
  if (options.vulnerabilities === false) return { ...told, checksVulnerabilities: false };
  const { osvApi, osvApiUrl } = options;
  if (osvApi === true || osvApiUrl !== undefined)
    return { ...told, api: String(osvApiUrl ?? OSV_API), checksVulnerabilities: true };
  if (policy?.deps.vulnerabilities === "skip") return told;
  const database = await vulnerabilityDatabase(context);
  return existsSync(database) ? { ...told, database } : told;
}

const isAtLeast = ({ severity }: Finding, limit: string): boolean =>
  limit !== "never" && compareSeverity(severity, limit as Severity) >= 0; // commander has checked it
