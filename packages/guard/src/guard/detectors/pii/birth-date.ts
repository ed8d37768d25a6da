import { ALPHANUMERIC, DIGIT, isAt } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";
import { namingText } from "./naming-text.ts";
import type { NumberHook } from "./number-hook.ts";

/** Beside one of these a date is a birthday. */
const NAMES =
  /(?<![a-z])(?:born|birth|dob|d\.o\.b|geb\.|geb[: ]|geboren|geburts|né le|née le|né\(e\)|naissance|nacid|nací |nacimiento|nat[oa] (?:il|em|a)|nascita|nascid|nascimento|geboorte|urodz|ur\.|född|født|syntynyt|doğum|lahir|narozen|narodený|narodená|rojen|rođen|născut|sündinud|gimęs|gimusi|dzimis|dzimusi|született|születés)|родил|рождения|роден|народж|народил|γεννή|נולד|出生|生年月日|生日|생년월일|تاريخ الميلاد|जन्म/;
/** In Japan and China what is born stands behind the day, as close as nothing else. */
const BORN_THEN = /^ ?(?:生まれ|出生)/;
const NEAR_CHARACTERS = 40;

/** Names of months by their beginnings, in the languages of the words above. */
const MONTHS: readonly string[] = [
  "jan|ene|gen|sty|янв|січ|oca|tammi|gennaio|janeiro",
  "feb|fév|fev|lut|фев|лют|şub|helmi|febbraio",
  "mar|mär|mrz|maa|мар|берез|mars",
  "apr|avr|abr|kwi|апр|квіт|nis|huhti",
  "may|mai|mag|mei|maj|мая|май|трав|touko",
  "jun|juin|giu|cze|июн|черв|haz|kesä",
  "jul|juil|lug|lip|июл|лип|tem|heinä",
  "aug|aoû|aou|ago|sie|авг|серп|ağu|elo",
  "sep|set|wrz|сен|верес|eyl|syys",
  "oct|okt|ott|out|paź|окт|жовт|eki|loka",
  "nov|lis|ноя|листоп|kas|marras",
  "dec|dez|déc|dic|gru|дек|груд|ara|joulu",
];
const MONTH = new RegExp(`^(?:${MONTHS.join("|")})`);

/** Its longest: `23rd of settembre de 1985`, with the space that is behind. */
const LONGEST = 40;
const NUMERIC =
  /[0-9]{4}([-./])[0-9]{1,2}\1[0-9]{1,2}(?![0-9A-Za-z])|[0-9]{1,2}([-./]) ?[0-9]{1,2}\2 ?(?:[0-9]{4}|[0-9]{2})(?![0-9A-Za-z])/y;
const EASTERN = /[0-9]{4} ?[年년] ?[0-9]{1,2} ?[月월] ?[0-9]{1,2} ?[日일]?/y;
const DAY_FIRST =
  /[0-9]{1,2}(?:st|nd|rd|th|er|º|\.)?(?: de| of|-)? ?(\p{L}{3,10})\.?,?(?: de| of|-)? ?(?:19|20)[0-9]{2}(?![0-9A-Za-z])/uy;
const DAY_SECOND = /[0-9]{1,2}(?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}(?![0-9A-Za-z])/y;
const WORD_BEFORE = /(\p{L}{3,10})\.? $/u;

function endOf(form: RegExp, text: string, start: number): RegExpExecArray | undefined {
  form.lastIndex = start;
  return form.exec(text) ?? undefined;
}

/** Day and month in either order, and a year of two or four digits that a living person may have. */
function isCalendar(written: string): boolean {
  const [first = 0, second = 0, third = 0] = written
    .split(/[^0-9]+/)
    .filter((part) => part !== "")
    .map(Number);
  const [year, a, b] = first > 31 ? [first, second, third] : [third, first, second];
  const isYear = year < 100 || (year >= 1900 && year <= 2099);
  return isYear && a >= 1 && b >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31;
}

/** Where the month before the day at `word` begins; -1 when none is there. */
function monthBefore(text: string, word: number, least: number): number {
  const before = WORD_BEFORE.exec(text.slice(Math.max(least, word - 12), word));
  if (before === null || !MONTH.test(before[1]!.toLowerCase())) return -1;
  const start = word - before[0].length;
  return isAt(text, start - 1, ALPHANUMERIC) ? -1 : start;
}

/** The date around the word of digits at `word`, in any of the ways it is written; undefined when there is none. */
function dateAt(text: string, word: number, from: number): readonly [number, number] | undefined {
  const plain = endOf(NUMERIC, text, word) ?? endOf(EASTERN, text, word);
  if (plain !== undefined) return isCalendar(plain[0]) ? [word, word + plain[0].length] : undefined;
  const spelled = endOf(DAY_FIRST, text, word);
  if (spelled !== undefined && MONTH.test(spelled[1]!.toLowerCase())) return [word, word + spelled[0].length];
  const american = endOf(DAY_SECOND, text, word);
  const start = american === undefined ? -1 : monthBefore(text, word, from);
  return start < from || american === undefined ? undefined : [start, word + american[0].length];
}

function at(text: string, word: number, end: number, from: number): Hit | undefined {
  if (word < from || end - word > 4 || !isAt(text, word, DIGIT)) return undefined;
  const date = dateAt(text, word, from);
  if (date === undefined) return undefined;
  const [start, stop] = date;
  const isNamed = NAMES.test(namingText(text, start, NEAR_CHARACTERS)) || BORN_THEN.test(text.slice(stop, stop + 3));
  if (!isNamed) return undefined;
  const reason = "is a date, and the words beside it speak of a birth";
  return {
    rule: "date-of-birth",
    start,
    end: stop,
    confidence: 0.9,
    severity: "medium",
    replacement: "[date-of-birth]",
    reason,
  };
}

const isDateCharacter = (code: number): boolean =>
  code > 127 || code === 32 || (code >= 44 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** A date may be growing from the first digit near the end, or from the month before it. */
function pending(text: string, from: number): number {
  const least = Math.max(from, text.length - LONGEST);
  let start = text.length;
  for (let i = text.length - 1; i >= least && isDateCharacter(text.charCodeAt(i)); i--) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) start = i;
  }
  const month = monthBefore(text, start, from);
  if (month >= 0) return month;
  if (start < text.length) return start;
  const last = /(\p{L}{3,10})\.? ?$/u.exec(text.slice(Math.max(from, text.length - 12)));
  return last !== null && MONTH.test(last[1]!.toLowerCase()) ? text.length - last[0].length : text.length;
}

/** Dates of birth, by the words beside them. */
export const birthDates: NumberHook = { at, pending };
