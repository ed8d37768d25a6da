import { type Cursor, isSpace } from "./cursor.ts";

export interface Tag {
  /** In lower case. */
  readonly name: string;
  /** Names in lower case, values as written. The first of a name counts, as in browsers. */
  readonly attributes: ReadonlyMap<string, string>;
}

const endsName = (code: number): boolean => isSpace(code) || code === 47 || code === 62 || code === 60;
const endsAttribute = (code: number): boolean => endsName(code) || code === 61;
const endsBare = (code: number): boolean => isSpace(code) || code === 62 || code === 60;

/**
 * Reads a start tag, the cursor behind its `<`, forgiving as browsers are. It ends at `>`, before another `<` outside
 * quotes, which is looked at by itself, or where the cursor may read no farther.
 */
export function readTag(cursor: Cursor): Tag {
  const name = cursor.until(endsName).toLowerCase();
  const attributes = new Map<string, string>();
  for (;;) {
    while (isSpace(cursor.peek()) || cursor.peek() === 47) cursor.at++;
    const code = cursor.peek();
    if (code === -1 || code === 60) return { name, attributes };
    if (code === 62) {
      cursor.at++;
      return { name, attributes };
    }
    // A name may begin with `=`, and with nothing else that ends one.
    const first = cursor.take(61) ? "=" : "";
    const attribute = first + cursor.until(endsAttribute).toLowerCase();
    cursor.spaces();
    const value = cursor.take(61) ? readValue(cursor) : "";
    if (!attributes.has(attribute)) attributes.set(attribute, value);
  }
}

function readValue(cursor: Cursor): string {
  cursor.spaces();
  // Within JSON a quote has a backslash before it, at both ends.
  const isEscaped = cursor.take(92);
  const quote = cursor.peek();
  if (quote !== 34 && quote !== 39) return cursor.until(endsBare);
  cursor.at++;
  const value = cursor.until((code) => code === quote);
  cursor.take(quote);
  return isEscaped && value.endsWith("\\") ? value.slice(0, -1) : value;
}
