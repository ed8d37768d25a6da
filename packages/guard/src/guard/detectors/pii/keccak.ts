/*
 * Keccak-256 as Ethereum has it (before NIST changed the padding), for texts of fewer than 136 bytes, which is one
 * block. Lanes of 64 bits are big integers: forty letters are hashed only where an address mixes its case.
 */

const MASK = (1n << 64n) - 1n;
const rotate = (lane: bigint, by: number): bigint => ((lane << BigInt(by)) | (lane >> BigInt(64 - by))) & MASK;

/** Keccak-f[1600], 24 rounds; round constants and turns are made as the reference says, not listed. */
function permute(lanes: bigint[]): void {
  let lfsr = 1;
  for (let round = 0; round < 24; round++) {
    const parity = [0, 1, 2, 3, 4].map((x) => [0, 5, 10, 15, 20].reduce((sum, y) => sum ^ lanes[x + y]!, 0n));
    for (let i = 0; i < 25; i++) lanes[i]! ^= parity[(i + 4) % 5]! ^ rotate(parity[(i + 1) % 5]!, 1);
    let [x, y, lane] = [1, 0, lanes[1]!];
    for (let step = 0; step < 24; step++) {
      [x, y] = [y, (2 * x + 3 * y) % 5];
      [lane, lanes[x + 5 * y]] = [lanes[x + 5 * y]!, rotate(lane, (((step + 1) * (step + 2)) / 2) % 64)];
    }
    for (let row = 0; row < 25; row += 5) {
      const old = lanes.slice(row, row + 5);
      for (let i = 0; i < 5; i++) lanes[row + i] = old[i]! ^ (~old[(i + 1) % 5]! & MASK & old[(i + 2) % 5]!);
    }
    for (let bit = 0; bit < 7; bit++) {
      if ((lfsr & 1) === 1) lanes[0]! ^= 1n << BigInt((1 << bit) - 1);
      lfsr = (lfsr << 1) ^ (lfsr & 0x80 ? 0x171 : 0);
    }
  }
}

/** The first twenty bytes of the digest of an ASCII text of at most 135 characters, as forty hexadecimal digits. */
export function keccakStart(text: string): string {
  const block = new Uint8Array(136);
  for (let i = 0; i < text.length; i++) block[i] = text.charCodeAt(i);
  block[text.length] = 1;
  block[135]! |= 0x80;
  const lanes = new Array<bigint>(25).fill(0n);
  for (let i = 135; i >= 0; i--) lanes[i >> 3] = (lanes[i >> 3]! << 8n) | BigInt(block[i]!);
  permute(lanes);
  let digest = "";
  for (let i = 0; i < 20; i++)
    digest += ((lanes[i >> 3]! >> BigInt(8 * (i % 8))) & 0xffn).toString(16).padStart(2, "0");
  return digest;
}
