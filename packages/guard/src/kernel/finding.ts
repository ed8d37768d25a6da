import type { Severity } from "./severity.ts";

export type FindingStatus = "open" | "suppressed" | "fixed";

export interface Location {
  /** File path relative to the scanned root, or a subject such as `model:support-llm`. */
  readonly subject: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** Something wrong, found once. */
export interface Finding {
  readonly id: string;
  /** Room that found it: `scan`, `redteam`, `model`… */
  readonly room: string;
  /** Id of the rule, detector or attack within the room. */
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  /** 0 to 1. */
  readonly confidence: number;
  /** Catalogue threat ids. */
  readonly threats: readonly string[];
  readonly location: Location;
  /** What was seen, redacted: never a secret in clear. */
  readonly evidence: string;
  readonly remediation: string;
  /** Survives line moves; baselines and suppressions hold on to it. */
  readonly fingerprint: string;
  /** UTC epoch milliseconds. */
  readonly firstSeen: number;
  readonly status: FindingStatus;
  /** How hostile text gets from where it enters to where it does harm. */
  readonly flow?: readonly { readonly line: number; readonly column: number; readonly note: string }[];
  /** What to put in the place of the location to mend it. */
  readonly fix?: string;
  /** What more is known, by a word each: `imported: nowhere`. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly suppression?: { readonly owner: string; readonly reason: string; readonly expiresAt: number };
}
