/** `example.com` is that name only, `*.example.com` every name below it, `*` any. Case does not count. */
export function nameIsBelow(patterns: readonly string[]): (name: string) => boolean {
  const lower = patterns.map((pattern) => pattern.toLowerCase());
  const exact = new Set(lower);
  const above = lower.filter((pattern) => pattern.startsWith("*.")).map((pattern) => pattern.slice(1));
  return (name) => {
    const plain = name.toLowerCase();
    if (exact.has(plain) || exact.has("*")) return true;
    return above.some((suffix) => plain.length > suffix.length && plain.endsWith(suffix));
  };
}

/** The four numbers of an IPv4 address in its one plain spelling. */
export function plainIpv4(host: string): readonly number[] | undefined {
  const parts = host.split(".");
  const numbers = parts.map(Number);
  const isPlain = parts.every((part, at) => /^(?:0|[1-9]\d{0,2})$/.test(part) && numbers[at]! <= 255);
  return parts.length === 4 && isPlain ? numbers : undefined;
}

/**
 * Whether resolvers would read a name as an address: its last label is a number, decimal, octal or hexadecimal, as
 * `2130706433` and `0x7f.1` are.
 *
 * @see WHATWG URL, "ends in a number"
 */
export function endsInNumber(host: string): boolean {
  const labels = host.split(".");
  if (labels.at(-1) === "" && labels.length > 1) labels.pop();
  return /^(?:\d+|0[xX][0-9A-Fa-f]*)$/.test(labels.at(-1)!);
}

/** First two numbers of ranges that lead into this machine or a private network, each with what follows its first. */
const PRIVATE: readonly (readonly [first: number, low: number, high: number])[] = [
  [0, 0, 255],
  [10, 0, 255],
  [100, 64, 127],
  [127, 0, 255],
  [169, 254, 254],
  [172, 16, 31],
  [192, 0, 0],
  [192, 168, 168],
  [198, 18, 19],
];

export function isPrivateIpv4([first = 0, second = 0]: readonly number[]): boolean {
  return first >= 224 || PRIVATE.some(([one, low, high]) => first === one && second >= low && second <= high);
}

/** Names that only a private network knows: single words, and the endings kept for it. */
export function isPrivateName(host: string): boolean {
  return !host.includes(".") || /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|arpa)$/.test(host);
}
