import type { Command } from "commander";
import { type CliCommand, GROUPS } from "./command.ts";
import { buildProgram } from "./program.ts";

/** The commands as a page for `docs/reference`, from the same objects that help is made of. */
export function commandReference(commands: readonly CliCommand[]): string {
  const program = buildProgram({
    commands,
    version: "",
    contextOf: () => {
      throw new Error("a reference runs no command");
    },
    onExit: () => {},
  });
  const sections = GROUPS.flatMap((group) => {
    const members = commands.filter((command) => command.group === group);
    return members.length === 0 ? [] : [`## ${group}`, ...members.map((one) => entry(program, one))];
  });
  return `${[
    "# Commands",
    "Written from the commands themselves by `npm run docs:write`. Every command also takes `--config <file>`, `--data-directory <path>`, `--json`, `--no-color` and `--debug`. Exit codes: 0 done, 1 found something, 2 your input, 3 your environment, 70 our bug.",
    ...sections,
  ].join("\n\n")}\n`;
}

function entry(program: Command, { name, summary }: CliCommand): string {
  const command = name.split(" ").reduce<Command>((parent, word) => {
    const member = parent.commands.find((one) => one.name() === word);
    if (member === undefined) throw new Error(`no command '${name}'`);
    return member;
  }, program);
  const usage = [
    name,
    ...command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`)),
  ];
  const lines = [
    ...command.registeredArguments.map((one) => `- \`${one.name()}\`: ${withChoices(one.description, one.argChoices)}`),
    ...command.options.map((one) => `- \`${one.flags}\`: ${withChoices(one.description, one.argChoices)}`),
  ];
  const list = lines.length === 0 ? [] : ["", ...lines];
  return [`### \`parapet ${usage.join(" ")}\``, "", `${summary}.`, ...list].join("\n");
}

function withChoices(text: string, choices: readonly string[] | undefined): string {
  return choices === undefined ? text : `${text}: ${choices.join(", ")}`;
}
