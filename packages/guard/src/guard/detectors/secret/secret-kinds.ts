import type { Severity } from "../../../kernel/index.ts";
import { exampleKey, exampleSentence } from "./key-examples.ts";
import { allKeyRules } from "./secret-rules.ts";

/** One kind of secret, for whoever lists what the detector knows. */
export interface SecretKind {
  /** The `rule` of its hits. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** How surely it is one where it is found, 0 to 1; a check may know better. */
  readonly confidence: number;
  /** A text with such a secret, which nobody issued; another at each call that gives another number from 0 to 1. */
  example(random?: () => number): string;
}

/** What is known by how it is written, and not by a vendor's form. */
const WRITTEN: readonly SecretKind[] = [
  {
    id: "private-key",
    title: "Private key",
    severity: "critical",
    confidence: 0.99,
    example: () =>
      [
        "-----BEGIN PRIVATE KEY-----",
        "MC4CAQAwBQYDK2VwBCIEIJ7s1vQmX0cT2yJk".repeat(3),
        "-----END PRIVATE KEY-----",
      ].join("\n"),
  },
  {
    id: "url-password",
    title: "Password in a URL",
    severity: "high",
    confidence: 0.9,
    example: () => ["postgres://billing:", "vR7qPz2Lw9xK", "@db.internal:5432/orders"].join(""),
  },
  {
    id: "command-password",
    title: "Password in a command line",
    severity: "high",
    confidence: 0.8,
    example: () => ["curl -u billing:", "vR7qPz2Lw9xK", " https://pay.example/orders"].join(""),
  },
  {
    id: "assigned-password",
    title: "Password in a setting",
    severity: "high",
    confidence: 0.7,
    example: () => ["password = '", "vR7qPz2Lw9xK", "'"].join(""),
  },
  {
    id: "assigned-secret",
    title: "Secret in a setting",
    severity: "high",
    confidence: 0.7,
    example: () => ["client_secret: '", "vR7qPz2Lw9xKdB4mT8nH1cJ6", "'"].join(""),
  },
];

/** Every kind, the guard's and the scanner's alike. */
export function secretKinds(): readonly SecretKind[] {
  const keys = allKeyRules().map((rule): SecretKind => {
    const { id, vendor, what, severity = "high", near } = rule;
    return {
      id,
      title: `${vendor} ${what}`,
      severity,
      confidence: rule.confidence ?? (near === undefined ? 0.95 : 0.85),
      example: (random = Math.random) => {
        const key = exampleKey(rule, rule.forms[0]!, random);
        return exampleSentence(rule, key);
      },
    };
  });
  return [...keys, ...WRITTEN];
}
