import { isHex } from "../character-class.ts";

const digitOf = (code: number): number => (code <= 57 ? code - 48 : (code | 32) - 87);

/** The byte that two hexadecimal digits at `at` write, -1 where there are no two. */
export function hexPairAt(text: string, at: number): number {
  const high = text.charCodeAt(at);
  const low = text.charCodeAt(at + 1);
  return isHex(high) && isHex(low) ? digitOf(high) * 16 + digitOf(low) : -1;
}

/** Up to `most` hexadecimal digits from `at` on: their value and end. */
export function hexNumberAt(text: string, at: number, most: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let end = at;
  while (end - at < most && isHex(text.charCodeAt(end))) value = value * 16 + digitOf(text.charCodeAt(end++));
  return { value, end };
}
