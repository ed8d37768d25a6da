import { createHash } from "node:crypto";

/**
 * Everything that a real model would draw from a clock or a die, drawn from the request instead: the same bytes in
 * give the same bytes out, so a test can compare a reply that went through a gateway with one that did not.
 */
export interface Seed {
  /** `prefix` and 24 hex digits; another label gives another id. */
  id(prefix: string, label?: string): string;
  /** 0 (inclusive) to 1 (exclusive), by label. */
  fraction(label: string): number;
  /** Epoch seconds within 2026, whole. */
  readonly createdSeconds: number;
}

const START_OF_2026_SECONDS = 1_767_225_600;
const YEAR_SECONDS = 31_536_000;

/** @param material whatever identifies the request: its path and its raw body */
export function seedOf(...material: readonly (string | Buffer)[]): Seed {
  const hash = createHash("sha256");
  for (const part of material) hash.update(String(part.length)).update(":").update(part);
  const root = hash.digest();
  const derive = (label: string): Buffer => createHash("sha256").update(root).update(label).digest();
  return {
    id: (prefix, label = "") => `${prefix}${derive(`id:${prefix}:${label}`).toString("hex", 0, 12)}`,
    fraction: (label) => derive(`fraction:${label}`).readUInt32BE(0) / 2 ** 32,
    createdSeconds: START_OF_2026_SECONDS + (root.readUInt32BE(0) % YEAR_SECONDS),
  };
}
