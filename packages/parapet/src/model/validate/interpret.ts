import type { Holdout } from "./holdout.ts";
import { validateError } from "./model-error.ts";
import type { Outcomes } from "./outcomes.ts";
import type { Said } from "./predictors/predictor.ts";

export interface InterpretOptions {
  readonly task?: "classification" | "regression";
  /** Classes as the model names them, in the order of its scores. */
  readonly classes?: readonly string[] | undefined;
  /** The word that counts as yes. */
  readonly positive?: string | undefined;
  /** Where a model says both: which of them is its answer. Probabilities, when nothing is said. */
  readonly answers?: "probabilities" | "labels";
}

/** How words of the data and numbers of the model belong together: decided once, on the holdout. */
export interface Reading {
  readonly task: "classification" | "regression";
  readonly classes: readonly string[];
  readonly positive: number;
  /** Class of a word of the data. */
  readonly byLabel: ReadonlyMap<string, number>;
  /** Class of a word of the model. */
  readonly bySaid: ReadonlyMap<string, number>;
  /** Are scores to be turned into probabilities? */
  readonly scores: "probabilities" | "softmax" | "logistic" | "none";
  readonly answers: "probabilities" | "labels";
  readonly notes: readonly string[];
}

/** More numbers than this are a scale and not classes. */
const MOST_NUMBERED_CLASSES = 100;
const MOST_CLASSES = 1_000;

const refused = (message: string, hint: string): Error => validateError("PARAPET_VALIDATE_DATA", message, { hint });

/**
 * @param said of a first batch: its form is that of all
 * @throws {ParapetError} PARAPET_VALIDATE_DATA when the classes of data and model are not the same
 */
export function readingOf(
  said: Said,
  holdout: Pick<Holdout, "labels" | "numbers">,
  options: InterpretOptions,
): Reading {
  const notes: string[] = [];
  if ((options.task ?? taskOf(said, holdout)) === "regression") {
    if (said.scores === undefined || said.width !== 1)
      throw refused("the model does not say one number a row", "Leave --task to what the data say.");
    if (holdout.numbers.some(Number.isNaN)) throw refused("the target is not a number in every row", "Name another.");
    return {
      task: "regression",
      classes: [],
      positive: 0,
      byLabel: new Map(),
      bySaid: new Map(),
      scores: "none",
      answers: "probabilities",
      notes,
    };
  }
  const words = sortedWords(new Set(holdout.labels));
  if (words.length > MOST_CLASSES) throw refused(`the target has ${words.length} classes`, "Say --task regression.");
  const count = Math.max(
    options.classes?.length ?? 0,
    said.width === 1 ? 2 : said.width,
    said.scores === undefined ? words.length : 0,
  );
  const own = options.classes?.length === count ? options.classes : numbered(count);
  const isSame = words.every((word) => own.includes(word));
  // Named otherwise by the model: 0 and 1 for no and yes.
  const isRenamed = !isSame && words.length === count;
  if (!isSame && !isRenamed)
    throw refused(
      `the data have the classes ${words.slice(0, 8).join(", ")}, the model ${own.slice(0, 8).join(", ")}`,
      "Give data whose target has the model's classes.",
    );
  const positiveWord = options.positive;
  const ordered =
    isRenamed && count === 2 && positiveWord !== undefined && words.includes(positiveWord)
      ? [...words.filter((word) => word !== positiveWord), positiveWord]
      : words;
  const classes = isRenamed ? ordered : own;
  if (isRenamed)
    notes.push(
      `classes of the model by the order of words: ${classes
        .map((word, at) => `${own[at]} is ${word}`)
        .slice(0, 10)
        .join(", ")}`,
    );
  const positive =
    positiveWord !== undefined && classes.includes(positiveWord) ? classes.indexOf(positiveWord) : count === 2 ? 1 : 0;
  return {
    task: "classification",
    classes,
    positive,
    byLabel: new Map(classes.map((word, at) => [word, at])),
    bySaid: new Map([...classes.map((word, at) => [word, at] as const), ...own.map((word, at) => [word, at] as const)]),
    scores: formOf(said),
    answers: said.scores === undefined ? "labels" : (options.answers ?? "probabilities"),
    notes,
  };
}

function taskOf(said: Said, { numbers, labels }: Pick<Holdout, "labels" | "numbers">): Reading["task"] {
  if (said.labels !== undefined || said.width !== 1 || numbers.some(Number.isNaN)) return "classification";
  if (numbers.some((value) => !Number.isInteger(value))) return "regression";
  return new Set(labels).size > MOST_NUMBERED_CLASSES ? "regression" : "classification";
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

/** Numbers by size, words by their letters. */
export function sortedWords(words: ReadonlySet<string>): string[] {
  const isNumeric = [...words].every((word) => word.trim() !== "" && !Number.isNaN(Number(word)));
  return [...words].toSorted((a, b) => (isNumeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0));
}

/** What scores are, by themselves: probabilities lie between 0 and 1 and add up to 1. */
function formOf({ scores, width }: Said): Reading["scores"] {
  if (scores === undefined) return "none";
  const isBetween = scores.every((score) => score >= -1e-6 && score <= 1 + 1e-6);
  if (width === 1) return isBetween ? "probabilities" : "logistic";
  for (let row = 0; row < scores.length / width; row++) {
    let sum = 0;
    for (let index = 0; index < width; index++) sum += scores[row * width + index]!;
    if (!isBetween || Math.abs(sum - 1) > 1e-3) return "softmax";
  }
  return "probabilities";
}

/** @throws {ParapetError} PARAPET_VALIDATE_RUN when the model says what is no number or no class */
export function outcomesOf(said: Said, holdout: Pick<Holdout, "labels" | "numbers">, reading: Reading): Outcomes {
  const { scores } = said;
  const bad = scores?.findIndex(Number.isNaN) ?? -1;
  if (bad >= 0)
    throw validateError(
      "PARAPET_VALIDATE_RUN",
      `the model says what is no number in row ${Math.floor(bad / said.width) + 1}`,
      {
        hint: "Missing values do this, in a model that was not made for them.",
      },
    );
  if (reading.task === "regression") return { task: "regression", target: holdout.numbers, predicted: scores! };
  const { classes, positive, byLabel, bySaid } = reading;
  const labels = Int32Array.from(holdout.labels, (word) => {
    const index = byLabel.get(word);
    if (index === undefined)
      throw refused(
        `the data have the class ${JSON.stringify(word.slice(0, 40))}, the model has not`,
        "Leave its rows out.",
      );
    return index;
  });
  const probabilities = scores === undefined ? undefined : probabilitiesOf(scores, said.width, reading, positive);
  const size = classes.length;
  const predicted =
    said.labels === undefined || reading.answers === "probabilities"
      ? Int32Array.from(labels, (_, row) => argmax(probabilities!, row * size, size))
      : Int32Array.from(said.labels, (word) => {
          const index = bySaid.get(word);
          if (index === undefined)
            throw validateError(
              "PARAPET_VALIDATE_RUN",
              `the model says the class ${JSON.stringify(word.slice(0, 40))}, which the data do not know`,
            );
          return index;
        });
  return { task: "classification", classes, positive, labels, predicted, probabilities };
}

function argmax(values: Float64Array, from: number, size: number): number {
  let best = 0;
  for (let index = 1; index < size; index++) if (values[from + index]! > values[from + best]!) best = index;
  return best;
}

function probabilitiesOf(scores: Float64Array, width: number, reading: Reading, positive: number): Float64Array {
  if (width === 1) {
    const both = new Float64Array(scores.length * 2);
    for (const [row, score] of scores.entries()) {
      const chance = reading.scores === "logistic" ? 1 / (1 + Math.exp(-score)) : score;
      both[row * 2 + positive] = chance;
      both[row * 2 + 1 - positive] = 1 - chance;
    }
    return both;
  }
  if (reading.scores !== "softmax") return scores;
  const result = new Float64Array(scores.length);
  for (let from = 0; from < scores.length; from += width) {
    const row = scores.subarray(from, from + width);
    const highest = Math.max(...row);
    const parts = row.map((score) => Math.exp(score - highest));
    const total = parts.reduce((sum, part) => sum + part, 0);
    for (const [index, part] of parts.entries()) result[from + index] = part / total;
  }
  return result;
}

/** Rows whose label is not the model's most likely class: two answers, of which one counts. */
export function contradictionsOf(said: Said, outcomes: Outcomes, reading: Reading): number {
  if (said.labels === undefined || said.scores === undefined || outcomes.task === "regression") return 0;
  const { probabilities, classes } = outcomes;
  if (probabilities === undefined) return 0;
  return said.labels.reduce((sum, word, row) => {
    const likely = argmax(probabilities, row * classes.length, classes.length);
    return sum + (reading.bySaid.get(word) === likely ? 0 : 1);
  }, 0);
}
