import { EXIT } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { modelRegistryOf, versionJson, versionLine } from "../model-lines.ts";
import { withDirectory } from "../open-data.ts";

/** JSON: the version that is primary now, as in `model list`. */
export const modelRollback: CliCommand = {
  name: "model rollback",
  group: "Model",
  summary: "Put the standby back in the primary's place, at once",
  configure: (command) => {
    command.argument("<model>", "as it was registered").requiredOption("--reason <text>", "why, for the record");
  },
  run: async (context, [model = ""], { reason }) =>
    withDirectory(context, async (data) => {
      const registry = await modelRegistryOf(data);
      const moved = await registry.rollback({ model, actor: context.actor, reason: String(reason) });
      const proof = await registry.proof(moved, "primary");
      const stale = proof
        .filter(({ state }) => state !== "proven")
        .map(({ control, state }) => `${control} is ${state}`);
      context.terminal.answer(versionJson(moved, proof), [
        versionLine(moved),
        ...(stale.length === 0 ? [] : [`mind  ${stale.join(", ")}: prove it again`]),
      ]);
      return EXIT.ok;
    }),
};
