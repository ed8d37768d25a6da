import type { Harm, Origin } from "../engine/value.ts";
import { limitRules } from "./limits.ts";
import { outputRules } from "./output.ts";
import { promptRules } from "./prompt.ts";
import type { CodeRule } from "./rule-of.ts";
import { supplyRules } from "./supply.ts";
import { toolRules } from "./tool.ts";

export const codeRules: readonly CodeRule[] = [
  ...outputRules,
  ...promptRules,
  ...toolRules,
  ...supplyRules,
  ...limitRules,
];

const byFlow = new Map(
  codeRules.flatMap((rule) =>
    rule.flows.flatMap(({ harm, origins }) => origins.map((origin): [string, CodeRule] => [`${harm} ${origin}`, rule])),
  ),
);

/** Which rule forbids text of this origin to get to this harm. */
export const ruleOfFlow = (harm: Harm, origin: Origin): CodeRule | undefined => byFlow.get(`${harm} ${origin}`);
export const ruleById: ReadonlyMap<string, CodeRule> = new Map(codeRules.map((rule) => [rule.id, rule]));
