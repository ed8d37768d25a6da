import { EXIT } from "@parapet/guard/kernel";
import { Option } from "commander";
import type { CliCommand } from "../command.ts";
import { keyJson } from "../key-lines.ts";
import { keyServiceOf } from "../key-service-of.ts";
import { withDirectory } from "../open-data.ts";
import { parseDuration } from "../option-values.ts";

const DEFAULT_OVERLAP_MS = 86_400_000;

/** JSON: `{key: {…}, secret, replaces}`; the secret is shown this once. */
export const keysRotate: CliCommand = {
  name: "keys rotate",
  group: "Run",
  summary: "Replace a key; the old one works on for a while",
  configure: (command) => {
    command
      .argument("<id>", "e.g. pk_3f9a1c2b7d, from keys list")
      .addOption(
        new Option("--overlap <duration>", "how long both work")
          .argParser(parseDuration)
          .default(DEFAULT_OVERLAP_MS, "24h"),
      );
  },
  run: async (context, [id = ""], options) =>
    withDirectory(context, async (data) => {
      const overlapMs = options.overlap as number; // parseDuration gave it
      const { key, secret } = await (await keyServiceOf(data)).rotate(id, overlapMs, context.actor);
      context.terminal.answer({ key: keyJson(key, "active"), secret, replaces: id }, [secret]);
      context.terminal.remark(`key ${key.id} replaces ${id}. It is not shown again.`);
      return EXIT.ok;
    }),
};
