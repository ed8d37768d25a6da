/**
 * Writes a changed body without touching what was not changed: JavaScript reads `12345678901234567890` and `1.0` as
 * numbers that it prints otherwise, and a provider may tell the difference. Only bodies in which something was redacted
 * are printed at all; the others go on as the bytes that came.
 */

/** A number as it was written. */
interface RawNumber {
  readonly rawJSON: string;
}

// Node has both; TypeScript's library does not know them yet.
const { rawJSON, isRawJSON } = JSON as unknown as {
  readonly rawJSON: (text: string) => RawNumber;
  readonly isRawJSON: (value: unknown) => value is RawNumber;
};
const parse = JSON.parse as (
  text: string,
  reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
) => unknown;

/** Digits that might not come back as they were; it may stand in a text as well, which only costs time. */
const MAY_DIFFER = /\d{16}|\.\d*0(?!\d)|\d[eE]|-0|\.\d{7}/;

/**
 * @param changed a copy of what `source` holds, with texts replaced
 * @param source the JSON text as it came
 */
export function printJson(changed: unknown, source: string): string {
  if (!MAY_DIFFER.test(source)) return JSON.stringify(changed);
  const written = parse(source, (_key, value, { source: number }) =>
    typeof value === "number" && number !== undefined && number !== JSON.stringify(value) ? rawJSON(number) : value,
  );
  return JSON.stringify(withNumbersOf(changed, written));
}

/** `changed` with the numbers that stand in the same places of `written`; depth is bounded by the reader of both. */
function withNumbersOf(changed: unknown, written: unknown): unknown {
  if (typeof changed === "number") return isRawJSON(written) && Number(written.rawJSON) === changed ? written : changed;
  if (changed === null || typeof changed !== "object") return changed;
  if (Array.isArray(changed))
    return Array.isArray(written) ? changed.map((child, at) => withNumbersOf(child, written[at])) : changed;
  const before = (written ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(changed).map(([key, child]) => [key, withNumbersOf(child, before[key])]));
}
