import { asciiUnitReader, NO_FENCE } from "../../text/index.ts";
import {
  type Detector,
  type DetectorKind,
  type Earlier,
  type Hit,
  type InspectionContext,
  ORIGINS,
} from "../detector.ts";
import { choiceList, knownOptions } from "../options.ts";
import { findAssigned } from "./secret/find-assigned.ts";
import { findCommandPasswords } from "./secret/find-command-password.ts";
import { type EncodedSearch, findEncodedOfRun, findPercentWords, pendingEncoded } from "./secret/find-encoded.ts";
import { findFiled } from "./secret/find-filed.ts";
import { findKeysOfRun, pendingKey } from "./secret/find-keys.ts";
import { findPem } from "./secret/find-pem.ts";
import { findUrlPasswords } from "./secret/find-url-password.ts";
import { keyTable } from "./secret/key-table.ts";
import { visitLongRuns } from "./secret/long-runs.ts";
import { allKeyRules, secretRuleIds } from "./secret/secret-rules.ts";
import { secretExamples } from "./secret.examples.ts";

const NOTHING: Earlier = { characters: 0, fence: NO_FENCE };
const readUnits: ReturnType<typeof asciiUnitReader> = /* @__PURE__ */ asciiUnitReader();

/** `options.except`: rule ids that stay silent, for an application whose traffic holds such keys by design. */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("secret", options, ["except"]);
  const except = new Set(choiceList("secret", options, "except", secretRuleIds(), []));
  const table = keyTable(allKeyRules().filter(({ id }) => !except.has(id)));
  const finders = [
    ...(except.has("private-key") ? [] : [findPem]),
    ...(except.has("url-password") ? [] : [findUrlPasswords]),
    ...(except.has("command-password") ? [] : [findCommandPasswords]),
    findAssigned,
    findFiled,
  ];
  /** @param depth how many encodings the text was taken out of */
  function find(text: string, context: InspectionContext, depth: number, hits: Hit[]): number {
    const { from, isFinal } = context;
    const before = hits.length;
    const search: EncodedSearch = {
      text,
      depth,
      hits,
      inspect(inner, start, innerDepth) {
        const found: Hit[] = [];
        const innerContext = { ...context, ...readUnits(inner), earlier: NOTHING, from: start, isFinal: true };
        find(inner, innerContext, innerDepth, found);
        return found;
      },
    };
    let pending = text.length;
    for (const finder of finders) pending = Math.min(pending, finder(text, context, hits));
    visitLongRuns(text, from, (start, end) => {
      findKeysOfRun(table, { text, from, start, end }, hits);
      findEncodedOfRun(search, start, end);
    });
    findPercentWords(search, from);
    if (except.size > 0)
      for (let i = hits.length - 1; i >= before; i--) if (except.has(hits[i]!.rule)) hits.splice(i, 1);
    return isFinal ? text.length : Math.min(pending, pendingKey(table, text, from), pendingEncoded(text, from));
  }
  return { kind: secret, inspect: ({ text }, context, hits) => find(text, context, 0, hits) };
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
