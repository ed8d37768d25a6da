import { COMMANDS } from "../../packages/parapet/src/cli/index.ts";
import { buildProgram } from "../../packages/parapet/src/cli/program.ts";

type Command = ReturnType<typeof buildProgram>;

/** The real command line, whose commands do nothing. */
function idleProgram(): Command {
  const program = buildProgram({
    commands: COMMANDS.map((command) => ({ ...command, run: async () => 0 as const })),
    version: "0",
    contextOf: () => ({}) as never, // nobody looks at it: nothing runs
    onExit: () => {},
  });
  const silence = (command: Command): void => {
    command.configureOutput({ writeOut: () => {}, writeErr: () => {} });
    command.commands.forEach(silence);
  };
  silence(program);
  return program;
}

/** What the command line has against these words after `parapet`; undefined when it would run them. */
export async function objectionTo(words: readonly string[]): Promise<string | undefined> {
  try {
    await idleProgram().parseAsync([...words], { from: "user" });
    return undefined;
  } catch (error) {
    if ((error as { exitCode?: unknown }).exitCode === 0) return undefined; // it printed its help
    return `parapet ${words.join(" ")}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * The same for a mention in running text, where arguments may be left out or stand for something: only commands and
 * the names of options must be real.
 */
export function objectionToMention(mention: string): string | undefined {
  const words = mention.split(/\s+/).slice(1);
  // `parapet help keys create` asks for what stands behind it.
  if (words[0] === "help") words.shift();
  let command = idleProgram();
  const globals = command.options;
  while (command.commands.length > 0) {
    const word = words[0];
    // `parapet`, `parapet --help`, `parapet keys`, `parapet keys …`
    if (word === undefined || !/^[a-z]/.test(word)) break;
    const member = command.commands.find((one) => one.name() === word);
    if (member === undefined) return `${mention}: no command '${word}'`;
    command = member;
    words.shift();
  }
  const known = [...globals, ...command.options].flatMap(({ long, short }) => [long, short]);
  const strange = words.find((word) => /^--?[a-z]/.test(word) && ![...known, "--help", "-h"].includes(word));
  return strange === undefined ? undefined : `${mention}: no option '${strange}'`;
}
