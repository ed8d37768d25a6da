import type { Random } from "./random.ts";

const ALPHABETS: readonly string[] = ["0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"];

/** What may stand where this sign does: of its kind, and from the text itself where that has another. */
function kin(text: string, sign: string): readonly string[] {
  const all = Array.from(ALPHABETS.find((alphabet) => alphabet.includes(sign)) ?? sign).filter((one) => one !== sign);
  const own = all.filter((one) => text.includes(one));
  return own.length > 0 ? own : all;
}

/**
 * A number as it is, but for the last character that counts: every code here finds one wrong character. Where the
 * proof is the case of the letters, the last of them changes its case.
 */
export function spoiled(text: string, random: Random): string {
  const isByCase = /^0x/.test(text);
  let at = text.length - 1;
  while (!(isByCase ? /[A-Fa-f]/ : /[0-9A-Za-z]/).test(text[at]!)) at--;
  const sign = text[at]!;
  const turned = sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase();
  const other = isByCase ? turned : random.of(kin(text, sign));
  return text.slice(0, at) + other + text.slice(at + 1);
}
