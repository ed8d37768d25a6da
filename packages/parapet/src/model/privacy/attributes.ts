import type { Random } from "../attacks/engine/random.ts";
import { forestLearner } from "../learn/forest.ts";
import { classesOf, type LabelledRows, rowsAt } from "../learn/learner.ts";
import type { Share } from "./measure.ts";
import { privacyError } from "./privacy-error.ts";

/** How well one column is told from all others, without and with the model's answers. */
export interface AttributeInference {
  readonly column: number;
  readonly values: number;
  readonly members: Guessed;
  /** On rows that the model has never seen: a gain here too is what the model knows of people, not of its members. */
  readonly others: Guessed;
}

interface Guessed {
  readonly rows: number;
  /** The commonest value, always. */
  readonly commonest: number;
  /** By a forest from the other columns and the class. */
  readonly without: number;
  /** By the same forest that also knows what the model answers for each value that the column may have. */
  readonly with: number;
  /** The value for which the model is surest of the row's class, weighed by how common the value is: nothing is learned. */
  readonly direct: number;
  /** `with` less `without`, on the same rows, with its 95 % interval. */
  readonly gain: Share;
  /** `direct` less `without` likewise. */
  readonly directGain: Share;
}

export interface AttributeOptions {
  readonly pool: LabelledRows;
  readonly members: number;
  /** The column that is guessed, from 0. */
  readonly column: number;
  ask(inputs: Float32Array, rows: number): Promise<Float32Array>;
  readonly random: Random;
}

const MOST_VALUES = 12;
const TREES = 60;

/**
 * Guesses one column of each row. Who guesses has half of the rows that the model was not trained on, whole, to learn
 * from; the other half and all members are guessed.
 *
 * @throws {ParapetError} PARAPET_PRIVACY_COLUMN when it is none, or has too many values to guess among
 * @see Fredrikson and others, Privacy in pharmacogenetics (2014); Yeom and others (2018); Jayaraman, Evans, Are attribute
 *   inference attacks just imputation? (2022), which is why there is a guess without the model
 */
export async function inferAttribute(options: AttributeOptions): Promise<AttributeInference> {
  const { pool, members, column, ask, random } = options;
  const values = valuesOf(pool, column);
  const half = Math.floor((pool.rows - members) / 2);
  const places = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);
  const parts = [places(members, members + half), places(0, members), places(members + half, pool.rows)] as const;
  const [known, own, others] = (await Promise.all(
    parts.map(async (part) => withAnswers(rowsAt(pool, part), column, values, ask)),
  )) as [Views, Views, Views]; // three parts
  const learner = forestLearner({ trees: TREES });
  const [without, told] = [
    await learner.train(known.plain, random.fork(1)),
    await learner.train(known.told, random.fork(2)),
  ];
  const counts = countsOf(known.plain.labels, values.length);
  const commonest = counts.indexOf(Math.max(...counts));
  const guess = async ({ plain, told: more }: Views): Promise<Guessed> => {
    const { rows, labels } = plain;
    const [a, b] = [
      classesOf(await without.predict(plain.inputs, rows), rows, values.length),
      classesOf(await told.predict(more.inputs, rows), rows, values.length),
    ];
    const right = (said: Int32Array): number[] => Array.from(said, (one, row) => Number(one === labels[row]));
    const [before, after, surest] = [right(a), right(b), right(surestOf(more, counts))];
    const against = (own: readonly number[]): Share => meanWithInterval(own.map((one, row) => one - before[row]!));
    return {
      rows,
      commonest: mean(Array.from(labels, (one) => Number(one === commonest))),
      without: mean(before),
      with: mean(after),
      direct: mean(surest),
      gain: against(after),
      directGain: against(surest),
    };
  };
  return { column, values: values.length, members: await guess(own), others: await guess(others) };
}

interface Views {
  /** The other columns and the class; the column is what is learned. */
  readonly plain: LabelledRows;
  /** And what the model says for each value. */
  readonly told: LabelledRows;
}

async function withAnswers(
  rows: LabelledRows,
  column: number,
  values: readonly number[],
  ask: AttributeOptions["ask"],
): Promise<Views> {
  const { size, classes } = rows;
  const answers: Float32Array[] = [];
  for (const value of values) {
    const inputs = Float32Array.from(rows.inputs);
    for (let row = 0; row < rows.rows; row++) inputs[row * size + column] = value;
    answers.push(await ask(inputs, rows.rows));
  }
  const labels = Int32Array.from({ length: rows.rows }, (_, row) => values.indexOf(rows.inputs[row * size + column]!));
  const view = (width: number, more: (row: number, to: Float32Array) => void): LabelledRows => {
    const inputs = new Float32Array(rows.rows * width);
    for (let row = 0; row < rows.rows; row++) {
      const own = inputs.subarray(row * width, (row + 1) * width);
      own.set(rows.inputs.subarray(row * size, (row + 1) * size));
      own[column] = rows.labels[row]!; // the class stands where the column was
      more(row, own);
    }
    return { inputs, labels, rows: rows.rows, size: width, classes: values.length };
  };
  return {
    plain: view(size, () => {}),
    told: view(size + values.length, (row, own) => {
      for (const [at, said] of answers.entries()) own[size + at] = said[row * classes + rows.labels[row]!]!;
    }),
  };
}

function valuesOf({ inputs, rows, size }: LabelledRows, column: number): readonly number[] {
  const fault = (message: string) =>
    privacyError(message, {
      code: "PARAPET_PRIVACY_COLUMN",
      hint: `Name a column from 0 to ${size - 1} that has 2 to ${MOST_VALUES} values.`,
    });
  if (!(column >= 0 && column < size)) throw fault(`there is no column ${column}`);
  const values = new Set<number>();
  for (let row = 0; row < rows && values.size <= MOST_VALUES; row++) values.add(inputs[row * size + column]!);
  if (values.size < 2 || values.size > MOST_VALUES)
    throw fault(`column ${column} has ${values.size > MOST_VALUES ? `more than ${MOST_VALUES} values` : "one value"}`);
  return [...values].sort((a, b) => a - b);
}

/** The answers stand behind the columns. */
function surestOf({ inputs, rows, size, classes: values }: LabelledRows, counts: readonly number[]): Int32Array {
  const weighed = new Float32Array(rows * values);
  for (let row = 0; row < rows; row++)
    for (let at = 0; at < values; at++)
      weighed[row * values + at] = inputs[(row + 1) * size - values + at]! * counts[at]!;
  return classesOf(weighed, rows, values);
}

function countsOf(labels: Int32Array, values: number): readonly number[] {
  const counts = new Array<number>(values).fill(0);
  for (const label of labels) counts[label]!++;
  return counts;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function meanWithInterval(numbers: readonly number[]): Share {
  const value = mean(numbers);
  const square = numbers.reduce((sum, one) => sum + (one - value) ** 2, 0) / Math.max(1, numbers.length - 1);
  const reach = 1.96 * Math.sqrt(square / numbers.length);
  return { value, low: value - reach, high: value + reach };
}
