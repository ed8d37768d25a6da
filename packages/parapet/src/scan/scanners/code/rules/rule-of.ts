import type { Severity } from "@parapet/guard/kernel";
import type { Example, Rule } from "../../../rule.ts";
import type { Harm, Origin } from "../engine/value.ts";

/** A rule of the code scanner: found by following text from an origin to a harm, or by a look at the code. */
export interface CodeRule extends Rule {
  readonly flows: readonly Flow[];
}

/** Text of these origins must not get to this harm. */
interface Flow {
  readonly harm: Harm;
  readonly origins: readonly Origin[];
}

interface Given {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly confidence: number;
  readonly cwe: readonly number[];
  readonly threats: readonly string[];
  readonly remediation: string;
  readonly flows?: readonly Flow[];
  readonly hits: readonly Example[];
  readonly misses: readonly Example[];
}

/** The number in the id is the one of the rule's row in the catalogue: AI-OUT-001 and so on. */
export const ruleOf = ({ hits, misses, flows = [], ...given }: Given): CodeRule => ({
  ...given,
  flows,
  examples: { hits, misses },
});

export const js = (...lines: readonly string[]): Example => ({ "src/app.ts": `${lines.join("\n")}\n` });
export const py = (...lines: readonly string[]): Example => ({ "src/app.py": `${lines.join("\n")}\n` });
