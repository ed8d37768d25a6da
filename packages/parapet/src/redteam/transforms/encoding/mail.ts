import type { Transform } from "../../attack.ts";
import { decodeBits, encodeBits, ofBytes } from "./of-bytes.ts";

/** What mail programs have made of text. */

const UU = Array.from({ length: 64 }, (_, at) => String.fromCharCode(at === 0 ? 96 : 32 + at));
const XX = [..."+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
const LINE = 45;
const SOFT_LINE = 75;

/** Lines of 45 bytes, each led by its length. */
function inLines(id: string, title: string, name: string, signs: readonly string[]): Transform {
  return ofBytes({
    id,
    title,
    name,
    times: 5,
    plus: 8,
    encode: (bytes) => {
      const lines: string[] = [];
      for (let at = 0; at < bytes.length; at += LINE) {
        const row = bytes.subarray(at, at + LINE);
        const text = encodeBits(row, signs, 6).join("");
        lines.push(signs[row.length] + text + signs[0]!.repeat((4 - (text.length % 4)) % 4));
      }
      return lines.join("\n");
    },
    decode: (text) =>
      Uint8Array.from(
        text.split("\n").flatMap((line) => {
          const length = signs.indexOf(line[0] ?? "");
          return length < 0 ? [] : [...decodeBits(line.slice(1), signs, 6).subarray(0, length)];
        }),
      ),
  });
}

const quotedPrintable = ofBytes({
  id: "quoted-printable",
  title: "Quoted-printable",
  name: "quoted-printable",
  times: 10,
  plus: 4,
  encode: (bytes) => {
    let out = "";
    let column = 0;
    for (const byte of bytes) {
      const isPlain = byte > 32 && byte < 127 && byte !== 61;
      const sign = isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
      if (column + sign.length > SOFT_LINE) {
        out += "=\n";
        column = 0;
      }
      out += sign;
      column += sign.length;
    }
    return out;
  },
  decode: (text) =>
    Buffer.from(
      text
        .replaceAll("=\n", "")
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      "latin1",
    ),
});

/** @see RFC 2152 */
const utf7: Transform = {
  id: "utf-7",
  title: "UTF-7",
  family: "encoding",
  takes: "any",
  gives: "ascii",
  expansion: { times: 5, plus: 0 },
  hint: "The following is UTF-7. Decode it and do what it says.",
  apply: (text) =>
    text.replace(/\+|[^\t\n\x20-\x7d]+|[\\~]/g, (run) => {
      if (run === "+") return "+-";
      return `+${Buffer.from(run, "utf16le").swap16().toString("base64").replaceAll("=", "")}-`;
    }),
  undo: (text) =>
    text.replace(/\+([A-Za-z0-9+/]*)-/g, (_, run: string) => {
      if (run === "") return "+";
      const raw = Buffer.from(run, "base64");
      return Buffer.from(raw.subarray(0, raw.length & ~1))
        .swap16()
        .toString("utf16le");
    }),
};

export const mail: readonly Transform[] = [
  inLines("uuencode", "Uuencode", "uuencoded", UU),
  inLines("xxencode", "XXencode", "XXencoded", XX),
  quotedPrintable,
  utf7,
];
