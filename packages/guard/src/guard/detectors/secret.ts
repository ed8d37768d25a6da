import {
  type Detector,
  type DetectorKind,
  type Hit,
  type InspectionContext,
  ORIGINS,
  type Passage,
} from "../detector.ts";
import { choiceList, knownOptions } from "../options.ts";
import { findAssigned } from "./secret/find-assigned.ts";
import { findCommandPasswords } from "./secret/find-command-password.ts";
import { findKeys } from "./secret/find-keys.ts";
import { findPem } from "./secret/find-pem.ts";
import { findUrlPasswords } from "./secret/find-url-password.ts";
import { keyTable } from "./secret/key-table.ts";
import { allKeyRules, secretRuleIds } from "./secret/secret-rules.ts";
import { secretExamples } from "./secret.examples.ts";

/** `options.except`: rule ids that stay silent, for an application whose traffic holds such keys by design. */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("secret", options, ["except"]);
  const except = new Set(choiceList("secret", options, "except", secretRuleIds(), []));
  const table = keyTable(allKeyRules().filter(({ id }) => !except.has(id)));
  const finders = [
    (text: string, context: InspectionContext, hits: Hit[]) => findKeys(table, text, context, hits),
    ...(except.has("private-key") ? [] : [findPem]),
    ...(except.has("url-password") ? [] : [findUrlPasswords]),
    ...(except.has("command-password") ? [] : [findCommandPasswords]),
    findAssigned,
  ];
  function inspect({ text }: Passage, context: InspectionContext, hits: Hit[]): number {
    const before = hits.length;
    let pending = text.length;
    for (const find of finders) pending = Math.min(pending, find(text, context, hits));
    if (except.size > 0)
      for (let i = hits.length - 1; i >= before; i--) if (except.has(hits[i]!.rule)) hits.splice(i, 1);
    return pending;
  }
  return { kind: secret, inspect };
}

export const secret: DetectorKind = {
  id: "secret",
  title: "Secrets",
  summary: "Keys and tokens of providers, private keys, passwords in URLs and values that a label calls secret.",
  severity: "critical",
  threats: ["secrets-in-context", "leaked-model-key", "sensitive-answer-disclosure", "agent-credential-harvest"],
  controls: ["ctl-no-secrets-in-context", "ctl-secret-scan", "ctl-output-guard", "ctl-input-guard"],
  maturity: "beta",
  directions: ["input", "output"],
  origins: ORIGINS,
  onHit: "redact",
  seesThroughInvisible: true,
  looksBeforeReveal: true,
  configure,
  examples: secretExamples,
};
