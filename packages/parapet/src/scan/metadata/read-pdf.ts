import { inflateText } from "./inflate-text.ts";
import { latin1, type MetadataSink } from "./metadata-sink.ts";

/** The names of the information dictionary that people and programs write texts to. */
const NAMES = ["Title", "Author", "Subject", "Keywords", "Creator", "Producer", "Comments", "Company"];
const LONGEST_STRING = 64 << 10;
const MOST_STREAMS = 200;
const LONGEST_HEAD = 1_000;

/**
 * The information dictionary and XMP, wherever they stand: in the file itself or in the object streams that newer files
 * pack them into. No cross-reference table is followed, since hostile ones lead anywhere. Pages are not read.
 *
 * @see ISO 32000-2, 7.3.4, 7.5.7 and 14.3
 */
export function readPdf(bytes: Uint8Array, sink: MetadataSink): void {
  const text = latin1(bytes, 0, bytes.length);
  if (text.includes("/Encrypt ")) sink.damage("PDF", "is encrypted");
  readStrings(text, sink);
  readXmp(text, sink);
  let at = text.indexOf("/ObjStm");
  for (let seen = 0; at >= 0 && seen < MOST_STREAMS; seen++) {
    const head = text.slice(at, at + LONGEST_HEAD).indexOf("stream");
    const start = at + head;
    if (head < 0) {
      at = text.indexOf("/ObjStm", at + 1);
      continue;
    }
    const body = start + (text.startsWith("\r\n", start + 6) ? 8 : 7);
    const end = text.indexOf("endstream", body);
    const packed = bytes.subarray(body, end < 0 ? undefined : end);
    const inner = inflateText(packed, "PDF object stream", sink);
    if (inner !== undefined) readStrings(latin1(inner, 0, inner.length), sink);
    at = end < 0 ? -1 : text.indexOf("/ObjStm", end);
  }
}

/** Goes on behind each string, and no further than the first that does not end: one pass, whatever the text. */
function readStrings(text: string, sink: MetadataSink): void {
  const names = /\/(\w{5,8})[\r\n\t ]{0,20}([(<])/g;
  for (let match = names.exec(text); match !== null; match = names.exec(text)) {
    const [, name = "", open] = match;
    const start = names.lastIndex;
    if (!NAMES.includes(name) || text[start] === "<") continue;
    const found = open === "(" ? literalAt(text, start) : hexAt(text, start);
    if (found === undefined) {
      sink.damage(`PDF ${name}`, "has no end");
      return;
    }
    sink.add(`PDF ${name}`, decoded(found.value));
    names.lastIndex = found.end;
  }
}

interface PdfString {
  readonly value: string;
  readonly end: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "", "\r": "" };

/** To the parenthesis that closes it; balanced ones are part of it. */
function literalAt(text: string, start: number): PdfString | undefined {
  let value = "";
  let depth = 1;
  for (let at = start; at < text.length && at - start < LONGEST_STRING; at++) {
    const sign = text[at]!;
    if (sign === "\\") {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const next = text[at + 1] ?? "";
      value += octal === undefined ? (ESCAPES[next] ?? next) : String.fromCharCode(Number.parseInt(octal, 8) & 255);
      at += octal?.length ?? 1;
      continue;
    }
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (depth === 0) return { value, end: at + 1 };
    value += sign;
  }
  return undefined;
}

function hexAt(text: string, start: number): PdfString | undefined {
  const end = text.indexOf(">", start);
  if (end < 0 || end - start > 2 * LONGEST_STRING) return undefined;
  const digits = text.slice(start, end).replace(/\s+/g, "");
  return { value: Buffer.from(digits, "hex").toString("latin1"), end };
}

/** UTF-16 or UTF-8 with a mark, else the document's own encoding, which is Latin-1 where it matters. */
function decoded(raw: string): string {
  const bytes = Buffer.from(raw, "latin1");
  if (raw.startsWith("\xfe\xff")) return new TextDecoder("utf-16be").decode(bytes);
  if (raw.startsWith("\xff\xfe")) return new TextDecoder("utf-16le").decode(bytes);
  return raw.startsWith("\xef\xbb\xbf") ? new TextDecoder().decode(bytes) : raw;
}

function readXmp(text: string, sink: MetadataSink): void {
  for (let at = text.indexOf("<x:xmpmeta"); at >= 0; ) {
    const end = text.indexOf("</x:xmpmeta>", at);
    if (end < 0) {
      sink.damage("XMP", "has no end");
      return;
    }
    sink.add("XMP", new TextDecoder().decode(Buffer.from(text.slice(at, end), "latin1")));
    at = text.indexOf("<x:xmpmeta", end);
  }
}
