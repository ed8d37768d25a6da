/** A JSON Schema as far as this room knows it: `true`, `false` or an object of keywords. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isSchema = (value: unknown): value is Schema => typeof value === "boolean" || isObject(value);

/** Keywords that hold one schema. */
export const ONE: readonly string[] = [
  "additionalProperties",
  "propertyNames",
  "items",
  "contains",
  "not",
  "if",
  "then",
  "else",
];
/** Keywords that hold a list of schemas. */
export const LIST: readonly string[] = ["allOf", "anyOf", "oneOf", "prefixItems"];
/** Keywords that hold schemas by name. */
export const NAMED: readonly string[] = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];
/** Of those above, the ones that judge the same value as the schema they stand in. */
export const IN_PLACE: readonly string[] = ["not", "if", "then", "else", "allOf", "anyOf", "oneOf", "dependentSchemas"];

/**
 * What a local reference leads to: `#`, `#/$defs/name`, any JSON pointer (RFC 6901) behind `#`; undefined for what is
 * not there or not local.
 */
export function resolveRef(root: Schema, ref: unknown): Schema | undefined {
  if (typeof ref !== "string" || !ref.startsWith("#")) return undefined;
  if (ref === "#") return root;
  if (ref[1] !== "/") return undefined;
  let at: unknown = root;
  for (const token of ref.slice(2).split("/")) {
    const name = unescapeToken(token);
    if (name === undefined || typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Json)[name];
  }
  return isSchema(at) ? at : undefined;
}

function unescapeToken(token: string): string | undefined {
  try {
    return decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return undefined;
  }
}

export const escapeToken = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** The names along a JSON pointer. */
export const tokensOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
