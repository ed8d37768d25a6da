import { userInfo } from "node:os";
import { EXIT } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { parseFilled } from "../option-values.ts";
import { openManifest } from "../redteam-target.ts";

const DAY_MS = 86_400_000;
const BASELINE_DAYS = 90;

/** JSON: `{new, accepted, fixed, errors}`: rule ids. Exit 1 with a new confirmed finding, 3 when a goal could not be told. */
export const redteamGate: CliCommand = {
  name: "redteam gate",
  group: "Build",
  summary: "Fail on what gets through and was not accepted",
  configure: (command) => {
    command
      .option("--manifest <file>", "what was attacked", parseFilled, "redteam.yaml")
      .option("--log <file>", "the run's log, in the place of the manifest's own", parseFilled)
      .option("--baseline <file>", "findings that were accepted", parseFilled, "redteam-baseline.json")
      .option("--accept <reason>", "accept what gets through now for 90 days, for this reason", parseFilled);
  },
  run: async (context, _, options) => {
    const { terminal, actor } = context;
    const [
      { builtInArsenal, findingsOf, fingerprintOf, readRunLog, Tally },
      { readBaseline, writeBaseline },
      { existsSync },
    ] = await Promise.all([import("../../redteam/index.ts"), import("../../scan/index.ts"), import("node:fs")]);
    const { logFile } = await openManifest(context, options);
    const { head, results } = readRunLog(logFile);
    const tally = new Tally();
    for (const result of results()) tally.add(result);
    const goals = builtInArsenal.goals.all;
    const summaries = tally.summarise(goals);
    const now = Date.now();
    const findings = findingsOf(head.target, summaries, goals, now).filter(({ confidence }) => confidence === 1);
    const file = String(options.baseline);
    const known = existsSync(file) ? await readBaseline(file) : new Map();
    if (options.accept !== undefined) {
      const owner = actor || userInfo().username;
      const given = { reason: String(options.accept), owner, expiresAt: now + BASELINE_DAYS * DAY_MS, known };
      const count = await writeBaseline(file, findings, given);
      terminal.answer({ accepted: count }, [`${file}: ${count} findings accepted until their date`]);
      return EXIT.ok;
    }
    const holds = (fingerprint: string): boolean =>
      Date.parse(`${known.get(fingerprint)?.expires ?? "1970-01-01"}T23:59:59.999Z`) >= now;
    const fresh = findings.filter(({ fingerprint }) => !holds(fingerprint));
    const accepted = findings.filter(({ fingerprint }) => holds(fingerprint));
    // What was not tried, broke or could not be told may still get through.
    const held = new Set(
      summaries
        .filter(({ outcome }) => outcome === "safe" || outcome === "refused")
        .map(({ goal }) => fingerprintOf(head.target, goal)),
    );
    const fixed = [...known.values()].filter(({ fingerprint }) => held.has(fingerprint));
    const errors = summaries.filter(({ outcome }) => outcome === "error").map(({ goal }) => goal);
    terminal.answer(
      {
        new: fresh.map(({ rule }) => rule),
        accepted: accepted.map(({ rule }) => rule),
        fixed: fixed.map(({ rule }) => rule),
        errors,
      },
      [
        ...fresh.map(({ rule, title }) => `new       ${rule}: ${title}`),
        ...accepted.map(({ rule }) => `accepted  ${rule}`),
        ...fixed.map(({ rule }) => `fixed     ${rule}: take it out of ${file}`),
        ...errors.map((goal) => `error     ${goal}: nobody knows`),
        fresh.length === 0 ? "nothing new gets through" : `${fresh.length} new`,
      ],
    );
    if (fresh.length > 0) return EXIT.findings;
    return errors.length > 0 ? EXIT.environment : EXIT.ok;
  },
};
