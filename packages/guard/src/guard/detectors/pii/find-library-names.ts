import type { Hit, InspectionContext, Passage } from "../../detector.ts";
import { refuseOption } from "../../options.ts";
import type { NameRecogniser } from "./names-by.ts";

/** What `options.names` gives; undefined where nobody asks. */
export function nameRecogniserOf(options: Readonly<Record<string, unknown>>): NameRecogniser | undefined {
  const { names } = options;
  if (names === undefined || names === false) return undefined;
  if (typeof names === "function") return names as NameRecogniser; // the caller's own, as `options` is typed by nobody
  return refuseOption("pii", "names", "a recogniser such as namesBy(nlp), or true in the policy of a gateway");
}

/**
 * Names that a library finds, in texts on their way to a model. What a name is depends on all of its sentence, so a
 * text that grows is read when it is whole; on output, where texts are let go word by word, nothing is read.
 *
 * @returns what is pending, as a detector's `inspect` does
 */
export function findLibraryNames(
  recognise: NameRecogniser,
  { text, direction }: Passage,
  { from, isFinal }: InspectionContext,
  hits: Hit[],
): number {
  if (direction === "output") return text.length;
  if (!isFinal) return from;
  const known = hits.filter(({ rule }) => rule === "person-name");
  for (const { start, end } of recognise(text)) {
    if (end <= from || known.some((hit) => hit.start < end && start < hit.end)) continue;
    const reason = "is taken for a name by the library that looks for them";
    hits.push({
      rule: "person-name",
      start,
      end,
      confidence: 0.6,
      severity: "medium",
      replacement: "[person-name]",
      reason,
    });
  }
  return text.length;
}
