import type { Cursor } from "./cursor.ts";
import type { RuleName, Scan } from "./rule.ts";

/** A longer sequence is judged by its beginning. */
const SEQUENCE_CHARACTERS = 2_048;

/** What the C1 characters stand for: `ESC` and this. */
const C1: Readonly<Record<number, string>> = { 144: "P", 152: "X", 155: "[", 157: "]", 158: "^", 159: "_" };
/** CSI sequences that the terminal answers as if its user had typed. */
const QUERIES = "nctx";

/** Parameters and the final letter of a control sequence (ECMA-48, 5.4). */
function controlRule(cursor: Cursor): RuleName | undefined {
  const parameters = cursor.until((code) => code < 0x20 || code > 0x3f);
  const final = cursor.next();
  if (final < 0x40 || final > 0x7e) return undefined;
  const letter = String.fromCharCode(final);
  if (letter === "m" && !parameters.startsWith(">"))
    return parameters.split(";").includes("8") && !/[34]8;/.test(parameters) ? "terminal-hidden" : "terminal-style";
  return QUERIES.includes(letter) ? "terminal-query" : "terminal-control";
}

/** To `BEL` or the string terminator. */
function skipString(cursor: Cursor): void {
  cursor.until((code) => code === 7 || code === 27 || code === 0x9c);
  if (cursor.take(27)) cursor.take(92);
  else cursor.next();
}

function commandRule(cursor: Cursor): RuleName | undefined {
  const number = cursor.word();
  if (number === "" || !/^[0-9]+$/.test(number)) return undefined;
  const isQuery = cursor.sees(";?");
  skipString(cursor);
  if (number === "8") return "terminal-link";
  if (number === "52") return "terminal-clipboard";
  if (number === "0" || number === "1" || number === "2") return "terminal-title";
  return isQuery ? "terminal-query" : "terminal-control";
}

export function findTerminal(scan: Scan, at: number): void {
  const { cursor } = scan;
  const code = cursor.text.charCodeAt(at);
  cursor.begin(at + 1, SEQUENCE_CHARACTERS);
  const introducer = code === 27 ? String.fromCharCode(Math.max(0, cursor.next())) : C1[code];
  let rule: RuleName | undefined;
  if (introducer === "[") rule = controlRule(cursor);
  else if (introducer === "]") rule = commandRule(cursor);
  else if (introducer === undefined) return;
  else if ("PX^_".includes(introducer)) {
    skipString(cursor);
    rule = "terminal-string";
  } else if ("c78=>DEHMNOZ".includes(introducer)) rule = "terminal-control";
  else if ("()*+#%".includes(introducer) && cursor.next() > 0) rule = "terminal-control";
  if (rule !== undefined) scan.hit(rule, at, cursor.at);
}
