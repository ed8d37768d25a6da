import { isUtf8 } from "node:buffer";
import type { Origin } from "@parapet/guard";
import type { Place, SlotForm } from "./place.ts";

/** What takes the texts that were found: the walk over a body. */
interface TextTaker {
  add(text: string, origin: Origin, place: Place, key: string | number, form: SlotForm): void;
}

/** Any character that base64, in either alphabet, does not have. */
export const NOT_BASE64 = /[^A-Za-z0-9+/=_\r\n-]/;
/** Enough to tell text from pixels; a multiple of four characters. */
const SNIFF_CHARACTERS = 4_096;

/**
 * A media field: a URL, a data URL, or bare base64. What the bytes *are* decides, not the type they claim: a text
 * file sent as `application/pdf` is read like the text it is.
 *
 * @returns false when it holds something, or leads to something, that was not read as text
 */
export function inspectMedia(walk: TextTaker, value: string, place: Place, key: string | number): boolean {
  if (!/^data:/i.test(value)) return inspectBare(walk, value, place, key);
  const comma = value.indexOf(",");
  const head = comma === -1 ? value : value.slice(0, comma);
  const body = value.slice(head.length + 1);
  if (!/;\s*base64\s*$/i.test(head) || head.length > 256 || NOT_BASE64.test(body)) {
    walk.add(percentDecoded(value), "document", place, key, "text");
    return true;
  }
  if (head.length > 64) walk.add(head, "metadata", place, key, "text");
  const text = textOfBase64(body, TEXT_TYPE.test(head));
  if (text !== undefined) walk.add(text, "document", place, key, "data-url");
  return text !== undefined || body === "";
}

function inspectBare(walk: TextTaker, value: string, place: Place, key: string | number): boolean {
  if (value.length < 16 || NOT_BASE64.test(value)) {
    walk.add(value, "metadata", place, key, "text");
    return value === "";
  }
  const text = textOfBase64(value, false);
  if (text !== undefined) walk.add(text, "document", place, key, "base64");
  return text !== undefined;
}

/** Files that begin like this are what they are; what stands in them as text is not read (see SPEC.md). */
const BINARY_BEGINNINGS: readonly string[] = [
  "%PDF-",
  "\x89PNG",
  "\xff\xd8\xff",
  "GIF8",
  "RIFF",
  "PK\x03\x04",
  "OggS",
  "ID3",
  "\x1f\x8b",
];
/** Types that a provider reads as text, whatever the bytes look like. */
const TEXT_TYPE =
  /^data:\s*(?:;|$|text\/|application\/(?:json|xml|yaml|x-yaml|javascript|sql|toml|rtf)\b|[^;]*\+(?:json|xml)\b)/i;

/**
 * The decoded text; undefined for pixels and sound. A few bytes of another kind, strewn in to make a text look like
 * neither, do not make it one: text has them rarely, and what is compressed has one in nine.
 */
function textOfBase64(base64: string, isCalledText: boolean): string | undefined {
  const sniff = Buffer.from(base64.slice(0, SNIFF_CHARACTERS), "base64");
  const wide = wideEncodingOf(sniff);
  const beginning = sniff.toString("latin1", 0, 8);
  const isStrict = !isCalledText && BINARY_BEGINNINGS.some((mark) => beginning.startsWith(mark));
  const controls = binaryControls(sniff);
  if (sniff.length === 0 || (isStrict && controls > 0)) return undefined;
  if (!isCalledText && wide === undefined && controls * 32 > sniff.length) return undefined;
  const bytes = base64.length <= SNIFF_CHARACTERS ? sniff : Buffer.from(base64, "base64");
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  if (isUtf8(bytes)) return bytes.toString("utf8");
  return isStrict ? undefined : bytes.toString("latin1");
}

/** UTF-16 by its mark, or by the zero in every other byte of Latin text. */
function wideEncodingOf(sniff: Buffer): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = sniff;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sniff.length; at += 1)
    if (sniff[at] === 0) {
      if (at % 2 === 0) even += 1;
      else odd += 1;
    }
  if (odd * 3 > sniff.length && even === 0) return "utf-16le";
  return even * 3 > sniff.length && odd === 0 ? "utf-16be" : undefined;
}

function binaryControls(bytes: Buffer): number {
  let found = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) found += 1;
  return found;
}

function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The base64 field with other text in it. */
export function encodeMedia(original: string, text: string, form: "data-url" | "base64"): string {
  const bytes = Buffer.from(text, "utf8").toString("base64");
  if (form === "base64") return bytes;
  const head = original.slice(0, original.indexOf(","));
  return `${head.replace(/;\s*charset=[^;]*/i, ";charset=utf-8")},${bytes}`;
}
