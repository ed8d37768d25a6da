import {
  type Birth,
  birth,
  checked,
  dot,
  group,
  hybridDigit,
  luhnDigit,
  type Make,
  missing11,
  mod11,
  numbers,
  parity,
  two,
  twoRounds,
} from "../check-digits.ts";
import type { Random } from "../random.ts";

const mod97 = (text: string): number => Number(BigInt(text) % 97n);

/** Draws until there is a check digit for what is made of a birthday. */
const dated =
  (body: (random: Random, born: Birth) => string, check: (body: string) => number): Make =>
  (random) =>
    checked(random, () => body(random, birth(random)), check);

/** HMRC: eleven less the rest, a nine off where that is more than nine; it stands first. */
const utr: Make = (random) => {
  const body = random.digits(9);
  const digit = 11 - (dot(body, [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11);
  return group(`${digit > 9 ? digit - 9 : digit}${body}`, [5, 5], random.of([" ", ""]));
};

/** Revenue: weights 8 to 2 and nine times the second letter, modulo 23, by the alphabet with W for nought. */
function irish(random: Random, second: string): string {
  const body = random.digits(7);
  const extra = second === "" ? 0 : 9 * (second.charCodeAt(0) - 64);
  return `${body}${"WABCDEFGHIJKLMNOPQRSTUV"[(dot(body, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23]}${second}`;
}

const steuerId: Make = (random) => {
  const order = Array.from("1234567890").sort(() => random.int(0, 1) - 0.5);
  const body = (order[0] === "0" ? order.slice(1) : order.slice(0, 9)).join("");
  const ten = body + body[random.int(2, 6)];
  return group(`${ten}${hybridDigit(ten)}`, [2, 3, 3, 3], random.of(["", " "]));
};

const kvnr: Make = (random) => {
  const letter = random.int(1, 26);
  const body = random.digits(8);
  const sum = numbers(two(letter) + body).reduce((total, digit, i) => {
    const product = digit * (1 + (i % 2));
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return `${String.fromCharCode(64 + letter)}${body}${sum % 10}`;
};

/** Dachverband der Sozialversicherungsträger: the check digit is the fourth; a serial that leaves ten is skipped. */
const svnr: Make = (random) => {
  for (;;) {
    const serial = String(random.int(100, 999));
    const { day, month, short } = birth(random);
    const digit = dot(serial + day + month + short, [3, 7, 9, 5, 8, 4, 2, 1, 6]) % 11;
    if (digit < 10) return group(`${serial}${digit}${day}${month}${short}`, [4, 6], random.of([" ", " ", ""]));
  }
};

const ahv: Make = (random) => {
  const body = `756${random.digits(9)}`;
  const digit = (10 - (dot(body, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10;
  return group(`${body}${digit}`, [3, 4, 4, 2], random.of([".", ".", ""]));
};

const dniLetter = (number: number): string => "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] as string;

const nie: Make = (random) => {
  const first = random.int(0, 2);
  const body = random.digits(7);
  const sign = random.of(["", "", "-"]);
  return `${"XYZ"[first]}${sign}${body}${sign}${dniLetter(Number(`${first}${body}`))}`;
};

/** Seguridad Social: province and number as one, a short number without its nought, modulo 97. */
const nuss: Make = (random) => {
  const province = random.int(1, 50);
  const number = random.int(0, 3) === 0 ? random.int(1_000_000, 9_999_999) : random.int(10_000_000, 99_999_999);
  const whole = BigInt(province) * (number < 10_000_000 ? 10_000_000n : 100_000_000n) + BigInt(number);
  return group(
    `${two(province)}${String(number).padStart(8, "0")}${two(Number(whole % 97n))}`,
    [2, 8, 2],
    random.of(["/", " ", ""]),
  );
};

const FISCAL: Readonly<Record<string, number>> = Object.fromEntries(
  "0:1 1:0 2:5 3:7 4:9 5:13 6:15 7:17 8:19 9:21 A:1 B:0 C:5 D:7 E:9 F:13 G:15 H:17 I:19 J:21 K:2 L:4 M:18 N:20 O:11 P:3 Q:6 R:8 S:12 T:14 U:16 V:10 W:22 X:25 Y:24 Z:23"
    .split(" ")
    .map((pair) => [pair[0], Number(pair.slice(2))]),
);

/** Decree of 12 March 1974: odd places by table, even ones by place in the alphabet. */
const codiceFiscale: Make = (random) => {
  const { day, month, short, isWoman } = birth(random);
  const date = `${short}${"ABCDEHLMPRST"[Number(month) - 1]}${two(Number(day) + (isWoman ? 40 : 0))}`;
  const name =
    random.of(["RSS", "BNC", "VRD", "FRR", "SPS", "RMN"]) + random.of(["MRA", "LGU", "GNN", "NNA", "LRA", "PLA"]);
  const body = `${name}${date}${random.of(["H501", "F205", "L219", "F839", "D612", "Z404"])}`;
  const even = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const sum = Array.from(body).reduce(
    (total, sign, i) => total + (i % 2 === 0 ? FISCAL[sign]! : sign > "9" ? even.indexOf(sign) : Number(sign)),
    0,
  );
  return body + String.fromCharCode(65 + (sum % 26));
};

const belgian: Make = (random) => {
  const { day, month, year, short } = birth(random);
  const body = short + month + day + String(random.int(1, 997)).padStart(3, "0");
  const digits = two(97 - mod97(year < "2000" ? body : `2${body}`));
  const number = body + digits;
  return random.int(0, 2) === 0 ? number : `${group(number, [2, 2, 2], ".")}-${number.slice(6, 9)}.${digits}`;
};

/** Skatteetaten: serial numbers by century, two digits to the next eleven; a serial where one of them is ten is skipped. */
function norwegian(random: Random, dayMore: number): string {
  for (;;) {
    const { day, month, year, short } = birth(random);
    const serial = String(year < "2000" ? random.int(0, 499) : random.int(500, 999)).padStart(3, "0");
    const body = two(Number(day) + dayMore) + month + short + serial;
    const one = missing11(dot(body, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11);
    const other = missing11(dot(`${body}${one}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
    if (one < 10 && other < 10) return group(`${body}${one}${other}`, [6, 5], random.of([" ", ""]));
  }
}

const hetu: Make = (random) => {
  const { day, month, year, short } = birth(random);
  const date = day + month + short;
  const serial = String(random.int(2, 899)).padStart(3, "0");
  const sign = year < "2000" ? random.of(["-", "-", "Y"]) : random.of(["A", "A", "B"]);
  return `${date}${sign}${serial}${"0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(date + serial) % 31]}`;
};

const baltic = twoRounds([1, 2, 3, 4, 5, 6, 7, 8, 9, 1], [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]);
const balticBody = (random: Random, { day, month, year, short, isWoman }: Birth): string =>
  `${(year < "2000" ? 3 : 5) + (isWoman ? 1 : 0)}${short}${month}${day}${random.digits(3)}`;

/** Act 133/2000: all ten digits are divisible by eleven; before 1954 there were nine, and no check digit. */
const rodneCislo: Make = (random) => {
  const { day, month, short, isWoman } = birth(random, 1954, 2012);
  const date = short + two(Number(month) + (isWoman ? 50 : 0)) + day;
  const number = checked(
    random,
    () => date + random.digits(3),
    (body) => missing11((Number(body) * 10) % 11),
  );
  return group(number, [6, 4], random.of(["/", "/", "/", ""]));
};

const romanian = dated(
  (random, { day, month, year, short, isWoman }) =>
    `${(year < "2000" ? 1 : 5) + (isWoman ? 1 : 0)}${short}${month}${day}${two(random.int(1, 46))}${random.digits(3)}`,
  mod11([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], (rest) => (rest === 10 ? 1 : rest)),
);

const bulgarian = dated(
  (random, { day, month, year, short }) =>
    `${short}${two(Number(month) + (year < "2000" ? 0 : 40))}${day}${random.digits(3)}`,
  mod11([2, 4, 8, 5, 10, 9, 7, 3, 6], (rest) => rest % 10),
);

const amka: Make = (random) => {
  const { day, month, short, isWoman } = birth(random);
  const body = `${day}${month}${short}${random.digits(3)}${parity(random, isWoman)}`;
  return body + luhnDigit(body);
};

/** State Tax Service: five digits are days since 1899, then serial and sex. */
const rnokpp = (random: Random): string =>
  checked(
    random,
    () => `${random.int(14_700, 41_000)}${random.digits(4)}`,
    mod11([-1, 5, 7, 9, 4, 6, 10, 5, 7], (rest) => ((rest + 11) % 11) % 10),
  );

// biome-ignore format: a table reads by its rows
export const EUROPE_VALUES: Readonly<Record<string, Make>> = {
  "uk-nhs": (random) => group(checked(random, () => `4${random.digits(8)}`, mod11([10, 9, 8, 7, 6, 5, 4, 3, 2], missing11)), [3, 3, 4], random.of([" ", ""])),
  "uk-nino": (random) => `${random.letters(2, "CEHJLMPRSTWXYZ")}${random.of([" ", ""])}${random.digits(6)}${random.letters(1, "ABCD")}`.replace(/^(?:TN|NT|ZZ)/, "AB"),
  "uk-utr": utr,
  "ie-pps": (random) => irish(random, random.of(["", "", "A", "B"])),
  "de-steuer-id": steuerId,
  "de-kvnr": kvnr,
  "at-svnr": svnr,
  "ch-ahv": ahv,
  "fr-nir": (random) => {
    const body = `${random.int(1, 2)}${two(random.int(40, 99))}${two(random.int(1, 12))}${two(random.int(1, 19))}${random.digits(3)}${random.digits(3)}`;
    return group(body + two(97 - mod97(body)), [1, 2, 2, 2, 3, 3, 2], random.of(["", " "]));
  },
  "es-dni": (random) => ((body) => `${body}${dniLetter(Number(body))}`)(random.digits(8)),
  "es-nie": nie,
  "es-nuss": nuss,
  "pt-nif": (random) => group(checked(random, () => `${random.of([1, 2, 2, 3, 5, 9])}${random.digits(7)}`, (body) => { const rest = dot(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11; return rest < 2 ? 0 : 11 - rest; }), [3, 3, 3], random.of(["", "", " "])),
  "it-codice-fiscale": codiceFiscale,
  "it-codice-fiscale-small": (random) => codiceFiscale(random).toLowerCase(),
  "nl-bsn": (random) => checked(random, () => `1${random.digits(7)}`, (body) => dot(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11),
  "be-national-number": belgian,
  "se-personnummer": (random) => { const { short, month, day } = birth(random); const body = short + month + day + random.digits(3); return `${body.slice(0, 6)}-${body.slice(6)}${luhnDigit(body)}`; },
  "no-fodselsnummer": (random) => norwegian(random, 0),
  "no-fodselsnummer-d": (random) => norwegian(random, 40),
  "dk-cpr": (random) => { const { day, month, short } = birth(random); return group(`${day}${month}${short}${random.digits(4)}`, [6, 4], random.of(["-", "-", ""])); },
  "fi-hetu": hetu,
  "ee-isikukood": dated(balticBody, baltic),
  "lt-asmens-kodas": dated(balticBody, baltic),
  "pl-pesel": dated((random, { day, month, year, short }) => `${short}${two(Number(month) + (year < "2000" ? 0 : 20))}${day}${random.digits(4)}`, (body) => (10 - (dot(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10),
  "pl-nip": (random) => group(checked(random, () => `${random.int(1, 9)}${random.digits(8)}`, mod11([6, 5, 7, 2, 3, 4, 5, 6, 7], (rest) => rest)), [3, 3, 2, 2], random.of(["", "-"])),
  "cz-rodne-cislo": rodneCislo,
  "cz-rodne-cislo-old": (random) => { const { day, month, short, isWoman } = birth(random, 1935, 1953); return `${short}${two(Number(month) + (isWoman ? 50 : 0))}${day}/${random.int(1, 9)}${random.digits(2)}`; },
  "hu-taj": (random) => ((body) => group(`${body}${dot(body, [3, 7, 3, 7, 3, 7, 3, 7]) % 10}`, [3, 3, 3], random.of([" ", "-", ""])))(random.digits(8)),
  "ro-cnp": romanian,
  "bg-egn": bulgarian,
  "hr-oib": (random) => ((body) => `${body}${hybridDigit(body)}`)(random.digits(10)),
  "gr-amka": amka,
  "gr-afm": (random) => ((body) => `${body}${(dot(body, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10}`)(`${random.of(["0", "1"])}${random.digits(7)}`),
  "tr-kimlik": (random) => {
    const body = `${random.int(1, 9)}${random.digits(8)}`;
    const tenth = ((dot(body, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10) + 10) % 10;
    return `${body}${tenth}${(numbers(body).reduce((sum, digit) => sum + digit, 0) + tenth) % 10}`;
  },
  "ua-rnokpp": rnokpp,
  "ru-inn": (random) => { const body = `77${random.digits(8)}`; const first = body + ((dot(body, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10); return first + ((dot(first, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10); },
  "ru-snils": (random) => ((body) => `${group(body, [3, 3, 3], "-")} ${two((dot(body, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100)}`)(random.digits(9)),
};
