import type { ArgumentConstraint } from "../tool-policy.ts";

/** What a constraint may know of the exchange. */
export interface ConstraintContext {
  /** Values that the application vouches for: tenant, user. */
  readonly values: Readonly<Record<string, string>>;
}

/** Why a value may not pass, in words that do not quote it; undefined when it may. */
export type Objection = string | undefined;

/** One kind of constraint on an argument: a file here, and a line in index.ts. */
export interface ConstraintKind<Name extends keyof ArgumentConstraint = keyof ArgumentConstraint> {
  /** Its name in the policy. */
  readonly name: Name;
  /** Rule of its hits. */
  readonly rule: string;
  /**
   * @param where dotted place in the policy, for errors
   * @throws {ParapetError} PARAPET_TOOLS_POLICY for a setting that could not hold
   */
  compile(
    setting: NonNullable<ArgumentConstraint[Name]>,
    where: string,
  ): (value: unknown, context: ConstraintContext) => Objection;
}
