import { createHash } from "node:crypto";
import type { Finding } from "@parapet/guard/kernel";
import type { Rule } from "../rule.ts";
import type { PlacedFinding } from "../scanner.ts";
import { type Baseline, expiryOf } from "./baseline.ts";
import type { InlineSuppression } from "./suppressions.ts";

export interface Judging {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly suppressions: ReadonlyMap<string, readonly InlineSuppression[]>;
  readonly baseline: Baseline;
  /** UTC epoch milliseconds. */
  readonly now: number;
}

/**
 * What scanners saw, as findings: with fingerprints that survive the move of a line, and suppressed where a comment or
 * the baseline says so, with a reason and before its date.
 */
export function toFindings(seen: readonly PlacedFinding[], judging: Judging): readonly Finding[] {
  const counts = new Map<string, number>();
  const sorted = [...seen, ...spentSuppressions(judging)].sort(byPlace);
  return sorted.map((raw) => {
    const rule = judging.rules.get(raw.rule);
    if (rule === undefined) throw new Error(`a scanner reports a rule '${raw.rule}' that it does not have`);
    const key = `${raw.rule}\n${raw.path}\n${raw.identity}`;
    const occurrence = counts.get(key) ?? 0;
    counts.set(key, occurrence + 1);
    const fingerprint = createHash("sha256").update(`${key}\n${occurrence}`).digest("hex").slice(0, 32);
    const suppression = suppressionOf(raw, fingerprint, judging);
    const finding: Finding = {
      id: `scan-${fingerprint}`,
      room: "scan",
      rule: raw.rule,
      title: raw.title ?? rule.title,
      severity: raw.severity ?? rule.severity,
      confidence: raw.confidence ?? rule.confidence,
      threats: rule.threats,
      location: {
        subject: raw.path,
        line: raw.line,
        column: raw.column,
        ...(raw.endLine === undefined ? {} : { endLine: raw.endLine }),
        ...(raw.endColumn === undefined ? {} : { endColumn: raw.endColumn }),
      },
      evidence: raw.evidence,
      remediation: raw.remediation ?? rule.remediation,
      fingerprint,
      firstSeen: judging.now,
      status: suppression === undefined ? "open" : "suppressed",
      ...(suppression === undefined ? {} : { suppression }),
      ...(raw.flow === undefined ? {} : { flow: raw.flow }),
      ...(raw.fix === undefined ? {} : { fix: raw.fix }),
      ...(raw.properties === undefined ? {} : { properties: raw.properties }),
    };
    return finding;
  });
}

function byPlace(a: PlacedFinding, b: PlacedFinding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column || byText(a.rule, b.rule) || byText(a.identity, b.identity);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function suppressionOf(raw: PlacedFinding, fingerprint: string, judging: Judging): Finding["suppression"] {
  const { suppressions, baseline, now } = judging;
  const inline = suppressions
    .get(raw.path)
    ?.find((one) => one.target === raw.line && (one.rule === raw.rule || one.rule === "*"));
  if (inline !== undefined && inline.reason !== "" && inline.expiresAt >= now)
    return { owner: "inline", reason: inline.reason, expiresAt: inline.expiresAt };
  if (raw.accepted !== undefined && raw.accepted.expiresAt >= now) return { owner: "policy", ...raw.accepted };
  const accepted = baseline.get(fingerprint);
  if (accepted !== undefined && expiryOf(accepted) >= now)
    return { owner: accepted.owner, reason: accepted.reason, expiresAt: expiryOf(accepted) };
  return undefined;
}

/** Comments that suppress nothing, for want of a reason or because their day is over. */
function spentSuppressions({ suppressions, now }: Judging): readonly PlacedFinding[] {
  return [...suppressions].flatMap(([path, list]) =>
    list.flatMap((one) => {
      const rule =
        one.reason === "" ? "suppression-without-reason" : one.expiresAt < now ? "suppression-expired" : undefined;
      if (rule === undefined) return [];
      return [{ rule, path, line: one.line, column: 1, evidence: `ignore[${one.rule}]`, identity: one.rule }];
    }),
  );
}
