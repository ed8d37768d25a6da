import { ParapetError } from "@parapet/guard/kernel";

/** Data that cannot be taken: what, and why. */
export const missing = (what: string, why: string): ParapetError =>
  new ParapetError("PARAPET_ATTACK_DATA", `${what}: ${why}`);
