import type { MemoryReport, PrivacyVerdict } from "../model/index.ts";
import { tableLines } from "./table.ts";
import type { Terminal } from "./terminal.ts";

const MOST_LINES = 20;

/** What a model of texts has memorised, for a person; no secret and no text stands in it. */
export function memoryLines(
  { exposures, continuations, tooShort, isInterrupted }: MemoryReport,
  verdict: PrivacyVerdict | undefined,
  terminal: Terminal,
): readonly string[] {
  const bold = (heading: string): string => terminal.style("bold", heading);
  const more = (count: number): readonly string[] => (count > MOST_LINES ? [`… and ${count - MOST_LINES} more`] : []);
  return [
    ...(exposures.length === 0
      ? []
      : tableLines(
          ["secret", "exposed, bits (95 %)", "of", "by"],
          exposures
            .slice(0, MOST_LINES)
            .map(({ id, bits, low, high, most, by, hits, tries }) => [
              id,
              `${bits.toFixed(1)} (${low.toFixed(1)}-${high.toFixed(1)})`,
              most.toFixed(1),
              by === "rank"
                ? `rank: ${hits} of ${tries} others are likelier`
                : `sampling: said ${hits} of ${tries} times`,
            ]),
          bold,
        )),
    ...more(exposures.length),
    ...(continuations.length === 0
      ? []
      : tableLines(
          ["text", "words that came right", "runs of five words"],
          continuations
            .slice(0, MOST_LINES)
            .map(({ id, rightWords, words, overlap }) => [
              id,
              `${rightWords} of ${words}`,
              `${(overlap * 100).toFixed(0)} %`,
            ]),
          bold,
        )),
    ...more(continuations.length),
    ...(tooShort.length === 0 ? [] : [`too short to tell: ${tooShort.slice(0, MOST_LINES).join(", ")}`]),
    ...(isInterrupted ? [terminal.style("red", "given up: not everything was asked")] : []),
    ...(verdict === undefined
      ? []
      : [terminal.style(verdict.state === "passed" ? "green" : "red", `${verdict.state}: ${verdict.says}`)]),
  ];
}
