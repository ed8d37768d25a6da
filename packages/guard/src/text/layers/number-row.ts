import { ALPHANUMERIC, CLASS } from "../character-class.ts";

/** Letters and digits. */
export const isWordUnit = (unit: number): boolean => unit < 128 && (CLASS[unit]! & ALPHANUMERIC) !== 0;

const LONGEST = 3;
const SEPARATORS: ReadonlySet<number> = new Set(Array.from(" \t\r\n,;:-|/.", (sign) => sign.charCodeAt(0)));

/** End of the separators, three at most, that stand between two numbers of a row; `from` where none stands. */
export function separatorsEnd(units: Uint8Array, from: number, length: number): number {
  let at = from;
  while (at < length && at - from < LONGEST && SEPARATORS.has(units[at]!)) at++;
  return at;
}
