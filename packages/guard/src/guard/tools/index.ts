export { canonicalJson } from "../json-schema/canonical-json.ts";
export type { JsonSchema } from "./compile-schema.ts";
export { createToolGuard, shownTool, TOOLS_DETECTOR } from "./create-tool-guard.ts";
export { definitionDigest, type ToolDefinition } from "./definition.ts";
export type { Approve, ToolCall, ToolContext, ToolGuard, ToolSession, ToolVerdict } from "./tool-guard.ts";
export type { ArgumentConstraint, SequenceRule, ToolPolicy, ToolRule } from "./tool-policy.ts";
