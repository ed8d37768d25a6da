export { createToolGuard, shownTool, TOOLS_DETECTOR } from "./create-tool-guard.ts";
export { definitionDigest, type ToolDefinition } from "./definition.ts";
export type { JsonSchema } from "./schema/compile-schema.ts";
export type { Approve, ToolCall, ToolContext, ToolGuard, ToolSession, ToolVerdict } from "./tool-guard.ts";
export type {
  AfterRule,
  AmountConstraint,
  ArgumentConstraint,
  AtMostRule,
  HostConstraint,
  PathConstraint,
  RecipientConstraint,
  SequenceRule,
  TenantConstraint,
  ToolBudgets,
  ToolGrant,
  ToolPolicy,
  ToolRule,
} from "./tool-policy.ts";
