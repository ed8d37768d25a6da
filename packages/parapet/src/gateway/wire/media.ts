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
 */
export function inspectMedia(walk: TextTaker, value: string, place: Place, key: string | number): void {
  if (!/^data:/i.test(value)) {
    inspectBare(walk, value, place, key);
    return;
  }
  const comma = value.indexOf(",");
  const head = comma === -1 ? value : value.slice(0, comma);
  const body = value.slice(head.length + 1);
  if (!/;\s*base64\s*$/i.test(head) || head.length > 256 || NOT_BASE64.test(body))
    walk.add(percentDecoded(value), "document", place, key, "text");
  else {
    if (head.length > 64) walk.add(head, "metadata", place, key, "text");
    const text = textOfBase64(body);
    if (text !== undefined) walk.add(text, "document", place, key, "data-url");
  }
}

function inspectBare(walk: TextTaker, value: string, place: Place, key: string | number): void {
  const text = value.length < 16 || NOT_BASE64.test(value) ? undefined : textOfBase64(value);
  if (value.length < 16 || NOT_BASE64.test(value)) walk.add(value, "metadata", place, key, "text");
  else if (text !== undefined) walk.add(text, "document", place, key, "base64");
}

/** The decoded text when the bytes read as UTF-8 without binary controls; undefined for pixels and sound. */
function textOfBase64(base64: string): string | undefined {
  const sniff = Buffer.from(base64.slice(0, SNIFF_CHARACTERS), "base64");
  if (sniff.length === 0 || hasBinaryControls(sniff)) return undefined;
  const bytes = base64.length <= SNIFF_CHARACTERS ? sniff : Buffer.from(base64, "base64");
  return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}

function hasBinaryControls(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) return true;
  return false;
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
  return form === "base64" ? bytes : original.slice(0, original.indexOf(",") + 1) + bytes;
}
