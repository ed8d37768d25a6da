const LEAST_ENCODED = 16;
const TAG_FIRST = 0xe0020;
const TAG_LAST = 0xe007e;

/**
 * What a text hides, decoded: base64 and hex words, Unicode tag characters, and rot13 when the text says so. A careful
 * model would not act on these; this one does. One pass over the words, no recursion.
 */
export function decodeHidden(text: string): string[] {
  const found: string[] = [];
  for (const word of text.split(/[\s"'`<>()[\]]/)) {
    if (word.length < LEAST_ENCODED) continue;
    const plain = isHex(word) ? Buffer.from(word, "hex") : isBase64(word) ? Buffer.from(word, "base64") : undefined;
    const decoded = plain === undefined ? undefined : readable(plain);
    if (decoded !== undefined) found.push(decoded);
  }
  const tags = tagText(text);
  if (tags !== "") found.push(tags);
  if (/rot-?13/i.test(text)) found.push(rot13(text));
  return found;
}

function isHex(word: string): boolean {
  return word.length % 2 === 0 && /^[0-9a-fA-F]+$/.test(word);
}

function isBase64(word: string): boolean {
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(word);
}

/** The bytes as text when they are text: UTF-8, mostly letters and spaces, with a space in it. */
function readable(bytes: Buffer): string | undefined {
  const text = bytes.toString("utf8");
  if (text.includes("\uFFFD") || !text.includes(" ")) return undefined;
  let plain = 0;
  for (const character of text) if (/[\p{L}\p{N}\p{P}\p{Zs}\n]/u.test(character)) plain += 1;
  return plain >= text.length * 0.9 ? text : undefined;
}

function tagText(text: string): string {
  let out = "";
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point >= TAG_FIRST && point <= TAG_LAST) out += String.fromCodePoint(point - 0xe0000);
  }
  return out;
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}
