/**
 * A Bloom filter: which names there are, in 10 bits a name for 1 in 100 mistaken for known, and none mistaken for
 * unknown. A registry of a million names takes 1.2 MB.
 *
 * @see Kirsch & Mitzenmacher, Less Hashing, Same Performance (2006): place i is h1 + i × h2
 */
export interface Bloom {
  /** Bit n is `bits[n >> 3] >> (n & 7) & 1`. */
  readonly bits: Uint8Array;
  readonly hashes: number;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The bytes of base64; undefined for what is none. */
export function bytesOf(base64: string): Uint8Array | undefined {
  const digits = base64.replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  for (let i = 0, at = 0; i < digits.length; i++) {
    const value = ALPHABET.indexOf(digits[i]!);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    if (i % 4 > 0) bytes[at++] = (bits >> (6 - 2 * (i % 4))) & 0xff;
  }
  return bytes;
}

/** FNV-1a over UTF-16 code units, 32 bit. */
function hashOf(name: string, basis: number): number {
  let hash = basis;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16777619);
  // Short names differ in their low bits only: mix them up (MurmurHash3, finalizer).
  hash = Math.imul(hash ^ (hash >>> 16), -2048144789);
  hash = Math.imul(hash ^ (hash >>> 13), -1028477387);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function placesOf({ bits, hashes }: Bloom, name: string): number[] {
  const size = bits.length * 8;
  const first = hashOf(name, -2128831035);
  const step = hashOf(name, 84696351) | 1;
  return Array.from({ length: hashes }, (_, i) => (first + i * (step >>> 0)) % size);
}

export function isIn(bloom: Bloom, name: string): boolean {
  return placesOf(bloom, name).every((place) => ((bloom.bits[place >> 3]! >> (place & 7)) & 1) === 1);
}

/** @param names as the ecosystem normalises them: what is looked for is normalised too */
export function bloomOf(names: readonly string[], bitsPerName = 10): Bloom {
  const bits = new Uint8Array(Math.max(8, Math.ceil((names.length * bitsPerName) / 8)));
  const bloom = { bits, hashes: Math.max(1, Math.round(bitsPerName * Math.LN2)) };
  for (const name of names) for (const place of placesOf(bloom, name)) bits[place >> 3]! |= 1 << (place & 7);
  return bloom;
}
