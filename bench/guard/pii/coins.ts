import { createHash } from "node:crypto";
import { keccak256 } from "./keccak-256.ts";
import type { Random } from "./random.ts";

const bytesOf = (random: Random, count: number): Uint8Array =>
  Uint8Array.from({ length: count }, () => random.int(0, 255));
const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** `1…` and `3…`: version, hash and four bytes of its double SHA-256 as one number to the base of 58. */
export function base58Address(random: Random): string {
  const body = Uint8Array.from([random.of([0, 5]), ...bytesOf(random, 20)]);
  const whole = Buffer.concat([body, sha256(sha256(body)).subarray(0, 4)]);
  let number = BigInt(`0x${whole.toString("hex")}`);
  let text = "";
  for (; number > 0n; number /= 58n) text = BASE58[Number(number % 58n)] + text;
  const zeros = whole.findIndex((byte) => byte !== 0);
  return "1".repeat(zeros) + text;
}

const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/** BIP 173: the rest of the values, as a polynomial over 32 elements, by the generator that the standard lists. */
function rest(values: readonly number[]): number {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  return values.reduce((check, value) => {
    const top = check >>> 25;
    return generator.reduce((sum, term, i) => ((top >>> i) & 1 ? sum ^ term : sum), ((check & 0x1ffffff) * 32) ^ value);
  }, 1);
}

/** `bc1q…` for keys and scripts by BIP 173, `bc1p…` by BIP 350. */
export function bech32Address(random: Random): string {
  const [version, size, constant] = random.of([
    [0, 20, 1],
    [0, 32, 1],
    [1, 32, 0x2bc830a3],
  ] as const);
  const bits = Array.from(bytesOf(random, size), (byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.padEnd(Math.ceil(bits.length / 5) * 5, "0").match(/.{5}/g) as string[];
  const values = [version, ...groups.map((five) => Number.parseInt(five, 2))];
  const check = rest([3, 3, 0, 2, 3, ...values, 0, 0, 0, 0, 0, 0]) ^ constant;
  const digits = [25, 20, 15, 10, 5, 0].map((shift) => (check >>> shift) & 31);
  return `bc1${[...values, ...digits].map((value) => BECH32[value]).join("")}`;
}

/** EIP-55: a letter is a capital where its place in the digest is eight or more. */
export function checksumAddress(random: Random): string {
  const small = `${random.letters(39, "0123456789abcdef")}${random.letters(1, "abcdef")}`;
  const digest = keccak256(small);
  const mixed = Array.from(small, (digit, i) => (Number.parseInt(digest[i]!, 16) > 7 ? digit.toUpperCase() : digit));
  return `0x${mixed.join("")}`;
}
