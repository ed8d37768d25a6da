import { readFile, stat } from "node:fs/promises";
import { messageOf } from "@parapet/guard/kernel";
import { z } from "zod";
import { validateError } from "./model-error.ts";

/** Turns texts into weights of the words of a vocabulary, as a model of texts was trained with. */
export interface Vectoriser {
  readonly width: number;
  /** Row by row, `width` weights each. */
  vectorise(texts: readonly string[]): Float32Array;
}

const MOST_BYTES = 64 * 1024 * 1024;
/** What changes the weights and is not done here: to leave it out in silence would be another model. */
const UNKNOWN = ["ngram_range", "sublinear_tf", "stop_words", "strip_accents", "preprocessor", "analyzer", "binary"];
const document = z.object({
  /** `lowercase; regex [a-z0-9']{2,}`: what a word is. */
  tokenizer: z.string().max(200),
  norm: z.enum(["l1", "l2", "none"]).optional(),
  vocab: z.record(z.string(), z.int().min(0)),
  idf: z.array(z.number()).optional(),
});

/**
 * Reads a vocabulary: JSON with `vocab` (word to column), `idf` (weight of each column), `norm` and `tokenizer`. A
 * tokenizer is one class of characters and how many of them make a word; it is read, never run as an expression.
 *
 * @throws {ParapetError} PARAPET_VALIDATE_DATA
 */
export async function readVectoriser(file: string): Promise<Vectoriser> {
  const refuse = (why: string, cause?: unknown): Error =>
    validateError("PARAPET_VALIDATE_DATA", `${file} is no vocabulary: ${why}`, {
      hint: 'Write {"tokenizer": "lowercase; regex [a-z0-9]{2,}", "vocab": {"word": 0}, "idf": [1.5], "norm": "l2"}.',
      ...(cause === undefined ? {} : { cause }),
    });
  let given: unknown;
  try {
    if ((await stat(file)).size > MOST_BYTES) throw new Error("it is too large");
    given = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw refuse(messageOf(cause), cause);
  }
  const parsed = document.safeParse(given);
  if (!parsed.success) throw refuse(parsed.error.issues[0]?.message ?? "it has another form");
  const unknown = UNKNOWN.find((key) => Object.hasOwn(given as object, key)); // an object, as was parsed
  if (unknown !== undefined) throw refuse(`'${unknown}' is not known here`);
  const { vocab, idf, norm = "l2", tokenizer } = parsed.data;
  const width = idf?.length ?? Math.max(-1, ...Object.values(vocab)) + 1;
  if (width === 0 || width > 1_000_000 || Object.values(vocab).some((column) => column >= width))
    throw refuse("its columns are not those of its weights");
  const cut = cutterOf(tokenizer);
  if (cut === undefined) throw refuse(`the tokenizer '${tokenizer}' is not known here`);
  const columns = new Map(Object.entries(vocab));
  return {
    width,
    vectorise: (texts) => {
      const weights = new Float32Array(texts.length * width);
      for (const [row, text] of texts.entries()) {
        const counts = new Map<number, number>();
        for (const word of cut(text)) {
          const column = columns.get(word);
          if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
        }
        const parts = [...counts].map(([column, count]) => [column, count * (idf?.[column] ?? 1)] as const);
        const length =
          norm === "none"
            ? 1
            : norm === "l1"
              ? parts.reduce((sum, [, weight]) => sum + Math.abs(weight), 0)
              : Math.sqrt(parts.reduce((sum, [, weight]) => sum + weight * weight, 0));
        for (const [column, weight] of parts) weights[row * width + column] = length === 0 ? 0 : weight / length;
      }
      return weights;
    },
  };
}

/** Cuts a text into words, in one scan. */
function cutterOf(tokenizer: string): ((text: string) => Iterable<string>) | undefined {
  const match = /^(lowercase;\s*)?regex \[([^\]\\^]{1,80})\](?:\{(\d{1,3}),\}|\+)$/.exec(tokenizer.trim());
  if (match === null) return undefined;
  const [, lower, inside = "", least = "1"] = match;
  const allowed = new Set<string>();
  for (let at = 0; at < inside.length; at++) {
    const from = inside.charCodeAt(at);
    const to = inside[at + 1] === "-" && at + 2 < inside.length ? inside.charCodeAt(at + 2) : from;
    for (let code = from; code <= to; code++) allowed.add(String.fromCharCode(code));
    if (to !== from) at += 2;
  }
  return function* (text) {
    const read = lower === undefined ? text : text.toLowerCase();
    let begin = 0;
    for (let at = 0; at <= read.length; at++) {
      if (at < read.length && allowed.has(read[at]!)) continue;
      if (at - begin >= Number(least)) yield read.slice(begin, at);
      begin = at + 1;
    }
  };
}
