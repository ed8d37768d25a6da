import { argumentPlace, type PlacedValue } from "./argument-place.ts";
import { compileSchema } from "./compile-schema.ts";
import { type ConstraintContext, constraintKinds } from "./constraints/index.ts";
import { nameMatcher } from "./name-matcher.ts";
import type { ArgumentConstraint, ToolPolicy, ToolRule } from "./tool-policy.ts";

/** Why a call may not be made. */
export interface Objection {
  readonly rule: string;
  /** JSON pointer within the arguments. */
  readonly pointer: string;
  /** Goes on after the tool's name; no values. */
  readonly reason: string;
  readonly isApprovable?: boolean;
}

export interface CompiledRule {
  readonly fits: (tool: string) => boolean;
  readonly isSensitive: boolean;
  readonly needsApproval: boolean;
  readonly schema: ReturnType<typeof compileSchema> | undefined;
  readonly constraints: readonly ((root: unknown, context: ConstraintContext) => readonly Objection[])[];
}

/** @throws {ParapetError} PARAPET_TOOLS_POLICY with the place in the policy */
export function compileRules(rules: NonNullable<ToolPolicy["rules"]>): readonly CompiledRule[] {
  return Object.entries(rules).map(([name, rule]) => compileRule(name, rule));
}

function compileRule(name: string, rule: ToolRule): CompiledRule {
  const where = `rules.${name}`;
  return {
    fits: nameMatcher([name]),
    isSensitive: rule.sensitive === true,
    needsApproval: rule.approval === true,
    schema: rule.schema === undefined ? undefined : compileSchema(rule.schema, `${where}.schema`),
    constraints: Object.entries(rule.arguments ?? {}).flatMap(([place, constraint]) =>
      compileConstraints(place, constraint, `${where}.arguments.${place}`),
    ),
  };
}

function compileConstraints(
  place: string,
  constraint: ArgumentConstraint,
  where: string,
): CompiledRule["constraints"][number][] {
  const find = argumentPlace(place, where);
  return constraintKinds.flatMap((kind) => {
    const setting = constraint[kind.name];
    if (setting === undefined) return [];
    const judge = kind.compile(setting, `${where}.${kind.name}`);
    return [
      (root: unknown, context: ConstraintContext): readonly Objection[] =>
        find(root).flatMap(({ value, pointer }: PlacedValue) => {
          const reason = judge(value, context);
          return reason === undefined ? [] : [{ rule: kind.rule, pointer, reason: `has an argument that ${reason}` }];
        }),
    ];
  });
}
