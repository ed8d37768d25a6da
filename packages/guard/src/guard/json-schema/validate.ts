import { canonicalJson } from "./canonical-json.ts";
import { compilePattern } from "./pattern.ts";
import { escapeToken, isObject, resolveRef, type Schema } from "./schema.ts";

/** The first thing about a value that its schema does not allow. */
export interface Violation {
  /** JSON pointer to the part of the value. A name that the schema does not have is `*`: it is the text's own. */
  readonly pointer: string;
  readonly keyword: string;
  /** What was demanded, in words of the schema only. */
  readonly message: string;
}

/** Alternatives within alternatives could take any number of steps: for each character of a value so many, enough for several and linear. */
const STEPS_PER_CHARACTER = 16;
const STEPS_FOR_ANY = 10_000;

type Json = Readonly<Record<string, unknown>>;
type Rules = Exclude<Schema, boolean>;
type Verdict = Violation | undefined;

class Spent extends Error {}

/** Compiled once per schema, not per value. */
const matchers = new Map<string, (text: string) => boolean>();
const REMEMBERED_PATTERNS = 256;

function matcherOf(pattern: string): (text: string) => boolean {
  let matches = matchers.get(pattern);
  if (matches === undefined) {
    matches = compilePattern(pattern);
    if (matchers.size >= REMEMBERED_PATTERNS) matchers.delete(matchers.keys().next().value!);
    matchers.set(pattern, matches);
  }
  return matches;
}

/**
 * Judges a parsed value by a schema that `checkSchema` has nothing against, as JSON Schema 2020-12 says, `format` an
 * annotation. A value that takes too many steps is a violation, keyword `steps`: not known to be right is not right.
 *
 * @param characters how long the value is as JSON
 */
export function validate(schema: Schema, value: unknown, characters: number): Verdict {
  try {
    const steps = STEPS_FOR_ANY + STEPS_PER_CHARACTER * characters;
    return new Validation(schema, steps).judge(schema, value, "");
  } catch (thrown) {
    if (thrown instanceof Spent) return { pointer: "", keyword: "steps", message: "takes too long to judge" };
    throw thrown;
  }
}

class Validation {
  readonly #root: Schema;
  #steps: number;

  constructor(root: Schema, steps: number) {
    this.#root = root;
    this.#steps = steps;
  }

  judge(schema: Schema, value: unknown, pointer: string): Verdict {
    if (this.#steps-- <= 0) throw new Spent();
    if (schema === true) return undefined;
    if (schema === false) return { pointer, keyword: "false", message: "nothing is allowed here" };
    return (
      this.#byReference(schema, value, pointer) ??
      byValue(schema, value, pointer) ??
      (typeof value === "string" ? this.#byText(schema, value, pointer) : undefined) ??
      (typeof value === "number" ? byNumber(schema, value, pointer) : undefined) ??
      (Array.isArray(value) ? this.#byItems(schema, value, pointer) : undefined) ??
      (isObject(value) ? this.#byProperties(schema, value, pointer) : undefined) ??
      this.#byAlternatives(schema, value, pointer)
    );
  }

  #isValid(schema: unknown, value: unknown): boolean {
    return this.judge(schema as Schema, value, "") === undefined;
  }

  #byReference({ $ref }: Rules, value: unknown, pointer: string): Verdict {
    if ($ref === undefined) return undefined;
    const schema = resolveRef(this.#root, $ref);
    return this.judge(schema ?? false, value, pointer);
  }

  #byText(schema: Rules, value: string, pointer: string): Verdict {
    const { pattern } = schema as { readonly pattern?: string };
    if (pattern !== undefined && !this.#matches(pattern, value))
      return { pointer, keyword: "pattern", message: `must match ${pattern}` };
    return byLength(schema, value, pointer);
  }

  /** A pattern takes time for every character of a text. */
  #matches(pattern: string, text: string): boolean {
    this.#steps -= text.length;
    if (this.#steps <= 0) throw new Spent();
    return matcherOf(pattern)(text);
  }

  #byItems(schema: Rules, value: readonly unknown[], pointer: string): Verdict {
    const count = outside(schema, "minItems", "maxItems", value.length, pointer, "items");
    if (count !== undefined) return count;
    const prefix = (schema.prefixItems ?? []) as readonly Schema[];
    for (const [index, item] of value.entries()) {
      const rule = prefix[index] ?? (schema.items as Schema | undefined);
      const wrong = rule === undefined ? undefined : this.judge(rule, item, `${pointer}/${index}`);
      if (wrong !== undefined) return wrong;
    }
    if (schema.uniqueItems === true && new Set(value.map(canonicalJson)).size < value.length)
      return { pointer, keyword: "uniqueItems", message: "items must differ" };
    if (schema.contains === undefined) return undefined;
    const matching = value.filter((item) => this.#isValid(schema.contains, item)).length;
    const least = (schema.minContains ?? 1) as number;
    if (matching < least) return { pointer, keyword: "contains", message: `at least ${least} items must match` };
    return matching > ((schema.maxContains ?? Number.POSITIVE_INFINITY) as number)
      ? { pointer, keyword: "maxContains", message: `at most ${schema.maxContains} items may match` }
      : undefined;
  }

  #byProperties(schema: Rules, value: Json, pointer: string): Verdict {
    for (const name of (schema.required ?? []) as readonly string[])
      if (!Object.hasOwn(value, name)) return { pointer, keyword: "required", message: `'${name}' is missing` };
    const names = Object.keys(value);
    const count = outside(schema, "minProperties", "maxProperties", names.length, pointer, "properties");
    if (count !== undefined) return count;
    for (const [name, needed] of Object.entries((schema.dependentRequired ?? {}) as Json))
      for (const other of needed as readonly string[])
        if (Object.hasOwn(value, name) && !Object.hasOwn(value, other))
          return { pointer, keyword: "dependentRequired", message: `with '${name}', '${other}' is needed` };
    const properties = (schema.properties ?? {}) as Json;
    const patterns = Object.entries((schema.patternProperties ?? {}) as Json);
    for (const name of names) {
      if (schema.propertyNames !== undefined && !this.#isValid(schema.propertyNames, name))
        return { pointer, keyword: "propertyNames", message: "a name is not allowed" };
      const isNamed = Object.hasOwn(properties, name);
      const at = `${pointer}/${isNamed ? escapeToken(name) : "*"}`;
      const rules = patterns.filter(([pattern]) => this.#matches(pattern, name)).map(([, rule]) => rule);
      if (isNamed) rules.push(properties[name]);
      if (rules.length === 0 && schema.additionalProperties === false)
        return { pointer, keyword: "additionalProperties", message: "a property that is not named is not allowed" };
      if (rules.length === 0 && schema.additionalProperties !== undefined) rules.push(schema.additionalProperties);
      for (const rule of rules) {
        const wrong = this.judge(rule as Schema, value[name], at);
        if (wrong !== undefined) return wrong;
      }
    }
    for (const [name, rule] of Object.entries((schema.dependentSchemas ?? {}) as Json)) {
      const wrong = Object.hasOwn(value, name) ? this.judge(rule as Schema, value, pointer) : undefined;
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  #byAlternatives(schema: Rules, value: unknown, pointer: string): Verdict {
    for (const part of (schema.allOf ?? []) as readonly Schema[]) {
      const wrong = this.judge(part, value, pointer);
      if (wrong !== undefined) return wrong;
    }
    const { anyOf, oneOf } = schema as { readonly [keyword: string]: readonly Schema[] | undefined };
    if (anyOf !== undefined && !anyOf.some((part) => this.#isValid(part, value)))
      return { pointer, keyword: "anyOf", message: "none of the alternatives matches" };
    if (oneOf !== undefined) {
      const matching = oneOf.filter((part) => this.#isValid(part, value)).length;
      if (matching !== 1)
        return { pointer, keyword: "oneOf", message: `${matching} of the alternatives match, and one must` };
    }
    if (schema.not !== undefined && this.#isValid(schema.not, value))
      return { pointer, keyword: "not", message: "matches what it must not" };
    if (schema.if === undefined) return undefined;
    const branch = this.#isValid(schema.if, value) ? schema.then : schema.else;
    return branch === undefined ? undefined : this.judge(branch as Schema, value, pointer);
  }
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function byValue(schema: Rules, value: unknown, pointer: string): Verdict {
  if (schema.type !== undefined) {
    const types = (Array.isArray(schema.type) ? schema.type : [schema.type]) as readonly string[];
    const isRight = types.includes(typeOf(value)) || (types.includes("integer") && Number.isInteger(value));
    if (!isRight) return { pointer, keyword: "type", message: `must be ${types.join(" or ")}` };
  }
  if (schema.enum !== undefined && !(schema.enum as readonly unknown[]).some((item) => isEqual(item, value)))
    return { pointer, keyword: "enum", message: "must be one of the listed values" };
  if (Object.hasOwn(schema, "const") && !isEqual(schema.const, value))
    return { pointer, keyword: "const", message: "must be the one value" };
  return undefined;
}

/** Length is in characters, not in UTF-16 units. */
function byLength(schema: Rules, value: string, pointer: string): Verdict {
  if (schema.minLength === undefined && schema.maxLength === undefined) return undefined;
  let length = 0;
  for (const _ of value) length++;
  return outside(schema, "minLength", "maxLength", length, pointer, "characters");
}

function byNumber(schema: Rules, value: number, pointer: string): Verdict {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema as Readonly<
    Record<string, number | undefined>
  >;
  const wrong = (keyword: string, message: string): Violation => ({ pointer, keyword, message });
  if (minimum !== undefined && value < minimum) return wrong("minimum", `must be at least ${minimum}`);
  if (maximum !== undefined && value > maximum) return wrong("maximum", `must be at most ${maximum}`);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return wrong("exclusiveMinimum", `must be above ${exclusiveMinimum}`);
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return wrong("exclusiveMaximum", `must be below ${exclusiveMaximum}`);
  if (multipleOf === undefined) return undefined;
  const times = value / multipleOf;
  // Decimal fractions have no exact binary form: 0.0075 is a multiple of 0.0001 all the same.
  const isMultiple =
    Number.isFinite(times) && Math.abs(times - Math.round(times)) <= 1e-9 * Math.max(1, Math.abs(times));
  return isMultiple ? undefined : wrong("multipleOf", `must be a multiple of ${multipleOf}`);
}

function outside(schema: Rules, least: string, most: string, count: number, pointer: string, what: string): Verdict {
  if (count < ((schema[least] ?? 0) as number))
    return { pointer, keyword: least, message: `must have at least ${schema[least]} ${what}` };
  return count > ((schema[most] ?? Number.POSITIVE_INFINITY) as number)
    ? { pointer, keyword: most, message: `must have at most ${schema[most]} ${what}` }
    : undefined;
}

function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}
