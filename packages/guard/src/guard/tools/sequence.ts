import { nameMatcher } from "./name-matcher.ts";
import { refusePolicy } from "./refuse-policy.ts";
import type { AfterRule, AtMostRule, SequenceRule } from "./tool-policy.ts";

/** In `until`: no tool, but a person's word. */
const APPROVAL = "approval";

/** A rule that a call would break now. */
interface BrokenSequence {
  readonly name: string;
  readonly reason: string;
  /** A person's word would let it pass. */
  readonly isApprovable: boolean;
}

/** One conversation's way through one rule: a state, moved on by every call that was made. */
export interface SequenceState {
  /** Would this call break the rule? Nothing moves. */
  objection(tool: string): BrokenSequence | undefined;
  /** The call was made; `isApproved` when a person agreed to it. */
  advance(tool: string, isApproved: boolean): void;
}

/** @throws {ParapetError} PARAPET_TOOLS_POLICY for a rule that could never hold, or two of one name */
export function compileSequences(rules: readonly SequenceRule[]): () => readonly SequenceState[] {
  const names = new Set<string>();
  const makers = rules.map((rule, at) => {
    if (names.has(rule.name)) refusePolicy(`sequences[${at}].name`, "stands twice", "Give each rule its own name.");
    names.add(rule.name);
    return "atMost" in rule ? atMost(rule) : after(rule);
  });
  return () => makers.map((make) => make());
}

/** Two states: nothing has happened, or it has and what follows is denied. */
function after({ name, after: first, deny, until = [] }: AfterRule): () => SequenceState {
  const begins = nameMatcher(first);
  const isDenied = nameMatcher(deny);
  const ends = nameMatcher(until.filter((one) => one !== APPROVAL));
  const isApprovable = until.includes(APPROVAL);
  return () => {
    let isArmed = false;
    return {
      objection: (tool) =>
        isArmed && isDenied(tool)
          ? { name, isApprovable, reason: `may not follow what was called before, by the rule '${name}'` }
          : undefined,
      advance: (tool, isApproved) => {
        // A person who agreed to another tool's call has not heard of this rule.
        if ((isApproved && isApprovable && isDenied(tool)) || ends(tool)) isArmed = false;
        if (begins(tool)) isArmed = true;
      },
    };
  };
}

function atMost({ name, atMost: most, of }: AtMostRule): () => SequenceState {
  const counts = nameMatcher(of);
  return () => {
    let calls = 0;
    return {
      objection: (tool) =>
        counts(tool) && calls >= most
          ? { name, isApprovable: false, reason: `was called as often as the rule '${name}' allows` }
          : undefined,
      advance: (tool) => {
        if (counts(tool)) calls += 1;
      },
    };
  };
}
