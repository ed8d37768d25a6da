import { MAX_DEPTH, pointerOf } from "../argument-place.ts";
import { canonicalJson } from "../canonical-json.ts";
import { refusePolicy } from "../refuse-policy.ts";
import { compilePattern } from "./pattern.ts";

/*
 * The part of JSON Schema 2020-12 by which arguments of tools are described: type, enum, const, required, properties,
 * additionalProperties, items, minItems, maxItems, minLength, maxLength, minimum, maximum, exclusiveMinimum,
 * exclusiveMaximum, pattern. Words that only explain ($schema, title, description, default, examples, deprecated,
 * format) say nothing. Any other keyword is refused when the policy is read: a constraint that silently does not hold
 * is worse than none.
 */

export type JsonSchema = Readonly<Record<string, unknown>> | boolean;

/** What a value breaks, where. No values. */
export interface SchemaViolation {
  readonly pointer: string;
  readonly keyword: string;
}

type Check = (value: unknown, pointer: string, into: SchemaViolation[]) => void;

/** A few say as much as all. */
const MAX_VIOLATIONS = 8;
const ANNOTATIONS = new Set("$schema title description default examples deprecated format".split(" "));
const TYPES = new Set("null boolean object array number integer string".split(" "));

/** @throws {ParapetError} PARAPET_TOOLS_POLICY naming the keyword */
export function compileSchema(schema: JsonSchema, where: string): (value: unknown) => readonly SchemaViolation[] {
  const check = compile(schema, where, 0);
  return (value) => {
    const violations: SchemaViolation[] = [];
    check(value, "", violations);
    return violations;
  };
}

function compile(schema: unknown, where: string, depth: number): Check {
  if (schema === true) return () => undefined;
  if (schema === false) return (_value, pointer, into) => add(into, pointer, "false");
  if (!isObject(schema) || depth > MAX_DEPTH)
    return refusePolicy(where, "is no schema", "A schema is an object of keywords, true or false.");
  const checks: Check[] = [];
  for (const [keyword, given] of Object.entries(schema)) {
    if (ANNOTATIONS.has(keyword)) continue;
    const make = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (make === undefined)
      refusePolicy(`${where}.${keyword}`, "is not among the keywords that are checked", `They are ${NAMES}.`);
    checks.push(make(given, `${where}.${keyword}`, depth + 1, schema));
  }
  return (value, pointer, into) => {
    for (const check of checks) {
      if (into.length >= MAX_VIOLATIONS) return;
      check(value, pointer, into);
    }
  };
}

type Keyword = (given: unknown, where: string, depth: number, siblings: Readonly<Record<string, unknown>>) => Check;

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  type: (given, where) => {
    const types = stringsOf(Array.isArray(given) ? given : [given], where);
    for (const type of types)
      if (!TYPES.has(type)) refusePolicy(where, "names no type of JSON", `Types are ${[...TYPES].join(", ")}.`);
    return told("type", (value) => types.some((type) => isOfType(value, type)));
  },
  enum: (given, where) => {
    if (!Array.isArray(given)) refusePolicy(where, "must be a list", "List the values that are allowed.");
    const allowed = new Set(given.map(canonicalJson));
    return told("enum", (value) => allowed.has(canonicalJson(value)));
  },
  const: (given) => {
    const wanted = canonicalJson(given);
    return told("const", (value) => canonicalJson(value) === wanted);
  },
  required: (given, where) => {
    const names = stringsOf(given, where);
    return told("required", (value) => !isObject(value) || names.every((name) => Object.hasOwn(value, name)));
  },
  properties: (given, where, depth) => {
    const fields = Object.entries(recordOf(given, where)).map(
      ([name, schema]) => [name, compile(schema, `${where}.${name}`, depth)] as const,
    );
    return (value, pointer, into) => {
      if (!isObject(value)) return;
      for (const [name, check] of fields)
        if (Object.hasOwn(value, name)) check(value[name], pointerOf(pointer, name), into);
    };
  },
  additionalProperties: (given, where, depth, siblings) => {
    const named = isObject(siblings.properties) ? siblings.properties : {};
    const check = compile(given, where, depth);
    return (value, pointer, into) => {
      if (!isObject(value)) return;
      for (const [name, child] of Object.entries(value)) {
        if (Object.hasOwn(named, name)) continue;
        if (given === false) add(into, pointer, "additionalProperties");
        else check(child, pointerOf(pointer, name), into);
        if (into.length >= MAX_VIOLATIONS) return;
      }
    };
  },
  items: (given, where, depth) => {
    const check = compile(given, where, depth);
    return (value, pointer, into) => {
      if (!Array.isArray(value)) return;
      for (const [at, child] of value.entries()) {
        if (into.length >= MAX_VIOLATIONS) return;
        check(child, pointerOf(pointer, at), into);
      }
    };
  },
  minItems: bound("minItems", (value) => (Array.isArray(value) ? value.length : undefined), "least"),
  maxItems: bound("maxItems", (value) => (Array.isArray(value) ? value.length : undefined), "most"),
  // Characters are code points, as JSON Schema has them.
  minLength: bound("minLength", (value) => (typeof value === "string" ? codePoints(value) : undefined), "least"),
  maxLength: bound("maxLength", (value) => (typeof value === "string" ? codePoints(value) : undefined), "most"),
  minimum: bound("minimum", numberOf, "least"),
  maximum: bound("maximum", numberOf, "most"),
  exclusiveMinimum: bound("exclusiveMinimum", numberOf, "above"),
  exclusiveMaximum: bound("exclusiveMaximum", numberOf, "below"),
  pattern: (given, where) => {
    if (typeof given !== "string") refusePolicy(where, "must be a string", "Write a pattern, such as ^[a-z]+$.");
    const matches = compilePattern(given, where);
    return told("pattern", (value) => typeof value !== "string" || matches(value));
  },
};
const NAMES = Object.keys(KEYWORDS).join(", ");

function told(keyword: string, holds: (value: unknown) => boolean): Check {
  return (value, pointer, into) => {
    if (!holds(value)) add(into, pointer, keyword);
  };
}

function bound(
  keyword: string,
  measure: (value: unknown) => number | undefined,
  side: "least" | "most" | "above" | "below",
): Keyword {
  return (given, where) => {
    if (typeof given !== "number" || !Number.isFinite(given)) refusePolicy(where, "must be a number", "Give a number.");
    return told(keyword, (value) => {
      const size = measure(value);
      if (size === undefined) return true;
      if (side === "least") return size >= given;
      if (side === "most") return size <= given;
      return side === "above" ? size > given : size < given;
    });
  };
}

function add(into: SchemaViolation[], pointer: string, keyword: string): void {
  into.push({ pointer, keyword });
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function stringsOf(given: unknown, where: string): readonly string[] {
  if (!Array.isArray(given) || !given.every((one) => typeof one === "string"))
    refusePolicy(where, "must be names", "Write a list of strings.");
  return given as readonly string[];
}

function recordOf(given: unknown, where: string): Readonly<Record<string, unknown>> {
  if (!isObject(given)) refusePolicy(where, "must be an object", "Give a schema by name.");
  return given as Readonly<Record<string, unknown>>;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
