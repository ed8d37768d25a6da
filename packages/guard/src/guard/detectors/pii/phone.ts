import { ALPHANUMERIC, isAt } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";
import { codeDigits, fitsPlan } from "./phone-plans.ts";

/** A word that stands by itself before the number: `hotel` ends in no `tel`. */
const NAME =
  /(?<![a-z])(?:phone|tel[.: ]|telefono?|teléfono|téléphone|telefone|telefoon|mobile?|mobiel|mobilnummer|cell|handy|whatsapp|fax|call me|text me|my number|móvil|celular|portable|cellulare|komórk|gsm|ligue |ring |bel |rufen sie|erreichen|ruf |chiama|llám|llame|zadzwoń|appele)|телефон|звон|电话|手机|联系|電話|携帯|連絡先|전화|휴대폰|연락처|هاتف|फ़ोन|फोन/;
/** With its end: a form must stay below the longest number. */
const LONGEST_PHONE = 30;

interface Dialled {
  readonly digits: string;
  readonly groups: readonly number[];
  readonly end: number;
  /** Where each group ends. */
  readonly ends: readonly number[];
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
  const ends: number[] = [];
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
        return { digits: digits.slice(0, MOST_DIGITS - last), groups, end: signs > 0 ? end : lastEnd, ends };
      }
      if (signs > 0 || groups.length === 0) {
        groups.push(0);
        lastEnd = end;
      }
      groups[groups.length - 1]!++;
      digits += text[at];
      signs = 0;
      end = at + 1;
      ends[groups.length - 1] = end;
    } else if (isSign(code) && signs < 2) {
      const before = text.charCodeAt(at - 1);
      if (signs === 1 && code !== 40 && before !== 41) break;
      signs++;
    } else break;
  }
  return isAt(text, end, ALPHANUMERIC) ? undefined : { digits, groups, end, ends };
}

/** `2024-11-23`, `2024.2025`, `20241123`: a year, and what may follow one; or `23.11.2024`. */
const isDated = (digits: string, groups: readonly number[]): boolean =>
  (/^(?:19|20)[0-9]{2}/.test(digits) && (groups[0] === 4 || (groups.length === 1 && digits.length === 8))) ||
  (groups.join() === "2,2,4" && /^[0-3][0-9][0-3][0-9](?:19|20)/.test(digits));

/** `+44 (0)20 7946 0958`: a nought for calls at home, which those from abroad leave out. */
function withoutTrunk(digits: string, groups: readonly number[]): string {
  const code = codeDigits(digits);
  return code === groups[0] && digits[code] === "0" && !digits.startsWith("39")
    ? digits.slice(0, code) + digits.slice(code + 1)
    : digits;
}

/** As the country's plan has it; where the plan is not known, from eight digits on. */
const isDialable = (digits: string, groups: readonly number[]): boolean =>
  fitsPlan(digits) || (fitsPlan(withoutTrunk(digits, groups)) ?? digits.length >= 8);

/** How many of the groups make an international number: all, or those before a number that stands behind it. */
function dialableGroups({ digits, groups }: Dialled): number {
  let length = digits.length;
  for (let count = groups.length; count > 0; count--) {
    const some = digits.slice(0, length);
    if (/^[1-9]/.test(some) && isDialable(some, groups)) return count;
    length -= groups[count - 1]!;
  }
  return 0;
}

/** `(555) 234-5678`, `555-234-5678`, `555.234.5678`, `1-555-234-5678`: the North American plan, area and exchange from 200. */
function isNorthAmerican({ digits, groups }: Dialled, hasBracket: boolean, separators: string): boolean {
  if (groups.join() === "1,3,3,4") return /^1[2-9][0-9]{2}[2-9]/.test(digits) && separators === "---";
  if (groups.join() !== "3,3,4" || !/^[2-9][0-9]{2}[2-9]/.test(digits)) return false;
  return hasBracket || separators === "--" || separators === ".." || separators === " -";
}

/** `06 12 34 56 78`: five pairs after a nought, one sign throughout. */
const isFrench = ({ digits, groups }: Dialled, separators: string): boolean =>
  groups.join() === "2,2,2,2,2" && /^0[1-9]/.test(digits) && / {4}|\.{4}|-{4}/.test(separators);

/** `07700 900123`. */
const isBritishMobile = ({ digits, groups }: Dialled): boolean => groups.join() === "5,6" && digits.startsWith("07");

/** The first `count` groups. */
function upTo(dialled: Dialled, count: number): Dialled {
  if (count === dialled.groups.length) return dialled;
  const groups = dialled.groups.slice(0, count);
  const digits = dialled.digits.slice(
    0,
    groups.reduce((sum, group) => sum + group, 0),
  );
  return { digits, groups, end: dialled.ends[count - 1] ?? 0, ends: dialled.ends };
}

/** The phone number that begins at `start`; national forms need separators, or a word such as `phone` before it. */
export function phoneAt(text: string, start: number, textBefore: () => string): Hit | undefined {
  const isInternational = text[start] === "+";
  const read = readGroups(text, isInternational ? start + 1 : start);
  // `+++248/6115/98567+++` is what a Belgian transfer says of itself.
  if (read === undefined || (isInternational && text[start - 1] === "+")) return undefined;
  const dialled = isInternational ? upTo(read, dialableGroups(read)) : read;
  const { digits, groups, end } = dialled;
  if (digits.length < 7 || Math.max(...groups) < 2 || new Set(digits).size < 3) return undefined;
  const before = textBefore();
  const isNamed = NAME.test(before);
  let confidence = 0;
  if (isInternational) {
    confidence = 0.9;
  } else if (
    /^00[1-9]/.test(digits) &&
    !/[0-9] $/.test(before) &&
    groups.length > 1 &&
    isDialable(digits.slice(2), groups)
  ) {
    confidence = 0.75;
  } else if (isDated(digits, groups) || (text[start] === "(" && !text.slice(start, end).includes(")"))) {
    return undefined;
  } else if (digits.length >= 7 && digits.length <= 12) {
    const separators = text.slice(start, end).replace(/[0-9]/g, "");
    if (isNorthAmerican(dialled, text[start] === "(", separators)) confidence = 0.75;
    else if (isFrench(dialled, separators) || isBritishMobile(dialled)) confidence = 0.7;
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
