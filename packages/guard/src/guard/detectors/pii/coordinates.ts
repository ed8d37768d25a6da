import type { Hit } from "../../detector.ts";
import type { NumberHook } from "./number-hook.ts";

const PAIR =
  /([0-9]{1,2})\.[0-9]{3,10}°? ?[NS]?, ?[-+]?([0-9]{1,3})\.[0-9]{3,10}°?(?: ?[EW](?![-0-9A-Za-z]))?(?![0-9]|\.[0-9])/y;
const PART = "°[0-5]?[0-9]['′’][0-5]?[0-9](?:\\.[0-9]{1,4})?[\"″”] ?";
/** As maps write it: `48°51'30.1"N 2°17'40.1"E`. */
const SEXAGESIMAL = new RegExp(`([0-9]{1,2})${PART}[NS],? ?([0-9]{1,3})${PART}[EWO](?![0-9A-Za-z])`, "y");
const LONGEST = 48;

function at(text: string, word: number, _end: number, from: number): Hit | undefined {
  PAIR.lastIndex = word;
  SEXAGESIMAL.lastIndex = word;
  const match = PAIR.exec(text) ?? SEXAGESIMAL.exec(text);
  if (match === null || Number(match[1]) > 90 || Number(match[2]) > 180) return undefined;
  const start = word > from && (text[word - 1] === "-" || text[word - 1] === "+") ? word - 1 : word;
  const reason = "is a latitude and a longitude, in degrees of three decimals or more or in minutes and seconds";
  return {
    rule: "coordinates",
    start,
    end: word + match[0].length,
    confidence: 0.85,
    severity: "medium",
    replacement: "[coordinates]",
    reason,
  };
}

/** Digits, signs, those of degrees, minutes and seconds, and the letters, as far back as a pair is long. */
function pending(text: string, from: number): number {
  const least = Math.max(from, text.length - LONGEST);
  let start = text.length;
  while (start > least && /[0-9 .,+\-°NSEWO'′’"″”]/.test(text[start - 1]!)) start--;
  return start;
}

/** Latitude and longitude. */
export const coordinates: NumberHook = { at, pending };
