import {
  birth,
  checked,
  dot,
  group,
  luhnDigit,
  type Make,
  missing11,
  numbers,
  two,
  verhoeffDigit,
  withLuhn,
} from "../check-digits.ts";
import type { Random } from "../random.ts";

const BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Permanent account number of a person; the fourth letter says so. */
const pan = (random: Random): string =>
  `${random.letters(3)}P${random.letters(1)}${random.digits(4)}${random.letters(1)}`;

/** GSTN: values times 1 and 2 in turns, quotient and rest by 36 added, what is missing to the next 36. */
const gstin: Make = (random) => {
  const body = `${two(random.int(1, 37))}${pan(random)}${random.int(1, 9)}Z`;
  const sum = Array.from(body).reduce((total, sign, i) => {
    const product = BASE36.indexOf(sign) * (i % 2 === 0 ? 1 : 2);
    return total + Number.parseInt(product.toString(36)[0]!, 36) * (product > 35 ? 1 : 0) + (product % 36);
  }, 0);
  return body + BASE36[(36 - (sum % 36)) % 36];
};

/** Department of Household Registration: the letter's number, one by one, with weights 1 and 9 to 1. */
const taiwanese: Make = (random) => {
  const codes: Readonly<Record<string, number>> = {
    A: 10,
    B: 11,
    C: 12,
    D: 13,
    E: 14,
    F: 15,
    G: 16,
    H: 17,
    I: 34,
    J: 18,
    K: 19,
    M: 21,
    N: 22,
    O: 35,
    P: 23,
    Q: 24,
    T: 27,
    U: 28,
    V: 29,
    W: 32,
    X: 30,
    Z: 33,
  };
  const letter = random.of(Object.keys(codes));
  const body = `${random.of([1, 2, 1, 2, 8, 9])}${random.digits(7)}`;
  const sum = dot(`${codes[letter]}${body}`, [1, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  return `${letter}${body}${(10 - (sum % 10)) % 10}`;
};

/** Immigration Department: letters 10 to 35, an empty first place 36, weights 9 to 2; ten is an A. */
const hongKong: Make = (random) => {
  const letters = random.of([1, 1, 1, 2]) === 1 ? random.letters(1, "ABCDEGHKMNPRSVYZ") : random.of(["WX", "XA", "EC"]);
  const digits = random.digits(6);
  const values = [
    ...(letters.length === 1 ? [36] : []),
    ...Array.from(letters + digits, (sign) => BASE36.indexOf(sign)),
  ];
  const digit = missing11(values.reduce((sum, value, i) => sum + value * (9 - i), 0) % 11);
  return `${letters}${digits}${random.of(["", "", " "])}(${digit === 10 ? "A" : digit})`;
};

/** ICA: weights 2 7 6 5 4 3 2; T and G add four, M adds three; a list of letters by kind. */
function singaporean(random: Random, first: string): string {
  const [more, letters] = {
    S: [0, "JZIHGFEDCBA"],
    T: [4, "JZIHGFEDCBA"],
    F: [0, "XWUTRQPNMLK"],
    G: [4, "XWUTRQPNMLK"],
    M: [3, "XWUTRQPNJLK"],
  }[first] as [number, string];
  const body = random.digits(7);
  return `${first}${body}${letters[(dot(body, [2, 7, 6, 5, 4, 3, 2]) + more) % 11]}`;
}

const thai: Make = (random) => {
  const body = `${random.int(1, 8)}${random.digits(11)}`;
  const digit = (11 - (dot(body, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10;
  return group(`${body}${digit}`, [1, 4, 5, 2, 1], random.of(["-", "-", "", " "]));
};

const indonesian: Make = (random) => {
  const { day, month, short, isWoman } = birth(random);
  return `${random.of([11, 31, 32, 33, 35, 36, 51, 73])}${two(random.int(1, 29))}${two(random.int(1, 20))}${two(Number(day) + (isWoman ? 40 : 0))}${month}${short}${String(random.int(1, 99)).padStart(4, "0")}`;
};

const kazakh: Make = (random) =>
  checked(
    random,
    () => {
      const { day, month, year, short, isWoman } = birth(random);
      return `${short}${month}${day}${(year < "2000" ? 3 : 5) + (isWoman ? 1 : 0)}${random.digits(4)}`;
    },
    (body) => {
      const first = dot(body, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
      return first < 10 ? first : dot(body, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
    },
  );

/** Population Authority: 1 and 2 in turns from the left, digits of products, to the next ten. */
const israeli: Make = (random) => {
  const body = `${random.of(["0", "2", "3"])}${random.digits(7)}`;
  const sum = numbers(body).reduce(
    (total, digit, i) => total + (i % 2 === 0 ? digit : Math.floor((digit * 2) / 10) + ((digit * 2) % 10)),
    0,
  );
  return `${body}${random.of(["", "", "-"])}${(10 - (sum % 10)) % 10}`;
};

const emirati: Make = (random) => {
  const number = withLuhn(`784${random.int(1950, 2012)}${random.digits(7)}`);
  return group(number, [3, 4, 7, 1], random.of(["-", "-", ""]));
};

const egyptian: Make = (random) => {
  const { day, month, year, short } = birth(random);
  return `${year < "2000" ? 2 : 3}${short}${month}${day}${two(random.int(1, 4))}${random.digits(5)}`;
};

const southAfrican: Make = (random) => {
  const { day, month, short } = birth(random);
  return group(
    withLuhn(`${short}${month}${day}${random.digits(4)}${random.of(["0", "0", "1"])}8`),
    [6, 4, 3],
    random.of(["", "", " "]),
  );
};

/** Inland Revenue: weights 3 2 7 6 5 4 3 2, a second row where that leaves ten. */
const ird: Make = (random) => {
  const number = checked(
    random,
    () => String(random.int(1_000_000, 14_900_000)).padStart(8, "0"),
    (body) => {
      const first = missing11(dot(body, [3, 2, 7, 6, 5, 4, 3, 2]) % 11);
      return first < 10 ? first : missing11(dot(body, [7, 4, 3, 2, 5, 2, 7, 6]) % 11);
    },
  );
  const short = number.startsWith("0") ? number.slice(1) : number;
  return group(short, [short.length - 6, 3, 3], random.of(["-", "-", " ", ""]));
};

const NHI = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** HISO 10046: letters 1 to 24, weights 7 to 2; to eleven in the old form, to 24 and a letter in the new. */
const nhi: Make = (random) => {
  for (;;) {
    const isOld = random.int(0, 1) === 0;
    const body = random.letters(3, NHI) + random.digits(isOld ? 3 : 2) + (isOld ? "" : random.letters(1, NHI));
    const sum = Array.from(body).reduce(
      (total, sign, i) => total + (sign > "9" ? NHI.indexOf(sign) + 1 : Number(sign)) * (7 - i),
      0,
    );
    if (isOld && sum % 11 !== 0) return `${body}${(11 - (sum % 11)) % 10}`;
    if (!isOld && sum % 24 !== 0) return `${body}${NHI[24 - (sum % 24) - 1]}`;
  }
};

const tfn: Make = (random) => {
  const number = checked(
    random,
    () => random.digits(8),
    (body) =>
      numbers("0123456789").find((digit) => (dot(body, [1, 4, 3, 7, 5, 8, 6, 9]) + 10 * digit) % 11 === 0) ?? 10,
  );
  return group(number, [3, 3, 3], " ");
};

// biome-ignore format: a table reads by its rows
export const WORLD_VALUES: Readonly<Record<string, Make>> = {
  "in-aadhaar": (random) => { const body = `${random.int(2, 9)}${random.digits(10)}`; return group(`${body}${verhoeffDigit(body)}`, [4, 4, 4], random.of([" ", " ", ""])); },
  "in-pan": pan,
  "in-gstin": gstin,
  "cn-resident-id": (random) => { const { day, month, year } = birth(random); const body = `11010${random.int(1, 9)}${year}${month}${day}${random.digits(3)}`; const sum = numbers(body).reduce((total, digit, i) => total + digit * (2 ** (17 - i) % 11), 0); return body + "10X98765432"[sum % 11]; },
  "jp-my-number": (random) => ((body) => group(body + ((rest) => (rest < 2 ? 0 : 11 - rest))(dot(body, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11), [4, 4, 4], random.of(["", " "])))(random.digits(11)),
  "kr-rrn": (random) => { const { day, month, short } = birth(random, 1940, 1999); return `${short}${month}${day}-${random.int(1, 2)}${random.digits(6)}`; },
  "tw-id": taiwanese,
  "hk-id": hongKong,
  "sg-nric": (random) => singaporean(random, random.of(["S", "T"])),
  "sg-nric-foreign": (random) => singaporean(random, random.of(["F", "G", "M"])),
  "my-mykad": (random) => { const { day, month, short } = birth(random); return group(`${short}${month}${day}${two(random.int(1, 14))}${random.digits(4)}`, [6, 2, 4], random.of(["-", "-", ""])); },
  "th-id": thai,
  "id-nik": indonesian,
  "pk-cnic": (random) => `${random.int(1, 7)}${random.digits(4)}-${random.digits(7)}-${random.int(1, 9)}`,
  "kz-iin": kazakh,
  "il-id": israeli,
  "sa-national-id": (random) => withLuhn(`1${random.digits(8)}`),
  "sa-national-id-iqama": (random) => withLuhn(`2${random.digits(8)}`),
  "ae-emirates-id": emirati,
  "eg-national-id": egyptian,
  "za-id": southAfrican,
  "ng-bvn": (random) => `22${random.digits(9)}`,
  "ng-nin": (random) => `${random.int(1, 9)}${random.digits(10)}`,
  "nz-ird": ird,
  "nz-nhi": nhi,
  "au-tfn": tfn,
  "au-medicare": (random) => ((body) => `${body.slice(0, 4)} ${body.slice(4)}${dot(body, [1, 3, 7, 9, 1, 3, 7, 9]) % 10} 1`)(`${random.int(2, 6)}${random.digits(7)}`),
  imei: (random) => ((body) => body + luhnDigit(body))(`35${random.digits(12)}`),
};
