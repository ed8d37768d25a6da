/** How large a picture is, read from the first bytes of its file: PNG, JPEG, GIF and WebP. */

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** A PNG, GIF or WebP says it at once. */
const SHORT_HEAD_CHARACTERS = 64;
/** A JPEG says it after what its camera and its editor had to say. */
const LONG_HEAD_CHARACTERS = 262_144;

/**
 * @param base64 the file, in either alphabet
 * @returns undefined for other formats, a head that is cut short, and a picture of no size
 */
export function imageSize(base64: string): ImageSize | undefined {
  const short = Buffer.from(base64.slice(0, SHORT_HEAD_CHARACTERS), "base64");
  const isJpeg = short[0] === 0xff && short[1] === 0xd8;
  const size = isJpeg
    ? jpegSize(Buffer.from(base64.slice(0, LONG_HEAD_CHARACTERS), "base64"))
    : (pngSize(short) ?? gifSize(short) ?? webpSize(short));
  return size !== undefined && size.width > 0 && size.height > 0 ? size : undefined;
}

function startsWith(bytes: Buffer, mark: string, at = 0): boolean {
  return bytes.toString("latin1", at, at + mark.length) === mark;
}

function pngSize(bytes: Buffer): ImageSize | undefined {
  if (!startsWith(bytes, "\x89PNG\r\n\x1a\n") || bytes.length < 24) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function gifSize(bytes: Buffer): ImageSize | undefined {
  if (!startsWith(bytes, "GIF8") || bytes.length < 10) return undefined;
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}

/** Three kinds of WebP: lossy, lossless, and extended by a canvas. */
function webpSize(bytes: Buffer): ImageSize | undefined {
  if (!startsWith(bytes, "RIFF") || !startsWith(bytes, "WEBP", 8) || bytes.length < 30) return undefined;
  if (startsWith(bytes, "VP8 ", 12))
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (startsWith(bytes, "VP8X", 12)) return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (!startsWith(bytes, "VP8L", 12)) return undefined;
  const packed = bytes.readUInt32LE(21);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

/** From segment to segment, each of which says how long it is, up to the one that begins a frame. */
function jpegSize(bytes: Buffer): ImageSize | undefined {
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] as number;
    const isFill = marker === 0xff;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += isFill ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
