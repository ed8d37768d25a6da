import { compareDigits, compareText, type VersionScheme } from "./scheme.ts";

interface Token {
  readonly separator: "." | "-";
  readonly value: string;
  readonly isNumber: boolean;
}

const QUALIFIERS = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];
const NULLS = new Set(["0", "", "final", "ga", "release"]);
const SHORT: Readonly<Record<string, string>> = { a: "alpha", b: "beta", m: "milestone" };
const LONGEST = 256;

function tokensOf(version: string): readonly Token[] {
  const text = version.trim().toLowerCase().slice(0, LONGEST);
  const tokens: Token[] = [];
  let separator: Token["separator"] = "-";
  const parts = text.match(/\d+|[^\d.\-_]+|[.\-_]/g) ?? [];
  let isExpected = true;
  for (const [at, part] of parts.entries()) {
    if (part === "." || part === "-" || part === "_") {
      if (isExpected) tokens.push({ separator, value: "0", isNumber: true });
      separator = part === "." ? "." : "-";
      isExpected = true;
      continue;
    }
    // From digits to letters, or back, is a hyphen.
    if (!isExpected) separator = "-";
    const isNumber = /^\d/.test(part);
    const isBeforeDigit = /^\d/.test(parts[at + 1] ?? "");
    const word = isBeforeDigit ? (SHORT[part] ?? part) : part;
    const value = word === "cr" ? "rc" : isNumber ? part.replace(/^0+(?=\d)/, "") : word;
    tokens.push({ separator, value, isNumber });
    isExpected = false;
  }
  if (isExpected) tokens.push({ separator, value: "0", isNumber: true });
  return trimmed(tokens);
}

/** Without the values that say nothing, at the end and before each hyphen. */
function trimmed(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (token.separator === "-") dropNulls(kept);
    kept.push(token);
  }
  dropNulls(kept);
  return kept;
}

function dropNulls(tokens: Token[]): void {
  while (tokens.length > 1 && NULLS.has(tokens.at(-1)!.value)) tokens.pop();
}

const rankOf = (value: string): number => {
  const rank = QUALIFIERS.indexOf(NULLS.has(value) ? "" : value);
  return rank < 0 ? QUALIFIERS.length : rank;
};

/** A qualifier comes before a number behind a hyphen, that before one behind a point. */
const kindOf = ({ isNumber, separator }: Token): number => (isNumber ? (separator === "-" ? 1 : 2) : 0);

function compareTokens(a: Token | undefined, b: Token | undefined): number {
  if (a === undefined || b === undefined) {
    const there = a ?? b!;
    const filler: Token = { ...there, value: there.isNumber ? "0" : "" };
    return compareTokens(a ?? filler, b ?? filler);
  }
  if (kindOf(a) !== kindOf(b)) return kindOf(a) - kindOf(b);
  if (a.isNumber) return compareDigits(a.value, b.value);
  return (
    rankOf(a.value) - rankOf(b.value) || (rankOf(a.value) === QUALIFIERS.length ? compareText(a.value, b.value) : 0)
  );
}

/** @see https://maven.apache.org/pom.html#version-order-specification */
export const maven: VersionScheme = {
  compare(a, b) {
    const [x, y] = [tokensOf(a), tokensOf(b)];
    for (let at = 0; at < Math.max(x.length, y.length); at++) {
      const order = compareTokens(x[at], y[at]);
      if (order !== 0) return order;
    }
    return 0;
  },
  isStable: (version) =>
    tokensOf(version).every(({ isNumber, value }) => isNumber || rankOf(value) >= QUALIFIERS.indexOf("")),
};
