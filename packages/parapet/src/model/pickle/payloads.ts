/**
 * Strings and bytes in a pickle that hold code themselves: pickles, what is packed, and both as base64 or hexadecimal
 * digits. Loading the outer pickle runs none of it; somebody put it there for something that will.
 */

/** By two bytes alone: may it be worth a closer look? Asked of every payload, so it says no to nearly all. */
export function isNotable(bytes: Uint8Array, at: number, length: number): boolean {
  const first = bytes[at];
  const second = bytes[at + 1]!;
  switch (first) {
    case 0x80: // a pickle of protocol 2 to 5
      return second >= 2 && second <= 5;
    case 0x67: // base64 of one
      return second === 0x41;
    case 0x38: // hexadecimal digits of one
      return second === 0x30;
    case 0x63: // `c`, `(`: a pickle of protocol 0 or 1, if it ends with a dot
    case 0x28:
      return length < 4_096 && bytes[at + length - 1] === 0x2e;
    case 0x1f: // gzip
      return second === 0x8b;
    case 0x78: // zlib
      return second === 0x01 || second === 0x5e || second === 0x9c || second === 0xda;
    case 0x48: // base64 of gzip
      return second === 0x34;
    case 0x65: // base64 of zlib
      return second === 0x4a || second === 0x4e || second === 0x46;
    case 0x50: // zip
      return second === 0x4b;
    case 0x42: // bzip2
      return second === 0x5a;
    case 0xfd: // xz
      return second === 0x37;
    default:
      return false;
  }
}
