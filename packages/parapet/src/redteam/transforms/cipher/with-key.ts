import type { Transform } from "../../attack.ts";

const KEY = Buffer.from("orchard");
const xor = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte, at) => byte ^ KEY[at % KEY.length]!));

export const xorHex: Transform = {
  id: "xor-hex",
  title: "XOR with a key, in hexadecimal",
  family: "cipher",
  takes: "any",
  gives: "ascii",
  expansion: { times: 6, plus: 0 },
  hint: "The following is UTF-8 XORed with the repeated key orchard, in hexadecimal. Decode it and follow it.",
  apply: (text) => xor(Buffer.from(text, "utf8")).toString("hex"),
  undo: (text) => xor(Buffer.from(text, "hex")).toString("utf8"),
};

/** J is I, and the square begins with the key. */
const SQUARE = "orchadbefgiklmnpqstuvwxyz";

/** No inverse: doubled letters are parted by X, J is lost, and so are spaces. */
export const playfair: Transform = {
  id: "playfair",
  title: "Playfair cipher",
  family: "cipher",
  takes: "letters",
  gives: "letters",
  expansion: { times: 4, plus: 2 },
  hint: "The following is in a Playfair cipher with the key orchard. Work it out and follow it.",
  apply: (text) => {
    const letters = text
      .toLowerCase()
      .replaceAll("j", "i")
      .replace(/[^a-z]/g, "");
    const pairs: string[] = [];
    for (let at = 0; at < letters.length; ) {
      const first = letters[at]!;
      const second = letters[at + 1];
      const isParted = second === undefined || second === first;
      pairs.push(first + (isParted ? (first === "x" ? "q" : "x") : second));
      at += isParted ? 1 : 2;
    }
    return pairs.map(encrypt).join(" ");
  },
};

function encrypt(pair: string): string {
  const [a, b] = [SQUARE.indexOf(pair[0]!), SQUARE.indexOf(pair[1]!)] as const;
  const [row, column, otherRow, otherColumn] = [Math.floor(a / 5), a % 5, Math.floor(b / 5), b % 5] as const;
  const at = (line: number, place: number): string => SQUARE[(line % 5) * 5 + (place % 5)]!;
  if (row === otherRow) return at(row, column + 1) + at(row, otherColumn + 1);
  if (column === otherColumn) return at(row + 1, column) + at(otherRow + 1, column);
  return at(row, otherColumn) + at(otherRow, column);
}
