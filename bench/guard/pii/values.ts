import type { Random } from "./random.ts";

/*
 * Values as they are issued, made from the issuers' rules and not from the detector's code: a check digit is computed
 * here, where the detector proves it. Nobody's, but by chance.
 */

type Make = (random: Random) => string;

const numbers = (text: string): number[] => Array.from(text, Number);
const dot = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0);
const two = (value: number): string => String(value).padStart(2, "0");

function luhnDigit(body: string): string {
  const sum = numbers(body)
    .reverse()
    .reduce((total, digit, i) => total + (i % 2 === 1 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return String((10 - (sum % 10)) % 10);
}

const group = (text: string, sizes: readonly number[], sign: string): string => {
  let at = 0;
  return sizes
    .map((size) => {
      at += size;
      return text.slice(at - size, at);
    })
    .join(sign);
};

/** Draws bodies until the rule has a check digit for one. */
function checked(random: Random, body: Make, check: (body: string) => number): string {
  for (;;) {
    const drawn = body(random);
    const digit = check(drawn);
    if (digit < 10) return drawn + digit;
  }
}

const day = (random: Random): { day: string; month: string; year: string } => ({
  day: two(random.int(1, 28)),
  month: two(random.int(1, 12)),
  year: String(random.int(1940, 2005)),
});

function iban(country: string, account: string): string {
  const spelled = Array.from(`${account}${country}00`, (character) => Number.parseInt(character, 36)).join("");
  return country + two(Number(98n - (BigInt(spelled) % 97n))) + account;
}

const spaced = (random: Random, text: string): string =>
  random.int(0, 2) === 0 ? text : (text.match(/.{1,4}/g) as string[]).join(" ");

const mod11 =
  (weights: readonly number[], turn: (rest: number) => number) =>
  (body: string): number =>
    turn(dot(body, weights) % 11);
const negated = (rest: number): number => (11 - rest) % 11;

const card: Make = (random) => {
  const [start, length] = random.of([
    ["4", 16],
    [`5${random.int(1, 5)}`, 16],
    ["37", 15],
    ["6011", 16],
  ] as const);
  const body = start + random.digits(length - start.length - 1);
  const number = body + luhnDigit(body);
  const sign = random.of(["", " ", "-"]);
  return length === 15 ? group(number, [4, 6, 5], sign) : group(number, [4, 4, 4, 4], sign);
};

const FIRST = "anna ben chiara david elif fumiko goran hana ivan julia kemal lea marek nora omar priya".split(" ");
const LAST = "weber novak rossi silva tanaka yilmaz kowalski jansen moreau garcia lind okafor mehta".split(" ");
const email: Make = (random) =>
  `${random.of(FIRST)}${random.of([".", "_", "", "-"])}${random.of(LAST)}${random.of(["", String(random.int(1, 99))])}@${random.of(
    ["example.org", "mail.example.com", "post.example.net", "firma.example", "correo.example.es"],
  )}`;

/** Country code, national groups. `#` is any digit. */
const phoneOf =
  (...forms: readonly string[]): Make =>
  (random) =>
    random.of(forms).replace(/#/g, () => String(random.int(0, 9)));

const date: Readonly<Record<string, Make>> = {
  iso: (random) => ((d) => `${d.year}-${d.month}-${d.day}`)(day(random)),
  dotted: (random) => ((d) => `${d.day}.${d.month}.${d.year}`)(day(random)),
  slashed: (random) => ((d) => `${d.day}/${d.month}/${d.year}`)(day(random)),
  american: (random) => ((d) => `${d.month}/${d.day}/${d.year}`)(day(random)),
};
const spelled =
  (months: readonly string[], write: (day: string, month: string, year: string) => string): Make =>
  (random) =>
    write(String(random.int(1, 28)), random.of(months), String(random.int(1940, 2005)));

const person =
  (first: readonly string[], last: readonly string[]): Make =>
  (random) =>
    `${random.of(first)} ${random.of(last)}`;

// biome-ignore format: a table reads by its rows
export const VALUES: Readonly<Record<string, Make>> = {
  card,
  email,
  "us-ssn": (random) => `${random.int(100, 665)}-${two(random.int(1, 99))}-${random.int(1000, 9999)}`,
  "us-routing-number": (random) =>
    checked(
      random,
      () => two(random.int(1, 12)) + random.digits(6),
      (body) => (10 - (dot(body, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10,
    ),
  "us-npi": (random) => ((body) => body + luhnDigit(`80840${body}`))(`1${random.digits(8)}`),
  "us-ein": (random) => `${random.int(20, 27)}-${random.digits(7)}`,
  "us-mbi": (random) => {
    const letter = (): string => random.letters(1, "ACDEFGHJKMNPQRTUVWXY");
    return `${random.int(1, 9)}${letter()}${random.digits(2)}-${letter()}${letter()}${random.digits(1)}-${letter()}${letter()}${random.digits(2)}`;
  },
  "uk-nhs": (random) => group(checked(random, () => `4${random.digits(8)}`, mod11([10, 9, 8, 7, 6, 5, 4, 3, 2], negated)), [3, 3, 4], random.of([" ", ""])),
  "uk-nino": (random) => `${random.letters(2, "CEHJLMPRSTWXYZ").replace("O", "P")}${random.of([" ", ""])}${random.digits(6)}${random.letters(1, "ABCD")}`,
  "uk-sort-code": (random) => group(random.digits(6), [2, 2, 2], "-"),
  "uk-account": (random) => random.digits(8),
  "au-tfn": (random) => group(checked(random, () => random.digits(8), (body) => { for (let digit = 0; digit < 10; digit++) if ((dot(body, [1, 4, 3, 7, 5, 8, 6, 9]) + 10 * digit) % 11 === 0) return digit; return 10; }), [3, 3, 3], " "),
  "au-medicare": (random) => ((body) => `${body.slice(0, 4)} ${body.slice(4)}${dot(body, [1, 3, 7, 9, 1, 3, 7, 9]) % 10} 1`)(`${random.int(2, 6)}${random.digits(7)}`),
  "au-bsb": (random) => `${random.digits(3)}-${random.digits(3)}`,
  "in-pan": (random) => `${random.letters(3)}P${random.letters(1)}${random.digits(4)}${random.letters(1)}`,
  "in-ifsc": (random) => `${random.letters(4)}0${random.digits(6)}`,
  "de-steuer-id": (random) => {
    const order = Array.from("1234567890").sort(() => random.int(0, 1) - 0.5);
    const body = (order[0] === "0" ? order.slice(1) : order.slice(0, 9)).join("");
    const ten = body + body[random.int(2, 6)];
    let product = 10;
    for (const digit of numbers(ten)) product = (((digit + product) % 10 || 10) * 2) % 11;
    return group(`${ten}${(11 - product) % 10}`, [2, 3, 3, 3], random.of(["", " "]));
  },
  "de-kvnr": (random) => {
    const letter = random.int(1, 26);
    const body = random.digits(8);
    const sum = numbers(two(letter) + body).reduce((total, digit, i) => { const product = digit * (1 + (i % 2)); return total + (product > 9 ? product - 9 : product); }, 0);
    return `${String.fromCharCode(64 + letter)}${body}${sum % 10}`;
  },
  "fr-nir": (random) => {
    const body = `${random.int(1, 2)}${two(random.int(40, 99))}${two(random.int(1, 12))}${two(random.int(1, 19))}${random.digits(3)}${random.digits(3)}`;
    return group(body + two(97 - Number(BigInt(body) % 97n)), [1, 2, 2, 2, 3, 3, 2], random.of(["", " "]));
  },
  "es-dni": (random) => ((body) => `${body}${"TRWAGMYFPDXBNJZSQVHLCKE"[Number(body) % 23]}`)(random.digits(8)),
  "mx-clabe": (random) => ((body) => body + ((10 - (numbers(body).reduce((sum, digit, i) => sum + ((digit * [3, 7, 1][i % 3]!) % 10), 0) % 10)) % 10))(`0${random.digits(16)}`),
  "nl-bsn": (random) => checked(random, () => `1${random.digits(7)}`, (body) => dot(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11),
  "br-cpf": (random) => {
    const digit = (text: string): number => { const rest = numbers(text).reduce((sum, value, i) => sum + value * (text.length + 1 - i), 0) % 11; return rest < 2 ? 0 : 11 - rest; };
    const body = random.digits(9);
    const first = body + digit(body);
    return ((all) => `${group(all.slice(0, 9), [3, 3, 3], ".")}-${all.slice(9)}`)(first + digit(first));
  },
  "pl-pesel": (random) => ((d) => { const body = `${d.year.slice(2) > "05" ? d.year.slice(2) : "44"}${d.month}${d.day}${random.digits(4)}`; return body + ((10 - (dot(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10); })(day(random)),
  "pl-nip": (random) => checked(random, () => `${random.int(1, 9)}${random.digits(8)}`, mod11([6, 5, 7, 2, 3, 4, 5, 6, 7], (rest) => rest)),
  "se-personnummer": (random) => ((d) => { const body = d.year.slice(2) + d.month + d.day + random.digits(3); return `${body.slice(0, 6)}-${body.slice(6)}${luhnDigit(body)}`; })(day(random)),
  "tr-kimlik": (random) => {
    const body = `${random.int(1, 9)}${random.digits(8)}`;
    const tenth = (((dot(body, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10) + 10) % 10);
    return `${body}${tenth}${(numbers(body).reduce((sum, digit) => sum + digit, 0) + tenth) % 10}`;
  },
  "jp-my-number": (random) => ((body) => group(body + ((rest) => (rest < 2 ? 0 : 11 - rest))(dot(body, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11), [4, 4, 4], random.of(["", " "])))(random.digits(11)),
  "kr-rrn": (random) => ((d) => `${d.year.slice(2)}${d.month}${d.day}-${random.int(1, 2)}${random.digits(6)}`)(day(random)),
  "cn-resident-id": (random) => ((d) => { const body = `11010${random.int(1, 9)}${d.year}${d.month}${d.day}${random.digits(3)}`; const sum = numbers(body).reduce((total, digit, i) => total + digit * (2 ** (17 - i) % 11), 0); return body + "10X98765432"[sum % 11]; })(day(random)),
  "ru-snils": (random) => ((body) => `${group(body, [3, 3, 3], "-")} ${two((dot(body, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100)}`)(random.digits(9)),
  "ru-inn": (random) => { const body = `77${random.digits(8)}`; const first = body + ((dot(body, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10); return first + ((dot(first, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10); },
  passport: (random) => random.of([`${random.letters(1, "CFGHJK")}${random.digits(8)}`, random.digits(9), `${random.letters(2)}${random.digits(7)}`]),
  imei: (random) => ((body) => body + luhnDigit(body))(`35${random.digits(12)}`),
  "iban-de": (random) => spaced(random, iban("DE", random.digits(18))),
  "iban-fr": (random) => spaced(random, iban("FR", random.digits(23))),
  "iban-es": (random) => spaced(random, iban("ES", random.digits(20))),
  "iban-it": (random) => spaced(random, iban("IT", random.letters(1) + random.digits(22))),
  "iban-nl": (random) => spaced(random, iban("NL", random.letters(4) + random.digits(10))),
  "iban-pl": (random) => spaced(random, iban("PL", random.digits(24))),
  "iban-tr": (random) => spaced(random, iban("TR", `00061${random.digits(17)}`)),
  "phone-us": phoneOf("(2##) 5##-####", "+1 4## 5## ####", "3##-4##-####", "+1-6##-7##-####"),
  "phone-gb": phoneOf("+44 7### ######", "07### ######", "020 7### ####", "+44 (0)161 4## ####"),
  "phone-au": phoneOf("+61 4## ### ###", "04## ### ###"),
  "phone-in": phoneOf("+91 9#### #####", "+91-8#########"),
  "phone-de": phoneOf("+49 17# #######", "030 #######", "+49 89 ######"),
  "phone-fr": phoneOf("+33 6 ## ## ## ##", "06 ## ## ## ##", "01.4#.##.##.##"),
  "phone-es": phoneOf("+34 6## ### ###", "6## ## ## ##"),
  "phone-mx": phoneOf("+52 55 #### ####", "55 #### ####"),
  "phone-it": phoneOf("+39 3## #######", "3## ### ####"),
  "phone-nl": phoneOf("+31 6 ########", "06-########"),
  "phone-br": phoneOf("+55 11 9####-####", "(11) 9####-####"),
  "phone-pl": phoneOf("+48 6## ### ###", "5## ### ###"),
  "phone-se": phoneOf("+46 70 ### ## ##", "070-### ## ##"),
  "phone-tr": phoneOf("+90 53# ### ## ##", "053# ### ## ##"),
  "phone-jp": phoneOf("+81 90-####-####", "090-####-####"),
  "phone-kr": phoneOf("+82 10-####-####", "010-####-####"),
  "phone-cn": phoneOf("+86 138 #### ####", "139########"),
  "phone-ru": phoneOf("+7 9## ###-##-##", "+7 (9##) ###-##-##"),
  "date-iso": date.iso!,
  "date-dotted": date.dotted!,
  "date-slashed": date.slashed!,
  "date-american": date.american!,
  "date-en": spelled(["January", "March", "June", "October"], (d, month, year) => `${d} ${month} ${year}`),
  "date-us": spelled(["January", "April", "July", "December"], (d, month, year) => `${month} ${d}, ${year}`),
  "date-de": spelled(["Januar", "März", "Mai", "Dezember"], (d, month, year) => `${d}. ${month} ${year}`),
  "date-fr": spelled(["janvier", "février", "août", "décembre"], (d, month, year) => `${d} ${month} ${year}`),
  "date-es": spelled(["enero", "marzo", "agosto", "diciembre"], (d, month, year) => `${d} de ${month} de ${year}`),
  "date-it": spelled(["gennaio", "maggio", "luglio", "ottobre"], (d, month, year) => `${d} ${month} ${year}`),
  "date-ru": spelled(["января", "марта", "мая", "августа"], (d, month, year) => `${d} ${month} ${year}`),
  "date-ja": spelled(["1", "5", "11"], (d, month, year) => `${year}年${month}月${d}日`),
  "name-en": person(["Emma", "Oliver", "Grace", "Jack"], ["Turner", "O'Brien", "Clark", "Reed"]),
  "name-de": person(["Jürgen", "Sabine", "Uwe", "Petra"], ["Vogel", "Schäfer", "Krüger", "Lange"]),
  "name-fr": person(["Zoé", "Luc", "Élise", "Hugo"], ["Durand", "Lefèvre", "Petit", "Roux"]),
  "name-es": person(["Lucía", "Diego", "Inés", "Pablo"], ["Ortega", "Muñoz", "Vega", "Prieto"]),
  "street-en": (random) => `${random.int(1, 300)} ${random.of(["Oak", "Mill", "Church", "King"])} ${random.of(["Street", "Road", "Lane", "Avenue"])}`,
  "street-de": (random) => `${random.of(["Lindenstraße", "Gartenweg", "Goethestraße", "Marktplatz"])} ${random.int(1, 99)}`,
  "street-fr": (random) => `${random.int(1, 99)} rue ${random.of(["de la Gare", "Victor Hugo", "des Lilas"])}`,
  "street-es": (random) => `Calle ${random.of(["Mayor", "de Alcalá", "San Juan"])} ${random.int(1, 99)}`,
};
