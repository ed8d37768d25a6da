import { InvalidArgumentError } from "commander";
import { durationMs } from "../policy/index.ts";

/** Milliseconds of `90d`, `12h`, `30m`, for options of commands. */
export function parseDuration(text: string): number {
  if (!/^[1-9]\d{0,5}(ms|s|m|h|d)$/.test(text)) throw new InvalidArgumentError("Use 30s, 5m, 12h or 7d.");
  return durationMs(text);
}

/** A whole number of at least 0. */
export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Use a whole number.");
  return Number(text);
}

/** A few words that end up in tables and records: as long as the console takes them. */
export function parseLabel(text: string): string {
  const label = text.trim();
  if (label === "" || label.length > 100) throw new InvalidArgumentError("Use 1 to 100 characters.");
  return label;
}
