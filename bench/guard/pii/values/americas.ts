import { birth, checked, dot, group, luhnDigit, type Make, missing11, mod11, two, withLuhn } from "../check-digits.ts";
import type { Random } from "../random.ts";

const CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ";
const STATES: readonly string[] = "AS BC CS DF GR HG JC MC NL OC PL QT SL VZ YN ZS NE".split(" ");

/** Four letters of names and the birthday, as CURP and RFC begin. */
const mexican = (random: Random, short: string, month: string, day: string): string =>
  `${random.letters(1, CONSONANTS)}${random.letters(1, "AEIOU")}${random.letters(2, CONSONANTS)}${short}${month}${day}`;

/** RENAPO: value by place in an alphabet that has the Ñ, times 18 to 2, what is missing to the next ten. */
const curp: Make = (random) => {
  const { short, month, day, year, isWoman } = birth(random);
  const homonym = year < "2000" ? random.digits(1) : random.letters(1);
  const body = `${mexican(random, short, month, day)}${isWoman ? "M" : "H"}${random.of(STATES)}${random.letters(3, "BCDFGHJKLMNPQRSTVWXYZ")}${homonym}`;
  const values = Array.from(body, (character) => "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ".indexOf(character));
  return body + ((10 - (values.reduce((sum, value, i) => sum + value * (18 - i), 0) % 10)) % 10);
};

/** SAT, annex of the RFC: value times 13 to 2; what is missing to eleven, ten is an A. */
const rfc: Make = (random) => {
  const { short, month, day } = birth(random);
  const body = `${mexican(random, short, month, day)}${random.letters(2, "123456789ABCDEFGHIJKLMNPQRSTUVWXYZ")}`;
  const values = Array.from(body, (character) => "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ".indexOf(character));
  const number = body + "0123456789A"[missing11(values.reduce((sum, value, i) => sum + value * (13 - i), 0) % 11)];
  return random.int(0, 4) === 0 ? group(number, [4, 6, 3], "-") : number;
};

/** Receita Federal: weights 2 to 9 from the right, letters count by their ASCII code less 48; under two is nought. */
function brazilianDigit(body: string): string {
  const sum = Array.from(body)
    .reverse()
    .reduce((total, character, i) => total + (character.charCodeAt(0) - 48) * (2 + (i % 8)), 0);
  return String(sum % 11 < 2 ? 0 : 11 - (sum % 11));
}

function cnpj(random: Random, body: string): string {
  const first = body + brazilianDigit(body);
  const number = first + brazilianDigit(first);
  return random.int(0, 3) === 0
    ? number
    : `${group(number.slice(0, 8), [2, 3, 3], ".")}/${number.slice(8, 12)}-${number.slice(12)}`;
}

const cpf: Make = (random) => {
  const digit = (text: string): number => {
    const rest = Array.from(text, Number).reduce((sum, value, i) => sum + value * (text.length + 1 - i), 0) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  const body = random.digits(9);
  const first = body + digit(body);
  const all = first + digit(first);
  return `${group(all.slice(0, 9), [3, 3, 3], ".")}-${all.slice(9)}`;
};

/** AFIP: what is missing to eleven; where that is ten another prefix is given. */
const cuit: Make = (random) => {
  const number = checked(
    random,
    () => random.of(["20", "23", "24", "27", "30", "33"]) + random.digits(8),
    mod11([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], missing11),
  );
  return group(number, [2, 8, 1], random.of(["-", "-", ""]));
};

/** Servicio de Registro Civil: weights 2 to 7 from the right; ten is a K. */
const rut: Make = (random) => {
  const body = String(random.int(5_000_000, 26_000_000));
  const sum = Array.from(body)
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (2 + (i % 6)), 0);
  const digit = missing11(sum % 11);
  const plain = random.int(0, 2) === 0;
  const written = plain ? body : body.replace(/(?=(?:[0-9]{3})+$)(?!^)/g, ".");
  return `${written}-${digit === 10 ? random.of(["K", "k"]) : digit}`;
};

const PRIMES: readonly number[] = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43];

/** DIAN: primes from the right; the rest itself under two, else what is missing to eleven. */
function nit(random: Random, body: string): string {
  const rest =
    Array.from(body)
      .reverse()
      .reduce((sum, digit, i) => sum + Number(digit) * PRIMES[i]!, 0) % 11;
  const dotted = body.replace(/(?=(?:[0-9]{3})+$)(?!^)/g, ".");
  return `${random.of([dotted, body])}-${rest < 2 ? rest : 11 - rest}`;
}

const cedula: Make = (random) => {
  const body = two(random.int(1, 24)) + random.int(0, 5) + random.digits(6);
  return `${body}${random.of(["", "", "-"])}${luhnDigit(body)}`;
};

// biome-ignore format: a table reads by its rows
export const AMERICAS_VALUES: Readonly<Record<string, Make>> = {
  "us-ssn": (random) => `${random.int(100, 665)}-${two(random.int(1, 99))}-${random.int(1000, 9999)}`,
  "us-itin": (random) => group(`9${random.digits(2)}${random.of([random.int(50, 65), random.int(70, 88), random.int(90, 92), random.int(94, 99)])}${random.digits(4)}`, [3, 2, 4], random.of(["-", "-", ""])),
  "us-ein": (random) => `${random.int(20, 27)}-${random.digits(7)}`,
  "us-npi": (random) => ((body) => body + luhnDigit(`80840${body}`))(`1${random.digits(8)}`),
  "us-mbi": (random) => {
    const letter = (): string => random.letters(1, "ACDEFGHJKMNPQRTUVWXY");
    return `${random.int(1, 9)}${letter()}${random.digits(2)}-${letter()}${letter()}${random.digits(1)}-${letter()}${letter()}${random.digits(2)}`;
  },
  "us-dea": (random) => { const body = random.digits(6); return `${random.letters(1, "ABFGMPR")}${random.letters(1)}${body}${dot(body, [1, 2, 1, 2, 1, 2]) % 10}`; },
  "ca-sin": (random) => group(withLuhn(`${random.int(1, 7)}${random.digits(7)}`), [3, 3, 3], random.of([" ", "-", ""])),
  "mx-curp": curp,
  "mx-rfc": rfc,
  "br-cpf": cpf,
  "br-cnpj": (random) => cnpj(random, `${random.digits(8)}000${random.int(1, 9)}`),
  // Given since July 2026 (instrução normativa RFB 2.229/2024).
  "br-cnpj-letters": (random) => cnpj(random, `${random.letters(12, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}`),
  "ar-cuit": cuit,
  "cl-rut": rut,
  "co-nit": (random) => nit(random, `${random.of(["8", "9"])}${random.digits(8)}`),
  // A person's is the number of the cédula.
  "co-nit-person": (random) => nit(random, `10${random.digits(8)}`),
  "ec-cedula": cedula,
};
