import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readVectoriser } from "./vectoriser.ts";

interface Golden {
  readonly texts: readonly string[];
  readonly cases: readonly { readonly vocabulary: object; readonly weights: readonly (readonly number[])[] }[];
}
const file = path.resolve(import.meta.dirname, "../../../../../fixtures/validation/texts.json");
const golden = JSON.parse(readFileSync(file, "utf8")) as Golden; // written by texts.py beside it

async function read(vocabulary: unknown) {
  const folder = mkdtempSync(path.join(tmpdir(), "parapet-words-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, "words.json"), JSON.stringify(vocabulary));
  return readVectoriser(path.join(folder, "words.json"));
}

it.each(golden.cases.map((one, at) => [at, one] as const))(
  "MV18: vocabulary %i makes the weights that scikit-learn makes",
  async (_, { vocabulary, weights }) => {
    const { vectorise, width } = await read(vocabulary);
    const made = vectorise(golden.texts);
    expect(made).toHaveLength(golden.texts.length * width);
    // Of 32 bits, as models take them.
    expect(Array.from(made)).toEqual(weights.flat().map(Math.fround).map((weight) => expect.closeTo(weight, 6))); // biome-ignore format: one thought
  },
);

it.each([
  ["look-ahead", { tokenizer: "regex (?=x)[a-z]+" }],
  ["a repetition within a repetition", { tokenizer: "lowercase; regex ([a-z]+)+" }],
  ["an escape", { tokenizer: "regex [\\w]+" }],
  ["everything but", { tokenizer: "regex [^a-z]+" }],
  ["another word", { tokenizer: "whitespace" }],
  ["code", { tokenizer: "process.exit(9)" }],
])("MV18: a tokenizer with %s is refused, and not run", async (_, { tokenizer }) => {
  await expect(read({ tokenizer, vocab: { a: 0 } })).rejects.toMatchObject({
    code: "PARAPET_VALIDATE_DATA",
    message: expect.stringContaining(`the tokenizer '${tokenizer}' is not known here`),
  });
});

it.each([
  ["pairs of words", { ngram_range: [1, 2] }, /'ngram_range' is not known/],
  ["weights by logarithm", { sublinear_tf: true }, /'sublinear_tf' is not known/],
  ["a column that has no weight", { vocab: { a: 0, b: 2 }, idf: [1, 2] }, /columns are not those/],
  ["no column at all", { vocab: {} }, /columns are not those/],
  ["a column of a million and more", { vocab: { a: 1e9 } }, /columns are not those/],
])("MV18: %s is refused", async (_, more, message) => {
  await expect(read({ tokenizer: "regex [a-z]+", vocab: { a: 0 }, ...more })).rejects.toThrow(message);
});

it("MV18: words of a vocabulary are words, whatever they are called", async () => {
  const { vectorise } = await read({
    tokenizer: "regex [a-z_]+",
    norm: "none",
    vocab: { constructor: 0, to_string: 1 },
  });
  expect(Array.from(vectorise(["constructor to_string constructor", "__proto__ valueof"]))).toEqual([2, 1, 0, 0]);
});
