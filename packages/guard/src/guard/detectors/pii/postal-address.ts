import { ALPHANUMERIC, DIGIT, isAt, runEnd } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";
import type { NumberHook } from "./number-hook.ts";

/*
 * A street and a house number, in the two orders that the world has: the number first (English, French) or last
 * (German, Dutch, Spanish, Italian, Portuguese, Polish, Nordic). A word for a street must be there; places that are
 * named without one, such as most of Japan's, are not found. The town and its code are taken along where they follow.
 */

const CAPITAL = "\\p{Lu}[\\p{L}'’-]{0,24}";
const UNIT = "(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|#)\\.? ?[0-9A-Z]{1,5})?";
const TOWN = `(?:,? ${CAPITAL}(?: ${CAPITAL}){0,2}(?:, [A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?|,? [A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}))?`;
const CODE_AND_TOWN = `(?:, ?(?:[A-Z]{1,2}-)?[0-9]{2,5}(?:-[0-9]{3}| ?[A-Z]{2})? ${CAPITAL}(?: ${CAPITAL}){0,2})?`;

/** After the number. */
const ENGLISH = new RegExp(
  `[0-9]{1,5}[A-Za-z]?,? (?:${CAPITAL} |[0-9]{1,3}(?:st|nd|rd|th) ){1,4}?(?:Street|Avenue|Road|Boulevard|Lane|Drive|Court|Way|Terrace|Close|Crescent|Place|Parkway|Square|Gardens|Grove|Hill|Mews|(?:St|Ave|Rd|Blvd|Ln|Dr|Ct|Pl)(?:\\.(?=,? [A-Z0-9]))?)(?![\\p{L}\\p{N}])${UNIT}${TOWN}`,
  "uy",
);
const FRENCH = new RegExp(
  `[0-9]{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|av\\.|boulevard|bd|place|chemin|allée|impasse|quai|route|cours|Rue|Avenue|Boulevard|Place|Chemin|Allée|Impasse|Quai|Route)(?: (?:de|du|des|la|le|les|l['’]|d['’]))*(?: ?${CAPITAL}){1,4}${CODE_AND_TOWN}`,
  "uy",
);
/** Before the number, up to its end. */
const BEFORE = new RegExp(
  `(?:(?:${CAPITAL} )?(?:\\p{Lu}\\p{L}{1,24})(?:straße|strasse|str\\.|weg|platz|gasse|allee|ufer|damm|ring|straat|laan|gracht|plein|kade|dijk|gatan|vägen|gata|veien|vej|gade|katu|tie)|(?:Straße|Strasse) (?:des|der|am) ${CAPITAL}|(?:Calle|C/|Avenida|Avda\\.|Av\\.|Plaza|Paseo|Camino|Via|Viale|Piazza|Corso|Largo|Rua|Travessa|Praça|ul\\.|ulica|al\\.|aleja|pl\\.|ул\\.|улица)(?: (?:de|del|della|dei|dos|das|da|do|la|las|los|el|San|Santa))* ?${CAPITAL}(?: (?:de|del|da|do|y|e)? ?${CAPITAL}){0,3}),? (?:n[.º°]{0,2} ?|nr\\.? ?)?$`,
  "u",
);
const AFTER = new RegExp(`[0-9]{1,4} ?[a-zA-Z]?(?![\\p{L}\\p{N}])(?:/[0-9]{1,4})?${CODE_AND_TOWN}`, "uy");

const BEFORE_CHARACTERS = 90;
const LONGEST = 200;

function hit(start: number, end: number): Hit {
  const reason = "is written as a street and a house number";
  return {
    rule: "postal-address",
    start,
    end,
    confidence: 0.75,
    severity: "medium",
    replacement: "[postal-address]",
    reason,
  };
}

function at(text: string, word: number, _end: number, from: number): Hit | undefined {
  const digits = runEnd(text, word, DIGIT) - word;
  if (digits === 0 || digits > 5) return undefined;
  for (const form of [ENGLISH, FRENCH]) {
    form.lastIndex = word;
    const match = form.exec(text)?.[0];
    if (match !== undefined && !isAt(text, word + match.length, ALPHANUMERIC)) return hit(word, word + match.length);
  }
  const before = BEFORE.exec(text.slice(Math.max(from, word - BEFORE_CHARACTERS), word));
  if (before === null) return undefined;
  const start = word - before[0].length;
  AFTER.lastIndex = word;
  const match = AFTER.exec(text)?.[0];
  return match === undefined || isAt(text, start - 1, ALPHANUMERIC) ? undefined : hit(start, word + match.length);
}

/** On request only, so that the hold may be plain: as far back as an address is long, from the start of a word. */
function pending(text: string, from: number): number {
  let start = Math.max(from, text.length - LONGEST);
  while (start > from && !isBlank(text.charCodeAt(start - 1))) start--;
  return start;
}

const isBlank = (code: number): boolean => code === 32 || code === 10;

/** Streets with their numbers. */
export const postalAddresses: NumberHook = { at, pending };
