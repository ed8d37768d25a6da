import { EXIT } from "@parapet/guard/kernel";
import { Argument, type Command } from "commander";
import type { CliCommand } from "../command.ts";
import { completionScript, type Shell } from "../completion.ts";

let self: Command | undefined;

/** JSON: `{shell, script}`. */
export const completion: CliCommand = {
  name: "completion",
  group: "General",
  summary: "Print a completion script for bash, zsh or fish",
  configure: (command) => {
    self = command;
    command.addArgument(new Argument("<shell>", "your shell").choices(["bash", "zsh", "fish"]));
  },
  run: async ({ terminal }, [shell = "bash"]) => {
    const program = self?.parent;
    if (program === null || program === undefined) throw new Error("completion stands in no program");
    const script = completionScript(program, shell as Shell); // one of the choices
    terminal.answer({ shell, script }, script.trimEnd().split("\n"));
    return EXIT.ok;
  },
};
