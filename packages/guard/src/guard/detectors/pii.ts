import type { Detector, DetectorKind, Hit, InspectionContext, Passage } from "../detector.ts";
import { choiceList, knownOptions } from "../options.ts";
import { findAddresses } from "./pii/find-addresses.ts";
import { findBics } from "./pii/find-bic.ts";
import { findEmails } from "./pii/find-emails.ts";
import { findNumbers, numberTable, plainSigns } from "./pii/find-numbers.ts";
import { NUMBER_RULES } from "./pii/number-rules.ts";
import { piiExamples } from "./pii.examples.ts";

const ENTITIES: readonly string[] = [
  "email",
  "phone",
  "iban",
  "bic",
  ...new Set(NUMBER_RULES.map(({ entity }) => entity)),
  "ip-address",
];
/** Addresses of machines are no person's in most logs: on request only. */
const BY_DEFAULT: readonly string[] = ENTITIES.filter((entity) => entity !== "ip-address");

/** `options.entities`: which kinds to look for; all but `ip-address` when absent. */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("pii", options, ["entities"]);
  const entities = new Set(choiceList("pii", options, "entities", ENTITIES, BY_DEFAULT));
  const rules = NUMBER_RULES.filter(({ entity }) => entities.has(entity));
  const numbers = numberTable(rules, entities.has("iban"), entities.has("phone"));
  type Finder = (text: string, context: InspectionContext, hits: Hit[]) => number;
  const finders: Finder[] = [];
  if (rules.length > 0 || numbers.hasIban || numbers.hasPhone)
    finders.push((text, context, hits) =>
      findNumbers(numbers, context.isAscii ? text : plainSigns(text), context, hits),
    );
  if (entities.has("email")) finders.push(findEmails);
  if (entities.has("bic")) finders.push(findBics);
  if (entities.has("ip-address")) finders.push(findAddresses);
  function inspect({ text }: Passage, context: InspectionContext, hits: Hit[]): number {
    let pending = text.length;
    for (const find of finders) pending = Math.min(pending, find(text, context, hits));
    return pending;
  }
  return { kind: pii, inspect };
}

export const pii: DetectorKind = {
  id: "pii",
  title: "Personal data",
  summary:
    "Mail addresses, phones, cards, accounts and national numbers, proven by check digits wherever there are any.",
  severity: "high",
  threats: ["sensitive-answer-disclosure", "prompt-log-exposure", "provider-data-retention", "shadow-ai-leak"],
  controls: ["ctl-data-minimise", "ctl-input-guard", "ctl-output-guard"],
  maturity: "beta",
  directions: ["input", "output"],
  origins: [
    "system",
    "user",
    "assistant",
    "tool-result",
    "document",
    "tool-definition",
    "tool-call",
    "reasoning",
    "metadata",
  ],
  onHit: "redact",
  configure,
  examples: piiExamples,
};
