import { wordsOf } from "../cues.ts";
import { countTokens } from "../tokens.ts";
import { integerAt, invalid, listAt, modelAt, objectAt } from "./body.ts";
import { type PracticeWire, Refusal } from "./wire.ts";

const USUAL_DIMENSIONS = 256;
const MOST_INPUTS = 2_048;

/** `/v1/embeddings`: hashed bags of words, so that texts with words in common lie near each other. */
export const openaiEmbeddings: PracticeWire = {
  id: "openai-embeddings",
  method: "POST",
  matches: (path) => path === "/v1/embeddings",
  reply({ json }) {
    const body = objectAt(json, "body");
    const model = modelAt(body);
    const inputs = inputsOf(body.input);
    const dimensions = integerAt(body.dimensions, "dimensions", USUAL_DIMENSIONS, 1, 4_096);
    const format = body.encoding_format ?? "float";
    if (format !== "float" && format !== "base64") throw invalid("encoding_format", "'float' or 'base64'");
    const tokens = inputs.reduce((sum, text) => sum + countTokens(text), 0);
    return {
      is: "json",
      body: {
        object: "list",
        data: inputs.map((text, index) => {
          const vector = embed(text, dimensions);
          const embedding = format === "float" ? [...vector] : Buffer.from(vector.buffer).toString("base64");
          return { object: "embedding", index, embedding };
        }),
        model,
        usage: { prompt_tokens: tokens, total_tokens: tokens },
      },
    };
  },
};

/** A unit vector; the same text gives the same vector on every machine. */
function embed(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  const words = wordsOf(text);
  for (const word of words.length === 0 ? [text] : words) {
    const hash = fnv1a(word);
    const slot = hash % dimensions;
    vector[slot] = (vector[slot] ?? 0) + (hash >>> 31 === 0 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** FNV-1a over UTF-16 units, 32 bits, finished with a mix so that the high bits depend on every unit. */
function fnv1a(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

/** A string, strings, tokens or lists of tokens; tokens are embedded as their decimal words. */
function inputsOf(input: unknown): readonly string[] {
  if (typeof input === "string") return [notEmpty(input)];
  const list = listAt(input, "input");
  if (list.length === 0 || list.length > MOST_INPUTS) throw invalid("input", `1 to ${MOST_INPUTS} entries`);
  if (typeof list[0] === "number") return [list.join(" ")];
  return list.map((one, index) => {
    if (typeof one === "string") return notEmpty(one);
    return listAt(one, `input[${index}]`).join(" ");
  });
}

function notEmpty(text: string): string {
  if (text === "")
    throw new Refusal(400, "'$.input' is invalid: an empty string cannot be embedded.", { param: "input" });
  return text;
}
