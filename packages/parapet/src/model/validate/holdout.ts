import { type Column, type Field, isMissing, type Table, type TableSchema } from "../../tables/index.ts";
import { validateError } from "./model-error.ts";
import { type Feature, type Samples, sizeOfShape } from "./samples.ts";

/** Data with its truth: what a model is fed with, what is true, and columns that rows may be grouped by. */
export interface Holdout {
  readonly file: string;
  readonly rows: number;
  readonly samples: Samples;
  /** Name of the column that is to be told. */
  readonly target: string;
  /** Of each row, as words: "1", "yes". */
  readonly labels: readonly string[];
  /** The same as numbers; NaN where the word is none. */
  readonly numbers: Float64Array;
  /** All columns of words and numbers, those that the model does not see as well. */
  readonly columns: ReadonlyMap<string, Feature>;
  readonly notes: readonly string[];
}

export interface HoldoutOptions {
  readonly schema?: TableSchema;
  readonly target?: string;
  /** The column of texts, where the model looks at texts. */
  readonly text?: string | true;
}

/** What the truth is called where nobody says it. */
const TARGETS = ["y", "label", "labels", "target", "class", "y_true"];

/** @throws {ParapetError} PARAPET_VALIDATE_DATA when there is no target, or nothing to look at */
export function holdoutOf(table: Table, options: HoldoutOptions): Holdout {
  const notes: string[] = [];
  const target = targetOf(table, options);
  const truth = table.columns.get(target)!;
  if (truth.kind === "tensor") throw refused(`${target} holds tensors, not classes or numbers`);
  for (let row = 0; row < table.rows; row++)
    if (isMissing(truth, row)) throw refused(`${target} is missing in row ${row + 1}`);
  const labels = wordsOf(truth);
  const columns = new Map<string, Feature>();
  const listed = new Set(options.schema?.fields.map(({ name }) => name));
  for (const [name, column] of table.columns) {
    if (name === target || column.kind === "tensor") continue;
    // Codes of what the model does not see are nobody's concern.
    const isFed = listed.size === 0 || listed.has(name);
    columns.set(name, featureOf(column, options.schema, isFed ? notes : []));
  }
  const samples = samplesOf(table, target, columns, options);
  if (samples.kind === "tabular") for (const feature of samples.features) columns.set(feature.name, feature);
  return {
    file: table.file,
    rows: table.rows,
    samples,
    target,
    labels,
    numbers: Float64Array.from(labels, (label) => (label.trim() === "" ? Number.NaN : Number(label))),
    columns,
    notes,
  };
}

const refused = (message: string, hint?: string): Error =>
  validateError("PARAPET_VALIDATE_DATA", message, hint === undefined ? {} : { hint });

function targetOf({ columns, file }: Table, { target, schema }: HoldoutOptions): string {
  if (target !== undefined) {
    if (columns.has(target)) return target;
    throw refused(`${file} has no column '${target}'`, `It has ${[...columns.keys()].slice(0, 20).join(", ")}.`);
  }
  const found = [schema?.target ?? "", ...TARGETS].find((name) => columns.has(name));
  if (found !== undefined) return found;
  throw refused(`${file} does not say what is true`, "Name the column with --target, or in the schema file.");
}

/** Whole numbers without a point, so that "1" of one file is "1.0" of another. */
const wordsOf = (column: Exclude<Column, { kind: "tensor" }>): readonly string[] =>
  column.kind === "words" ? column.values : Array.from(column.values, String);

function featureOf(
  column: Exclude<Column, { kind: "tensor" }>,
  schema: TableSchema | undefined,
  notes: string[],
): Feature {
  const { name } = column.field;
  const field = schema?.fields.find((one) => one.name === name) ?? column.field;
  if (column.kind === "numbers") {
    const words = field.type === "category" ? field.values : undefined;
    if (words === undefined) return { name, field, values: column.values, words };
    const codes = new Map(words.map((word, code) => [Number(word), code]));
    const values = Float64Array.from(column.values, (value) =>
      Number.isNaN(value) ? value : (codes.get(value) ?? value),
    );
    return { name, field, values, words };
  }
  const words = field.values ?? [...new Set(column.values)].filter((word) => word !== "").toSorted();
  if (field.values === undefined && words.length <= 200)
    notes.push(`${name}: codes by the order of its ${words.length} words, for no schema says them`);
  const codes = new Map(words.map((word, code) => [word, code]));
  const values = Float64Array.from(column.values, (word, row) => {
    const code = codes.get(word);
    if (code !== undefined || isMissing(column, row)) return code ?? Number.NaN;
    throw refused(
      `${name} is ${JSON.stringify(word.slice(0, 40))} in row ${row + 1}, which its schema does not list`,
      `Add it to the values of ${name}, or repair the row.`,
    );
  });
  return { name, field, values, words };
}

function samplesOf(
  table: Table,
  target: string,
  columns: ReadonlyMap<string, Feature>,
  { schema, text }: HoldoutOptions,
): Samples {
  const { rows, file } = table;
  if (text !== undefined) return textSamples(table, text);
  const tensor = [...table.columns.values()].find((column) => column.kind === "tensor");
  const listed = schema?.fields.filter(({ name }) => name !== target) ?? [];
  if (tensor?.kind === "tensor") {
    if (tensor.shape.length > 1) {
      const white = tensor.values instanceof Uint8Array ? 255 : 1;
      return { kind: "tensor", rows, shape: tensor.shape, values: Float32Array.from(tensor.values), white };
    }
    const width = sizeOfShape(tensor.shape);
    const isNamed = listed.length === width && !listed.some(({ name }) => table.columns.has(name));
    const features = Array.from({ length: width }, (_, at): Feature => {
      const field: Field = isNamed ? listed[at]! : { name: `${tensor.field.name}[${at}]`, type: "number" };
      const values = Float64Array.from({ length: rows }, (_, row) => tensor.values[row * width + at]!);
      return { name: field.name, field, values, words: field.type === "category" ? field.values : undefined };
    });
    return { kind: "tabular", rows, features };
  }
  const wanted = listed.length > 0 ? listed.map(({ name }) => name) : [...columns.keys()];
  const features = wanted.map((name) => {
    const feature = columns.get(name);
    if (feature === undefined) throw refused(`${file} has no column '${name}', which the schema lists`);
    return feature;
  });
  if (features.length === 0) throw refused(`${file} holds nothing but ${target}`);
  return { kind: "tabular", rows, features };
}

function textSamples(table: Table, wanted: string | true): Samples {
  const words = [...table.columns.values()].filter((column) => column.kind === "words");
  const found =
    wanted === true
      ? (words.find(({ field }) => field.name === "text") ?? words.find(({ field }) => field.type === "text"))
      : words.find(({ field }) => field.name === wanted);
  if (found === undefined) throw refused(`${table.file} has no column of texts`, "Name it with --text.");
  return { kind: "text", rows: table.rows, texts: found.values };
}
