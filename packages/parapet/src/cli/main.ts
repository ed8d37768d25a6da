#!/usr/bin/env node
import { userInfo } from "node:os";
import { EXIT, type ExitCode } from "@parapet/guard/kernel";
import type { CommandContext } from "./command.ts";
import { COMMANDS } from "./commands/index.ts";
import { buildProgram, type GlobalOptions } from "./program.ts";
import { reportError } from "./report-error.ts";
import { createTerminal } from "./terminal.ts";
import { readVersion } from "./version.ts";

const { argv, env, stdout, stderr } = process;

// Asked of the raw words, because errors of usage come before any option is parsed.
const isJson = argv.includes("--json");
const isDebug = argv.includes("--debug");
const terminal = createTerminal({ isJson, stdout, stderr, env });

function contextOf(globals: GlobalOptions): CommandContext {
  return {
    terminal,
    policyFile: globals.config ?? "parapet.yaml",
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
// `parapet events tail | head` closes the pipe: the reader has what it wanted.
stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? EXIT.ok : EXIT.environment);
});

try {
  const program = buildProgram({ commands: COMMANDS, version: readVersion(), contextOf, onExit: end });
  if (isJson)
    for (const command of [program, ...program.commands, ...program.commands.flatMap((family) => family.commands)])
      command.configureOutput({ writeErr: () => {} }).showHelpAfterError(false);
  await program.parseAsync(argv);
} catch (thrown) {
  end(reportError(thrown, terminal, isDebug));
}
