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
