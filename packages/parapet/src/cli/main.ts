#!/usr/bin/env node
import { userInfo } from "node:os";
import { EXIT, type ExitCode, messageOf, ParapetError } from "@parapet/guard/kernel";
import { CommanderError } from "commander";
import { type CommandContext, DEFAULT_POLICY_FILE } from "./command.ts";
import { buildProgram, type GlobalOptions } from "./program.ts";
import { reportError } from "./report-error.ts";
import { createTerminal } from "./terminal.ts";
import { helpAsOption, usageError } from "./usage-error.ts";
import { readVersion } from "./version.ts";

const { argv, env, stdout, stderr } = process;

// Asked of the raw words, because errors of usage come before any option is parsed.
const isJson = argv.includes("--json");
const isDebug = argv.includes("--debug");
const isPlain = argv.includes("--no-color");
const terminal = createTerminal({ isJson, isPlain, stdout, stderr, env, onBroken: outputBroken });

function contextOf(globals: GlobalOptions): CommandContext {
  return {
    terminal,
    policyFile: globals.config ?? DEFAULT_POLICY_FILE,
    dataDirectory: globals.dataDirectory,
    actor: `cli:${userName()}`,
    env,
  };
}

/** Containers run under ids without a name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? "unknown");
  }
}

function end(code: ExitCode | number): void {
  process.exitCode = code;
}

const crash = (thrown: unknown): void => {
  process.exit(reportError(thrown, terminal, isDebug));
};
process.on("uncaughtException", crash);
process.on("unhandledRejection", crash);

function outputBroken(cause: Error): void {
  const error = new ParapetError("PARAPET_CLI_OUTPUT", `standard output cannot be written: ${messageOf(cause)}`, {
    hint: "The command may have done its work: look before you run it again.",
    exit: EXIT.environment,
    cause,
  });
  for (const line of [`error ${error.code}: ${error.message}`, `  hint: ${error.hint}`]) terminal.error(line);
  process.exit(error.exit);
}

// Whoever attacks waits for no scanner to be loaded: all commands together take half a second.
const commands =
  argv[2] === "redteam"
    ? (await import("./commands/redteam.ts")).REDTEAM_COMMANDS
    : (await import("./commands/index.ts")).COMMANDS;
const program = buildProgram({ commands, version: readVersion(), contextOf, onExit: end });
const words = helpAsOption(program, argv.slice(2));
let printed = "";
if (isJson)
  for (const command of [program, ...program.commands, ...program.commands.flatMap((family) => family.commands)])
    command.configureOutput({
      writeOut: (text) => {
        printed += text;
      },
      writeErr: () => {},
    });
try {
  await program.parseAsync(words, { from: "user" });
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) end(reportError(thrown, terminal, isDebug));
  else if (thrown.exitCode !== 0) end(reportError(usageError(thrown, program, words), terminal, isDebug));
  else if (isJson)
    terminal.answer(thrown.code === "commander.version" ? { version: readVersion() } : { help: printed }, []);
}
