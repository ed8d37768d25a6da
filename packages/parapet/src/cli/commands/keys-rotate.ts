import { EXIT } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { parseDuration } from "../duration-option.ts";
import { keyJson } from "../key-lines.ts";
import { keyServiceOf } from "../key-service-of.ts";
import { withDirectory } from "../open-data.ts";

const DEFAULT_OVERLAP_MS = 86_400_000;

/** JSON: `{key: {…}, secret, replaces}`; the secret is shown this once. */
export const keysRotate: CliCommand = {
  name: "keys rotate",
  group: "Run",
  summary: "Replace a key; the old one works on for a while",
  configure: (command) => {
    command
      .argument("<id>", "e.g. pk_3f9a1c2b7d, from keys list")
      .option("--overlap <duration>", "how long both work", parseDuration, DEFAULT_OVERLAP_MS);
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
