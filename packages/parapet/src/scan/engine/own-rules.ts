import type { Rule } from "../rule.ts";

/** What no scanner's own list holds: what the scan says of itself, and what users' own rules find. */
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
  {
    id: "own-rule",
    title: "A rule of this repository's own",
    summary: "Something that a rule in the repository's own files forbids; title, severity and advice are that rule's.",
    severity: "medium",
    confidence: 0.9,
    cwe: [],
    threats: [],
    remediation: "Do what the rule says, or change the rule.",
    examples: { hits: [], misses: [] },
  },
];
