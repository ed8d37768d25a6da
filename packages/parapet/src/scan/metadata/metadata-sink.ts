/** Of one text, unpacked; more is damage. */
export const LONGEST_TEXT = 256 << 10;

/** What readers write to: it keeps to the limits, so that they need not. */
export interface MetadataSink {
  add(label: string, text: string): void;
  /** Text that is there and could not be read. */
  damage(label: string, why: string): void;
}

export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", start, end);
}
