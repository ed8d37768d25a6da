import { ParapetError } from "../../kernel/index.ts";
import type { Detector, DetectorKind, Hit, InspectionContext, Passage } from "../detector.ts";
import { checkSchema } from "../json-schema/check-schema.ts";
import type { Schema } from "../json-schema/schema.ts";
import { validate } from "../json-schema/validate.ts";
import { booleanOption, knownOptions } from "../options.ts";
import { jsonContractExamples } from "./json-contract.examples.ts";

/*
 * Software that reads a reply as JSON breaks on the one that is not, or is led astray by the field nobody expected.
 * The contract is on the reply as a whole: nothing of it can be let go before its end, and a hit is all of it. A stream
 * therefore holds everything, up to the policy's bound; a longer reply ends the stream as blocked, never unjudged.
 */

const DEEPEST = 128;

/** Where the JSON stands: within the block of code that is all of the reply, or the reply. */
function payloadOf(text: string): string {
  const trimmed = text.trim();
  const [, marker = ""] = /^(`{3,}|~{3,})[\w+-]*[ \t]*\r?\n/.exec(trimmed) ?? [];
  if (marker === "" || !trimmed.endsWith(`\n${marker}`)) return trimmed;
  return trimmed.slice(trimmed.indexOf("\n") + 1, -marker.length);
}

/** Brackets within brackets deeper than any contract needs. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (isQuoted) {
      if (code === 92) i++;
      else if (code === 34) isQuoted = false;
    } else if (code === 34) isQuoted = true;
    else if (code === 91 || code === 123) {
      if (++depth > DEEPEST) return true;
    } else if (code === 93 || code === 125) depth--;
  }
  return false;
}

function judge(schema: Schema, text: string, isFenceAllowed: boolean): Pick<Hit, "rule" | "reason"> | undefined {
  const payload = isFenceAllowed ? payloadOf(text) : text.trim();
  if (isTooDeep(payload)) return { rule: "not-json", reason: `is nested deeper than ${DEEPEST} levels` };
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return { rule: "not-json", reason: "is not JSON as a whole" };
  }
  const wrong = validate(schema, value, payload.length);
  return wrong && { rule: "schema-violation", reason: `at '${wrong.pointer}': ${wrong.message} (${wrong.keyword})` };
}

/**
 * `options.schema`: the JSON Schema that a reply must satisfy; without one nothing is looked at. `options.fence`:
 * whether the reply may be one block of code that holds the JSON, true unless given. A blank reply, as there is beside
 * tool calls, is not judged.
 */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("json-contract", options, ["schema", "fence"]);
  const isFenceAllowed = booleanOption("json-contract", options, "fence", true);
  if (options.schema === undefined) return { kind: jsonContract, inspect: ({ text }) => text.length };
  const problem = checkSchema(options.schema);
  if (problem !== undefined)
    throw new ParapetError(
      "PARAPET_GUARD_OPTIONS",
      `detector 'json-contract': option 'schema' at '${problem.pointer}': ${problem.message}`,
      { hint: "A keyword that is not enforced would be a contract that silently does not hold; leave it out." },
    );
  const schema = options.schema as Schema;
  function inspect({ text }: Passage, { isFinal }: InspectionContext, hits: Hit[]): number {
    if (!isFinal) return 0;
    if (text.trim() === "") return text.length;
    const wrong = judge(schema, text, isFenceAllowed);
    if (wrong === undefined) return text.length;
    const span = { start: 0, end: text.length, replacement: "[invalid-json]" };
    hits.push({ ...wrong, ...span, confidence: 1, severity: "medium" });
    return text.length;
  }
  return { kind: jsonContract, inspect };
}

export const jsonContract: DetectorKind = {
  id: "json-contract",
  title: "JSON contract",
  summary: "Replies that are not JSON, or not the JSON that a schema of yours allows.",
  severity: "medium",
  threats: ["unsafe-output-to-sink", "confident-wrong-answers"],
  controls: ["ctl-output-guard", "ctl-tool-arg-validate"],
  maturity: "beta",
  directions: ["output"],
  origins: ["assistant"],
  onHit: "block",
  configure,
  needs: "schema",
  examples: jsonContractExamples,
};
