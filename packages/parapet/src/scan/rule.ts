import type { Described, Severity } from "@parapet/guard/kernel";

/** A small repository: file contents by path. Built by a function where the file itself must not look like a finding. */
export type Example = Readonly<Record<string, string>>;

/** The extension object of the scanner: one thing that may be wrong, and everything anybody may ask about it. */
export interface Rule extends Described {
  /** One plain sentence: what is wrong, and what can come of it. */
  readonly summary: string;
  readonly severity: Severity;
  /** 0 to 1: how often a finding of it is right, unless a finding says otherwise. */
  readonly confidence: number;
  /** Numbers of the Common Weakness Enumeration. */
  readonly cwe: readonly number[];
  /** Catalogue threat ids. */
  readonly threats: readonly string[];
  /** What to do, as an order. */
  readonly remediation: string;
  readonly examples: {
    /** Settings of the scanner under which they hold, where it looks only when asked. */
    readonly options?: unknown;
    /** What must be found, each exactly by this rule. */
    readonly hits: readonly Example[];
    /** Look-alikes in which this rule must find nothing. */
    readonly misses: readonly Example[];
  };
}
