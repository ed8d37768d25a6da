import type { ExitCode } from "@parapet/guard/kernel";
import { Command, Option } from "commander";
import { type CliCommand, type CommandContext, DEFAULT_POLICY_FILE, FAMILIES, GROUPS } from "./command.ts";
import { parseFilled } from "./option-values.ts";

export interface ProgramOptions {
  readonly commands: readonly CliCommand[];
  readonly version: string;
  readonly contextOf: (globals: GlobalOptions) => CommandContext;
  readonly onExit: (code: ExitCode) => void;
}

export interface GlobalOptions {
  readonly config?: string;
  readonly dataDirectory?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

/** Its own options may stand anywhere, those of its commands only behind the command. */
class Program extends Command {
  override parseOptions(words: string[]): ReturnType<Command["parseOptions"]> {
    const own: string[] = [];
    const others: string[] = [];
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      if (word === "--") {
        others.push(...words.slice(at));
        break;
      }
      const equals = word.startsWith("--") ? word.indexOf("=") : -1;
      const name = equals < 0 ? word : word.slice(0, equals);
      const isNamed = ({ long, short, required }: Option): boolean =>
        name === long || name === short || (required && short === word.slice(0, 2));
      const option = this.options.find(isNamed);
      if (option === undefined) others.push(word);
      else if (option.required && (word === option.long || word === option.short) && at + 1 < words.length)
        own.push(word, words[++at]!);
      else own.push(word);
    }
    return super.parseOptions([...own, ...others]);
  }
}

/** The whole command line from the list of commands. Does nothing until it is parsed. */
export function buildProgram({ commands, version, contextOf, onExit }: ProgramOptions): Command {
  const program = quiet(new Program("parapet"))
    .enablePositionalOptions()
    .description("Security for AI applications: a gateway with guards, keys, limits and a signed record.")
    .version(version, "-v, --version", "Print the version")
    .helpOption("-h, --help", "Print help for a command")
    .helpCommand(false)
    .addOption(
      new Option("-c, --config <file>", "Policy file")
        .env("PARAPET_CONFIG")
        .default(DEFAULT_POLICY_FILE)
        .argParser(parseFilled),
    )
    .option("--data-directory <path>", "In the place of server.dataDirectory", parseFilled)
    .option("--json", "Answer in JSON")
    .option("--no-color", "Never colour the answer; so does NO_COLOR")
    .option("--debug", "Print stacks of errors")
    .optionsGroup("Options:")
    .configureHelp({ showGlobalOptions: true, sortOptions: false });
  const families = new Map<string, Command>();
  for (const group of GROUPS)
    for (const one of commands.filter((command) => groupOf(command) === group))
      addCommand(program, families, one, contextOf, onExit);
  return program;
}

function addCommand(
  program: Command,
  families: Map<string, Command>,
  one: CliCommand,
  contextOf: ProgramOptions["contextOf"],
  onExit: ProgramOptions["onExit"],
): void {
  const words = one.name.split(" ");
  const parent = words
    .slice(0, -1)
    .reduce((above, _, at) => familyOf(above, families, words.slice(0, at + 1).join(" ")), program);
  const command = quiet(parent.command(words.at(-1) ?? "")).description(one.summary);
  // A command may be a family as well: `scan` and `scan db update`.
  families.set(one.name, command);
  // What stands behind the name of a member is the member's, though its family may have options of that name.
  command.enablePositionalOptions();
  if (words.length === 1) command.helpGroup(`${one.group}:`);
  one.configure?.(command);
  command.action(async () => {
    const context = contextOf(command.optsWithGlobals<GlobalOptions>());
    onExit(await one.run(context, command.args, command.opts()));
  });
}

function familyOf(above: Command, families: Map<string, Command>, name: string): Command {
  const known = families.get(name);
  if (known !== undefined) return known;
  const { group, summary } = FAMILIES[name] ?? { group: "General" as const, summary: "" };
  const family = quiet(above.command(name.slice(name.lastIndexOf(" ") + 1)))
    .description(summary)
    .helpGroup(`${group}:`)
    .helpCommand(false);
  families.set(name, family);
  return family;
}

/** The section a command is listed under: its family's, when it has one. */
function groupOf(command: CliCommand): CliCommand["group"] {
  const [family, member] = command.name.split(" ");
  return member === undefined ? command.group : (FAMILIES[family ?? ""]?.group ?? command.group);
}

/** Throws in the place of ending the process: errors of usage are then told like all others. */
function quiet(command: Command): Command {
  return command.exitOverride().configureOutput({ outputError: () => {} });
}
