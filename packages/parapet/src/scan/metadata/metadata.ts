import { latin1, type MetadataSink } from "./metadata-sink.ts";
import { readGif } from "./read-gif.ts";
import { readJpeg } from "./read-jpeg.ts";
import { readPdf } from "./read-pdf.ts";
import { readPng } from "./read-png.ts";
import { readTiff } from "./read-tiff.ts";
import { readWebp } from "./read-webp.ts";

/** Words that a picture or document carries beside what it shows. */
interface MetadataText {
  /** Where they stand, e.g. `PNG Comment`, `EXIF ImageDescription`, `PDF Title`. */
  readonly label: string;
  readonly text: string;
}

export interface Metadata {
  readonly texts: readonly MetadataText[];
  readonly damages: readonly { readonly label: string; readonly why: string }[];
}

const MOST_TEXTS = 1_000;
const MOST_CHARACTERS = 2 << 20;
const NONE: Metadata = { texts: [], damages: [] };

interface Format {
  /** The bytes that such files begin with. */
  readonly magic: readonly string[];
  read(bytes: Uint8Array, sink: MetadataSink): void;
}

const FORMATS: readonly Format[] = [
  { magic: ["\x89PNG\r\n\x1a\n"], read: readPng },
  { magic: ["\xff\xd8\xff"], read: readJpeg },
  { magic: ["GIF87a", "GIF89a"], read: readGif },
  { magic: ["RIFF"], read: readWebp },
  { magic: ["II*\0", "MM\0*"], read: readTiff },
  { magic: ["%PDF-"], read: readPdf },
];

/**
 * The text chunks of PNG, JPEG, GIF, WebP, TIFF and PDF, told by their first bytes and not by their names. What shows
 * is not read, and a file that breaks off has said what it said before.
 */
export function metadataOf(bytes: Uint8Array): Metadata {
  const format = FORMATS.find(({ magic }) => magic.some((start) => latin1(bytes, 0, start.length) === start));
  if (format === undefined) return NONE;
  const texts: MetadataText[] = [];
  const damages: { label: string; why: string }[] = [];
  let left = MOST_CHARACTERS;
  format.read(bytes, {
    add(label, given) {
      const text = given.replaceAll("\0", "").trim();
      if (text === "") return;
      if (text.length > left || texts.length >= MOST_TEXTS) this.damage(label, "there is more than is read");
      else {
        left -= text.length;
        texts.push({ label: label.slice(0, 80), text });
      }
    },
    damage(label, why) {
      if (damages.length < 10) damages.push({ label: label.slice(0, 80), why });
    },
  });
  return { texts, damages };
}
