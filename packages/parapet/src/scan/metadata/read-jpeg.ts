import { latin1, type MetadataSink } from "./metadata-sink.ts";
import { readTiff } from "./read-tiff.ts";

const EXIF = "Exif\0\0";
const XMP = "http://ns.adobe.com/xap/1.0/\0";
const XMP_EXTENDED = "http://ns.adobe.com/xmp/extension/\0";
const PHOTOSHOP = "Photoshop 3.0\0";

/** The segments before the picture. @see ITU T.81, annex B; Exif 2.32; XMP part 3 */
export function readJpeg(bytes: Uint8Array, sink: MetadataSink): void {
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return;
    const kind = bytes[at + 1]!;
    if (kind === 0xff) {
      at++;
      continue;
    }
    if (kind === 0xda || kind === 0xd9) return;
    if (kind === 0x01 || (kind >= 0xd0 && kind <= 0xd8)) {
      at += 2;
      continue;
    }
    const length = bytes[at + 2]! * 256 + bytes[at + 3]!;
    const isText = kind === 0xfe || kind === 0xe1 || kind === 0xed;
    if (isText && at + 2 + length > bytes.length) sink.damage("JPEG segment", "breaks off");
    if (isText) readSegment(kind, bytes.subarray(at + 4, at + 2 + length), sink);
    at += 2 + Math.max(2, length);
  }
}

function readSegment(kind: number, body: Uint8Array, sink: MetadataSink): void {
  const head = latin1(body, 0, 40);
  if (kind === 0xfe) sink.add("JPEG comment", new TextDecoder().decode(body));
  else if (head.startsWith(EXIF)) readTiff(body.subarray(EXIF.length), sink);
  else if (head.startsWith(XMP)) sink.add("XMP", new TextDecoder().decode(body.subarray(XMP.length)));
  // A digest of 32, the whole length and an offset of four bytes each stand before its part.
  else if (head.startsWith(XMP_EXTENDED))
    sink.add("XMP", new TextDecoder().decode(body.subarray(XMP_EXTENDED.length + 40)));
  else if (head.startsWith(PHOTOSHOP)) readPhotoshop(body.subarray(PHOTOSHOP.length), sink);
}

/** IPTC texts within Photoshop's blocks: 0x1c, record 2, number, length of two bytes, text. */
function readPhotoshop(body: Uint8Array, sink: MetadataSink): void {
  for (let at = body.indexOf(0x1c); at >= 0 && at + 5 <= body.length; ) {
    const length = body[at + 3]! * 256 + body[at + 4]!;
    const isText = body[at + 1] === 2 && body[at + 2]! >= 5 && at + 5 + length <= body.length;
    if (isText) sink.add(`IPTC ${body[at + 2]}`, new TextDecoder().decode(body.subarray(at + 5, at + 5 + length)));
    at = body.indexOf(0x1c, at + (isText ? 5 + length : 1));
  }
}
