import { EXIT } from "@parapet/guard/kernel";
import { Argument } from "commander";
import type { CliCommand } from "../command.ts";
import { MODEL_STAGES, modelRegistryOf, versionJson, versionLine } from "../model-lines.ts";
import { withDirectory } from "../open-data.ts";

/** JSON: the version, as in `model list`. */
export const modelPromote: CliCommand = {
  name: "model promote",
  group: "Model",
  summary: "Move a version to a stage, when its proof is there and fresh",
  configure: (command) => {
    command
      .argument("<model>", "as it was registered")
      .argument("<version>", "as it was registered")
      .addArgument(new Argument("<stage>", "where it should stand").choices([...MODEL_STAGES]))
      .requiredOption("--reason <text>", "why, for the record");
  },
  run: async (context, [model = "", version = "", stage = ""], { reason }) =>
    withDirectory(context, async (data) => {
      const registry = await modelRegistryOf(data);
      const to = MODEL_STAGES.find((one) => one === stage)!;
      const moved = await registry.promote({ model, version, to, actor: context.actor, reason: String(reason) });
      const proof = await registry.proof(moved, to);
      context.terminal.answer(versionJson(moved, proof), [versionLine(moved)]);
      return EXIT.ok;
    }),
};
