/** An ISO time as a `datetime-local` field wants it: the reader's own clock, without a zone; "" for none. */
export function toLocalInput(iso: string | undefined): string {
  if (iso === undefined) return "";
  const at = Date.parse(iso);
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** And back: undefined for an empty or half-filled field. */
export function fromLocalInput(value: string): string | undefined {
  const at = value === "" ? Number.NaN : new Date(value).getTime();
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
