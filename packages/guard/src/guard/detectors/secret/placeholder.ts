// biome-ignore format: a list of words
const MARKS: readonly string[] = [
  "${", "{{", "example", "your", "xxxx", "****", "....", "____", "changeme", "change-me", "change_me", "placeholder",
  "redacted", "dummy", "sample", "process.env", "os.environ", "getenv", "insert", "replace", "undefined",
  "0123456789", "1234567890", "abcdefghij",
];

/** True for what stands where a secret would in documentation: `${TOKEN}`, `your-key-here`, `xxxx`, one repeated character. */
export function isPlaceholder(value: string): boolean {
  const start = value.slice(0, 128).toLowerCase();
  return MARKS.some((mark) => start.includes(mark)) || new Set(start).size <= Math.min(4, start.length / 4);
}

/**
 * True when the first 128 characters of a key's body look drawn and not written: letters with digits among them, or
 * with cases that change as they do not in words.
 */
export function isMixed(body: string): boolean {
  const start = body.slice(0, 128);
  if (/[0-9]/.test(start)) return /[A-Za-z]/.test(start);
  const changes = start.match(/[a-z][A-Z]|[A-Z](?=[a-z])/g)?.length ?? 0;
  return changes >= start.length / 5;
}
