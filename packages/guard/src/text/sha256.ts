/*
 * SHA-256 (FIPS 180-4) at one go. The runtimes have one, but as a promise, and a pin is compared in the middle of a
 * request that does not wait. Constants are the fractions of roots of the first primes, computed as the standard says.
 */

interface Constants {
  readonly round: Uint32Array;
  readonly start: Uint32Array;
}
let constants: Constants | undefined;

function computeConstants(): Constants {
  const first = primes(64);
  return {
    round: Uint32Array.from(first, (prime) => fraction(Math.cbrt(prime))),
    start: Uint32Array.from(first.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
  };
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let next = 2; found.length < count; next += 1) if (found.every((prime) => next % prime !== 0)) found.push(next);
  return found;
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** @returns 64 hexadecimal digits of the digest of the text's UTF-8 bytes */
export function sha256(text: string): string {
  return hex(sha256Bytes(new TextEncoder().encode(text)));
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @returns the 32 bytes of the digest */
export function sha256Bytes(bytes: Uint8Array): Uint8Array {
  const padded = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  new Uint8Array(padded.buffer).set(bytes);
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(padded.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
  padded.setUint32(padded.byteLength - 4, (bytes.length << 3) >>> 0);
  constants ??= computeConstants();
  const hash = constants.start.slice();
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.byteLength; block += 64) {
    for (let i = 0; i < 16; i += 1) words[i] = padded.getUint32(block + 4 * i);
    mix(hash, words, constants.round);
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (const [i, word] of hash.entries()) digest.setUint32(4 * i, word);
  return new Uint8Array(digest.buffer);
}

const BLOCK_BYTES = 64;

/**
 * HMAC (RFC 2104) with SHA-256.
 *
 * @returns 64 hexadecimal digits
 */
export function hmacSha256(key: string, text: string): string {
  const encoder = new TextEncoder();
  const given = encoder.encode(key);
  const block = new Uint8Array(BLOCK_BYTES);
  block.set(given.length > BLOCK_BYTES ? sha256Bytes(given) : given);
  const digestOf = (pad: number, message: Uint8Array): Uint8Array => {
    const bytes = new Uint8Array(BLOCK_BYTES + message.length);
    bytes.set(block.map((byte) => byte ^ pad));
    bytes.set(message, BLOCK_BYTES);
    return sha256Bytes(bytes);
  };
  return hex(digestOf(0x5c, digestOf(0x36, encoder.encode(text))));
}

function mix(hash: Uint32Array, words: Uint32Array, round: Uint32Array): void {
  for (let i = 16; i < 64; i += 1) {
    const [early, late] = [words[i - 15]!, words[i - 2]!];
    const low = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const high = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words[i] = words[i - 16]! + low + words[i - 7]! + high;
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i += 1) {
    const one = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + round[i]! + words[i]!;
    const two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) hash[i] = hash[i]! + word;
}

declare const TextEncoder: new () => { encode(text: string): Uint8Array };
