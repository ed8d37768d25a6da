import { tableError } from "../table-error.ts";
import type { TableFile } from "../table-file.ts";

/** The text of one object or value, and the 1-based line on which it begins. */
export interface JsonElement {
  readonly text: string;
  readonly line: number;
}

/** Deeper nesting is no table. */
const MOST_DEPTH = 64;

/**
 * The elements of a JSON array, or the values that stand one after the other (JSON lines), cut out of text that comes
 * in chunks: one scan that minds strings and depth, so that an array of gigabytes is never held.
 */
export async function* jsonElements(
  chunks: AsyncIterable<string>,
  file: TableFile,
  mostLength: number,
): AsyncGenerator<JsonElement> {
  let line = 1;
  let depth = 0;
  /** Depth at which elements lie: 1 in an array, 0 where they stand one after the other. */
  let level: number | undefined;
  let element = "";
  let begins = 0;
  let isString = false;
  let isEscaped = false;
  let isOver = false;
  const refuse = (says: string, code: "PARAPET_TABLE_FORMAT" | "PARAPET_TABLE_LIMIT" = "PARAPET_TABLE_FORMAT"): Error =>
    tableError(code, `${file.path} ${says} at line ${line}`, { file: file.path, line });
  for await (const chunk of chunks) {
    // What lies before `from` in this chunk is in no element, or already in `element`.
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const unit = chunk.charCodeAt(at);
      if (unit === 0x0a) line++;
      if (isString) {
        if (isEscaped) isEscaped = false;
        else if (unit === 0x5c) isEscaped = true;
        else if (unit === 0x22) isString = false;
        continue;
      }
      const isSpace = unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09 || unit === 0xfeff;
      if (level === undefined) {
        if (isSpace) continue;
        level = unit === 0x5b ? 1 : 0;
        if (level === 1) {
          depth = 1;
          from = at + 1;
          continue;
        }
      }
      if (isOver) {
        if (!isSpace) throw refuse("goes on after its array");
        continue;
      }
      const isEnd: boolean =
        depth === level && ((level === 1 && (unit === 0x2c || unit === 0x5d)) || (level === 0 && unit === 0x0a));
      if (isEnd) {
        element += chunk.slice(from, at);
        if (element.trim() !== "") yield { text: element, line: begins };
        element = "";
        begins = 0;
        from = at + 1;
        if (unit === 0x5d) isOver = true;
        continue;
      }
      if (begins === 0) {
        if (isSpace) continue;
        begins = line;
        from = at;
      }
      if (unit === 0x22) isString = true;
      else if (unit === 0x7b || unit === 0x5b) {
        if (++depth > MOST_DEPTH) throw refuse("is nested too deeply", "PARAPET_TABLE_LIMIT");
      } else if ((unit === 0x7d || unit === 0x5d) && --depth < level) throw refuse("closes what it never opened");
    }
    if (!isOver && begins !== 0) element += chunk.slice(from);
    if (element.length > mostLength) throw refuse("has a longer element than is read here", "PARAPET_TABLE_LIMIT");
  }
  if (level === 1 && !isOver) throw refuse("ends within its array");
  if (isString || (level === 0 && depth !== 0)) throw refuse("ends within a value");
  if (element.trim() !== "") yield { text: element, line: begins };
}
