/**
 * Tool arguments are JSON inside a string, and a secret can hide behind its escapes (`\u0067hp_…`). They are inspected
 * in a *plain* form: escapes decoded, except `\"` and `\\`, which stay. Inside a JSON string the plain form holds
 * control characters raw, which JSON itself never does, so plain text maps back to JSON by one small state machine,
 * piece by piece, and streams need no second copy of the text.
 */

const SIMPLE: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "/": "/" };

/** Turns JSON text into its plain form, in pieces of any size. */
export class PlainReader {
  #tail = "";

  /** True while an escape sequence is cut in two: its beginning waits for the rest. */
  get isCut(): boolean {
    return this.#tail !== "";
  }

  push(piece: string): string {
    if (this.#tail === "" && !piece.includes("\\")) return piece;
    const text = this.#tail + piece;
    this.#tail = "";
    let plain = "";
    let from = 0;
    for (let at = text.indexOf("\\"); at !== -1; at = text.indexOf("\\", from)) {
      plain += text.slice(from, at);
      const kind = text[at + 1];
      const length = kind === "u" ? 6 : 2;
      if (at + length > text.length && couldGrow(text, at)) {
        this.#tail = text.slice(at);
        return plain;
      }
      const decoded = kind === "u" ? decodeUnit(text, at + 2) : kind === undefined ? undefined : SIMPLE[kind];
      if (decoded === undefined) {
        // `\"`, `\\` and malformed escapes stay as they are.
        const kept = kind === '"' || kind === "\\" ? 2 : 1;
        plain += text.slice(at, at + kept);
        from = at + kept;
      } else {
        plain += decoded;
        from = at + length;
      }
    }
    return plain + text.slice(from);
  }

  /** The beginning of an escape that never ended, as it stands. */
  end(): string {
    const rest = this.#tail;
    this.#tail = "";
    return rest;
  }
}

function couldGrow(text: string, at: number): boolean {
  for (let index = at + 2; index < text.length; index += 1) if (!isHex(text.charCodeAt(index))) return false;
  return true;
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

function decodeUnit(text: string, at: number): string | undefined {
  let unit = 0;
  for (let index = at; index < at + 4; index += 1) {
    const code = text.charCodeAt(index);
    if (!isHex(code)) return undefined;
    unit = unit * 16 + (code <= 57 ? code - 48 : (code | 32) - 87);
  }
  if (unit === 34) return '\\"';
  if (unit === 92) return "\\\\";
  return String.fromCharCode(unit);
}

/** What a redaction leaves where a number stood, a label or a vault's placeholder: outside a string it is no JSON. */
const LABEL = /\[(?!(?:true|false|null)\])(?:[a-z][a-z0-9 _-]{0,63}|[A-Z][A-Z0-9_]{0,60})\]/y;

/**
 * Turns plain text back into JSON text, in pieces of any size. A label outside a string becomes a string; a label comes
 * in one piece, for the guard releases it in one.
 */
export class PlainWriter {
  #isInString = false;
  #isEscaped = false;

  write(plain: string): string {
    let json = "";
    let from = 0;
    for (let at = 0; at < plain.length; at += 1) {
      const code = plain.charCodeAt(at);
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === 92) this.#isEscaped = this.#isInString;
      else if (code === 34) this.#isInString = !this.#isInString;
      else if (code === 91 && !this.#isInString) {
        LABEL.lastIndex = at;
        const [label = ""] = LABEL.exec(plain) ?? [];
        if (label === "") continue;
        json += `${plain.slice(from, at)}"${label}"`;
        from = at + label.length;
        at = from - 1;
      } else if (this.#isInString && (code < 32 || (code >= 0xd800 && code <= 0xdfff && isLone(plain, at)))) {
        json += plain.slice(from, at) + escapeUnit(code);
        from = at + 1;
      }
    }
    return json + plain.slice(from);
  }
}

function isLone(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const other = text.charCodeAt(code < 0xdc00 ? at + 1 : at - 1);
  return code < 0xdc00 ? !(other >= 0xdc00 && other <= 0xdfff) : !(other >= 0xd800 && other < 0xdc00);
}

function escapeUnit(code: number): string {
  return JSON.stringify(String.fromCharCode(code)).slice(1, -1);
}

/** The plain form of a whole JSON text; the same string when it has no escapes. */
export function plainOf(jsonText: string): string {
  if (!jsonText.includes("\\")) return jsonText;
  const reader = new PlainReader();
  return reader.push(jsonText) + reader.end();
}

/**
 * JSON text for a changed plain form. What was valid JSON stays valid: when a replacement swallowed quotes or
 * braces, the whole changed text becomes the one string of an object.
 */
export function jsonOfPlain(plain: string, original: string): string {
  const written = new PlainWriter().write(plain);
  return isJson(original) && !isJson(written) ? JSON.stringify({ redacted: plain }) : written;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
