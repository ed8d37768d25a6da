import { EXIT, ParapetError } from "../kernel/index.ts";
import type { Direction } from "./detector.ts";
import type { GuardHit } from "./guard.ts";

/** A hit as an error may carry it: where and why, never what. */
export type BlockedHit = Pick<
  GuardHit,
  | "detector"
  | "rule"
  | "severity"
  | "confidence"
  | "action"
  | "path"
  | "origin"
  | "direction"
  | "start"
  | "end"
  | "reason"
>;

/** Why an exchange stopped, as refusals name it. */
export type BlockedCode = "guard_blocked" | "unknown_shape" | "definition_changed";

/** The guard stopped an exchange. Nothing of the text stands in it. */
export class GuardBlockedError extends ParapetError {
  /** As refusals name it to an SDK: `guard_blocked`, `unknown_shape`, `definition_changed`. */
  readonly reason: BlockedCode;
  readonly direction: Direction;
  readonly hits: readonly BlockedHit[];

  constructor(reason: BlockedCode, direction: Direction, message: string, hits: readonly BlockedHit[] = []) {
    super(`PARAPET_${reason.toUpperCase()}`, message, { hint: HINTS[reason], exit: EXIT.findings });
    this.reason = reason;
    this.direction = direction;
    this.hits = hits.map(withoutText);
  }

  override toJSON(): ReturnType<ParapetError["toJSON"]> & { readonly hits: readonly BlockedHit[] } {
    return { ...super.toJSON(), hits: this.hits };
  }
}

const HINTS: Readonly<Record<BlockedCode, string>> = {
  guard_blocked: "Change the text, or the guard's policy.",
  unknown_shape: "Set onUnknown to 'flag' to let it pass inspected as far as it can be read.",
  definition_changed: "Look at the tool's new definition; pin it when it is right.",
};

/** What the hits, or a broken detector, say in one sentence. */
export function blockedBy(direction: Direction, hits: readonly GuardHit[]): GuardBlockedError {
  const cause = hits.find(({ action }) => action === "block");
  const what = direction === "input" ? "The request" : "The reply";
  const by = cause === undefined ? "a detector that failed" : `detector '${cause.detector}' (rule '${cause.rule}')`;
  return new GuardBlockedError("guard_blocked", direction, `${what} was stopped by ${by}.`, hits);
}

/** The hit as an error or a log may carry it. */
export function withoutText(hit: BlockedHit): BlockedHit {
  const { detector, rule, severity, confidence, action, origin, direction, start, end, reason } = hit;
  const path = hit.path.split("/").map(plainName).join("/");
  return { detector, rule, severity, confidence, action, path, origin, direction, start, end, reason };
}

/** Names in a JSON pointer may be anybody's words, the secret itself as well. */
function plainName(name: string): string {
  return /^(\d{0,9}|[a-z][A-Za-z_]{0,31})$/.test(name) ? name : "*";
}
