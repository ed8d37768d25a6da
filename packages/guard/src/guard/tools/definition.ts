import { sha256 } from "../../text/index.ts";
import { createGuard } from "../create-guard.ts";
import type { Passage } from "../detector.ts";
import type { Guard, GuardPolicy } from "../guard.ts";
import { canonicalJson } from "../json-schema/canonical-json.ts";
import { leavesOf } from "./argument-place.ts";

/** A tool as the model is told of it. */
export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  /** Of its arguments, or whatever else describes it. */
  readonly schema: unknown;
  /** JSON pointer of the definition in the body it stands in. */
  readonly path: string;
}

/**
 * What a policy pins: name, description and schema, whatever the order of the schema's keys. A tool server that tells
 * another story tomorrow than the one that was reviewed has another digest.
 *
 * @returns undefined for a schema that is too deep or too large to be told
 */
export function definitionDigest({ name, description, schema }: Omit<ToolDefinition, "path">): string | undefined {
  if (leavesOf(schema) === undefined) return undefined;
  return `sha256:${sha256(canonicalJson({ name, description, schema: schema ?? null }))}`;
}

/** Why a definition may not be shown to the model. */
export interface DefinitionObjection {
  readonly rule: "definition-poisoned" | "definition-hidden-text" | "definition-too-deep";
  readonly path: string;
  readonly reason: string;
}

/** Descriptions are read by the model as the application's own words: what gives orders or hides there is no description. */
const READER: GuardPolicy = {
  name: "tool-definitions",
  onError: "closed",
  detectors: [
    { detector: "injection", input: "block", minConfidence: 0.5 },
    { detector: "hidden-unicode", input: "block", minConfidence: 0.7 },
  ],
  stream: { maxHoldCharacters: 16_384 },
};
let reader: Guard | undefined;

/** @throws when a detector is broken: the caller says `failed` */
export function objectionsTo(definition: ToolDefinition): readonly DefinitionObjection[] {
  const { name, description, schema, path } = definition;
  const leaves = leavesOf(schema);
  if (leaves === undefined)
    return [{ rule: "definition-too-deep", path, reason: "is too deep or too large to be read" }];
  const meta = { origin: "tool-definition", direction: "input" } as const;
  const passages: Passage[] = [
    { ...meta, text: name, path },
    { ...meta, text: description, path },
  ];
  for (const { value, pointer } of leaves)
    if (typeof value === "string") passages.push({ ...meta, text: value, path: path + pointer });
  reader ??= createGuard(READER);
  const inspection = reader.inspect(passages);
  const broken = inspection.runs.find(({ verdict }) => verdict === "failed");
  if (broken !== undefined) throw new Error(broken.error ?? "a detector failed");
  return inspection.hits.map(({ detector, reason, path: at }) =>
    detector === "injection"
      ? { rule: "definition-poisoned", path: at, reason: `speaks to the model: ${reason}` }
      : { rule: "definition-hidden-text", path: at, reason },
  );
}
