import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { stringify } from "yaml";
import { catalogue } from "../../catalogue/index.ts";
import type { CliCommand } from "../command.ts";
import { onInterrupt } from "../interrupted.ts";
import { withDirectory } from "../open-data.ts";
import { parseCount, parseFilled } from "../option-values.ts";
import { startProgress } from "../progress.ts";
import { openManifest } from "../redteam-target.ts";

const DAY_MS = 86_400_000;

/** JSON: `{goal, case, files, tried, chosen}`. Exit 1 when no rule closes it, 3 when it was interrupted. */
export const redteamFix: CliCommand = {
  name: "redteam fix",
  group: "Build",
  summary: "Turn what got through into a test and a rule, and replay both",
  configure: (command) => {
    command
      .argument("<finding>", "a goal or a case of the run's log")
      .option("--manifest <file>", "what was attacked", parseFilled, "redteam.yaml")
      .option("--log <file>", "the run's log, in the place of the manifest's own", parseFilled)
      .option("--output <folder>", "where test and rule are written", parseFilled, "redteam")
      .option("--requests <count>", "ask the target at most so often", parseCount, 600)
      .option("--store", "keep the proof as evidence for the goal's controls");
  },
  run: async (context, [wanted = ""], options) => {
    const { terminal } = context;
    const { arsenalFor, fix, openAttacker, openTarget, readRunLog, regressionTest } = await import(
      "../../redteam/index.ts"
    );
    const { loaded, manifest, logFile, secret } = await openManifest(context, options);
    let found: import("../../redteam/index.ts").CaseResult | undefined;
    const log = readRunLog(logFile);
    for (const result of log.results())
      if (result.outcome === "confirmed" && (result.case.goal === wanted || result.case.id === wanted))
        found ??= result;
    if (found === undefined)
      throw new ParapetError("PARAPET_REDTEAM_FINDING", `the log has no confirmed case of '${wanted}'`, {
        hint: "'parapet redteam report' lists what got through.",
        exit: EXIT.usage,
      });
    // What a model wrote is said again; nothing new is asked for.
    const said = { secret, mayBeRemote: false, isReplay: true, known: log.thoughts(), keep: () => {} };
    const attacker = await openAttacker(manifest, said);
    const target = await openTarget(loaded, { secret });
    const interrupt = new AbortController();
    const forget = onInterrupt(() => interrupt.abort());
    const progress = await startProgress(terminal, "replaying", { unit: "requests", endsProcess: false });
    try {
      const fixed = await fix({
        arsenal: arsenalFor(manifest),
        manifest,
        target,
        ...(attacker === undefined ? {} : { attacker }),
        found: found.case,
        signal: interrupt.signal,
        requests: options.requests as number, // parseCount gave it
      });
      progress.stop();
      if (interrupt.signal.aborted) return EXIT.environment;
      if (fixed === undefined) {
        terminal.answer({ goal: found.case.goal, stillOpen: false }, [
          `${found.case.goal} does not get through any more`,
        ]);
        return EXIT.ok;
      }
      const folder = path.resolve(String(options.output));
      await mkdir(folder, { recursive: true });
      const name = `${fixed.goal.id}-${fixed.shrunk.id}`;
      const regression = {
        redteamRegression: 1,
        goal: fixed.goal.id,
        title: fixed.goal.title,
        manifest: path.relative(folder, loaded.file),
        case: fixed.shrunk,
        turns: fixed.turns,
      } as const;
      const files = [
        [`${name}.json`, `${JSON.stringify(regression, null, 2)}\n`],
        [`${name}.test.ts`, regressionTest(regression, `${name}.json`)],
        ...(fixed.chosen === undefined ? [] : [[`${name}.policy.yaml`, policyText(fixed.chosen)]]),
      ] as const;
      for (const [file = "", text = ""] of files) await writeFile(path.join(folder, file), text);
      if (options.store === true && fixed.chosen !== undefined)
        await withDirectory(context, async ({ store }) => {
          const at = Date.now();
          const { closed, of, stopped, harmless, measure } = fixed.chosen!;
          const digest = createHash("sha256")
            .update(JSON.stringify([regression, fixed.chosen]))
            .digest("hex");
          const controls = fixed.goal.controls.flatMap((id) => {
            const control = catalogue().controls.has(id) ? catalogue().controls.get(id) : undefined;
            const taken = control?.evidence.find(({ module }) => module === "redteam.run");
            return taken === undefined ? [] : [{ id, days: taken.maxAgeDays }];
          });
          await store.evidence.insert(
            controls.map(({ id, days }) => ({
              control: id,
              subject: `target:${manifest.target}`,
              // A candidate that is not in force proves that a rule would hold, not that it does.
              status: "unknown" as const,
              by: "redteam.run",
              at,
              expiresAt: at + days * DAY_MS,
              run: `parapet redteam fix ${fixed.goal.id}: ${measure} would close ${closed} of ${of}, stops ${stopped} of ${harmless}`,
              digest,
            })),
          );
        });
      terminal.answer(
        {
          goal: fixed.goal.id,
          case: fixed.shrunk,
          files: files.map(([file]) => file),
          tried: fixed.tried,
          chosen: fixed.chosen ?? null,
        },
        [
          `${fixed.goal.id}: the plainest attack that gets through is ${[fixed.shrunk.carrier, ...fixed.shrunk.transforms, fixed.shrunk.driver].join(" + ")}`,
          `${fixed.throughWithout} of ${fixed.mutants} mutants get through as well`,
          ...fixed.tried.map(
            (one) =>
              `${one === fixed.chosen ? "chosen" : "tried "}  ${one.measure}: closes ${one.closed} of ${one.of}, stops ${one.stopped} of ${one.harmless} harmless texts and ${one.lookAlikesStopped} of ${one.lookAlikes} look-alikes`,
          ),
          ...(fixed.chosen === undefined ? ["no rule of ours closes it: change the application"] : []),
          ...files.map(([file]) => `written   ${path.join(path.relative(process.cwd(), folder), file ?? "")}`),
        ],
      );
      return fixed.chosen === undefined ? EXIT.findings : EXIT.ok;
    } finally {
      forget();
      progress.stop();
      await target.close();
    }
  },
};

/** Profiles to merge into parapet.yaml. */
function policyText({
  title,
  why,
  patch,
  closed,
  of,
  stopped,
  harmless,
}: import("../../redteam/index.ts").TriedMeasure): string {
  const profiles = {
    ...(patch.detectors === undefined ? {} : { guards: { "from-redteam": { detectors: patch.detectors } } }),
    ...(patch.tools === undefined ? {} : { tools: { "from-redteam": patch.tools } }),
  };
  return `# ${title}.\n# ${why}\n# Replayed: closes ${closed} of ${of} attacks, stops ${stopped} of ${harmless} harmless texts.\n# Merge into the profiles of the model in parapet.yaml.\n${stringify(profiles)}`;
}
