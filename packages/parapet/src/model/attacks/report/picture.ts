import { crc32, deflateSync } from "node:zlib";

/** A picture's channels, height and width; undefined for rows that are none. */
export function pictureOf(shape: readonly number[]): readonly [number, number, number] | undefined {
  const [height = 0, width = 0] = shape.slice(-2);
  const channels = shape.length === 3 ? shape[0]! : 1;
  const isPicture = (shape.length === 2 || shape.length === 3) && height >= 4 && width >= 4;
  return isPicture && (channels === 1 || channels === 3) ? [channels, height, width] : undefined;
}

/** The numbers of a picture as a PNG, in a `data:` address: `low` black, `high` white. */
export function pngOf(
  values: readonly number[],
  shape: readonly [number, number, number],
  low: number,
  high: number,
): string {
  const [channels, height, width] = shape;
  const lines = Buffer.alloc(height * (1 + width * channels));
  for (let line = 0; line < height; line++)
    for (let column = 0; column < width; column++)
      for (let channel = 0; channel < channels; channel++) {
        const value = values[(channel * height + line) * width + column] ?? low;
        const byte = Math.round((255 * (value - low)) / (high - low || 1));
        lines[line * (1 + width * channels) + 1 + column * channels + channel] = Math.min(255, Math.max(0, byte));
      }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  head[9] = channels === 3 ? 2 : 0;
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(lines)), chunk("IEND", Buffer.alloc(0))];
  const bytes = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
  return `data:image/png;base64,${bytes.toString("base64")}`;
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
