import { ParapetError } from "../../kernel/index.ts";
import type { Detector, DetectorKind, Hit, InspectionContext, Passage } from "../detector.ts";
import { BASE64_SIZE, base64Symbol } from "../encoding.ts";
import { booleanOption, knownOptions, stringList } from "../options.ts";
import {
  base64Disguises,
  FOLDED_SIZE,
  foldedDisguises,
  foldedSymbol,
  foldedSymbols,
  styledSymbols,
} from "./canary/disguise.ts";
import { disguiseFinder, type Finder } from "./canary/find-disguised.ts";
import { canaryExamples } from "./canary.examples.ts";

/** A shorter value would turn up by chance. */
const LEAST_CHARACTERS = 6;

/** `options.values`: what was planted; `options.encodings`: also look for disguises, on unless false. */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("canary", options, ["values", "encodings"]);
  const values = stringList("canary", options, "values", []);
  const encodings = booleanOption("canary", options, "encodings", true);
  values.forEach((value, index) => {
    if (foldedSymbols(value).length >= LEAST_CHARACTERS) return;
    throw new ParapetError(
      "PARAPET_GUARD_OPTIONS",
      `detector 'canary': values[${index}] is too short to be told from chance`,
      {
        hint: `Plant values with at least ${LEAST_CHARACTERS} letters or digits (a to z, 0 to 9).`,
      },
    );
  });
  const finders: Finder[] = [];
  if (values.length > 0)
    finders.push(
      disguiseFinder(
        values.flatMap((value) => foldedDisguises(value, encodings)),
        FOLDED_SIZE,
        foldedSymbol,
        styledSymbols(),
      ),
    );
  if (values.length > 0 && encodings)
    finders.push(disguiseFinder(values.flatMap(base64Disguises), BASE64_SIZE, base64Symbol));
  function inspect({ text }: Passage, context: InspectionContext, hits: Hit[]): number {
    let pending = text.length;
    for (const find of finders) pending = Math.min(pending, find(text, context, hits));
    return pending;
  }
  return { kind: canary, inspect };
}

export const canary: DetectorKind = {
  id: "canary",
  title: "Planted canaries",
  summary: "Values planted in prompts, documents or tools that must never come out, plain or encoded.",
  severity: "critical",
  threats: [
    "hidden-context-disclosure",
    "sensitive-answer-disclosure",
    "tool-channel-exfiltration",
    "cross-session-bleed",
  ],
  controls: ["ctl-output-guard", "ctl-session-isolation"],
  maturity: "beta",
  directions: ["input", "output"],
  origins: ["user", "assistant", "tool-result", "document", "tool-call", "reasoning", "metadata"],
  onHit: "block",
  configure,
  needs: "values",
  examples: canaryExamples,
};
