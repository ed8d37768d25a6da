import { EXIT } from "@parapet/guard/kernel";
import type { ValidationReport } from "../model/index.ts";

/** What failed has failed, whatever else broke; what nobody could tell fails the gate of a whole run alone. */
export function validationExit({ gate, failures, isInterrupted }: ValidationReport): 0 | 1 | 3 {
  if (gate?.results.some(({ verdict }) => verdict === "failed") === true) return EXIT.findings;
  if (isInterrupted || failures.length > 0) return EXIT.environment;
  return gate?.isPassed === false ? EXIT.findings : EXIT.ok;
}
