import { ParapetError } from "@parapet/guard/kernel";
import type { Command, CommanderError } from "commander";

/**
 * commander's complaint in our own form: its guess becomes the hint, with where to read more.
 *
 * @param words as typed, without `node` and the script
 */
export function usageError(thrown: CommanderError, program: Command, words: readonly string[]): ParapetError {
  const command = commandOf(program, words);
  const path = pathOf(command);
  const [first = "", ...more] = thrown.message
    .replace(/^error: /, "")
    .replace(/^command-argument value '(.*?)' is invalid for argument '(.*?)'\./, "argument '$2' cannot be '$1'.")
    .split("\n");
  const guess = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(more.join(" "))?.[1];
  const isFamily = thrown.code === "commander.help";
  const members = command.commands.map((member) => member.name()).join(", ");
  return new ParapetError("PARAPET_CLI_USAGE", isFamily ? `'${path}' needs a command: ${members}` : first, {
    hint: `${guess === undefined ? "" : `Did you mean ${guess}? `}'${path} --help' tells what is possible.`,
    cause: thrown,
  });
}

/** The innermost command that the words name. */
function commandOf(program: Command, words: readonly string[]): Command {
  let here = program;
  for (const word of words) here = here.commands.find((member) => member.name() === word) ?? here;
  return here;
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

/** `parapet help keys create` is what people type who know git. A command that is none stays alone: it is then unknown. */
export function helpAsOption(program: Command, words: readonly string[]): readonly string[] {
  // commander shows the help of what it does know, and calls that a success.
  if (namesNothing(program, words)) return words.filter((word) => word !== "--help" && word !== "-h");
  const at = words.findIndex((word) => !word.startsWith("-"));
  if (words[at] !== "help") return words;
  let here = program;
  const named: string[] = [];
  for (const word of words.slice(at + 1).filter((one) => !one.startsWith("-"))) {
    if (here.commands.length === 0) break;
    named.push(word);
    const member = here.commands.find((one) => one.name() === word);
    if (member === undefined) return named;
    here = member;
  }
  return [...words.slice(0, at), ...words.slice(at + 1), "--help"];
}

/** Do the first words name a command that is none, of the program or of a family? */
function namesNothing(program: Command, words: readonly string[]): boolean {
  let here = program;
  for (const word of words) {
    if (word.startsWith("-") || here.commands.length === 0) return false;
    const member = here.commands.find((one) => one.name() === word);
    if (member === undefined) return word !== "help";
    here = member;
  }
  return false;
}
