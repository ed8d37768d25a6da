/**
 * JSON as editors allow it in settings: with comments, and a comma too many at the end.
 *
 * @throws {SyntaxError}
 */
export function parseWithComments(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(plain(text));
  }
}

function plain(text: string): string {
  const parts: string[] = [];
  /** Place of a comma among the parts that nothing has followed yet. */
  let comma = -1;
  for (let at = 0; at < text.length; ) {
    const character = text[at]!;
    if (text.startsWith("//", at) || text.startsWith("/*", at)) {
      const end = text.indexOf(text[at + 1] === "/" ? "\n" : "*/", at + 2);
      at = end < 0 ? text.length : end + (text[at + 1] === "/" ? 0 : 2);
      continue;
    }
    let end = at + 1;
    if (character === '"') end = endOfString(text, at);
    else if (character === ",") comma = parts.length;
    else if (/[^\s\]}]/.test(character)) comma = -1;
    else if (!/\s/.test(character) && comma >= 0) {
      parts[comma] = "";
      comma = -1;
    }
    if (character === '"') comma = -1;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts.join("");
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}
