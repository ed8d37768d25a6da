import type { Rule } from "../rule.ts";

/** What the scanner says of the scan itself. */
export const OWN_RULES: readonly Rule[] = [
  {
    id: "suppression-without-reason",
    title: "Suppression without a reason",
    summary: "A comment suppresses findings and does not say why, so nobody can judge whether it still holds.",
    severity: "low",
    confidence: 1,
    cwe: [],
    threats: [],
    remediation: "Write the reason behind the bracket, or mend what was found.",
    examples: { hits: [], misses: [] },
  },
  {
    id: "suppression-expired",
    title: "Suppression past its date",
    summary: "What a comment or the baseline suppressed until a date counts again.",
    severity: "low",
    confidence: 1,
    cwe: [],
    threats: [],
    remediation: "Mend what was found, or give a new date with its reason.",
    examples: { hits: [], misses: [] },
  },
  {
    id: "vulnerability-database-old",
    title: "Old vulnerability database",
    summary: "What became known of packages since the database was made is not in this report.",
    severity: "low",
    confidence: 1,
    cwe: [],
    threats: [],
    remediation: "Get a new one: parapet scan db update.",
    examples: { hits: [], misses: [] },
  },
];
