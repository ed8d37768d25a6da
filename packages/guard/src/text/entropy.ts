/**
 * Shannon entropy of the characters of `text`, bits per character: 0 for one repeated character, at most
 * log2(length). A random 32-character hex string has about 3.6, random base64 of that length about 4.5, an English
 * identifier 2.5 to 3.5.
 */
export function entropyPerCharacter(text: string): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
