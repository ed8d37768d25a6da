import type { Exchange } from "../../api/types.ts";

export interface TimePart {
  readonly title: string;
  readonly ms: number;
  readonly tint: string;
}

/**
 * Where an exchange's time went, in the order of its way; the parts add up to the whole. The record has sums and not a
 * clock: what Parapet spent outside its detectors lies before, between and after the others, and stands at the end.
 */
export function timeSpent(exchange: Exchange): readonly TimePart[] {
  const { latencyMs, firstByteMs, overheadMs, detectors, attempts } = exchange;
  const ours = Math.min(overheadMs, latencyMs);
  const guardMs = (direction: string): number =>
    detectors.reduce((sum, run) => sum + (run.direction === direction ? run.elapsedUs / 1_000 : 0), 0);
  const input = Math.min(guardMs("input"), ours);
  const output = Math.min(guardMs("output"), ours - input);
  const waited = latencyMs - ours;
  // The first byte is counted from the start, as the client sees it; what came before it and was not ours was waiting.
  const toFirstByte =
    attempts === 0 ? 0 : firstByteMs === 0 ? waited : Math.min(waited, Math.max(0, firstByteMs - ours));
  return [
    { title: "Guards, input", ms: input, tint: "accent" },
    {
      title: attempts === 0 ? "Reading the request" : "Model, to its first byte",
      ms: attempts === 0 ? waited : toFirstByte,
      tint: "redact",
    },
    { title: "Model, rest of the reply", ms: attempts === 0 ? 0 : waited - toFirstByte, tint: "allow" },
    { title: "Guards, output", ms: output, tint: "flag" },
    { title: "Rest of Parapet", ms: ours - input - output, tint: "neutral" },
  ].filter((part) => part.ms > 0.000_5);
}
