import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { Argument } from "commander";
import type { CliCommand } from "../command.ts";
import { requireModel, withStore } from "../open-data.ts";

/** JSON: `{model, mode, before}`. A running gateway follows within a second. */
export const modeSet: CliCommand = {
  name: "mode set",
  group: "Respond",
  summary: "Switch a model to normal, standby or maintenance",
  configure: (command) => {
    command
      .argument("<model>", "a model of the policy")
      .addArgument(new Argument("<mode>", "what it should do").choices(["normal", "standby", "maintenance"]))
      .option("--reason <text>", "why, for the record", "");
  },
  run: async (context, [model = "", mode = ""], options) =>
    withStore(context, async ({ loaded, store }) => {
      requireModel(loaded, model);
      if (mode === "standby" && loaded.policy.models[model]?.standby === undefined)
        throw new ParapetError("PARAPET_MODE_NO_STANDBY", `the model '${model}' has no standby target`, {
          hint: `Give it one under models.${model}.standby in ${loaded.file}.`,
        });
      const before = (await store.control.get(`mode:${model}`)) ?? loaded.policy.models[model]?.mode;
      await store.control.set(`mode:${model}`, mode);
      store.events.append({
        kind: "mode-changed",
        at: Date.now(),
        actor: context.actor,
        subject: `model:${model}`,
        data: { mode, before, reason: String(options.reason) },
      });
      context.terminal.answer({ model, mode, before }, [`${model}: ${String(before)} → ${mode}`]);
      return EXIT.ok;
    }),
};
