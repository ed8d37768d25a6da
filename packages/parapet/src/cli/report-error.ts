import { EXIT, type ExitCode, messageOf, ParapetError } from "@parapet/guard/kernel";
import { CommanderError } from "commander";
import { PolicyError } from "../policy/index.ts";
import type { Terminal } from "./terminal.ts";

/** Prints what was thrown, the way its reader can use it, and says which exit code it makes. */
export function reportError(thrown: unknown, terminal: Terminal, isDebug: boolean): ExitCode {
  if (thrown instanceof CommanderError) return reportUsage(thrown, terminal);
  if (thrown instanceof ParapetError) {
    if (terminal.isJson) terminal.answer({ error: thrown.toJSON() }, []);
    else for (const line of linesOf(thrown)) terminal.error(line);
    if (isDebug) for (const line of stackOf(thrown).split("\n")) terminal.error(line);
    return thrown.exit;
  }
  const message = messageOf(thrown);
  if (terminal.isJson) terminal.answer({ error: { code: "PARAPET_BUG", message } }, []);
  terminal.error(`error PARAPET_BUG: ${message}`);
  terminal.error("  This is a bug in Parapet. Please report it with the output of the same command and --debug.");
  if (isDebug) for (const line of stackOf(thrown).split("\n")) terminal.error(line);
  return EXIT.bug;
}

/** commander has printed its own message already, except with `--json`. */
function reportUsage(thrown: CommanderError, terminal: Terminal): ExitCode {
  if (thrown.exitCode === 0) return EXIT.ok;
  const message = thrown.message.replace(/^error: /, "");
  if (terminal.isJson) terminal.answer({ error: { code: "PARAPET_CLI_USAGE", message } }, []);
  return EXIT.usage;
}

function linesOf(error: ParapetError): readonly string[] {
  if (error instanceof PolicyError)
    return [
      `error ${error.code}: ${error.place?.file ?? "the policy"} has ${error.problems.length} problem${error.problems.length === 1 ? "" : "s"}`,
      ...error.problems.flatMap(({ path, line, column, message, hint }) => [
        `  ${line}:${column} ${path === "" ? "" : `${path}: `}${message}`,
        ...(hint === undefined ? [] : [`    hint: ${hint}`]),
      ]),
    ];
  const { place } = error;
  const where = place?.line === undefined ? [] : [`  at ${place.file}:${place.line}:${place.column ?? 1}`];
  return [
    `error ${error.code}: ${error.message}`,
    ...where,
    ...(error.hint === undefined ? [] : [`  hint: ${error.hint}`]),
  ];
}

function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const cause = thrown.cause === undefined ? "" : `\ncaused by ${stackOf(thrown.cause)}`;
  return `${thrown.stack ?? thrown.message}${cause}`;
}
