import type { Described, Finding, Severity } from "@parapet/guard/kernel";
import type { Block, ReportSection } from "./blocks.ts";

/** What a reader of a report may want to know of a rule that fired, or could have. */
export interface ReportRule extends Described {
  readonly summary: string;
  /** Which trade of its room it belongs to: `secrets`. */
  readonly family: string;
  readonly severity: Severity;
  /** 0 to 1: how often a finding of it is right. */
  readonly confidence: number;
  readonly cwe: readonly number[];
  readonly threats: readonly string[];
  readonly remediation: string;
  /** Ids in other frameworks, edition-stamped: `LLM01:2025`. */
  readonly frameworks: readonly string[];
  /** The same by framework and edition, where a room tells them apart. */
  readonly mappings?: readonly ReportMapping[];
}

/** Where a rule stands in one framework. */
interface ReportMapping {
  /** With its edition: `MITRE ATLAS 5.6.0`. */
  readonly title: string;
  readonly ids: readonly string[];
}

/** Something that was not looked at, and so is not clean. */
export interface ReportGap {
  readonly path: string;
  readonly why: string;
}

/** What one run found, whatever room it ran in. */
export interface Report {
  /** Of the tool, e.g. `parapet scan`. */
  readonly tool: string;
  readonly version: string;
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** What was looked at, in words: `5,012 files, 31 MB`. */
  readonly subject: string;
  readonly rules: readonly ReportRule[];
  /** Suppressed ones too. */
  readonly findings: readonly Finding[];
  /** Failures: whoever reads the report must not take them for clean. */
  readonly failures: readonly ReportGap[];
  /** Left out by limits. */
  readonly skipped: readonly ReportGap[];
  readonly elapsedMs: number;
  /** What the room shows beside its findings, before them: for people, so only formats for people draw it. */
  readonly sections?: readonly ReportSection[];
  /** How a finding came about, by its fingerprint; formats for people draw it below the finding. */
  readonly details?: Readonly<Record<string, readonly Block[]>>;
}

/** One way to write a report down that is no text. */
export interface ReportBytesFormat extends Described {
  readonly extensions: readonly string[];
  readonly summary: string;
  /** The same report, the same bytes. Loads what it needs when it is first called. */
  writeBytes(report: Report): Promise<Uint8Array>;
}

/** The extension object: one way to write a report down. */
export interface ReportFormat extends Described {
  /** Of its files, without the dot; the first is the usual one. `sarif.json` wins over another format's `json`. */
  readonly extensions: readonly string[];
  readonly summary: string;
  /** Pure: the same report, the same bytes. */
  write(report: Report): string;
}
