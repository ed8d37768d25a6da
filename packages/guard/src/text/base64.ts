const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function sextetOf(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43 || code === 45) return 62;
  return code === 47 || code === 95 ? 63 : -1;
}

/** Bytes of base64 or base64url text, as a string of code units 0–255; undefined when a character is neither. Padding may be absent. */
export function decodeBase64(encoded: string): string | undefined {
  let bytes = "";
  let pending = 0;
  let bits = 0;
  for (let i = 0; i < encoded.length; i++) {
    const code = encoded.charCodeAt(i);
    if (code === 61) break;
    const value = sextetOf(code);
    if (value < 0) return undefined;
    pending = ((pending << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += String.fromCharCode((pending >> bits) & 0xff);
    }
  }
  return bytes;
}

/** Standard base64 without padding of bytes given as numbers 0–255. */
export function encodeBase64(bytes: ArrayLike<number>): string {
  let encoded = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = (bytes[i]! << 16) | ((left > 1 ? bytes[i + 1]! : 0) << 8) | (left > 2 ? bytes[i + 2]! : 0);
    for (let sextet = 0; sextet <= Math.min(left, 3); sextet++) encoded += ALPHABET[(group >> (18 - 6 * sextet)) & 63];
  }
  return encoded;
}
