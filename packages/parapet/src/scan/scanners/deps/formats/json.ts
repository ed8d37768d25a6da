/** What the JSON formats share: reading without trust, and the lines that keys stand on. */

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const objectOr = (value: unknown): Json => (isObject(value) ? value : {});

export const stringOr = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export const listOr = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** @throws {Error} for what is no JSON object */
export function parseObject(text: string): Json {
  const value: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  if (!isObject(value)) throw new Error("is JSON, and not an object");
  return value;
}

/** The line of the first `"key":`, and of the first that opens an object; 1 for what is not found. */
export interface KeyLines {
  of(key: string): number;
  ofObject(key: string): number;
}

export function keyLines(text: string): KeyLines {
  const any = new Map<string, number>();
  const objects = new Map<string, number>();
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const open = text.indexOf('"', start);
    if (open >= 0 && open < end) {
      const close = text.indexOf('"', open + 1);
      if (close > 0 && close < end && text[close + 1] === ":") {
        const key = text.slice(open + 1, close);
        if (!any.has(key)) any.set(key, line);
        if (text.slice(close + 2, close + 4).includes("{") && !objects.has(key)) objects.set(key, line);
      }
    }
    start = end + 1;
  }
  return { of: (key) => any.get(key) ?? 1, ofObject: (key) => objects.get(key) ?? any.get(key) ?? 1 };
}
