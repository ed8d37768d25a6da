import { birth, checked, dot, group, type Make, mod11, two } from "../check-digits.ts";
import type { Random } from "../random.ts";

/** 49 CFR 565.15: a value for each letter, weights by place, modulo eleven, X for ten; it stands ninth. */
const american: Make = (random) => {
  const alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ";
  const values = "12345678123457923456789";
  const front =
    `${random.of(["1HG", "1FT", "2T1", "3VW", "5YJ", "1G1"])}${random.letters(2)}${random.digits(2)}${random.letters(1)}`.replace(
      /[IOQ]/g,
      "A",
    );
  const back = `${random.letters(1, "ABCDEFGHJKLMNPRSTVWXY123456789")}${random.letters(1)}${random.digits(6)}`.replace(
    /[IOQ]/g,
    "C",
  );
  const spelled = Array.from(`${front}0${back}`, (sign) => (sign > "9" ? values[alphabet.indexOf(sign)] : sign)).join(
    "",
  );
  const rest = dot(spelled, [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return `${front}${rest === 10 ? "X" : rest}${back}`;
};

/** In Europe the ninth place is the maker's. */
const european: Make = (random) =>
  `${random.of(["WVWZZZ", "WBAZZZ", "TMBZZZ", "ZFAZZZ", "VF1ZZZ", "VSSZZZ"])}${random.digits(1)}${random.letters(1, "ABCDEFGHJKLMN")}Z${random.letters(1, "ABCDEFGHJKLMNPRSTVWXY")}${random.letters(1, "ABCDEFGHJKLMNPRSTVWXY")}${random.digits(6)}`;

/** DVLA: five letters of the name, decade, month (50 more for a woman), day, year, initials, nine, two letters. */
const british: Make = (random) => {
  const { day, month, short, isWoman } = birth(random);
  const name = random.of(["MORGA", "SMITH", "TAYL9", "COLLI", "EVANS", "FOX99"]);
  const born = `${short[0]}${two(Number(month) + (isWoman ? 50 : 0))}${day}${short[1]}`;
  const tail = `${random.letters(1)}${random.of([random.letters(1), "9"])}${random.int(2, 9)}${random.letters(2)}`;
  return group(`${name}${born}${tail}`, [5, 6, 5], random.of(["", "", " "]));
};

/** CNH: two digits by weights 9 to 1 and 1 to 9. */
const brazilian: Make = (random) =>
  checked(
    random,
    () =>
      checked(
        random,
        () => random.digits(9),
        mod11([9, 8, 7, 6, 5, 4, 3, 2, 1], (rest) => rest),
      ),
    mod11([1, 2, 3, 4, 5, 6, 7, 8, 9], (rest) => rest),
  );

const ipv4: Make = (random) =>
  random.of([
    `192.168.${random.int(0, 255)}.${random.int(1, 254)}`,
    `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)}`,
    `203.0.113.${random.int(1, 254)}`,
    `198.51.100.${random.int(1, 254)}`,
  ]);
const hex = (random: Random, count: number): string => random.letters(count, "0123456789abcdef");
const ipv6: Make = (random) =>
  random.of([
    `2001:db8::${hex(random, 4)}:${hex(random, 3)}`,
    `2001:db8:${hex(random, 4)}:${hex(random, 4)}:${hex(random, 4)}:${hex(random, 4)}:${hex(random, 4)}:${hex(random, 4)}`,
    `fe80::${hex(random, 4)}:${hex(random, 4)}:${hex(random, 4)}:${hex(random, 4)}`,
  ]);
const mac = (random: Random, sign: string): string => group(hex(random, 12), [2, 2, 2, 2, 2, 2], sign);

const decimals = (random: Random, most: number, places: number): string =>
  `${random.int(1, most)}.${random.digits(places)}`;
const coordinates: Make = (random) => {
  const places = random.int(4, 7);
  const [north, east] = [decimals(random, 89, places), decimals(random, 179, places)];
  return random.of([
    `${north}, ${east}`,
    `${north},${east}`,
    `-${north}, ${east}`,
    `${north}, -${east}`,
    `${north}° N, ${east}° E`,
    `${north}°N, ${east}°W`,
  ]);
};
const sexagesimal = (random: Random, most: number, letters: readonly string[]): string =>
  `${random.int(0, most)}°${two(random.int(0, 59))}'${two(random.int(0, 59))}.${random.digits(1)}"${random.of(letters)}`;

// biome-ignore format: a table reads by its rows
export const THINGS_VALUES: Readonly<Record<string, Make>> = {
  passport: (random) => random.of([`${random.letters(1, "CFGHJK")}${random.digits(8)}`, random.digits(9), `${random.letters(2)}${random.digits(7)}`]),
  "licence-us": (random) => random.of([`${random.letters(1)}${random.digits(7)}`, random.digits(8), random.digits(9), `${random.letters(1)}${random.digits(12)}`]),
  "licence-de": (random) => `${random.letters(1, "BFJN")}${random.digits(3)}${random.letters(3, "BCDFGHJKLMNPRSTVWXZ")}${random.digits(1)}${random.letters(1, "BCDFGHJKLMN")}${random.digits(2)}`,
  "licence-fr": (random) => `${two(random.int(1, 23))}${two(random.int(1, 12))}${two(random.int(1, 95))}${random.digits(6)}`,
  "licence-it": (random) => `${random.letters(2)}${random.digits(7)}${random.letters(1)}`,
  "licence-nl": (random) => `${random.int(3, 5)}${random.digits(9)}`,
  "licence-br": brazilian,
  "licence-pl": (random) => `${random.digits(5)}/${two(random.int(1, 22))}/${random.digits(4)}`,
  "licence-ru": (random) => random.of([`${random.digits(2)} ${random.digits(2)} ${random.digits(6)}`, `${random.digits(4)} ${random.digits(6)}`]),
  "licence-jp": (random) => random.digits(12),
  "licence-kr": (random) => `${two(random.int(11, 26))}-${random.digits(2)}-${random.digits(6)}-${random.digits(2)}`,
  "uk-driving-licence": british,
  "vin-american": american,
  "vin-european": european,
  "ip-four": ipv4,
  "ip-six": ipv6,
  "mac-colons": (random) => random.of([mac(random, ":"), mac(random, ":").toUpperCase()]),
  "mac-hyphens": (random) => mac(random, "-").toUpperCase(),
  coordinates,
  "coordinates-sexagesimal": (random) => `${sexagesimal(random, 89, ["N", "S"])} ${sexagesimal(random, 179, ["E", "W"])}`,
};
