import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonOfPlain, PlainReader, PlainWriter, plainOf } from "./json-text.ts";

/** JSON text with some of its letters escaped. */
const escapedJson = fc.tuple(fc.json(), fc.infiniteStream(fc.nat(3))).map(([text, dice]) => {
  let out = "";
  for (const letter of text)
    out +=
      /[a-z]/i.test(letter) && !/true|false|null|[\\eE]/.test(text) && dice.next().value === 0 ? hex(letter) : letter;
  return out;
});

function hex(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function inPieces(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (let turn = 0; at < text.length; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });

describe("the plain form of JSON text", () => {
  it("W6: shows what escapes hide", () => {
    const secret = [..."ghp_secret"].map(hex).join("");
    expect(plainOf(`{"key":"${secret}","note":"a\\nb\\/c\\"d\\\\e"}`)).toBe(
      '{"key":"ghp_secret","note":"a\nb/c\\"d\\\\e"}',
    );
  });

  it("W6: is the same in pieces, wherever an escape is cut", () => {
    fc.assert(
      fc.property(
        fc.oneof(escapedJson, fc.string(), fc.string({ unit: fc.constantFrom("\\", "u", "0", "4", '"', "n") })),
        sizes,
        (text, cuts) => {
          const reader = new PlainReader();
          const read = inPieces(text, cuts).map((piece) => reader.push(piece));
          expect(read.join("") + reader.end()).toBe(plainOf(text));
        },
      ),
    );
  });

  it("W6: becomes JSON again that means the same, in pieces as well", () => {
    fc.assert(
      fc.property(escapedJson, sizes, (text, cuts) => {
        const writer = new PlainWriter();
        const json = inPieces(plainOf(text), cuts)
          .map((piece) => writer.write(piece))
          .join("");
        const meant = JSON.stringify(JSON.parse(text));
        // A surrogate pair may be cut between two pieces; both halves are then escaped, and mean the same.
        expect(JSON.stringify(JSON.parse(json))).toBe(meant);
      }),
    );
  });

  it("W6: stays valid JSON when a redaction swallows its structure", () => {
    const original = '{"a":"one","b":"two"}';
    const changed = '{"a":"[hidden]"two"}';
    expect(JSON.parse(jsonOfPlain(changed, original))).toEqual({ redacted: changed });
    expect(jsonOfPlain('{"a":"[x]"}', original)).toBe('{"a":"[x]"}');
  });
});
