export { type NamedArray, readArrays } from "./arrays.ts";
export {
  type Batch,
  type Column,
  isMissing,
  type NumberColumn,
  sizeOf,
  type TensorColumn,
  type TensorValues,
  takeColumn,
  type WordColumn,
} from "./column.ts";
export { TABLE_LIMITS, type TableLimits } from "./limits.ts";
export { openTable, type TableOptions, type TableSource } from "./open-table.ts";
export { type ReadTableOptions, readTable, type Table, takeRows } from "./read-table.ts";
export { type Field, type FieldType, fieldOf, type TableSchema } from "./schema.ts";
export { parseSchema, readSchema } from "./schema-file.ts";
