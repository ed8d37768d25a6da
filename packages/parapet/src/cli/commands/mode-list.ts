import { EXIT } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { withStore } from "../open-data.ts";
import { tableLines } from "../table.ts";

/** JSON: `[{model, mode, setBy: "policy" | "command"}]`. */
export const modeList: CliCommand = {
  name: "mode list",
  group: "Respond",
  summary: "List the mode of every model",
  run: async (context) =>
    withStore(context, async ({ loaded, store }) => {
      const facts = await store.control.all();
      const rows = Object.entries(loaded.policy.models).map(([model, entry]) => {
        const set = facts.get(`mode:${model}`);
        return { model, mode: String(set ?? entry.mode), setBy: set === undefined ? "policy" : "command" };
      });
      context.terminal.answer(
        rows,
        tableLines(
          ["MODEL", "MODE", "SET BY"],
          rows.map(({ model, mode, setBy }) => [model, mode, setBy]),
          (text) => context.terminal.style("bold", text),
        ),
      );
      return EXIT.ok;
    }),
};
