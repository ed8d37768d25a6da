import { readFile } from "node:fs/promises";
import path from "node:path";
import { buffer as readAll } from "node:stream/consumers";
import { createGuard, type Direction, type GuardHit, type GuardPolicy, withOpinions } from "@parapet/guard";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { Option } from "commander";
import { DEFAULT_GUARDS, lineOfDetector } from "../../policy/index.ts";
import { chooseGuards } from "../choose-guards.ts";
import type { CliCommand, CommandContext } from "../command.ts";
import { coverValues, explainHits, hitLines } from "../evaluation/explain.ts";
import { withModel } from "../evaluation/load-model.ts";
import { parseFilled, parseList } from "../option-values.ts";
import { ORIGIN_WORDS, originOf } from "../origins.ts";

/** Hits shown to a person. */
const MOST_SHOWN = 50;

/**
 * JSON: `{model, direction, origin, verdict, isBlocked, text, hits: [{detector, rule, action, severity, confidence, start, end, reason, minConfidence, isBelowThreshold, layers: [{kinds, text}]}], ran, runs, ms}`;
 * `model` is null for the built-in guards, `text` is what goes on, redacted. Exit 1 unless the verdict is allow.
 */
export const guardTest: CliCommand = {
  name: "guard test",
  group: "Build",
  summary: "Show what the guards say to a text, and why",
  configure: (command) => {
    command
      .argument("[text]", "without it, and without --file, standard input is read")
      .option("--model <model>", "the guards of this model of the policy; without it the built-in ones", parseFilled)
      .addOption(
        new Option("--direction <direction>", "which way it goes").choices(["input", "output"]).default("input"),
      )
      .addOption(new Option("--origin <origin>", "who wrote it").choices(ORIGIN_WORDS))
      .option("--file <file>", "the text is in this file", parseFilled)
      .option("--detectors <ids>", "only these, separated by commas", parseList)
      .option("--second-opinion", "have doubtful texts read by the transformer of @parapet/guard-model too")
      .option("--no-second-opinion", "let the linear model judge alone; the built-in guards ask where it is installed")
      .option("--system <prompt>", "the system prompt it must not leak", "");
  },
  run: async (context, [given], options) => {
    const { terminal } = context;
    const model = options.model === undefined ? undefined : String(options.model);
    const direction: Direction = options.direction === "output" ? "output" : "input";
    const origin = originOf(String(options.origin)) ?? (direction === "output" ? "assistant" : "user");
    const only = options.detectors as readonly string[] | undefined; // parseList gave it
    const { policy, ask } = await withModel(terminal, await chooseGuards(context, model, only), {
      wanted: options.secondOpinion as boolean | undefined, // commander gave it
      isBuiltIn: model === undefined,
    });
    const text = await textOf(given, options.file === undefined ? undefined : String(options.file));
    const weak: GuardHit[] = [];
    const guard = createGuard(policy, { onWeakHit: (hit) => weak.push(hit) });
    const start = performance.now();
    const passage = [{ text, origin, direction, path: "" }];
    const passages = ask === undefined ? passage : await withOpinions(guard, passage, ask);
    const { verdict, isBlocked, hits, texts, runs } = guard.inspect(passages, { systemPrompt: String(options.system) });
    const ms = Number((performance.now() - start).toFixed(3));
    const ran = guard.detectorsFor(direction, origin);
    const shown = coverValues(text, [...hits, ...weak]);
    const explained = explainHits(shown, { hits, weak }, policy.detectors);
    const colour = verdict === "allow" ? "green" : isBlocked ? "red" : "yellow";
    const named = model ?? "built-in guards";
    const lines = [
      `${terminal.style(colour, verdict)}  ${named}, ${direction}, from ${origin}; asked: ${ran.join(" ") || "nobody"}; ${ms} ms`,
      ...runs.flatMap(({ detector, error }) =>
        error === undefined
          ? []
          : [
              `${terminal.style("red", "failed")}  ${detector} broke (${error}): it has not said that the text is clean`,
            ],
      ),
    ];
    for (const hit of explained.slice(0, MOST_SHOWN))
      lines.push(
        "",
        ...hitLines(hit, shown, await setBy(context, policy, model, hit.detector), (marks) =>
          terminal.style(colour, marks),
        ),
      );
    if (explained.length > MOST_SHOWN) lines.push("", `and ${explained.length - MOST_SHOWN} more; --json has them`);
    if (verdict === "redact" && !isBlocked) lines.push("", "what goes on:", ...(texts[0] ?? "").split("\n"));
    terminal.answer(
      {
        model: model ?? null,
        direction,
        origin,
        verdict,
        isBlocked,
        text: isBlocked ? null : texts[0],
        hits: explained,
        ran,
        runs,
        ms,
      },
      lines,
    );
    return verdict === "allow" ? EXIT.ok : EXIT.findings;
  },
};

/** Where the setting of a detector stands: a line of the policy, or the built-in profile with its reason. */
async function setBy(
  { policyFile }: CommandContext,
  policy: GuardPolicy,
  model: string | undefined,
  detector: string,
): Promise<string> {
  const line = model === undefined ? undefined : await lineOfDetector(policyFile, policy.name, detector);
  if (line !== undefined) return `${path.basename(policyFile)}:${line}`;
  const builtIn = DEFAULT_GUARDS.find((one) => one.detector === detector);
  return builtIn === undefined ? "the detector's own action" : `built-in: ${builtIn.reason}`;
}

async function textOf(given: string | undefined, file: string | undefined): Promise<string> {
  if (given !== undefined && file !== undefined)
    throw new ParapetError("PARAPET_CLI_FILE", "a text and --file are both given", { hint: "Give one of them." });
  if (given !== undefined) return given;
  const bytes = await (file === undefined ? readAll(process.stdin) : readFile(file)).catch((cause: unknown) => {
    throw new ParapetError("PARAPET_CLI_FILE", `${file ?? "standard input"} cannot be read: ${messageOf(cause)}`, {
      hint: "Name a file that exists and that this user may read.",
      cause,
    });
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ParapetError("PARAPET_CLI_FILE", `${file ?? "standard input"} is not UTF-8 text`, {
      hint: "Guards look at text: take the text out of the document first.",
      cause,
    });
  }
}
