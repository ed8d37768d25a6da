import { nearest } from "./did-you-mean.ts";
import { policyJsonSchema } from "./json-schema.ts";

type Schema = Readonly<Record<string, unknown>>;

/** Names a map may hold at this path, empty when any name goes. */
function allowedKeys(path: readonly (string | number)[]): readonly string[] {
  const keys = new Set<string>();
  for (const schema of schemasAt(path)) for (const key of Object.keys(record(schema.properties))) keys.add(key);
  return [...keys];
}

/** What the schema says of a field, in its own words; undefined when it says nothing. */
export function descriptionAt(path: readonly (string | number)[]): string | undefined {
  for (const schema of schemasAt(path)) if (typeof schema.description === "string") return schema.description;
  return undefined;
}

/** Hint for a key that the schema does not know. */
export function unknownKeyHint(parent: readonly (string | number)[], key: string): string {
  const allowed = allowedKeys(parent);
  const close = nearest(key, allowed);
  if (close !== undefined) return `Did you mean '${close}'?`;
  return allowed.length === 0 ? "Remove it." : `Allowed here: ${allowed.join(", ")}.`;
}

/** All branches of the schema that apply at a path. */
function schemasAt(path: readonly (string | number)[]): readonly Schema[] {
  let here = branches(policyJsonSchema());
  for (const step of path) {
    here = here.flatMap((schema) => {
      const named = record(schema.properties)[String(step)];
      if (named !== undefined) return branches(named);
      return [schema.additionalProperties, schema.items].filter((next) => typeof next === "object").flatMap(branches);
    });
  }
  return here;
}

function branches(schema: unknown): readonly Schema[] {
  const one = record(schema);
  const alternatives = [one.anyOf, one.oneOf, one.allOf].filter(Array.isArray).flat();
  return [one, ...alternatives.flatMap(branches)];
}

function record(value: unknown): Schema {
  return typeof value === "object" && value !== null ? (value as Schema) : {};
}
