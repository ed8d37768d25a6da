import { LONGEST_TEXT, latin1, type MetadataSink } from "./metadata-sink.ts";

/** Texts that are no ASCII by their type, and what they are called. */
const OTHER_TEXTS: ReadonlyMap<number, string> = new Map([
  [700, "XMP"],
  [0x9286, "UserComment"],
  [0x9c9b, "XPTitle"],
  [0x9c9c, "XPComment"],
  [0x9c9d, "XPAuthor"],
  [0x9c9e, "XPKeywords"],
  [0x9c9f, "XPSubject"],
]);
const ASCII_TEXTS: ReadonlyMap<number, string> = new Map([
  [0x10e, "ImageDescription"],
  [0x131, "Software"],
  [0x13b, "Artist"],
  [0x8298, "Copyright"],
]);
const TO_OTHERS = new Set([0x8769, 0x8825, 0xa005]);
const MOST_DIRECTORIES = 16;
const MOST_ENTRIES = 500;
const ENTRY_BYTES = 12;

/** Texts of a TIFF file, or of EXIF, which is one. Directories that lead in circles are read once. @see TIFF 6.0, Exif 2.32 */
export function readTiff(bytes: Uint8Array, sink: MetadataSink): void {
  if (bytes.length < 8) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = view.getUint16(0) === 0x4949;
  const seen = new Set<number>();
  const waiting = [view.getUint32(4, isLittle)];
  while (waiting.length > 0 && seen.size < MOST_DIRECTORIES) {
    const at = waiting.shift()!;
    if (at < 8 || at + 2 > bytes.length || seen.has(at)) continue;
    seen.add(at);
    const count = Math.min(MOST_ENTRIES, view.getUint16(at, isLittle));
    let entry = at + 2;
    for (let index = 0; index < count && entry + ENTRY_BYTES <= bytes.length; index++, entry += ENTRY_BYTES)
      readEntry({ bytes, view, isLittle, entry, waiting }, sink);
    if (entry + 4 <= bytes.length) waiting.push(view.getUint32(entry, isLittle));
  }
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly isLittle: boolean;
  readonly entry: number;
  /** Directories to read. */
  readonly waiting: number[];
}

function readEntry({ bytes, view, isLittle, entry, waiting }: Reading, sink: MetadataSink): void {
  const tag = view.getUint16(entry, isLittle);
  const type = view.getUint16(entry + 2, isLittle);
  const length = view.getUint32(entry + 4, isLittle);
  const value = view.getUint32(entry + 8, isLittle);
  if (TO_OTHERS.has(tag)) waiting.push(value);
  const other = OTHER_TEXTS.get(tag);
  if (type !== 2 && !(other !== undefined && (type === 1 || type === 7))) return;
  const label = `EXIF ${other ?? ASCII_TEXTS.get(tag) ?? `tag ${tag}`}`;
  const start = length <= 4 ? entry + 8 : value;
  if (length > LONGEST_TEXT || start + length > bytes.length) sink.damage(label, "is not where it should be");
  else sink.add(label, decoded(tag, bytes.subarray(start, start + length), isLittle));
}

function decoded(tag: number, body: Uint8Array, isLittle: boolean): string {
  if (tag >= 0x9c9b && tag <= 0x9c9f) return new TextDecoder("utf-16le").decode(body);
  if (tag !== 0x9286) return new TextDecoder().decode(body);
  const isWide = latin1(body, 0, 7) === "UNICODE";
  return new TextDecoder(isWide ? (isLittle ? "utf-16le" : "utf-16be") : "utf-8").decode(body.subarray(8));
}
