import { checkSchema } from "../json-schema/check-schema.ts";
import { type Schema, tokensOf } from "../json-schema/schema.ts";
import { type Violation, validate } from "../json-schema/validate.ts";
import { refusePolicy } from "./refuse-policy.ts";

export type JsonSchema = Readonly<Record<string, unknown>> | boolean;

/**
 * A schema of JSON Schema 2020-12 that all of it can be enforced: a constraint that silently does not hold is worse
 * than none. The function gives the first thing that a value breaks.
 *
 * @throws {ParapetError} PARAPET_TOOLS_POLICY naming the place in the schema
 */
export function compileSchema(schema: JsonSchema, where: string): (value: unknown) => Violation | undefined {
  const problem = checkSchema(schema);
  if (problem !== undefined) {
    const place = [where, ...tokensOf(problem.pointer)].join(".");
    refusePolicy(place, problem.message, "Keywords are those of JSON Schema 2020-12; patterns take linear time.");
  }
  return (value) => validate(schema as Schema, value, JSON.stringify(value)?.length ?? 0);
}
