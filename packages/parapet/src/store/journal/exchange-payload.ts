/**
 * How an exchange is written down. Most detectors of most exchanges find nothing, and eleven such runs were two thirds
 * of a record: they are kept as names and times in one string, `secret 9.4 pii 6.5`, and told in full only when read.
 * A `!` stands where a run that did find something, or broke, comes next among `detectors`, so that order survives.
 */
import type { ExchangeRecord } from "../store.ts";

type Run = ExchangeRecord["detectors"][number];

/** What stands in the log: `quiet` holds a string for each direction that had runs without any find. */
export interface PackedExchange extends ExchangeRecord {
  readonly quiet?: Readonly<Record<string, string>>;
}

const LOUD = "!";

/** JSON text of a record, for the log. */
export function packExchange(record: ExchangeRecord): string {
  if (record.detectors.length === 0) return JSON.stringify(record);
  const detectors: Run[] = [];
  const quiet: Record<string, string> = {};
  for (const run of record.detectors) {
    const before = quiet[run.direction];
    const now = isQuiet(run) ? `${run.detector} ${run.elapsedUs}` : LOUD;
    quiet[run.direction] = before === undefined ? now : `${before} ${now}`;
    if (now === LOUD) detectors.push(run);
  }
  return JSON.stringify({ ...record, detectors, quiet });
}

/** The record again, from the parsed payload; also from one that was written before runs were packed. */
export function unpackExchange({ quiet, ...record }: PackedExchange): ExchangeRecord {
  if (quiet === undefined) return record;
  const loud = [...record.detectors];
  const detectors = Object.entries(quiet).flatMap(([direction, text]) => runsOf(direction, text, loud));
  return { ...record, detectors };
}

function runsOf(direction: string, text: string, loud: Run[]): Run[] {
  const words = text.split(" ");
  const runs: Run[] = [];
  for (let index = 0; index < words.length; index++) {
    const detector = words[index] ?? "";
    if (detector === LOUD) {
      const run = loud.shift();
      if (run !== undefined) runs.push(run);
    } else runs.push({ detector, verdict: "allow", hits: 0, elapsedUs: Number(words[++index]), direction });
  }
  return runs;
}

/** Nothing to tell but how long it took, and a name that cannot be mistaken for anything else in the string. */
function isQuiet(run: Run): boolean {
  return (
    run.verdict === "allow" &&
    run.hits === 0 &&
    run.error === undefined &&
    run.detector !== LOUD &&
    run.detector !== "" &&
    !run.detector.includes(" ")
  );
}
