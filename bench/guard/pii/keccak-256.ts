/*
 * Keccak-256 as FIPS 202 draws its permutation, with constants and turns listed as they are printed there. With the
 * suffix 6 it is SHA3-256, which Node has too: so a test can prove it. Ethereum's has the suffix 1.
 */

// biome-ignore format: a table
const ROUND_CONSTANTS: readonly bigint[] = [
  0x0000000000000001n, 0x0000000000008082n, 0x800000000000808an, 0x8000000080008000n, 0x000000000000808bn, 0x0000000080000001n,
  0x8000000080008081n, 0x8000000000008009n, 0x000000000000008an, 0x0000000000000088n, 0x0000000080008009n, 0x000000008000000an,
  0x000000008000808bn, 0x800000000000008bn, 0x8000000000008089n, 0x8000000000008003n, 0x8000000000008002n, 0x8000000000000080n,
  0x000000000000800an, 0x800000008000000an, 0x8000000080008081n, 0x8000000000008080n, 0x0000000080000001n, 0x8000000080008008n,
];
/** By x, then y. */
const TURNS: readonly (readonly number[])[] = [
  [0, 36, 3, 41, 18],
  [1, 44, 10, 45, 2],
  [62, 6, 43, 15, 61],
  [28, 55, 25, 21, 56],
  [27, 20, 39, 8, 14],
];
const LANE = (1n << 64n) - 1n;
const FIVE: readonly number[] = [0, 1, 2, 3, 4];
const turned = (lane: bigint, by: number): bigint => ((lane << BigInt(by)) & LANE) | (lane >> BigInt(64 - by));

type State = bigint[][];

function round(a: State, constant: bigint): State {
  const columns = FIVE.map((x) => a[x]!.reduce((sum, lane) => sum ^ lane, 0n));
  const b: State = FIVE.map(() => FIVE.map(() => 0n));
  for (const x of FIVE)
    for (const y of FIVE) {
      const lane = a[x]![y]! ^ columns[(x + 4) % 5]! ^ turned(columns[(x + 1) % 5]!, 1);
      b[y]![(2 * x + 3 * y) % 5] = turned(lane, TURNS[x]![y]!);
    }
  const mixed = FIVE.map((x) => FIVE.map((y) => b[x]![y]! ^ (~b[(x + 1) % 5]![y]! & LANE & b[(x + 2) % 5]![y]!)));
  mixed[0]![0]! ^= constant;
  return mixed;
}

/** The digest of a short ASCII text (one block, up to 135 characters) in hexadecimal. */
export function keccak256(text: string, suffix = 1): string {
  const block = Buffer.alloc(136);
  block.write(text, "latin1");
  block[text.length]! ^= suffix;
  block[135]! ^= 0x80;
  let state: State = FIVE.map((x) => FIVE.map((y) => (x + 5 * y < 17 ? block.readBigUInt64LE(8 * (x + 5 * y)) : 0n)));
  for (const constant of ROUND_CONSTANTS) state = round(state, constant);
  const digest = Buffer.alloc(32);
  for (const x of [0, 1, 2, 3]) digest.writeBigUInt64LE(state[x]![0]!, 8 * x);
  return digest.toString("hex");
}
