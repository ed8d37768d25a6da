import type { Severity } from "@parapet/guard/kernel";
import { type Json, listOr, objectOr, stringOr } from "../formats/json.ts";
import { cvss3BaseScore } from "./cvss3.ts";
import { cvss4Score } from "./cvss4.ts";

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

const SCORES: readonly (readonly [type: string, score: (vector: string) => number | undefined])[] = [
  ["CVSS_V3", cvss3BaseScore],
  ["CVSS_V4", cvss4Score],
];

/** By its CVSS 3 vector, else its CVSS 4 vector, else the database's own word; undefined where nobody has rated it. */
export function severityOf(record: Json, affected: Json): Severity | undefined {
  const ratings = [...listOr(affected.severity), ...listOr(record.severity)].map(objectOr);
  for (const [kind, scoreOf] of SCORES)
    for (const { type, score } of ratings) {
      const known = type === kind && typeof score === "string" ? scoreOf(score) : undefined;
      if (known !== undefined) return severityOfScore(known);
    }
  for (const place of [affected.database_specific, affected.ecosystem_specific, record.database_specific]) {
    const word = stringOr(objectOr(place).severity)?.toUpperCase();
    if (word !== undefined && WORDS[word] !== undefined) return WORDS[word];
  }
  return undefined;
}
