import { ALPHANUMERIC, isAt } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";

// biome-ignore format: a list of words
const NEAR: readonly string[] = [
  "phone", "tel.", "tel:", "tel ", "telefon", "teléfono", "telefono", "téléphone", "mobile", "mobil", "cell", "handy",
  "whatsapp", "fax", "móvil", "celular", "portable",
];
/** With its end: a form must stay below the longest number. */
const LONGEST_PHONE = 30;

interface Dialled {
  readonly digits: string;
  readonly groups: readonly number[];
  readonly end: number;
}

const isSign = (code: number): boolean => code === 32 || (code >= 45 && code <= 47) || code === 40 || code === 41;

/** Reads groups of digits with one sign between them (two around brackets), fifteen digits at most. */
function readGroups(text: string, start: number): Dialled | undefined {
  let digits = "";
  const groups: number[] = [];
  let end = start;
  let signs = 0;
  for (let at = start; at < text.length && at - start < LONGEST_PHONE; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      if (digits.length === 15) return undefined;
      if (signs > 0 || groups.length === 0) groups.push(0);
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

/** `(555) 234-5678`, `555-234-5678`, `555.234.5678`: the North American plan, area and exchange from 200. */
function isNorthAmerican({ digits, groups }: Dialled, hasBracket: boolean, separators: string): boolean {
  if (groups.join() !== "3,3,4" || !/^[2-9][0-9]{2}[2-9]/.test(digits)) return false;
  return hasBracket || separators === "--" || separators === ".." || separators === " -";
}

/** The phone number that begins at `start`; national forms need separators, or a word such as `phone` in `before`. */
export function phoneAt(text: string, start: number, before: string): Hit | undefined {
  const isInternational = text[start] === "+";
  const dialled = readGroups(text, isInternational ? start + 1 : start);
  if (dialled === undefined) return undefined;
  const { digits, groups, end } = dialled;
  const isNamed = NEAR.some((word) => before.includes(word));
  let confidence = 0;
  if (isInternational) {
    if (digits.length >= 8 && /^[1-9]/.test(digits)) confidence = 0.9;
  } else if (digits.length >= 7 && digits.length <= 12) {
    const separators = text.slice(start, end).replace(/[0-9]/g, "");
    if (isNorthAmerican(dialled, text[start] === "(", separators)) confidence = 0.75;
    else if (isNamed && (groups.length > 1 || digits.length >= 8)) confidence = 0.75;
  }
  if (confidence === 0 || new Set(digits).size < 3) return undefined;
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
