/** Where a text stands in Markdown's fenced code blocks. */
export interface FenceState {
  /** The run of backticks or tildes that opened the block; empty outside. */
  readonly marker: string;
  /** What its first line says it holds, in lower case: `csv`, `ts`; empty when it does not say. */
  readonly language: string;
  /** The beginning of the line that is not over yet. */
  readonly line: string;
}

export const NO_FENCE: FenceState = { marker: "", language: "", line: "" };

/** A line is judged by so many characters: fences are short. */
const LINE_CHARACTERS = 64;
/** Deeper than CommonMark's three blanks, which count from where the item of a list begins: lists of steps hold blocks. */
const OPENING = /^ {0,16}(`{3,}(?=[^`]*$)|~{3,})[ \t]*([\w+#.-]*)/;
const CLOSING = /^ {0,16}(`{3,}|~{3,})\s*$/;

function afterLine(state: FenceState, line: string): FenceState {
  const first = line.charCodeAt(0);
  if (first !== 96 && first !== 126 && first !== 32) return state;
  if (state.marker === "") {
    const [, marker = "", language = ""] = OPENING.exec(line) ?? [];
    return marker === "" ? state : { marker, language: language.toLowerCase(), line: "" };
  }
  const [, marker = ""] = CLOSING.exec(line) ?? [];
  return marker[0] === state.marker[0] && marker.length >= state.marker.length ? NO_FENCE : state;
}

/** The state after `text` from `from` to `to`, when `state` was the one before: in one piece or many, it is the same. */
export function fenceAfter(state: FenceState, text: string, from = 0, to: number = text.length): FenceState {
  let now = state;
  let { line } = state;
  let at = from;
  for (;;) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 || newline >= to ? to : newline;
    line += text.slice(at, Math.min(end, at + LINE_CHARACTERS - line.length));
    if (end === to) return line === now.line ? now : { ...now, line };
    now = afterLine(now, line);
    line = "";
    at = end + 1;
  }
}
