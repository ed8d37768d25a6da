import { inflateText } from "./inflate-text.ts";
import { latin1, type MetadataSink } from "./metadata-sink.ts";
import { readTiff } from "./read-tiff.ts";

/** @see PNG, third edition, 11.3.3 */
export function readPng(bytes: Uint8Array, sink: MetadataSink): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const kind = latin1(bytes, at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (TEXTS.has(kind) && at + 12 + length > bytes.length) sink.damage(`PNG ${kind}`, "breaks off");
    TEXTS.get(kind)?.(body, sink);
    if (kind === "IEND") return;
    at += 12 + length;
  }
}

const TEXTS: ReadonlyMap<string, (body: Uint8Array, sink: MetadataSink) => void> = new Map([
  [
    "tEXt",
    (body: Uint8Array, sink: MetadataSink) => {
      const { label, rest } = keyed(body);
      sink.add(label, latin1(rest, 0, rest.length));
    },
  ],
  [
    "zTXt",
    (body: Uint8Array, sink: MetadataSink) => {
      const { label, rest } = keyed(body);
      const text = inflateText(rest.subarray(1), label, sink);
      if (text !== undefined) sink.add(label, latin1(text, 0, text.length));
    },
  ],
  ["iTXt", readInternational],
  ["eXIf", readTiff],
]);

/** Keyword, NUL, packed or not, method, language, NUL, translated keyword, NUL, text. */
function readInternational(body: Uint8Array, sink: MetadataSink): void {
  const { label, rest } = keyed(body);
  const language = rest.indexOf(0, 2);
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
  if (translated < 0) {
    sink.damage(label, "breaks off");
    return;
  }
  const raw = rest.subarray(translated + 1);
  const text = rest[0] === 1 ? inflateText(raw, label, sink) : raw;
  if (text !== undefined) sink.add(label, new TextDecoder().decode(text));
}

function keyed(body: Uint8Array): { readonly label: string; readonly rest: Uint8Array } {
  const end = body.indexOf(0);
  if (end < 0) return { label: "PNG text", rest: body };
  return { label: `PNG ${latin1(body, 0, end)}`, rest: body.subarray(end + 1) };
}
