import { compilePattern, PatternError } from "./pattern.ts";
import { escapeToken, IN_PLACE, isObject, isSchema, LIST, NAMED, ONE, resolveRef, type Schema } from "./schema.ts";

export interface SchemaProblem {
  /** JSON pointer into the schema. */
  readonly pointer: string;
  readonly message: string;
}

const TYPES: readonly unknown[] = ["null", "boolean", "object", "array", "number", "string", "integer"];
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
const isNames = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === "string") && new Set(value).size === value.length;

/** What keywords that hold no schema must be. */
const VALUES: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  type: [
    (value) =>
      TYPES.includes(value) ||
      (Array.isArray(value) && value.length > 0 && value.every((item) => TYPES.includes(item))),
    `one of ${TYPES.join(", ")}, or a list of them`,
  ],
  enum: [Array.isArray, "a list"],
  const: [() => true, ""],
  required: [isNames, "a list of different names"],
  dependentRequired: [(value) => isObject(value) && Object.values(value).every(isNames), "lists of names by name"],
  minimum: [isNumber, "a number"],
  maximum: [isNumber, "a number"],
  exclusiveMinimum: [isNumber, "a number"],
  exclusiveMaximum: [isNumber, "a number"],
  multipleOf: [(value) => isNumber(value) && (value as number) > 0, "a number above 0"],
  minLength: [isCount, "a whole number"],
  maxLength: [isCount, "a whole number"],
  minItems: [isCount, "a whole number"],
  maxItems: [isCount, "a whole number"],
  minContains: [isCount, "a whole number"],
  maxContains: [isCount, "a whole number"],
  minProperties: [isCount, "a whole number"],
  maxProperties: [isCount, "a whole number"],
  uniqueItems: [(value) => typeof value === "boolean", "true or false"],
};
/** Keywords that say something about a value and demand nothing of it. `format` is one unless a vocabulary says more. */
// biome-ignore format: a list of words
const ANNOTATIONS: readonly string[] = [
  "$schema", "$id", "$comment", "$anchor", "$vocabulary", "title", "description", "default", "examples", "deprecated",
  "readOnly", "writeOnly", "format", "contentMediaType", "contentEncoding", "contentSchema",
];

/**
 * What keeps a schema from being enforced as it is written, the first thing found: a keyword that is not known here,
 * a pattern that takes more than linear time, a value of the wrong kind, a
 * reference that leads nowhere, elsewhere or round in a circle.
 */
export function checkSchema(root: unknown): SchemaProblem | undefined {
  if (!isSchema(root)) return { pointer: "", message: "a schema is true, false or an object" };
  return checkAt(root, root, "");
}

function checkAt(root: Schema, schema: unknown, pointer: string): SchemaProblem | undefined {
  if (!isSchema(schema)) return { pointer, message: "a schema is true, false or an object" };
  if (typeof schema === "boolean") return undefined;
  for (const [keyword, value] of Object.entries(schema)) {
    const at = `${pointer}/${escapeToken(keyword)}`;
    const problem = checkKeyword(root, keyword, value, at);
    if (problem !== undefined) return problem;
  }
  return isCircular(root, schema, new Set()) ? { pointer, message: "refers to itself without end" } : undefined;
}

function checkKeyword(root: Schema, keyword: string, value: unknown, at: string): SchemaProblem | undefined {
  if (ONE.includes(keyword)) return checkAt(root, value, at);
  if (LIST.includes(keyword)) {
    if (!Array.isArray(value) || value.length === 0) return { pointer: at, message: "must be a list of schemas" };
    return firstOf(value.entries(), ([index, item]) => checkAt(root, item, `${at}/${index}`));
  }
  if (keyword === "pattern") return checkPattern(value, at);
  if (keyword === "patternProperties" && isObject(value)) {
    const problem = firstOf(Object.keys(value), (pattern) => checkPattern(pattern, `${at}/${escapeToken(pattern)}`));
    if (problem !== undefined) return problem;
  }
  if (NAMED.includes(keyword)) {
    if (!isObject(value)) return { pointer: at, message: "must hold schemas by name" };
    return firstOf(Object.entries(value), ([name, item]) => checkAt(root, item, `${at}/${escapeToken(name)}`));
  }
  if (keyword === "$ref")
    return resolveRef(root, value) === undefined
      ? { pointer: at, message: "must lead to a schema within this one, as #/$defs/name" }
      : undefined;
  if (Object.hasOwn(VALUES, keyword)) {
    const [isRight, expected] = VALUES[keyword]!;
    return isRight(value) ? undefined : { pointer: at, message: `must be ${expected}` };
  }
  return ANNOTATIONS.includes(keyword) ? undefined : { pointer: at, message: "is a keyword that is not enforced here" };
}

function checkPattern(value: unknown, at: string): SchemaProblem | undefined {
  if (typeof value !== "string") return { pointer: at, message: "must be a string" };
  try {
    compilePattern(value);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof PatternError) return { pointer: at, message: thrown.message };
    throw thrown;
  }
}

function firstOf<T>(items: Iterable<T>, check: (item: T) => SchemaProblem | undefined): SchemaProblem | undefined {
  for (const item of items) {
    const problem = check(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Whether judging a value by `schema` would come back to `schema` with the same value. */
function isCircular(root: Schema, schema: Schema, above: Set<Schema>): boolean {
  if (typeof schema === "boolean") return false;
  if (above.has(schema)) return true;
  above.add(schema);
  const next: unknown[] = [schema.$ref === undefined ? undefined : resolveRef(root, schema.$ref)];
  for (const keyword of IN_PLACE) {
    const value = schema[keyword];
    if (LIST.includes(keyword) && Array.isArray(value)) next.push(...value);
    else if (NAMED.includes(keyword) && isObject(value)) next.push(...Object.values(value));
    else next.push(value);
  }
  const isRound = next.some((item) => isSchema(item) && isCircular(root, item, above));
  above.delete(schema);
  return isRound;
}
