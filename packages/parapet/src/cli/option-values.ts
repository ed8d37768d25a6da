import { InvalidArgumentError } from "commander";
import { durationMs } from "../policy/index.ts";

/** Milliseconds of `90d`, `12h`, `30m`, for options of commands. */
export function parseDuration(text: string): number {
  if (!/^[1-9]\d{0,5}(ms|s|m|h|d)$/.test(text)) throw new InvalidArgumentError("Use 30s, 5m, 12h or 7d.");
  return durationMs(text);
}

/** A whole number of at least 0. */
export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Use a whole number from 0 to 999999999.");
  return Number(text);
}

/** A port, 0 for any that is free. */
export function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError("Use a number from 0 to 65535.");
  return Number(text);
}

/** A path or a host: "$UNSET" must not come to mean the folder one happens to stand in, or every address there is. */
export function parseFilled(text: string): string {
  if (text === "") throw new InvalidArgumentError("It must not be empty.");
  return text;
}

/** A few words that end up in tables and records: as long as the console takes them. */
export function parseLabel(text: string): string {
  const label = text.trim();
  if (label === "" || label.length > 100) throw new InvalidArgumentError("Use 1 to 100 characters.");
  return label;
}

/** Names with commas between them, each once. */
export function parseList(text: string): readonly string[] {
  const names = [...new Set(text.split(",").map((name) => name.trim()))];
  if (names.includes("")) throw new InvalidArgumentError("Use names with commas between them.");
  return names;
}

/** A rate above 0 and below 1. */
export function parseRatio(text: string): number {
  const value = /^0?\.\d{1,6}$/.test(text) ? Number(text) : 0;
  if (value === 0) throw new InvalidArgumentError("Use a number above 0 and below 1, such as 0.01.");
  return value;
}
