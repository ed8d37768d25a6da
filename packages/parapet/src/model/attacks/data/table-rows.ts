import path from "node:path";
import { type Column, type Field, type NamedArray, readTable, type TableSchema } from "../../../tables/index.ts";
import { missing } from "./data-error.ts";

/** Arrays by name, and what else their file says. */
export interface Arrays {
  readonly arrays: ReadonlyMap<string, NamedArray>;
  readonly what: string;
}

const TRUTHS = ["y", "label", "target", "class"];

/**
 * The columns of a table as inputs `x` and true classes `y`: words by their codes in the schema, or in the order of the
 * alphabet; the truth is the column that the schema names, or one named so, or the last.
 */
export async function columnsAsArrays(file: string, schema: TableSchema | undefined): Promise<Arrays> {
  const table = await readTable(file);
  const columns = [...table.columns.values()];
  const name = path.basename(file);
  const named =
    schema?.target ?? columns.map(({ field }) => field.name).find((one) => TRUTHS.includes(one.toLowerCase()));
  const truth = named === undefined ? columns.at(-1) : table.columns.get(named);
  if (truth === undefined) throw missing(name, `no column '${named}'`);
  const fields = schema?.fields.filter((field) => field.name !== truth.field.name);
  const taken = fields?.map((field) => ({ field, column: table.columns.get(field.name) }));
  const absent = taken?.find(({ column }) => column === undefined);
  if (absent !== undefined) throw missing(name, `no column '${absent.field.name}'`);
  const inputs =
    taken ?? columns.filter((column) => column !== truth).map((column) => ({ field: column.field, column }));
  const { rows } = table;
  const values = new Float64Array(rows * inputs.length);
  for (const [at, { field, column }] of inputs.entries()) {
    const numbers = numbersOf(column!, field, name); // none is absent, as just seen
    for (let row = 0; row < rows; row++) values[row * inputs.length + at] = numbers[row]!;
  }
  const known = schema?.fields.find((field) => field.name === truth.field.name);
  return {
    what: `${name}, its truth '${truth.field.name}'`,
    arrays: new Map([
      ["x", { name: "x", shape: [rows, inputs.length], values }],
      ["y", { name: "y", shape: [rows], values: classesOf(truth, known ?? truth.field, schema?.positive, name) }],
    ]),
  };
}

function numbersOf(column: Column, field: Field, file: string): Float64Array {
  if (column.kind === "tensor") throw missing(file, `'${field.name}' holds several numbers in a row`);
  if (column.missing !== undefined)
    throw missing(file, `'${field.name}' has no value in row ${column.missing.indexOf(1) + 1}`);
  if (column.kind === "numbers" && field.values === undefined) return column.values;
  const words = column.kind === "words" ? column.values : Array.from(column.values, String);
  const codes = new Map((field.values ?? [...new Set(words)].sort()).map((word, code) => [word, code]));
  return Float64Array.from(words, (word) => {
    const code = codes.get(word);
    if (code === undefined) throw missing(file, `'${field.name}' holds a word that its schema does not have`);
    return code;
  });
}

/** Where one word counts as yes, it is class 1 and all others class 0. */
function classesOf(column: Column, field: Field, positive: string | undefined, file: string): Float64Array {
  if (positive === undefined || column.kind === "tensor") return numbersOf(column, field, file);
  return Float64Array.from<string | number>(column.values, (value) => (String(value) === positive ? 1 : 0));
}
