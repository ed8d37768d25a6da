import { createHash } from "node:crypto";
import type { Finding } from "@parapet/guard/kernel";
import type { PrivacyReport } from "./audit.ts";
import type { Inference } from "./membership.ts";

/** Whether the model keeps to a limit of named members. */
export interface PrivacyVerdict {
  readonly state: "passed" | "failed" | "unknown";
  readonly says: string;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/**
 * Passed when no attack can name more members than the limit allows, by the upper ends of the intervals; failed when one
 * did; else unknown: too few rows to tell. Attacks with shadow models must have been tried for it to pass.
 *
 * @param most share of members, with no more wrong accusations than one in a thousand
 */
export function verdictOf({ membership, isInterrupted, shadows }: PrivacyReport, most: number): PrivacyVerdict {
  const named = (one: Inference): number => one.tpr[0]?.value ?? 1;
  const [worst] = membership;
  if (worst === undefined) return { state: "unknown", says: "no attack was tried" };
  const seen = `${worst.id} names ${percent(named(worst))} of the members (limit ${percent(most)})`;
  if (membership.some((one) => named(one) > most)) return { state: "failed", says: seen };
  if (isInterrupted || shadows.count === 0)
    return { state: "unknown", says: `${seen}, but the attacks with shadow models were not tried to the end` };
  const reach = Math.max(...membership.map(({ tpr }) => tpr[0]?.high ?? 1));
  return reach <= most
    ? { state: "passed", says: `${seen}, at most ${percent(reach)} by the intervals` }
    : { state: "unknown", says: `${seen}, but with so few rows it may be ${percent(reach)}` };
}

/** A finding of the strongest attack, where it does better than chance beyond doubt. */
export function privacyFindings(report: PrivacyReport, subject: string, at: number): readonly Finding[] {
  const [worst] = report.membership;
  if (worst === undefined) return [];
  const [rarely] = worst.tpr;
  const isNamed = (rarely?.low ?? 0) > 0.005;
  const auc = Math.max(...report.membership.map(({ auc: { low } }) => low));
  if (!isNamed && auc <= 0.55) return [];
  const fingerprint = createHash("sha256").update(`privacy ${subject} membership`).digest("hex").slice(0, 32);
  return [
    {
      id: `model:${fingerprint.slice(0, 16)}`,
      room: "model",
      rule: "membership-told",
      title: "Answers tell who was in the training data",
      severity: isNamed || auc > 0.65 ? "high" : "medium",
      confidence: 1,
      threats: ["membership-inference"],
      location: { subject },
      evidence: `${worst.id} names ${rarely?.members ?? 0} of ${report.members} members with ${rarely?.others ?? 0} of ${report.nonmembers} others wrongly accused; area under the curve ${worst.auc.value.toFixed(3)}`,
      remediation:
        "Train with less memory of single rows (fewer steps, shallower trees, more data, noise), and let answers say less: predict.outputs in the policy.",
      fingerprint,
      firstSeen: at,
      status: "open",
    },
  ];
}
