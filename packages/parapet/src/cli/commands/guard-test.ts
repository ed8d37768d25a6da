import { text as readAll } from "node:stream/consumers";
import { createGuard, type Direction, detectors, type Origin } from "@parapet/guard";
import { EXIT } from "@parapet/guard/kernel";
import { Option } from "commander";
import { guardPolicyOf, loadPolicy } from "../../policy/index.ts";
import type { CliCommand } from "../command.ts";
import { requireModel } from "../open-data.ts";
import { tableLines } from "../table.ts";

const ORIGINS: readonly Origin[] = [
  "system",
  "user",
  "assistant",
  "tool-result",
  "document",
  "tool-definition",
  "tool-call",
  "reasoning",
  "metadata",
];

/**
 * JSON: `{model, direction, origin, verdict, isBlocked, text, hits: [{detector, rule, action, severity, confidence, start, end, reason}], ran}`;
 * `text` is what goes on, redacted. Exit 1 unless the verdict is allow.
 */
export const guardTest: CliCommand = {
  name: "guard test",
  group: "Build",
  summary: "Show what the guards of a model say to a text",
  configure: (command) => {
    command
      .argument("<model>", "a model of the policy")
      .argument("[text]", "without it standard input is read")
      .option("--output", "as if the model had said it")
      .addOption(new Option("--origin <origin>", "who wrote it").choices(ORIGINS))
      .option("--system <prompt>", "the system prompt it must not leak", "");
  },
  run: async (context, [model = "", given], options) => {
    const { terminal, policyFile } = context;
    const loaded = await loadPolicy(policyFile);
    requireModel(loaded, model);
    const direction: Direction = options.output === true ? "output" : "input";
    const origin = (options.origin as Origin | undefined) ?? (direction === "output" ? "assistant" : "user"); // one of the choices
    const text = given ?? (await readAll(process.stdin));
    const guard = createGuard(guardPolicyOf(loaded.policy, model, detectors));
    const { verdict, isBlocked, hits, texts, runs } = guard.inspect([{ text, origin, direction, path: "" }], {
      systemPrompt: String(options.system),
    });
    const ran = guard.detectorsFor(direction, origin);
    const colour = verdict === "allow" ? "green" : isBlocked ? "red" : "yellow";
    terminal.answer(
      { model, direction, origin, verdict, isBlocked, text: isBlocked ? null : texts[0], hits, ran, runs },
      [
        `${terminal.style(colour, verdict)}  ${model}, ${direction}, from ${origin}; asked: ${ran.join(" ") || "nobody"}`,
        ...(hits.length === 0 ? [] : [""]),
        ...(hits.length === 0
          ? []
          : tableLines(
              ["DETECTOR", "RULE", "ACTION", "SEVERITY", "CONFIDENCE", "AT", "WHY"],
              hits.map((hit) => [
                hit.detector,
                hit.rule,
                hit.action,
                hit.severity,
                hit.confidence.toFixed(2),
                `${hit.start}-${hit.end}`,
                hit.reason,
              ]),
              (line) => terminal.style("bold", line),
            )),
        ...(verdict === "redact" && !isBlocked ? ["", ...(texts[0] ?? "").split("\n")] : []),
      ],
    );
    return verdict === "allow" ? EXIT.ok : EXIT.findings;
  },
};
