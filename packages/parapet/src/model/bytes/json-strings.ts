import type { ByteWindow } from "./byte-window.ts";
import { Malformed } from "./malformed.ts";

const CHUNK = 1_048_576;
const TEXT = new TextDecoder("latin1");

/** Texts in JSON of any length, by one scan that keeps nothing but the text it stands in. */
export async function jsonStrings(window: ByteWindow, visit: (text: string) => void): Promise<void> {
  let [isInside, isEscaped, depth] = [false, false, 0];
  let text = "";
  for (let at = 0; at < window.sizeBytes; at += CHUNK) {
    const size = Math.min(CHUNK, window.sizeBytes - at);
    const bytes = await window.take(at, size);
    let from = 0;
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index];
      if (!isInside) {
        if (byte === 0x22) [isInside, from, text] = [true, index + 1, ""];
        else if (byte === 0x7b || byte === 0x5b) depth++;
        else if (byte === 0x7d || byte === 0x5d) depth--;
      } else if (isEscaped) isEscaped = false;
      else if (byte === 0x5c) isEscaped = true;
      else if (byte === 0x22) {
        isInside = false;
        text += TEXT.decode(bytes.subarray(from, Math.min(index, from + 65_536)));
        if (text.length > 8) visit(text);
      }
    }
    if (isInside) text = (text + TEXT.decode(bytes.subarray(from, from + 65_536))).slice(0, 65_536);
  }
  if (isInside || depth !== 0) throw new Malformed("its JSON does not end");
}
