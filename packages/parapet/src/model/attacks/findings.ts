import { createHash } from "node:crypto";
import type { Finding } from "@parapet/guard/kernel";
import type { AttackReport } from "./report/attack-report.ts";

/** Below this share of the accuracy, an attack is a finding: what is left is less than what is lost. */
const HALF = 0.5;

/** What an attack came to, in the words of all rooms: nothing where the model holds, or holds what was asked for. */
export function attackFindings(report: AttackReport, at: number): readonly Finding[] {
  const { summary, gate, attack, norm, eps, model } = report;
  const isBroken = gate === null ? summary.robustAccuracy < HALF * summary.accuracy : !gate.isPassed;
  if (!isBroken || summary.successes === 0) return [];
  const subject = `model:${model.name}`;
  const rule = `evasion-${norm}`;
  const fingerprint = createHash("sha256").update(`attack ${subject} ${rule}`).digest("hex").slice(0, 32);
  const bound = eps === null ? "" : ` up to ${Number(eps.toPrecision(4))}`;
  const carriers = report.carriers.slice(0, 3).map(({ feature }) => feature);
  return [
    {
      id: `model:${fingerprint.slice(0, 16)}`,
      room: "model",
      rule,
      title: "Small changes of inputs change the model's answer",
      severity: gate === null ? "medium" : "high",
      confidence: 1,
      threats: report.threats,
      location: { subject },
      evidence: `${attack}: ${summary.successes} of ${summary.attacked} rows changed their answer by ${norm}${bound}, most by ${carriers.join(", ")}`,
      remediation:
        "Train on attacked rows (parapet model harden), check inputs where they enter, and let a person decide what is close.",
      fingerprint,
      firstSeen: at,
      status: "open",
    },
  ];
}
