/**
 * What a word of a text file means: number, time, boolean or missing. By hand and in one scan each: the words are
 * somebody else's.
 */

/** Words that stand for a missing number. In columns of words only the empty cell is missing: "NA" is a country, too. */
const MISSING = new Set(["", "na", "n/a", "nan", "null", "none", "#n/a", "-", "?"]);

export const meansMissing = (word: string): boolean => word.length <= 4 && MISSING.has(word.trim().toLowerCase());

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,4})?$/;
const INFINITE = new Map([
  ["inf", Infinity],
  ["+inf", Infinity],
  ["-inf", -Infinity],
  ["infinity", Infinity],
  ["-infinity", -Infinity],
]);

/** The number that a word is, with a point and no separators; undefined when it is none. */
export function numberOf(word: string): number | undefined {
  const trimmed = word.trim();
  if (trimmed.length > 400) return undefined;
  if (NUMBER.test(trimmed)) return Number(trimmed);
  return INFINITE.get(trimmed.toLowerCase());
}

/** "007" is a number to a machine and a name to people: a column with such words is not taken for numbers. */
export const isNumbered = (word: string): boolean => /^[-+]?0\d/.test(word.trim());

export function booleanOf(word: string): boolean | undefined {
  const lower = word.length <= 8 ? word.trim().toLowerCase() : "";
  return lower === "true" ? true : lower === "false" ? false : undefined;
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[-+]\d\d:?\d\d)?)?$/;

/** Epoch milliseconds of a date or time of ISO 8601; UTC where it has no zone. */
export function timeOf(word: string): number | undefined {
  const match = word.length <= 40 ? TIME.exec(word.trim()) : null;
  if (match === null) return undefined;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "0", zone = "Z"] = match;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // A 30th of February would roll over into March.
  if (new Date(date).getUTCDate() !== Number(day) || Number(month) > 12) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const clock = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000;
  const offset = zone === "Z" ? 0 : (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
  const milliseconds = Math.trunc(Number(`0.${fraction}`) * 1_000);
  return date + clock + milliseconds - (zone.startsWith("-") ? -offset : offset);
}
