import type { Manifest } from "../manifest/index.ts";

/** Longest text of an answer that is kept. */
const MOST_KEPT = 4_000;

/** An answer as it may be kept: planted secrets blotted out. Canaries stay: they are made to be seen. */
export function blot(text: string, { planted }: Manifest): string {
  let kept = text.slice(0, MOST_KEPT);
  for (const { name, value } of [...planted.secrets, ...planted.personalData, ...planted.otherTenant])
    kept = kept.replaceAll(value, `[${name}]`);
  return kept;
}
