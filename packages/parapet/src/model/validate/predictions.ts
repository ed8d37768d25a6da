import { type Column, isMissing, type Table } from "../../tables/index.ts";
import { sortedWords } from "./interpret.ts";
import { validateError } from "./model-error.ts";
import type { Said } from "./predictors/predictor.ts";

export interface PredictionNames {
  readonly prediction?: string;
  /** The column of the positive class's probability, or of the number that a regression says. */
  readonly score?: string;
}

/** What a model said, kept in a file: for models that are not run here. */
export interface Predictions {
  readonly said: Said;
  /** Names of the classes, in the order of the scores. */
  readonly classes: readonly string[] | undefined;
  /** Columns that are no inputs. */
  readonly used: readonly string[];
  readonly note: string;
}

const PREDICTIONS = ["prediction", "predicted", "y_pred", "pred", "predicted_label"];
const SCORES = ["score", "probability", "proba", "y_prob", "y_score", "prob", "y_pred_proba"];
const BY_CLASS = /^(?:prob|proba|probability|p|score)_(.+)$/;

/**
 * Finds what was said: a column of classes (`prediction`), of the positive class's probability (`score`), or one of a
 * probability for each class (`prob_ham`, `prob_spam`).
 *
 * @param target is no prediction, whatever its name
 * @throws {ParapetError} PARAPET_VALIDATE_DATA when nothing is a prediction
 */
export function predictionsOf(table: Table, target: string, names: PredictionNames): Predictions {
  const others = [...table.columns.keys()].filter((name) => name !== target);
  const named = (wanted: string | undefined, usual: readonly string[]): string | undefined => {
    if (wanted === undefined) return usual.find((name) => others.includes(name));
    if (others.includes(wanted)) return wanted;
    throw validateError("PARAPET_VALIDATE_DATA", `${table.file} has no column '${wanted}'`);
  };
  const prediction = named(names.prediction, PREDICTIONS);
  const score = named(names.score, SCORES);
  const byClass =
    names.score === undefined ? others.filter((name) => BY_CLASS.test(name) && isNumbers(table, name)) : [];
  const labels = prediction === undefined ? undefined : wordsOf(column(table, prediction));
  if (byClass.length >= 2) {
    const classes = sortedWords(new Set(byClass.map((name) => BY_CLASS.exec(name)![1]!)));
    const columns = classes.map((word) => numbersOf(table, byClass.find((name) => BY_CLASS.exec(name)![1] === word)!));
    const scores = Float64Array.from({ length: table.rows * classes.length }, (_, at) => {
      return columns[at % classes.length]![Math.floor(at / classes.length)]!;
    });
    const said: Said = { scores, width: classes.length, kind: "probabilities", labels };
    return {
      said,
      classes,
      used: [...byClass, ...(prediction === undefined ? [] : [prediction])],
      note: `probabilities of ${classes.join(", ")}`,
    };
  }
  if (score !== undefined) {
    const said: Said = { scores: numbersOf(table, score), width: 1, kind: "unknown", labels };
    return {
      said,
      classes: undefined,
      used: [score, ...(prediction === undefined ? [] : [prediction])],
      note: `scores of the column ${score}`,
    };
  }
  if (prediction === undefined || labels === undefined)
    throw validateError("PARAPET_VALIDATE_DATA", `${table.file} does not say what a model said`, {
      hint: "Name the column with --prediction or --score; or give an ONNX file or an address.",
    });
  // Numbers with a part behind the point are no classes.
  const isContinuous =
    isNumbers(table, prediction) && numbersOf(table, prediction).some((value) => !Number.isInteger(value));
  const said: Said = isContinuous
    ? { scores: numbersOf(table, prediction), width: 1, kind: "unknown", labels: undefined }
    : { scores: undefined, width: 0, kind: "unknown", labels };
  return { said, classes: undefined, used: [prediction], note: `answers of the column ${prediction}` };
}

function column(table: Table, name: string): Exclude<Column, { kind: "tensor" }> {
  const found = table.columns.get(name);
  if (found === undefined || found.kind === "tensor")
    throw validateError("PARAPET_VALIDATE_DATA", `${name} of ${table.file} holds tensors`);
  for (let row = 0; row < table.rows; row++)
    if (isMissing(found, row))
      throw validateError("PARAPET_VALIDATE_DATA", `${name} is missing in row ${row + 1} of ${table.file}`, {
        hint: "A row without an answer is no right answer: leave it out, or let the model answer it.",
      });
  return found;
}

const isNumbers = (table: Table, name: string): boolean => table.columns.get(name)?.kind === "numbers";

const wordsOf = (found: Exclude<Column, { kind: "tensor" }>): readonly string[] =>
  found.kind === "words" ? found.values : Array.from(found.values, String);

function numbersOf(table: Table, name: string): Float64Array {
  const found = column(table, name);
  if (found.kind === "numbers") return found.values;
  throw validateError("PARAPET_VALIDATE_DATA", `${name} of ${table.file} holds words where numbers are asked for`);
}
