import { invisibleKind } from "../../../text/index.ts";

/** A text without what may change on its way through a model: case, width, blanks, invisible characters. */
export function foldText(text: string): string {
  let folded = "";
  let isBlank = true;
  for (const character of text.normalize("NFKC").toLowerCase()) {
    const code = character.codePointAt(0)!;
    if (code > 0x7f && invisibleKind(code) !== undefined) continue;
    if (code <= 0x20 || code === 0xa0 || code === 0x2028 || code === 0x2029) {
      if (!isBlank) folded += " ";
      isBlank = true;
    } else {
      folded += character;
      isBlank = false;
    }
  }
  return folded.endsWith(" ") ? folded.slice(0, -1) : folded;
}
