import type { LineIndex } from "../../engine/line-index.ts";
import type { FlowStep, RawFinding } from "../../scanner.ts";
import type { Analysis } from "./engine/analysis.ts";
import type { Reached } from "./engine/inspection.ts";
import type { Trail } from "./engine/value.ts";
import type { Source } from "./ir.ts";
import { milder } from "./milder.ts";
import { OWN } from "./own/own-knowledge.ts";
import { isOrigin, type OwnRule } from "./own/own-rules.ts";
import { ruleById, ruleOfFlow } from "./rules/index.ts";
import type { CodeRule } from "./rules/rule-of.ts";

/** Where code is tried out: a finding there weighs less. */
const TRIED =
  /(^|\/)(tests?|__tests__|specs?|e2e|fixtures?|examples?|samples?|docs?|demos?|cookbook)\/|[._-](test|spec)\.[a-z]+$|(^|\/)(test_[^/]*|conftest)\.py$/i;
const OWN_RULE = { id: OWN, severity: "medium", confidence: 0.9 } as const;
const LONGEST_EVIDENCE = 160;

export function findingsOf(
  analysis: Analysis,
  lines: LineIndex,
  source: Source,
  own: readonly OwnRule[],
): readonly RawFinding[] {
  const isTried = TRIED.test(analysis.file.path);
  const findings = new Map<string, RawFinding>();
  const add = (
    rule: Pick<CodeRule, "id" | "severity" | "confidence">,
    at: number,
    end: number,
    more: Partial<RawFinding>,
  ): void => {
    const start = lines.placeOf(at);
    const stop = lines.placeOf(end);
    const line = source.lineOf(start.line);
    const key = `${rule.id} ${more.title ?? ""} ${line}`;
    if (findings.has(key)) return;
    const evidence = evidenceOf(lines.lineAt(at));
    findings.set(key, {
      rule: rule.id,
      line,
      column: start.column,
      endLine: source.lineOf(stop.line),
      endColumn: stop.column,
      evidence,
      identity: `${more.title ?? ""}${evidence.replace(/\s+/g, " ")}`,
      ...(isTried ? { severity: milder(rule.severity), confidence: rule.confidence * 0.7 } : {}),
      ...more,
    });
  };
  const byId = new Map(own.map((rule) => [rule.id, rule]));
  const ofOwn = (id: string): Partial<RawFinding> => {
    const { message, severity, remediation } = byId.get(id)!;
    return { title: `${id}: ${message}`, severity, ...(remediation === undefined ? {} : { remediation }) };
  };
  for (const one of analysis.spotted.values()) {
    if (one.what !== undefined) {
      add(OWN_RULE, one.at, one.end, ofOwn(one.what));
      continue;
    }
    const rule = ruleById.get(one.rule);
    if (rule === undefined) throw new Error(`no rule '${one.rule}'`);
    add(rule, one.at, one.end, one.confidence === undefined ? {} : { confidence: one.confidence });
  }
  for (const one of analysis.reached.values()) {
    if (one.harm === "own") {
      const { origin } = one.taint;
      const isMeant = byId
        .get(one.what)
        ?.sources?.some((name) => name === origin || (origin === "own" && !isOrigin(name)));
      if (isMeant === true) add(OWN_RULE, one.at, one.end, { ...ofOwn(one.what), flow: flowOf(one, lines, source) });
      continue;
    }
    const rule = ruleOfFlow(one.harm, one.taint.origin);
    if (rule !== undefined) add(rule, one.at, one.end, { flow: flowOf(one, lines, source) });
  }
  return [...findings.values()];
}

function flowOf({ taint, at }: Reached, lines: LineIndex, source: Source): readonly FlowStep[] {
  const step = (offset: number, note: string): FlowStep => {
    const { line, column } = lines.placeOf(offset);
    return { line: source.lineOf(line), column, note };
  };
  const trail: FlowStep[] = [];
  for (let one: Trail | undefined = taint.trail; one !== undefined; one = one.before)
    trail.push(step(one.at, one.note));
  return [step(taint.at, taint.note), ...trail.reverse(), step(at, "does harm here")].slice(0, 50);
}

/** The line, without what may be a secret in it. */
function evidenceOf(line: string): string {
  const shown = line.trim().replace(/(["'`])(?=[^"'`\s]{20,}\1)(?=[^"'`]*\d)[A-Za-z0-9_\-+/=.]{20,}\1/g, "$1…$1");
  return shown.length > LONGEST_EVIDENCE ? `${shown.slice(0, LONGEST_EVIDENCE)}…` : shown;
}
