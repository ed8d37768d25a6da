/** A stretch of text: as it stands, or characters that would not be seen, or would turn the order of others around. */
export interface VisiblePart {
  /** Offset of its first character. */
  readonly start: number;
  readonly text: string;
  /** `U+202E`, `U+E0041 ×12`; "" for what can be seen. */
  readonly hidden: string;
}

/**
 * Controls, bidirectional marks, zero-width characters, tags and variation selectors. Not those that an emoji is made
 * of: there they are what they seem.
 */
const HIDDEN =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)[\u200d\ufe0f]+|(?:(?!\t|\n|\r|\u200d|\ufe0f)[\p{Default_Ignorable_Code_Point}\p{Cc}])+/gu;

export function visibleParts(text: string): readonly VisiblePart[] {
  const parts: VisiblePart[] = [];
  let at = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > at) parts.push({ start: at, text: text.slice(at, match.index), hidden: "" });
    parts.push({ start: match.index, text: match[0], hidden: named(match[0]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ start: at, text: text.slice(at), hidden: "" });
  return parts;
}

/** The same in one line of text: a name from outside cannot pass for another one. */
export function visible(text: string): string {
  return visibleParts(text)
    .map((part) => (part.hidden === "" ? part.text : `[${part.hidden}]`))
    .join("");
}

function named(run: string): string {
  const characters = [...run];
  const code = `U+${(characters[0]?.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return characters.length === 1 ? code : `${code} ×${characters.length}`;
}
