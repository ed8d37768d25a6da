/**
 * - `integer` and `number`, with or without a decimal part
 * - `category`: one of few words; `text`: any words
 * - `time`: an instant; what has no zone is taken for UTC
 * - `tensor`: numbers of one shape in every row
 */
export type FieldType = "number" | "integer" | "category" | "boolean" | "text" | "time" | "tensor";

/** One column, and what may stand in it. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** Of a category: all words that there are, in the order of their codes. */
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** Of a tensor: shape of one row. */
  readonly shape?: readonly number[];
  /** Whom it describes cannot change it: age, origin. */
  readonly immutable?: boolean;
  /** It can only grow (1) or shrink (-1) by what people do. */
  readonly monotone?: 1 | -1;
  /** Columns of one name here are one category, spread over columns of 0 and 1. */
  readonly group?: string;
}

export interface TableSchema {
  readonly fields: readonly Field[];
  /** The column that a model is to tell. */
  readonly target?: string;
  /** The word of the target that counts as yes. */
  readonly positive?: string;
  /** Columns of people that a decision may not hang on. */
  readonly sensitive?: readonly string[];
}

/** A field by its name. */
export const fieldOf = (schema: TableSchema, name: string): Field | undefined =>
  schema.fields.find((field) => field.name === name);
