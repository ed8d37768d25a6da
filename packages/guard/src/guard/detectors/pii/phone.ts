import { ALPHANUMERIC, isAt } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";

/** A word that stands by itself before the number: `hotel` ends in no `tel`. */
const NAME =
  /(?<![a-z])(?:phone|tel[.: ]|telefono?|teléfono|téléphone|mobile?|cell|handy|whatsapp|fax|call me|text me|my number|móvil|celular|portable)/;
/** With its end: a form must stay below the longest number. */
const LONGEST_PHONE = 30;

interface Dialled {
  readonly digits: string;
  readonly groups: readonly number[];
  readonly end: number;
}

const isSign = (code: number): boolean => code === 32 || (code >= 45 && code <= 47) || code === 40 || code === 41;

const MOST_DIGITS = 15;

/**
 * Reads groups of digits with one sign between them (two around brackets), fifteen digits at most. A group that would
 * make them more is the next number, unless there is but one.
 */
function readGroups(text: string, start: number): Dialled | undefined {
  let digits = "";
  const groups: number[] = [];
  let end = start;
  /** Where the group before the one being read ended. */
  let lastEnd = start;
  let signs = 0;
  for (let at = start; at < text.length && at - start < LONGEST_PHONE; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      if (digits.length === MOST_DIGITS) {
        const last = signs > 0 ? 0 : groups.pop()!;
        if (groups.length === 0 || text[start - 1] !== "+") return undefined;
        return { digits: digits.slice(0, MOST_DIGITS - last), groups, end: signs > 0 ? end : lastEnd };
      }
      if (signs > 0 || groups.length === 0) {
        groups.push(0);
        lastEnd = end;
      }
      groups[groups.length - 1]!++;
      digits += text[at];
      signs = 0;
      end = at + 1;
    } else if (isSign(code) && signs < 2) {
      const before = text.charCodeAt(at - 1);
      if (signs === 1 && code !== 40 && before !== 41) break;
      signs++;
    } else break;
  }
  return isAt(text, end, ALPHANUMERIC) ? undefined : { digits, groups, end };
}

/** `2024-11-23`, `2024.2025`, `20241123`: a year, and what may follow one. */
const isDated = (digits: string, groups: readonly number[]): boolean =>
  /^(?:19|20)[0-9]{2}/.test(digits) && (groups[0] === 4 || (groups.length === 1 && digits.length === 8));

/** The plans of +1 and +7 have numbers of one length; all others from seven digits on. */
const isDialable = (digits: string): boolean => (/^[17]/.test(digits) ? digits.length === 11 : digits.length >= 8);

/** `(555) 234-5678`, `555-234-5678`, `555.234.5678`, `1-555-234-5678`: the North American plan, area and exchange from 200. */
function isNorthAmerican({ digits, groups }: Dialled, hasBracket: boolean, separators: string): boolean {
  if (groups.join() === "1,3,3,4") return /^1[2-9][0-9]{2}[2-9]/.test(digits) && separators === "---";
  if (groups.join() !== "3,3,4" || !/^[2-9][0-9]{2}[2-9]/.test(digits)) return false;
  return hasBracket || separators === "--" || separators === ".." || separators === " -";
}

/** The phone number that begins at `start`; national forms need separators, or a word such as `phone` before it. */
export function phoneAt(text: string, start: number, textBefore: () => string): Hit | undefined {
  const isInternational = text[start] === "+";
  const dialled = readGroups(text, isInternational ? start + 1 : start);
  if (dialled === undefined) return undefined;
  const { digits, groups, end } = dialled;
  if (digits.length < 7 || Math.max(...groups) < 2 || new Set(digits).size < 3) return undefined;
  const before = textBefore();
  const isNamed = NAME.test(before);
  let confidence = 0;
  if (isInternational) {
    if (isDialable(digits) && /^[1-9]/.test(digits)) confidence = 0.9;
  } else if (/^00[1-9]/.test(digits) && !/[0-9] $/.test(before) && groups.length > 1 && isDialable(digits.slice(2))) {
    confidence = 0.75;
  } else if (isDated(digits, groups)) {
    return undefined;
  } else if (digits.length >= 7 && digits.length <= 12) {
    const separators = text.slice(start, end).replace(/[0-9]/g, "");
    if (isNorthAmerican(dialled, text[start] === "(", separators)) confidence = 0.75;
    else if (isNamed && (groups.length > 1 || digits.length >= 8)) confidence = 0.75;
  }
  if (confidence === 0) return undefined;
  const reason = isInternational ? "is written as an international phone number" : "is written as a phone number";
  return {
    rule: "phone",
    start,
    end,
    confidence: isNamed ? Math.min(0.97, confidence + 0.1) : confidence,
    severity: "medium",
    replacement: "[phone]",
    reason,
  };
}
