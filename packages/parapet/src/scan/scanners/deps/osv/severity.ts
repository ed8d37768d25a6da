import type { Severity } from "@parapet/guard/kernel";
import { type Json, listOr, objectOr, stringOr } from "../formats/json.ts";
import { cvss3BaseScore } from "./cvss3.ts";

const WORDS: Readonly<Record<string, Severity>> = {
  CRITICAL: "critical",
  HIGH: "high",
  MODERATE: "medium",
  MEDIUM: "medium",
  LOW: "low",
  NONE: "info",
};

/** The bands of CVSS 3 and 4. */
function severityOfScore(score: number): Severity {
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "medium";
  return score > 0 ? "low" : "info";
}

/** By its CVSS 3 vector, else the database's own word; undefined where nobody has rated it. */
export function severityOf(record: Json, affected: Json): Severity | undefined {
  for (const rating of [...listOr(affected.severity), ...listOr(record.severity)]) {
    const { type, score } = objectOr(rating);
    if (type !== "CVSS_V3" || typeof score !== "string") continue;
    const base = cvss3BaseScore(score);
    if (base !== undefined) return severityOfScore(base);
  }
  for (const place of [affected.database_specific, affected.ecosystem_specific, record.database_specific]) {
    const word = stringOr(objectOr(place).severity)?.toUpperCase();
    if (word !== undefined && WORDS[word] !== undefined) return WORDS[word];
  }
  return undefined;
}
