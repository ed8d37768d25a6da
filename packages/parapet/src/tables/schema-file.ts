import { readFile, stat } from "node:fs/promises";
import { messageOf } from "@parapet/guard/kernel";
import { z } from "zod";
import type { Field, FieldType, TableSchema } from "./schema.ts";
import { tableError } from "./table-error.ts";

const MOST_BYTES = 16 * 1024 * 1024;

/** Words that people and their libraries use for types. */
const TYPES: Readonly<Record<string, FieldType>> = {
  num: "number",
  number: "number",
  numeric: "number",
  float: "number",
  float32: "number",
  float64: "number",
  real: "number",
  double: "number",
  continuous: "number",
  int: "integer",
  integer: "integer",
  int32: "integer",
  int64: "integer",
  ordinal: "integer",
  count: "integer",
  cat: "category",
  category: "category",
  categorical: "category",
  enum: "category",
  nominal: "category",
  bool: "boolean",
  boolean: "boolean",
  binary: "boolean",
  str: "text",
  string: "text",
  text: "text",
  time: "time",
  date: "time",
  datetime: "time",
  timestamp: "time",
  tensor: "tensor",
  image: "tensor",
  array: "tensor",
  vector: "tensor",
};

const word = z.union([z.string().max(10_000), z.number(), z.boolean()]).transform(String);
const names = z.array(z.string().min(1).max(1_000)).max(20_000);
const field = z.object({
  name: z.string().min(1).max(1_000),
  type: z.string().max(40).optional(),
  values: z.array(word).max(1_000_000).optional(),
  categories: z.array(word).max(1_000_000).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  shape: z.array(z.int().min(1).max(1_000_000)).max(8).optional(),
  immutable: z.boolean().optional(),
  mutable: z.boolean().optional(),
  monotone: z.union([z.literal(1), z.literal(-1), z.enum(["increasing", "decreasing"])]).optional(),
  group: z.string().max(1_000).optional(),
});
const document = z.object({
  columns: z.array(field).max(20_000).optional(),
  features: z.array(field).max(20_000).optional(),
  fields: z.array(field).max(20_000).optional(),
  target: z.string().max(1_000).optional(),
  label: z.string().max(1_000).optional(),
  positive: word.optional(),
  sensitive: names.optional(),
  immutable: names.optional(),
  groups: z.record(z.string(), names).optional(),
  onehot: z.record(z.string(), names).optional(),
});

/**
 * A schema file: JSON with `columns` (or `features`, `fields`), each with a `name` and a `type` in one of the usual
 * words, and what else `Field` knows; `target` and `positive`. Keys that are not known here are for others.
 *
 * @throws {ParapetError} PARAPET_TABLE_READ or PARAPET_TABLE_SCHEMA, with the path of what is wrong
 */
export async function readSchema(file: string): Promise<TableSchema> {
  const text = await readText(file);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw tableError("PARAPET_TABLE_SCHEMA", `${file} is not JSON: ${messageOf(cause)}`, { file, cause });
  }
  return parseSchema(given, file);
}

/** @param file as it is named in errors */
export function parseSchema(given: unknown, file: string): TableSchema {
  const parsed = document.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw tableError("PARAPET_TABLE_SCHEMA", `${file}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`, {
      file,
    });
  }
  const content = parsed.data;
  const listed = content.columns ?? content.features ?? content.fields;
  if (listed === undefined)
    throw tableError("PARAPET_TABLE_SCHEMA", `${file} has no columns`, {
      file,
      hint: 'Write {"columns": [{"name": "age", "type": "integer"}], "target": "approved"}.',
    });
  const groups = new Map(
    Object.entries(content.groups ?? content.onehot ?? {}).flatMap(([group, members]) =>
      members.map((member): [string, string] => [member, group]),
    ),
  );
  const immutable = new Set(content.immutable);
  const seen = new Set<string>();
  const fields = listed.map((column): Field => {
    if (seen.has(column.name))
      throw tableError("PARAPET_TABLE_SCHEMA", `${file} has the column ${column.name} twice`, { file });
    seen.add(column.name);
    const values = column.values ?? column.categories;
    const type = typeOf(column.type, values !== undefined, file, column.name);
    const [min, max] = column.range ?? [column.min, column.max];
    const group = column.group ?? groups.get(column.name);
    const { monotone } = column;
    return {
      name: column.name,
      type,
      ...(values === undefined ? {} : { values }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(column.shape === undefined ? {} : { shape: column.shape }),
      ...(column.immutable === true || column.mutable === false || immutable.has(column.name)
        ? { immutable: true }
        : {}),
      ...(monotone === undefined ? {} : { monotone: monotone === 1 || monotone === "increasing" ? 1 : -1 }),
      ...(group === undefined ? {} : { group }),
    };
  });
  const target = content.target ?? content.label;
  return {
    fields,
    ...(target === undefined ? {} : { target }),
    ...(content.positive === undefined ? {} : { positive: content.positive }),
    ...(content.sensitive === undefined ? {} : { sensitive: content.sensitive }),
  };
}

function typeOf(given: string | undefined, hasValues: boolean, file: string, name: string): FieldType {
  if (given === undefined) return hasValues ? "category" : "number";
  const type = Object.hasOwn(TYPES, given.toLowerCase()) ? TYPES[given.toLowerCase()] : undefined;
  if (type !== undefined) return type;
  throw tableError("PARAPET_TABLE_SCHEMA", `${file}: ${name} has the type '${given}', which is not known here`, {
    file,
    hint: "Use number, integer, category, boolean, text, time or tensor.",
  });
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw tableError("PARAPET_TABLE_LIMIT", `${file} is larger than a schema is`, { file });
    return await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && cause.name === "ParapetError") throw cause;
    throw tableError("PARAPET_TABLE_READ", `${file} cannot be read: ${messageOf(cause)}`, { file, cause });
  }
}
