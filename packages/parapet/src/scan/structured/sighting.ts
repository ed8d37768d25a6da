import { detectors, type Hit } from "@parapet/guard";
import { asciiUnitReader, NO_FENCE, visibleText } from "@parapet/guard/text";
import { lineIndex } from "../engine/line-index.ts";
import type { RawFinding } from "../scanner.ts";

/** Something that a check saw, placed by offsets: what is left to say of it is said here once for all checks. */
export interface Sighting extends Pick<RawFinding, "title" | "severity" | "confidence" | "remediation" | "fix"> {
  readonly start: number;
  readonly end: number;
  /** Anything: it is shortened, and secrets are taken out. */
  readonly evidence: string;
  readonly identity: string;
}

export interface RuleSighting extends Sighting {
  readonly rule: string;
}

const MOST_EVIDENCE = 160;
/** A finding is repeated by whoever repeats what it points to: so many of one rule in one file say enough. */
const MOST_OF_ONE_RULE = 50;

export function findingsOf(text: string, sightings: readonly RuleSighting[]): readonly RawFinding[] {
  const lines = lineIndex(text);
  const counts = new Map<string, number>();
  return sightings.flatMap((seen) => {
    const count = (counts.get(seen.rule) ?? 0) + 1;
    counts.set(seen.rule, count);
    if (count > MOST_OF_ONE_RULE) return [];
    const { start, end, evidence, identity, ...rest } = seen;
    const from = lines.placeOf(start);
    const to = lines.placeOf(Math.max(start, end));
    return [
      {
        ...rest,
        ...from,
        endLine: to.line,
        endColumn: to.column,
        evidence: shown(evidence),
        identity: shown(identity),
      },
    ];
  });
}

const secret = detectors.get("secret").configure({});
const readUnits = asciiUnitReader();

export function secretsIn(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  secret.inspect(
    { text, origin: "document", direction: "input", path: "" },
    { systemPrompt: "", earlier: { characters: 0, fence: NO_FENCE }, from: 0, isFinal: true, ...readUnits(text) },
    hits,
  );
  return hits;
}

/** One visible line without secrets. */
export function shown(evidence: string): string {
  const cut = evidence.slice(0, 4 * MOST_EVIDENCE);
  let text = visibleText(cut, 0, true)?.text ?? cut;
  for (const { start, end, rule } of secretsIn(text).toSorted((a, b) => b.start - a.start || b.end - a.end))
    text = `${text.slice(0, start)}[${rule}]${text.slice(end)}`;
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ").trim();
  return line.length > MOST_EVIDENCE ? `${line.slice(0, MOST_EVIDENCE - 1)}…` : line;
}
