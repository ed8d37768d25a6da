import { writeFile } from "node:fs/promises";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { parseFilled } from "../option-values.ts";

/** JSON: `{file}`. */
export const redteamInit: CliCommand = {
  name: "redteam init",
  group: "Build",
  summary: "Write a first target manifest",
  configure: (command) => {
    command
      .option("--manifest <file>", "where to", parseFilled, "redteam.yaml")
      .option("--target <name>", "what reports call it", parseFilled, "my-app")
      .option("--url <url>", "the chat endpoint, without the wire's own path", parseFilled, "http://127.0.0.1:8787/v1")
      .option("--model <name>", "the model to ask for", parseFilled, "support-llm")
      .option("--key-variable <name>", "the environment variable that holds its key", parseFilled, "PARAPET_KEY")
      .option("--force", "replace a file that is there");
  },
  run: async ({ terminal }, _, options) => {
    const { parseManifest, starterManifest } = await import("../../redteam/index.ts");
    const file = String(options.manifest);
    const text = starterManifest({
      target: String(options.target),
      url: String(options.url),
      model: String(options.model),
      keyVariable: String(options.keyVariable),
    });
    parseManifest(text, file);
    await writeFile(file, text, { flag: options.force === true ? "w" : "wx" }).catch((cause: unknown) => {
      throw new ParapetError("PARAPET_CLI_FILE", `${file} was not written: ${messageOf(cause)}`, {
        hint: "Name another file with --manifest, or replace it with --force.",
        exit: EXIT.usage,
        cause,
      });
    });
    terminal.answer({ file }, [`${file} is written`, "next: plant a canary in it, then: parapet redteam run"]);
    return EXIT.ok;
  },
};
