import { crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ALPHANUMERIC,
  asciiUnitReader,
  BASE64,
  BASE64_SIGN,
  BASE64_URL,
  CLASS,
  classesOf,
  codePointAt,
  crc32,
  DIGIT,
  DOT,
  decodeBase64,
  encodeBase64,
  entropyPerCharacter,
  foldWord,
  type InvisibleKind,
  invisibleKind,
  isAt,
  isHex,
  isPictograph,
  isRightToLeft,
  JOINER,
  LETTER,
  LOWER,
  luhn,
  mod11And10,
  NON_ASCII,
  OTHER_UNIT,
  remainder97,
  runEnd,
  runStart,
  SPACE,
  TOKEN,
  UPPER,
  usesJoiners,
  verhoeff,
  weightedSum,
} from "./index.ts";

/** Any string of code units, halves of pairs included. */
const anyText = fc.string({ unit: "binary" });
const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 24 }).map((list) => list.join(""));
const classes = fc.constantFrom(DIGIT, LETTER, TOKEN, BASE64, SPACE, NON_ASCII, ALPHANUMERIC | SPACE);

describe("base64", () => {
  it("T1: reads back what was written, in either alphabet, with and without padding", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const encoded = encodeBase64(bytes);
        const standard = Buffer.from(bytes).toString("base64");
        expect(encoded).toBe(standard.replaceAll("=", ""));
        const plain = Buffer.from(bytes).toString("latin1");
        for (const form of [encoded, standard, Buffer.from(bytes).toString("base64url")])
          expect(decodeBase64(form)).toBe(plain);
      }),
    );
  });

  it("T1: a text with another character is undefined", () => {
    for (const text of ["aWdub3Jl!", "a b", "é", "aW\n"]) expect(decodeBase64(text)).toBeUndefined();
    expect(decodeBase64("")).toBe("");
  });
});

describe("character classes", () => {
  it("T2: every code unit has one class or none", () => {
    const expected = (character: string): number => {
      if (/[0-9]/.test(character)) return DIGIT;
      if (/[A-Z]/.test(character)) return UPPER;
      if (/[a-z]/.test(character)) return LOWER;
      if (/[_-]/.test(character)) return JOINER;
      if (character === ".") return DOT;
      if (/[ \t\n\r\f\v]/.test(character)) return SPACE;
      if (/[+/=]/.test(character)) return BASE64_SIGN;
      return character > "\u007f" ? NON_ASCII : 0;
    };
    expect(CLASS).toHaveLength(65_536);
    const wrong = [...CLASS.keys()].filter((code) => CLASS[code] !== expected(String.fromCharCode(code)));
    expect(wrong).toEqual([]);
    const isInClass = (sign: string, mask: number): boolean => isAt(sign, 0, mask);
    expect([isInClass("-", TOKEN), isInClass("-", BASE64), isInClass("-", BASE64_URL)]).toEqual([true, false, true]);
    const hex = Array.from({ length: 256 }, (_, code) => code).filter(isHex);
    expect(String.fromCharCode(...hex)).toBe("0123456789ABCDEFabcdef");
  });

  it("T3: a run ends where it ends, and never beyond its limit", () => {
    fc.assert(
      fc.property(codeUnits, classes, fc.nat(40), fc.nat(40), (text, mask, at, limit) => {
        const from = Math.min(at, text.length);
        const end = runEnd(text, from, mask, from + limit);
        expect(end).toBeGreaterThanOrEqual(from);
        expect(end).toBeLessThanOrEqual(Math.min(from + limit, text.length));
        for (let i = from; i < end; i++) expect(isAt(text, i, mask)).toBe(true);
        if (end < Math.min(from + limit, text.length)) expect(isAt(text, end, mask)).toBe(false);
        const lowest = Math.max(from - limit, 0);
        const start = runStart(text, from, mask, lowest);
        expect(start).toBeGreaterThanOrEqual(lowest);
        for (let i = start; i < from; i++) expect(isAt(text, i, mask)).toBe(true);
        if (start > lowest) expect(isAt(text, start - 1, mask)).toBe(false);
      }),
    );
    expect([runEnd("12a", 0, DIGIT), runStart("a12", 3, DIGIT)]).toEqual([2, 1]);
  });

  it("T3: nothing is at a place outside the text, and the classes of a text are those of its characters", () => {
    fc.assert(
      fc.property(codeUnits, fc.nat(10), (text, from) => {
        const all = DIGIT | LETTER | JOINER | DOT | SPACE | BASE64_SIGN | NON_ASCII;
        for (const outside of [-1, text.length, text.length + 5]) expect(isAt(text, outside, all)).toBe(false);
        let found = 0;
        for (const unit of text.slice(from).split("")) found |= CLASS[unit.charCodeAt(0)] ?? 0;
        expect(classesOf(text, from)).toBe(found);
      }),
    );
  });
});

describe("check digits", () => {
  /** The one last digit with which a check holds. */
  const completed = (body: string, holds: (text: string) => boolean): string => {
    const whole = Array.from({ length: 10 }, (_, digit) => `${body}${digit}`).filter(holds);
    expect(whole).toHaveLength(1);
    return whole[0] ?? "";
  };
  const changed = (text: string, at: number, by: number): string => {
    const place = at % text.length;
    return `${text.slice(0, place)}${(Number(text[place]) + 1 + (by % 9)) % 10}${text.slice(place + 1)}`;
  };
  const swapped = (text: string, at: number): string => {
    const place = at % (text.length - 1);
    return `${text.slice(0, place)}${text[place + 1]}${text[place]}${text.slice(place + 2)}`;
  };

  it("T4: numbers from the standards and their makers hold", () => {
    for (const card of ["4111111111111111", "378282246310005", "5555555555554444"]) expect(luhn(card)).toBe(true);
    expect(verhoeff("2363")).toBe(true);
    expect(mod11And10("86095742719")).toBe(true);
    // An IBAN with its first four characters at the end.
    for (const iban of ["WEST12345698765432GB82", "370400440532013000DE89", "west12345698765432gb82"])
      expect(remainder97(iban)).toBe(1);
    expect(weightedSum("12345", [5, 4, 3])).toBe(5 + 8 + 9);
    expect([luhn(""), verhoeff(""), mod11And10(""), remainder97("")]).toEqual([false, false, false, 0]);
  });

  it("T4: one changed digit is always found", () => {
    for (const holds of [luhn, verhoeff, mod11And10])
      fc.assert(
        fc.property(digits, fc.nat(), fc.nat(), (body, at, by) => {
          const whole = completed(body, holds);
          expect(holds(changed(whole, at, by)), whole).toBe(false);
        }),
      );
  });

  it("T4: two swapped neighbours are found by Verhoeff and modulo 97", () => {
    fc.assert(
      fc.property(digits, fc.nat(), (body, at) => {
        const whole = completed(body, verhoeff);
        const other = swapped(whole, at);
        expect(verhoeff(other)).toBe(other === whole);
        expect(remainder97(swapped(body.padEnd(2, "0"), at)) === remainder97(body.padEnd(2, "0"))).toBe(
          swapped(body.padEnd(2, "0"), at) === body.padEnd(2, "0"),
        );
        expect(remainder97(body)).toBe(Number(BigInt(body) % 97n));
      }),
    );
  });

  it("T6: CRC-32 is that of zip", () => {
    expect(crc32("123456789")).toBe(0xcbf43926);
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii" }), (ascii) => {
        expect(crc32(ascii)).toBe(zlibCrc32(ascii));
      }),
    );
  });
});

describe("code points and entropy", () => {
  it("T5: pairs are read whole, lone halves as they are, and nothing outside", () => {
    fc.assert(
      fc.property(codeUnits, fc.integer({ min: -3, max: 12 }), (text, index) => {
        const unit = index < 0 || index >= text.length ? 0 : (text.codePointAt(index) ?? 0);
        expect(codePointAt(text, index)).toBe(unit);
      }),
    );
    expect(codePointAt("a\ud83d", 1)).toBe(0xd83d);
    expect(codePointAt("😀", 0)).toBe(0x1f600);
  });

  it("T7: entropy is 0 for one character, at most log2 of the length, whatever the order", () => {
    expect(entropyPerCharacter("")).toBe(0);
    expect(entropyPerCharacter("aaaa")).toBe(0);
    expect(entropyPerCharacter("abcd")).toBe(2);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const bits = entropyPerCharacter(text);
        expect(bits).toBeGreaterThanOrEqual(0);
        expect(bits).toBeLessThanOrEqual(Math.log2(text.length) + 1e-9);
        expect(entropyPerCharacter(text.split("").reverse().join(""))).toBeCloseTo(bits, 9);
      }),
    );
  });
});

describe("words as they are read", () => {
  it("T8: a word is the same in all its disguises", () => {
    for (const disguise of [
      "ignore",
      "IGNORE",
      "ïgnörè",
      "іgnоrе",
      "ig\u200bno\u00adre",
      "ｉｇｎｏｒｅ",
      "1gn0r3",
      "ιgnοrε",
    ])
      expect(foldWord(disguise), disguise).toBe("ignore");
    for (const number of ["2026", "4111", "@", "$5"]) expect(foldWord(number)).toBe(number);
  });

  it("T8: invisible characters and case change nothing, and folding twice changes nothing more", () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    const invisible = fc.constantFrom("\u200b", "\u2060", "\u00ad", "\ufe0f", "\u{e0041}", "\u202e");
    fc.assert(
      fc.property(word, invisible, fc.nat(12), (plain, hidden, at) => {
        expect(foldWord(plain)).toBe(plain);
        expect(foldWord(plain.toUpperCase())).toBe(plain);
        expect(foldWord(plain.slice(0, at) + hidden + plain.slice(at))).toBe(plain);
      }),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const once = foldWord(text);
        expect(foldWord(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what is not seen, and who needs it", () => {
  it("T9: every kind is told, and nothing of ASCII is invisible", () => {
    const kinds: Readonly<Record<InvisibleKind, readonly number[]>> = {
      "zero-width": [0x200b, 0x2060, 0xfeff, 0x180e],
      joiner: [0x200c, 0x200d],
      bidi: [0x202a, 0x202e, 0x2066, 0x2069, 0x200e, 0x61c],
      tag: [0xe0000, 0xe0041, 0xe007f],
      variation: [0xfe00, 0xfe0f, 0x180b, 0x180f, 0xe0100, 0xe01ef],
      operator: [0x2061, 0x2064, 0x206a],
      "soft-hyphen": [0xad],
      filler: [0x115f, 0x3164, 0xffa0, 0x34f, 0x17b4, 0xfffb, 0x1d173, 0x1bca0],
    };
    for (const [kind, codes] of Object.entries(kinds))
      for (const code of codes) expect(invisibleKind(code), code.toString(16)).toBe(kind);
    for (let code = 0; code < 0x80; code++) expect(invisibleKind(code)).toBeUndefined();
    for (const shown of "éяλ中한ع😀") expect(invisibleKind(codePointAt(shown, 0))).toBeUndefined();
  });

  it("T9: whatever Unicode says has no looks, and may be in a message, is known", () => {
    const missed: string[] = [];
    for (let code = 0x80; code <= 0xe01ef; code++)
      if (
        /\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(code)) &&
        /\P{Cn}/u.test(String.fromCodePoint(code))
      )
        if (invisibleKind(code) === undefined) missed.push(code.toString(16));
    expect(missed).toEqual([]);
  });

  it("T10: scripts and emoji are known as such", () => {
    const all = (text: string, is: (code: number) => boolean): boolean[] =>
      Array.from(text, (character) => is(codePointAt(character, 0)));
    expect(all("عشहதไខᠠ", usesJoiners)).not.toContain(false);
    expect(all("aéяλ中", usesJoiners)).not.toContain(true);
    expect(all("אעش", isRightToLeft)).not.toContain(false);
    expect(all("aяहไ", isRightToLeft)).not.toContain(true);
    expect(all("😀👩♀❤🏽🇸1#©", isPictograph)).not.toContain(false);
    expect(all("aяع中", isPictograph)).not.toContain(true);
  });
});

describe("texts as bytes", () => {
  it("T11: each code unit stands at its own offset, and ASCII is known as such", () => {
    const read = asciiUnitReader();
    fc.assert(
      fc.property(fc.oneof(codeUnits, fc.string({ unit: "binary-ascii" })), (text) => {
        const { units, isAscii } = read(text);
        const expected = Array.from({ length: text.length }, (_, i) => Math.min(text.charCodeAt(i), OTHER_UNIT));
        expect(Array.from(units.subarray(0, text.length))).toEqual(expected);
        expect(isAscii).toBe(!expected.includes(OTHER_UNIT));
      }),
    );
  });

  it("T11: short and long texts may follow each other", () => {
    const read = asciiUnitReader();
    for (const length of [5_000, 10, 70_000, 65_536, 4_096])
      for (const unit of ["a", "é"]) {
        const { units, isAscii } = read(unit.repeat(length));
        expect(units.length).toBeGreaterThanOrEqual(length);
        expect(units.subarray(0, length).every((value) => value === Math.min(unit.charCodeAt(0), 128))).toBe(true);
        expect(isAscii).toBe(unit === "a");
      }
  });
});

describe("time", () => {
  const SHORT = 8_000;
  const HOSTILE = ["a", "1", "=", "\u200b", "\ud83d", "é", "Ａ", "a\u0301", "1a", "\u0301", "ﷺ"];
  const functions: Readonly<Record<string, (text: string) => unknown>> = {
    decodeBase64,
    encodeBase64: (text) => encodeBase64(Array.from(text, (unit) => unit.charCodeAt(0) & 0xff)),
    classesOf,
    runEnd: (text) => runEnd(text, 0, LETTER | DIGIT | NON_ASCII),
    runStart: (text) => runStart(text, text.length, LETTER | DIGIT | NON_ASCII),
    luhn,
    remainder97,
    verhoeff,
    mod11And10,
    crc32,
    entropyPerCharacter,
    foldWord,
    asciiUnits: asciiUnitReader(),
  };
  const leastMs = (work: () => unknown, tries: number): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < tries; i++) {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      least = Math.min(least, (user + system) / 1_000);
    }
    return least;
  };

  it.each(Object.entries(functions))("T12: %s takes sixteen times as long for sixteen times the text", (_, work) => {
    const slow = HOSTILE.filter((piece) => {
      const long = piece.repeat(Math.ceil((16 * SHORT) / piece.length));
      // Linear is 16, quadratic 256; other work on the machine only ever adds, so the least of a few tries counts.
      for (let tries = 1; tries <= 5; tries += 2)
        if (leastMs(() => work(long), tries) <= 2.5 ** 4 * leastMs(() => work(long.slice(0, SHORT)), tries) + 5)
          return false;
      return true;
    });
    expect(slow).toEqual([]);
  });
});
