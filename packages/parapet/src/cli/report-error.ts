import { EXIT, type ExitCode, messageOf, ParapetError } from "@parapet/guard/kernel";
import { PolicyError } from "../policy/index.ts";
import type { Terminal } from "./terminal.ts";

/** Prints what was thrown, the way its reader can use it, and says which exit code it makes. */
export function reportError(thrown: unknown, terminal: Terminal, isDebug: boolean): ExitCode {
  if (thrown instanceof ParapetError) {
    if (terminal.isJson) terminal.answer({ error: { ...thrown.toJSON(), exit: thrown.exit } }, []);
    else for (const line of linesOf(thrown)) terminal.error(line);
    if (isDebug) for (const line of stackOf(thrown).split("\n")) terminal.error(line);
    return thrown.exit;
  }
  const message = messageOf(thrown);
  const hint = "This is a bug in Parapet. Please report it with the output of the same command and --debug.";
  if (terminal.isJson) terminal.answer({ error: { code: "PARAPET_BUG", message, hint, exit: EXIT.bug } }, []);
  else for (const line of [`error PARAPET_BUG: ${message}`, `  hint: ${hint}`]) terminal.error(line);
  if (isDebug) for (const line of stackOf(thrown).split("\n")) terminal.error(line);
  return EXIT.bug;
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
