import {
  type Detector,
  type DetectorKind,
  type Hit,
  type InspectionContext,
  ORIGINS,
  type Passage,
} from "../detector.ts";
import { choiceList, knownOptions } from "../options.ts";
import { birthDates } from "./pii/birth-date.ts";
import { coordinates } from "./pii/coordinates.ts";
import { cryptoAddresses } from "./pii/crypto-address.ts";
import { PII_ENTITIES } from "./pii/entities.ts";
import { findAddresses } from "./pii/find-addresses.ts";
import { findBics } from "./pii/find-bic.ts";
import { findEmails } from "./pii/find-emails.ts";
import { findLibraryNames, nameRecogniserOf } from "./pii/find-library-names.ts";
import { findNames } from "./pii/find-names.ts";
import { findNumbers, numberTable, plainSigns } from "./pii/find-numbers.ts";
import type { NumberHook } from "./pii/number-hook.ts";
import { NUMBER_RULES } from "./pii/number-rules.ts";
import { postalAddresses } from "./pii/postal-address.ts";
import { findRecognised, parseRecognisers } from "./pii/recogniser.ts";
import { restyleHits, styleOf } from "./pii/style.ts";
import { piiExamples } from "./pii.examples.ts";

const ENTITIES: readonly string[] = PII_ENTITIES.map(({ id }) => id);
/** What is no person's in most texts, or found by words alone, on request only. */
const BY_DEFAULT: readonly string[] = PII_ENTITIES.filter(({ isOnRequest }) => !isOnRequest).map(({ id }) => id);

type Finder = (text: string, context: InspectionContext, hits: Hit[]) => number;

function numberFinder(entities: ReadonlySet<string>): Finder | undefined {
  const rules = NUMBER_RULES.filter(({ entity }) => entities.has(entity));
  const hooks: NumberHook[] = [];
  if (entities.has("btc-address") || entities.has("eth-address")) hooks.push(cryptoAddresses(entities));
  if (entities.has("date-of-birth")) hooks.push(birthDates);
  if (entities.has("coordinates")) hooks.push(coordinates);
  if (entities.has("postal-address")) hooks.push(postalAddresses);
  const table = numberTable({ rules, hooks, hasIban: entities.has("iban"), hasPhone: entities.has("phone") });
  if (rules.length + hooks.length === 0 && !table.hasIban && !table.hasPhone) return undefined;
  return (text, context, hits) => findNumbers(table, context.isAscii ? text : plainSigns(text), context, hits);
}

/**
 * `options.entities`: which kinds to look for; all but those on request when absent. `options.style`: what stands for
 * what is redacted: a label, the value masked, or a hash of it under `options.hashKey`, which joins what is the same. `options.recognisers`: kinds of the user's own.
 * `options.names`: a recogniser that finds names in input by a library, beside those that `person-name` finds.
 */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("pii", options, ["entities", "style", "hashKey", "recognisers", "names"]);
  const restyle = styleOf(options);
  const entities = new Set(choiceList("pii", options, "entities", ENTITIES, BY_DEFAULT));
  const names = nameRecogniserOf(options);
  if (names !== undefined) entities.add("person-name");
  const recognisers = parseRecognisers(options.recognisers, [...ENTITIES, "ipv4", "ipv6"]);
  const finders: Finder[] = [];
  if (recognisers.length > 0) finders.push((text, context, hits) => findRecognised(recognisers, text, context, hits));
  const numbers = numberFinder(entities);
  if (numbers !== undefined) finders.push(numbers);
  if (entities.has("email")) finders.push(findEmails);
  if (entities.has("bic")) finders.push(findBics);
  if (entities.has("ip-address") || entities.has("mac-address"))
    finders.push((text, context, hits) => findAddresses(entities, text, context, hits));
  if (entities.has("person-name")) finders.push(findNames);
  function inspect(passage: Passage, context: InspectionContext, hits: Hit[]): number {
    const { text } = passage;
    let pending = text.length;
    const first = hits.length;
    for (const find of finders) pending = Math.min(pending, find(text, context, hits));
    if (names !== undefined) pending = Math.min(pending, findLibraryNames(names, passage, context, hits));
    if (restyle !== undefined) restyleHits(restyle, text, hits, first);
    return pending;
  }
  return { kind: pii, inspect };
}

export const pii: DetectorKind = {
  id: "pii",
  title: "Personal data",
  summary:
    "Mail addresses, phones, birth dates, cards, accounts and national numbers, proven by check digits wherever there are any.",
  severity: "high",
  threats: ["sensitive-answer-disclosure", "prompt-log-exposure", "provider-data-retention", "shadow-ai-leak"],
  controls: ["ctl-data-minimise", "ctl-input-guard", "ctl-output-guard"],
  maturity: "beta",
  directions: ["input", "output"],
  origins: ORIGINS,
  onHit: "redact",
  seesThroughInvisible: true,
  looksBeforeReveal: true,
  secretOptions: ["hashKey"],
  hostOptions: ["names"],
  configure,
  examples: piiExamples,
};
