import {
  checked,
  dot,
  group,
  hybridDigit,
  luhnDigit,
  type Make,
  missing11,
  mod11,
  numbers,
  two,
} from "../check-digits.ts";
import { EUROPE_VALUES } from "./europe.ts";

/*
 * VAT numbers as the tax offices of the states describe them (Commission, VIES: structure of VAT numbers), each with
 * its two letters, in the ways that invoices have them.
 */

const REVENUE_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";

/** Sum of the digits of products with 1 and 2 in turns. */
const crossSum = (body: string): number =>
  numbers(body).reduce((sum, digit, i) => sum + numbers(String(digit * (1 + (i % 2)))).reduce((a, b) => a + b, 0), 0);

const cyprus: Make = (random) => {
  const body = `${random.of([0, 1, 3, 4, 5, 9])}0${random.digits(6)}`;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  const sum = numbers(body).reduce((total, digit, i) => total + (i % 2 === 0 ? odd[digit]! : digit), 0);
  return `CY${body}${String.fromCharCode(65 + (sum % 26))}`;
};

/** A company: letter, seven digits, and what is missing to ten as a digit. */
const spanish: Make = (random) => {
  const body = random.digits(7);
  return `ES${random.of([" ", "", ""])}${random.of(["A", "B"])}${body}${luhnDigit(body)}`;
};

const latvian: Make = (random) => {
  const body = checked(
    random,
    () => `40${random.digits(8)}`,
    (drawn) => {
      const rest = dot(drawn, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6]) % 11;
      return rest === 4 ? 10 : rest < 4 ? 3 - rest : 14 - rest;
    },
  );
  return `LV${body}`;
};

/** HMRC: weights 8 to 2, and 97 less what remains; since 2009 with 55 more. */
const british =
  (prefix: string): Make =>
  (random) => {
    const body = `${random.int(1, 9)}${random.digits(6)}`;
    const sum = dot(body, [8, 7, 6, 5, 4, 3, 2]) + random.of([0, 55]);
    const number = body + two(97 - (sum % 97 || 97));
    return `${prefix}${random.of(["", number]) === "" ? number : ` ${group(number, [3, 4, 2], " ")}`}`;
  };

const hungarian: Make = (random) => {
  const body = `${random.int(1, 2)}${random.digits(6)}`;
  return `HU${body}${(10 - (dot(body, [9, 7, 3, 1, 9, 7, 3]) % 10)) % 10}`;
};

const dutch: Make = (random) => {
  if (random.int(0, 1) === 0) return `NL${EUROPE_VALUES["nl-bsn"]!(random)}B${two(random.int(1, 99))}`;
  // Since 2020 of people: letters as 10 to 35, the whole leaves one by 97.
  const body = `NL${random.digits(9)}B`;
  const spelled = Array.from(`${body}00`, (sign) => Number.parseInt(sign, 36)).join("");
  return body + two(98 - Number(BigInt(spelled) % 97n));
};

const slovak: Make = (random) => {
  for (;;) {
    const number = `20${random.of([2, 3, 4, 7, 8, 9])}${random.digits(7)}`;
    if (BigInt(number) % 11n === 0n) return `SK${number}`;
  }
};

const lithuanian: Make = (random) => {
  const rounds = (body: string): number => {
    const weighted = (from: number): number =>
      numbers(body).reduce((sum, digit, i) => sum + digit * (((i + from - 1) % 9) + 1), 0) % 11;
    return weighted(1) < 10 ? weighted(1) : weighted(3) % 10;
  };
  return `LT${checked(random, random.int(0, 1) === 0 ? () => `${random.digits(7)}1` : () => `1000${random.digits(6)}1`, rounds)}`;
};

// biome-ignore format: a table reads by its rows
export const VAT_VALUES: Readonly<Record<string, Make>> = {
  "vat-at": (random) => ((body) => `ATU${body}${(10 - ((crossSum(body) + 4) % 10)) % 10}`)(random.digits(7)),
  "vat-be": (random) => { const body = `0${random.int(4, 9)}${random.digits(6)}`; const number = body + two(97 - (Number(body) % 97)); return random.of([`BE${number}`, `BE ${group(number, [4, 3, 3], ".")}`]); },
  "vat-bg": (random) => { const body = `${random.int(1, 2)}${random.digits(7)}`; const weighted = (from: number): number => numbers(body).reduce((sum, digit, i) => sum + digit * (i + from), 0) % 11; return `BG${body}${weighted(1) < 10 ? weighted(1) : weighted(3) % 10}`; },
  "vat-cy": cyprus,
  "vat-cz": (random) => ((body) => `CZ${body}${((11 - (dot(body, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10)}`)(`${random.int(1, 8)}${random.digits(6)}`),
  "vat-de": (random) => { const body = `${random.int(1, 9)}${random.digits(7)}`; const number = body + hybridDigit(body); return random.of([`DE${number}`, `DE ${number}`, `DE ${group(number, [3, 3, 3], " ")}`]); },
  "vat-dk": (random) => `DK${checked(random, () => `${random.int(1, 9)}${random.digits(6)}`, mod11([2, 7, 6, 5, 4, 3, 2], missing11))}`,
  "vat-ee": (random) => ((body) => `EE${body}${(10 - (dot(body, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10}`)(`10${random.digits(6)}`),
  "vat-el": (random) => `EL${EUROPE_VALUES["gr-afm"]!(random)}`,
  "vat-es": spanish,
  "vat-fi": (random) => `FI${checked(random, () => random.digits(7), mod11([7, 9, 10, 5, 8, 4, 2], missing11))}`,
  "vat-fr": (random) => { const siren = ((body) => body + luhnDigit(body))(`${random.int(3, 8)}${random.digits(7)}`); const key = two((12 + 3 * (Number(siren) % 97)) % 97); return random.of([`FR${key}${siren}`, `FR ${key} ${siren}`, `FR${key} ${group(siren, [3, 3, 3], " ")}`]); },
  "vat-gb": british("GB"),
  "vat-xi": british("XI"),
  "vat-hr": (random) => `HR${EUROPE_VALUES["hr-oib"]!(random)}`,
  "vat-hu": hungarian,
  "vat-ie": (random) => { const body = random.digits(7); const letter = random.of(["", "H"]); return `IE${body}${REVENUE_LETTERS[(dot(body, [8, 7, 6, 5, 4, 3, 2]) + (letter === "" ? 0 : 72)) % 23]}${letter}`; },
  "vat-it": (random) => ((body) => `IT${random.of(["", "", " "])}${body}${luhnDigit(body)}`)(`0${random.digits(6)}${random.of(["015", "063", "058", "001"])}`),
  "vat-lt": lithuanian,
  "vat-lu": (random) => ((body) => `LU${body}${two(Number(body) % 89)}`)(`${random.int(1, 2)}${random.digits(5)}`),
  "vat-lv": latvian,
  "vat-mt": (random) => ((body) => `MT${body}${two(37 - (dot(body, [3, 4, 6, 7, 8, 9]) % 37))}`)(`${random.int(1, 2)}${random.digits(5)}`),
  "vat-nl": dutch,
  "vat-pl": (random) => `PL${random.of(["", " "])}${EUROPE_VALUES["pl-nip"]!(random).replaceAll("-", "")}`,
  "vat-pt": (random) => `PT${random.of(["", " "])}${EUROPE_VALUES["pt-nif"]!(random).replaceAll(" ", "")}`,
  "vat-ro": (random) => ((body) => `RO${body}${((dot(body.padStart(9, "0"), [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10}`)(String(random.int(100_000, 49_999_999))),
  "vat-se": (random) => ((body) => `SE${body}${luhnDigit(body)}01`)(`556${random.digits(6)}`),
  // What leaves no rest is never issued (FURS).
  "vat-si": (random) => `SI${random.of(["", " "])}${checked(random, () => `${random.int(1, 9)}${random.digits(6)}`, mod11([8, 7, 6, 5, 4, 3, 2], (rest) => (rest === 0 ? 10 : (11 - rest) % 10)))}`,
  "vat-sk": slovak,
};
