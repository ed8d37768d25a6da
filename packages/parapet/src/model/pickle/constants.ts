import { ARGUMENT_BYTES, OP } from "./opcodes.ts";
import { lengthAt } from "./stack.ts";

/** Bytes of a constant that are read again, with its opcode. */
export const LONGEST_CONSTANT = 4_200;
const LONGEST_TEXT = 4_096;

export type Constant =
  | { readonly kind: "text" | "bytes"; readonly text: string; readonly isCut: boolean }
  | { readonly kind: "number"; readonly value: number }
  /** `None`, `True`, a container, a long number: as Python would write it. */
  | { readonly kind: "other"; readonly text: string };

/** The constant stands outside of the window: read it, tell it, and go on. */
export class NeedConstantError extends Error {
  readonly at: number;

  constructor(at: number) {
    super("a constant has to be read again");
    this.at = at;
  }
}

const utf8 = new TextDecoder();
const latin1 = new TextDecoder("latin1");

const OTHERS = new Map<number, string>([
  [OP.NONE, "None"],
  [OP.NEWTRUE, "True"],
  [OP.NEWFALSE, "False"],
  [OP.EMPTY_LIST, "[]"],
  [OP.LIST, "[]"],
  [OP.EMPTY_DICT, "{}"],
  [OP.DICT, "{}"],
  [OP.EMPTY_SET, "{…}"],
  [OP.FROZENSET, "{…}"],
]);
const TEXTS: readonly number[] = [OP.BINUNICODE, OP.BINUNICODE8, OP.SHORT_BINUNICODE];
/** Read by Python 3 as text, unless it is told otherwise. */
const OLD_TEXTS: readonly number[] = [OP.BINSTRING, OP.SHORT_BINSTRING];
const BYTES: readonly number[] = [OP.BINBYTES, OP.BINBYTES8, OP.SHORT_BINBYTES, OP.BYTEARRAY8];
const LINES: readonly number[] = [OP.INT, OP.FLOAT, OP.LONG];

/** The constant whose opcode stands at a place. */
export function constantAt(bytes: Uint8Array, at: number): Constant {
  const op = bytes[at]!;
  const other = OTHERS.get(op);
  if (other !== undefined) return { kind: "other", text: other };
  const start = at + 1;
  if (op === OP.BININT1) return { kind: "number", value: bytes[start]! };
  if (op === OP.BININT2) return { kind: "number", value: lengthAt(bytes, start, 2) };
  if (op === OP.BININT) return { kind: "number", value: lengthAt(bytes, start, 4) | 0 };
  if (op === OP.BINFLOAT && start + 8 <= bytes.length)
    return { kind: "number", value: new DataView(bytes.buffer, bytes.byteOffset + start, 8).getFloat64(0) };
  if (op === OP.STRING || op === OP.UNICODE || LINES.includes(op)) return lineConstant(op, bytes, start);
  const size = ARGUMENT_BYTES[op]!;
  const from = start + size;
  const length = lengthAt(bytes, start, size);
  if (op === OP.LONG1) return longConstant(bytes.subarray(from, from + length));
  const payload = bytes.subarray(from, from + Math.min(length, LONGEST_TEXT));
  const isCut = length > LONGEST_TEXT;
  if (TEXTS.includes(op)) return { kind: "text", text: utf8.decode(payload), isCut };
  if (OLD_TEXTS.includes(op)) return { kind: "text", text: latin1.decode(payload), isCut };
  if (BYTES.includes(op)) return { kind: "bytes", text: latin1.decode(payload), isCut };
  return { kind: "other", text: "…" };
}

function lineConstant(op: number, bytes: Uint8Array, start: number): Constant {
  const end = bytes.indexOf(10, start);
  const isCut = end < 0 || end > start + LONGEST_TEXT;
  const line = latin1.decode(bytes.subarray(start, isCut ? start + LONGEST_TEXT : end));
  if (op === OP.UNICODE) return { kind: "text", text: rawUnescaped(line), isCut };
  if (op === OP.STRING) {
    const inner = line.trim().slice(1, isCut ? undefined : -1);
    return { kind: "text", text: unescaped(inner), isCut };
  }
  if (op === OP.INT && (line === "00" || line === "01"))
    return { kind: "other", text: line === "01" ? "True" : "False" };
  const value = Number(line.replace(/L$/, "").trim() || Number.NaN);
  return Number.isNaN(value) ? { kind: "other", text: "…" } : { kind: "number", value };
}

const SIMPLE: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", a: "\x07", b: "\b", f: "\f", v: "\v" };

/** Escapes of a Python 2 string: hexadecimal, octal, and letters. */
const unescaped = (text: string): string =>
  text.replaceAll(
    /\\(?:x([0-9a-f]{2})|([0-7]{1,3})|([\s\S]))/gi,
    (whole, hex?: string, octal?: string, letter?: string) => {
      if (letter !== undefined)
        return letter === "\n" ? "" : (SIMPLE[letter] ?? (/['"\\]/.test(letter) ? letter : whole));
      return String.fromCharCode(hex === undefined ? Number.parseInt(octal ?? "0", 8) : Number.parseInt(hex, 16));
    },
  );

/** Escapes of `raw-unicode-escape`. */
const rawUnescaped = (text: string): string =>
  text.replaceAll(/\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})/g, (whole, short?: string, long?: string) => {
    const code = Number.parseInt(short ?? long ?? "", 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });

/** Two's complement, little-endian. */
function longConstant(payload: Uint8Array): Constant {
  if (payload.length > 6) return { kind: "other", text: "…" };
  let value = 0;
  for (let at = payload.length - 1; at >= 0; at--) value = value * 256 + payload[at]!;
  const isNegative = payload.length > 0 && (payload.at(-1)! & 0x80) !== 0;
  return { kind: "number", value: isNegative ? value - 256 ** payload.length : value };
}
