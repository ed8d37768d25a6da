import { randomFillSync } from "node:crypto";

/**
 * `req_` and a UUID of version 7: milliseconds first, then chance.
 *
 * In the order of time, because the store keeps an index of them: with ids of pure chance each new one touches another
 * page of it, and a commit of a hundred records wrote a hundred pages more. The 74 random bits come in blocks, as one
 * call to the system for each request costs more than the rest of the id.
 *
 * @param now UTC epoch milliseconds
 * @see RFC 9562, section 5.7
 */
export function newExchangeId(now: number): string {
  if (used === POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const hex = pool.toString("hex", used, used + RANDOM_BYTES);
  used += RANDOM_BYTES;
  if (now !== stamped) {
    stamped = now;
    const time = Math.trunc(now).toString(16).padStart(12, "0");
    stamp = `req_${time.slice(0, 8)}-${time.slice(8, 12)}-7`;
  }
  return `${stamp}${hex.slice(0, 3)}-${VARIANT[hex.charCodeAt(3) & 3]}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

/** 19 hex digits are used of each ten bytes. */
const RANDOM_BYTES = 10;
const POOL_BYTES = RANDOM_BYTES * 256;
const VARIANT = "89ab";

const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;
let stamped = Number.NaN;
let stamp = "";
