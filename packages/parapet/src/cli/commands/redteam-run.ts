import { createHash } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { EXIT } from "@parapet/guard/kernel";
import { Option } from "commander";
import type { CliCommand } from "../command.ts";
import { onInterrupt } from "../interrupted.ts";
import { withDirectory } from "../open-data.ts";
import { parseCount, parseFilled, parseList } from "../option-values.ts";
import { startProgress } from "../progress.ts";
import { recordRun } from "../record-redteam.ts";
import { goalLines, stoppedLines, totalLine } from "../redteam-lines.ts";
import { openManifest } from "../redteam-target.ts";

/** JSON: `{target, run, goals, left, stopped, requests, usd}`. Exit 1 when a goal is confirmed, 3 when cases ended in errors or it was interrupted. */
export const redteamRun: CliCommand = {
  name: "redteam run",
  group: "Build",
  summary: "Attack a target, and prove what gets through",
  configure: (command) => {
    command
      .option("--manifest <file>", "what is attacked", parseFilled, "redteam.yaml")
      .option("--packs <ids>", "only these packs of goals, separated by commas", parseList)
      .addOption(
        new Option("--budget <requests>", "at most so many requests, in the place of the manifest's").argParser(
          parseCount,
        ),
      )
      .addOption(new Option("--seed <number>", "the same seed, the same cases").argParser(parseCount).default(1))
      .option("--log <file>", "where finished cases are kept; a run goes on where its log ends", parseFilled)
      .option("--replay <log>", "take the attacker's words from the log of another run, and ask no model", parseFilled)
      .option("--allow-remote-attacker", "let the manifest's attacker stand on another machine")
      .option("--store", "keep findings, evidence and the campaign in the data directory, for the console")
      .option("--fresh", "begin anew, whatever the log holds");
  },
  run: async (context, _, options) => {
    const { terminal } = context;
    const { arsenalFor, findingsOf, openAttacker, openRunLog, openTarget, readRunLog, run } = await import(
      "../../redteam/index.ts"
    );
    const { loaded, logFile, secret } = await openManifest(context, options);
    const requests = (options.budget as number | undefined) ?? loaded.manifest.limits.requests; // parseCount gave it
    const manifest = { ...loaded.manifest, limits: { ...loaded.manifest.limits, requests } };
    const seed = options.seed as number; // parseCount gave it
    const packs = options.packs as readonly string[] | undefined; // parseList gave it
    // Open to nobody else: the log says what was answered, and the store shares no folder that others can read.
    await mkdir(path.dirname(logFile), { recursive: true, mode: 0o700 });
    if (options.fresh === true) await rm(logFile, { force: true });
    const manifestDigest = createHash("sha256")
      .update(await readFile(loaded.file))
      .digest("hex");
    const target = await openTarget({ ...loaded, manifest }, { secret });
    const startedAt = Date.now();
    const log = openRunLog(logFile, {
      redteam: 1,
      run: `${manifest.target}-${startedAt.toString(36)}`,
      target: manifest.target,
      manifestDigest,
      seed,
      packs: packs ?? [],
      startedAt,
      requests,
    });
    terminal.remark(
      `${target.title}: at most ${requests} requests${manifest.limits.usd === undefined ? "" : `, ${manifest.limits.usd} USD`}, seed ${seed}; log ${path.relative(process.cwd(), logFile)}`,
    );
    const interrupt = new AbortController();
    const forget = onInterrupt(() => interrupt.abort());
    const progress = await startProgress(terminal, "attacking", { unit: "cases", endsProcess: false });
    let done = 0;
    try {
      const isReplay = options.replay !== undefined;
      const attacker = await openAttacker(manifest, {
        secret,
        mayBeRemote: options.allowRemoteAttacker === true,
        isReplay,
        known: isReplay ? readRunLog(String(options.replay)).thoughts() : log.thoughts(),
        keep: (thought) => log.note(thought),
      });
      const arsenal = arsenalFor(manifest);
      if (manifest.attacker !== undefined)
        terminal.remark(
          isReplay
            ? `the attacker's words are those of ${options.replay}`
            : `attacker ${manifest.attacker.model} at ${new URL(manifest.attacker.baseUrl).origin}: at most ${manifest.attacker.maxRequests} of the requests`,
        );
      const result = await run({
        arsenal,
        manifest,
        target,
        seed,
        log,
        attacker,
        signal: interrupt.signal,
        onResult: () => progress.update(++done),
        ...(packs === undefined ? {} : { packs }),
      });
      progress.stop();
      if (result.endedBy !== "") terminal.remark(`ended early: ${result.endedBy}`);
      const goals = result.tally.summarise(arsenal.goals.all);
      terminal.answer(
        {
          target: manifest.target,
          run: log.head.run,
          goals,
          left: result.left,
          stopped: result.stopped,
          requests: result.requests,
          usd: result.usd ?? null,
        },
        [
          ...goalLines(goals, terminal),
          ...result.left.map(({ goal, why }) => `not tried  ${goal}: ${why}`),
          ...stoppedLines(result),
          totalLine(result, terminal),
        ],
      );
      if (options.store === true) {
        const at = Date.now();
        const all = arsenal.goals.all;
        const findings = findingsOf(manifest.target, goals, all, at);
        const given = { head: log.head, result, summaries: goals, findings, goals: all, at, actor: context.actor };
        const { fixed } = await withDirectory(context, ({ store }) => recordRun(store, given));
        terminal.remark(`kept ${findings.length} findings; ${fixed} are fixed`);
      }
      if (result.isInterrupted) return EXIT.environment;
      if (goals.some(({ outcome }) => outcome === "confirmed")) return EXIT.findings;
      return result.tally.counts.error > 0 ? EXIT.environment : EXIT.ok;
    } finally {
      forget();
      progress.stop();
      log.close();
      await target.close();
    }
  },
};
