import { sha256Bytes } from "../../../text/index.ts";

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** Version, twenty bytes of hash, four of check. */
const ADDRESS_BYTES = 25;

/** Bytes of a base58 text of an address's length; undefined where it is none. */
function decode(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(ADDRESS_BYTES);
  for (let i = 0; i < text.length; i++) {
    let carry = ALPHABET.indexOf(text[i]!);
    if (carry < 0) return undefined;
    for (let at = ADDRESS_BYTES - 1; at >= 0; at--) {
      carry += bytes[at]! * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
    }
    if (carry > 0) return undefined;
  }
  return bytes;
}

/** Bitcoin address of the older kinds, `1…` and `3…`: version 0 or 5, four bytes of SHA-256 twice over (Base58Check). */
export function isBase58Address(text: string): boolean {
  const bytes = decode(text);
  if (bytes === undefined || (bytes[0] !== 0 && bytes[0] !== 5)) return false;
  const digest = sha256Bytes(sha256Bytes(bytes.subarray(0, 21)));
  return digest.subarray(0, 4).every((byte, i) => byte === bytes[21 + i]);
}

const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR: readonly number[] = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Bitcoin address of the newer kinds, `bc1…`: the BCH code of BIP 173, and of BIP 350 for later versions. */
export function isBech32Address(text: string): boolean {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return false;
  const values = [3, 3, 0, 2, 3, ...Array.from(lower.slice(3), (character) => BECH32.indexOf(character))];
  if (values.includes(-1)) return false;
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (let i = 0; i < 5; i++) if ((top >>> i) & 1) check ^= GENERATOR[i]!;
  }
  return check === (values[5] === 0 ? 1 : 0x2bc830a3);
}
