import { describe, expect, it } from "vitest";
import { verhoeff } from "../../../text/index.ts";
import {
  isAhv,
  isBelgianNumber,
  isBsn,
  isCard,
  isCnpj,
  isCodiceFiscale,
  isCpf,
  isDni,
  isFodselsnummer,
  isHetu,
  isIban,
  isKimlik,
  isMedicare,
  isNhs,
  isNir,
  isNric,
  isPersonnummer,
  isPesel,
  isPortugueseNif,
  isResidentId,
  isRut,
  isSin,
  isSouthAfricanId,
  isSteuerId,
  isTfn,
} from "./checks.ts";

/*
 * Each check meets a referee that shares no code with it: written from the issuer's rule in the other direction (it
 * makes the check characters, where the code under test proves them), with BigInt or tables in place of running
 * remainders. For each number of a pseudo-random thousand both must agree on every possible last character.
 */

const digitsOf = (text: string): number[] => Array.from(text, Number);
const dot = (text: string, weights: readonly number[]): number =>
  digitsOf(text).reduce((sum, digit, i) => sum + digit * (weights[i] ?? 0), 0);

function luhnDigit(body: string): string {
  const doubled = ["0", "2", "4", "6", "8", "1", "3", "5", "7", "9"];
  const sum = Array.from(body)
    .reverse()
    .reduce((total, digit, i) => total + Number(i % 2 === 0 ? doubled[Number(digit)] : digit), 0);
  return String((1_000 - sum) % 10);
}

/** ISO 7064 by the book: the whole number, letters spelled out, as one integer. */
function ibanDigits(country: string, account: string): string {
  const spelled = Array.from(`${account}${country}00`, (character) => Number.parseInt(character, 36)).join("");
  return String(98n - (BigInt(spelled) % 97n)).padStart(2, "0");
}

/** Verhoeff by his tables, as published: d(j,k), p(i,n) and inv(j). */
function verhoeffDigit(body: string): string {
  const d = [
    "0123456789",
    "1234067895",
    "2340178956",
    "3401289567",
    "4012395678",
    "5987604321",
    "6598710432",
    "7659821043",
    "8765932104",
    "9876543210",
  ];
  const p = [
    "0123456789",
    "1576283094",
    "5803796142",
    "8916043527",
    "9453126870",
    "4286573901",
    "2793806415",
    "7046913258",
  ];
  const c = Array.from(body)
    .reverse()
    .reduce((sum, digit, i) => Number(d[sum]![Number(p[(i + 1) % 8]![Number(digit)])]), 0);
  return "0432156789"[c]!;
}

function random(seed: number): (characters: string, length: number) => string {
  let state = seed;
  return (characters, length) =>
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return characters[Math.floor((state / 2 ** 32) * characters.length)]!;
    }).join("");
}

const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
type Make = (pick: (characters: string, length: number) => string) => string;
const date: Make = (pick) => `${pick("89", 1)}${pick(DIGITS, 1)}0${pick("123456789", 1)}1${pick(DIGITS, 1)}`;
const dayFirst: Make = (pick) => `1${pick(DIGITS, 1)}0${pick("123456789", 1)}${pick(DIGITS, 2)}`;

interface Referee {
  readonly name: string;
  readonly check: (compact: string) => boolean;
  /** A body that is in order but for its check characters. */
  readonly body: Make;
  /** The only ending that is right; undefined where no character is. */
  readonly ending: (body: string) => string | undefined;
  readonly endings: readonly string[];
}

const single = Array.from(DIGITS);
const double = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, "0"));
const capital = Array.from(LETTERS);
const remainder11 = (value: number): string | undefined => (value === 10 ? undefined : String(value));

function italianLetter(body: string): string {
  // The odd table as the decree prints it, by character.
  const odd: Readonly<Record<string, number>> = Object.fromEntries(
    "0:1 1:0 2:5 3:7 4:9 5:13 6:15 7:17 8:19 9:21 A:1 B:0 C:5 D:7 E:9 F:13 G:15 H:17 I:19 J:21 K:2 L:4 M:18 N:20 O:11 P:3 Q:6 R:8 S:12 T:14 U:16 V:10 W:22 X:25 Y:24 Z:23"
      .split(" ")
      .map((entry) => [entry[0], Number(entry.slice(2))]),
  );
  const even = (character: string): number => (character <= "9" ? Number(character) : LETTERS.indexOf(character));
  return LETTERS[
    Array.from(body).reduce((sum, character, i) => sum + (i % 2 === 0 ? odd[character]! : even(character)), 0) % 26
  ]!;
}

function iso7064Mod11And10(body: string): string {
  for (const check of single) {
    let p = 10;
    for (const digit of digitsOf(body)) p = (((digit + p) % 10 || 10) * 2) % 11;
    if ((p + Number(check)) % 10 === 1) return check;
  }
  throw new Error("the system has a check digit for every number");
}

const brazilian = (body: string): string => {
  const one = (text: string, least: number): string => {
    const weights = Array.from({ length: text.length }, (_, i) => ((text.length - 1 - i) % least) + 2);
    const rest = (dot(text, weights) * 10) % 11;
    return String(rest === 10 ? 0 : rest);
  };
  const least = body.length === 9 ? 100 : 8;
  const first = one(body, least);
  return first + one(body + first, least);
};

// biome-ignore format: a table reads by its rows
const REFEREES: readonly Referee[] = [
  { name: "payment cards", check: isCard, body: (pick) => `4${pick(DIGITS, 14)}`, ending: luhnDigit, endings: single },
  { name: "IBAN", check: (text) => isIban(`DE${text.slice(-2)}${text.slice(0, -2)}`), body: (pick) => pick(DIGITS, 18), ending: (body) => ibanDigits("DE", body), endings: double },
  { name: "IBAN with letters", check: (text) => isIban(`GB${text.slice(-2)}${text.slice(0, -2)}`), body: (pick) => pick(LETTERS, 4) + pick(DIGITS, 14), ending: (body) => ibanDigits("GB", body), endings: double },
  { name: "Aadhaar", check: verhoeff, body: (pick) => pick("23456789", 1) + pick(DIGITS, 10), ending: verhoeffDigit, endings: single },
  { name: "NHS", check: isNhs, body: (pick) => pick(DIGITS, 9), ending: (body) => remainder11((dot(body, [1, 2, 3, 4, 5, 6, 7, 8, 9])) % 11), endings: single },
  { name: "Canadian SIN", check: isSin, body: (pick) => pick("12345679", 1) + pick(DIGITS, 7), ending: luhnDigit, endings: single },
  { name: "CPF", check: isCpf, body: (pick) => pick(DIGITS, 9), ending: brazilian, endings: double },
  { name: "CNPJ", check: isCnpj, body: (pick) => pick(DIGITS, 12), ending: brazilian, endings: double },
  { name: "DNI", check: isDni, body: (pick) => pick(DIGITS, 8), ending: (body) => "TRWAGMYFPDXBNJZSQVHLCKE"[Number(BigInt(body) % 23n)]!, endings: capital },
  { name: "codice fiscale", check: isCodiceFiscale, body: (pick) => `${pick(LETTERS, 6)}${pick(DIGITS, 2)}${pick("ABCDEHLMPRST", 1)}${pick(DIGITS, 2)}${pick(LETTERS, 1)}${pick(DIGITS, 3)}`, ending: italianLetter, endings: capital },
  { name: "NIR", check: isNir, body: (pick) => `${pick("12", 1)}${pick(DIGITS, 2)}0${pick("123456789", 1)}${pick(DIGITS, 8)}`, ending: (body) => String(97n - (BigInt(body) % 97n)).padStart(2, "0"), endings: double },
  { name: "NIR of Corsica", check: isNir, body: (pick) => `1${pick(DIGITS, 2)}0${pick("123456789", 1)}2A${pick(DIGITS, 6)}`, ending: (body) => String(97n - ((BigInt(body.replace("A", "0")) - 1_000_000n) % 97n)).padStart(2, "0"), endings: double },
  { name: "BSN", check: isBsn, body: (pick) => pick("123456789", 1) + pick(DIGITS, 7), ending: (body) => remainder11(dot(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11), endings: single },
  { name: "PESEL", check: isPesel, body: (pick) => date(pick) + pick(DIGITS, 4), ending: (body) => String((dot(body, [9, 7, 3, 1, 9, 7, 3, 1, 9, 7])) % 10), endings: single },
  { name: "personnummer", check: isPersonnummer, body: (pick) => date(pick) + pick(DIGITS, 3), ending: luhnDigit, endings: single },
  { name: "AHV", check: isAhv, body: (pick) => `756${pick(DIGITS, 9)}`, ending: (body) => String((3_000 - dot(body, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3])) % 10), endings: single },
  { name: "resident id", check: isResidentId, body: (pick) => `${pick("123456789", 1)}${pick(DIGITS, 5)}19${date(pick)}${pick(DIGITS, 3)}`, ending: (body) => "10X98765432"[dot(body, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11]!, endings: [...single, "X"] },
  { name: "henkilötunnus", check: isHetu, body: (pick) => `${dayFirst(pick)}${pick(DIGITS, 3)}`, ending: (body) => "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(BigInt(body) % 31n)]!, endings: Array.from("0123456789ABCDEFHJKLMNPRSTUVWXY") },
  { name: "Portuguese NIF", check: isPortugueseNif, body: (pick) => pick("12356", 1) + pick(DIGITS, 7), ending: (body) => { const rest = dot(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11; return String(rest < 2 ? 0 : 11 - rest); }, endings: single },
  { name: "South African id", check: isSouthAfricanId, body: (pick) => `${date(pick)}${pick(DIGITS, 4)}0${pick("89", 1)}`, ending: luhnDigit, endings: single },
  { name: "RUT", check: isRut, body: (pick) => pick("123456789", 1) + pick(DIGITS, 7), ending: (body) => { const rest = 11 - (dot(body, [3, 2, 7, 6, 5, 4, 3, 2]) % 11); return rest === 11 ? "0" : rest === 10 ? "K" : String(rest); }, endings: [...single, "K"] },
  { name: "NRIC", check: isNric, body: (pick) => `S${pick(DIGITS, 7)}`, ending: (body) => "ABCDEFGHIZJ"[10 - (dot(body.slice(1), [2, 7, 6, 5, 4, 3, 2]) % 11)]!, endings: capital },
  { name: "FIN of the M series", check: isNric, body: (pick) => `M${pick(DIGITS, 7)}`, ending: (body) => "KLJNPQRTUWX"[10 - ((3 + dot(body.slice(1), [2, 7, 6, 5, 4, 3, 2])) % 11)]!, endings: capital },
  { name: "NRIC from 2000", check: isNric, body: (pick) => `T${pick(DIGITS, 7)}`, ending: (body) => "ABCDEFGHIZJ"[10 - ((4 + dot(body.slice(1), [2, 7, 6, 5, 4, 3, 2])) % 11)]!, endings: capital },
];

describe("check digits", () => {
  it.each(REFEREES)("D4: of $name agree with their referee on every ending", ({ check, body, ending, endings }) => {
    const pick = random(20_241_123);
    for (let round = 0; round < 300; round++) {
      const start = body(pick);
      expect(
        endings.filter((end) => check(start + end)),
        start,
      ).toEqual([ending(start)].filter((end) => end !== undefined));
    }
  });

  // Where one number has several right endings, or a referee would be the same code again: the whole space is counted.
  it("D4: of TFN are right for one ending in eleven, whatever eight digits stand before", () => {
    const pick = random(7);
    for (let round = 0; round < 500; round++) {
      const body = pick("123456789", 1) + pick(DIGITS, 7);
      const expected = single.filter(
        (end) => (BigInt(dot(body, [1, 4, 3, 7, 5, 8, 6, 9])) + 10n * BigInt(end)) % 11n === 0n,
      );
      expect(single.filter((end) => isTfn(body + end))).toEqual(expected);
      expect(expected.length).toBeLessThanOrEqual(1);
    }
  });

  it("D4: of Steuer-ID are right for one ending, where digits repeat as they must", () => {
    const pick = random(11);
    for (let round = 0; round < 500; round++) {
      const shuffled = Array.from("123456789").sort(() => (pick("01", 1) === "0" ? -1 : 1));
      const body = `${shuffled.join("")}${shuffled[4]}`;
      expect(single.filter((end) => isSteuerId(body + end))).toEqual([iso7064Mod11And10(body)]);
    }
    expect(single.filter((end) => isSteuerId(`1234567890${end}`))).toEqual([]);
  });

  it("D4: of fødselsnummer and kimlik are right for one pair of endings at most, and for the ones their rules make", () => {
    const pick = random(13);
    for (let round = 0; round < 300; round++) {
      const norwegian = dayFirst(pick) + pick(DIGITS, 3);
      const first = (11 - (dot(norwegian, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
      const second = (11 - (dot(`${norwegian}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
      const isPossible = first < 10 && second < 10;
      expect(double.filter((end) => isFodselsnummer(norwegian + end))).toEqual(isPossible ? [`${first}${second}`] : []);

      const turkish = pick("123456789", 1) + pick(DIGITS, 8);
      const odd = dot(turkish, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
      const even = dot(turkish, [0, 1, 0, 1, 0, 1, 0, 1]);
      const tenth = (odd * 7 + even * 9) % 10;
      expect(double.filter((end) => isKimlik(turkish + end))).toEqual([`${tenth}${(odd + even + tenth) % 10}`]);
    }
  });

  it("D4: of Medicare and the Belgian number are those of published numbers, and of no neighbour", () => {
    // Numbers that public documentation of the two uses as examples.
    for (const [check, number] of [
      [isMedicare, "2123456701"],
      [isBelgianNumber, "85073003328"],
      [isBelgianNumber, "17073003384"],
    ] as const) {
      expect(check(number)).toBe(true);
      for (let at = 0; at < 9; at++) {
        const digit = number[at]!;
        const changed = number.slice(0, at) + String((Number(digit) + 1) % 10) + number.slice(at + 1);
        expect(check(changed), changed).toBe(false);
      }
    }
  });
});
