import { styleText } from "node:util";
import { watchReader } from "./watch-reader.ts";

type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** Where a command speaks. Results go to standard output, everything else to standard error. */
export interface Terminal {
  readonly isJson: boolean;
  /** True when a person watches standard error: only then is progress drawn. */
  readonly isWatched: boolean;
  /** Coloured where the stream and NO_COLOR / FORCE_COLOR allow. */
  style(style: Style, text: string): string;
  /** The answer: `json` as one document with `--json`, else the lines. */
  answer(json: unknown, lines: readonly string[]): void;
  /** One of a stream of answers: a JSON line with `--json`. */
  answerLine(json: unknown, ...lines: readonly string[]): void;
  /** For the person, never part of the answer. */
  remark(line: string): void;
  error(line: string): void;
  /** Calls back as soon as the reader of standard output has gone, as `head` does; what is said after that is dropped. */
  onReaderGone(callback: () => void): void;
}

export interface TerminalOptions {
  readonly isJson: boolean;
  readonly stdout: NodeJS.WriteStream & { readonly fd: number };
  readonly stderr: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isPlain?: boolean;
  /** Standard output takes nothing more, and not because its reader has gone: a full disk. */
  readonly onBroken?: (error: Error) => void;
}

export function createTerminal(options: TerminalOptions): Terminal {
  const { isJson, stdout, stderr, env, isPlain = false } = options;
  const isColoured = !isPlain && wantsColour(stdout, env);
  const isErrorColoured = !isPlain && wantsColour(stderr, env);
  let isReaderGone = false;
  const whenGone: (() => void)[] = [];
  // The command goes on to its end: what it found decides its exit code, whether or not all of it was read.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") return options.onBroken?.(error);
    readerGone();
  });
  const readerGone = (): void => {
    if (isReaderGone) return;
    isReaderGone = true;
    for (const callback of whenGone) callback();
  };
  // Nobody is left to be told.
  stderr.on("error", () => {});
  const write = (text: string): void => {
    if (!isReaderGone) stdout.write(text);
  };
  const paint = (isOn: boolean, style: Style, text: string): string =>
    isOn ? styleText(style, text, { validateStream: false }) : text;
  return {
    isJson,
    isWatched: stderr.isTTY === true && !isJson,
    style: (style, text) => paint(isColoured && !isJson, style, text),
    answer: (json, lines) => {
      if (isJson) write(`${JSON.stringify(json, null, 2)}\n`);
      else if (lines.length > 0) write(`${lines.map(plain).join("\n")}\n`);
    },
    answerLine: (json, ...lines) => {
      write(`${isJson ? JSON.stringify(json) : lines.map(plain).join("\n")}\n`);
    },
    remark: (line) => {
      if (!isJson) stderr.write(`${paint(isErrorColoured, "dim", plain(line))}\n`);
    },
    error: (line) => {
      stderr.write(`${plain(line).replace(/^error /, () => `${paint(isErrorColoured, "red", "error")} `)}\n`);
    },
    onReaderGone: (callback) => {
      if (isReaderGone) return callback();
      if (whenGone.push(callback) === 1) watchReader(stdout.fd, readerGone);
    },
  };
}

/** https://no-color.org, and FORCE_COLOR as Node reads it: 0 and false switch it off. */
function wantsColour(stream: NodeJS.WriteStream, env: TerminalOptions["env"]): boolean {
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  return stream.isTTY === true && env.TERM !== "dumb";
}

/**
 * Names and reasons come from clients and files: control characters in them could repaint the terminal, and a line
 * break forge a line. Our own colour sequences stay.
 */
function plain(text: string): string {
  return text.replace(
    /\u001b(?!\[(?:1|2|22|31|32|33|36|39)m)|[\u0000-\u0008\u000a-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    "�",
  );
}
