import { InvalidArgumentError } from "commander";

/** A number above 0. */
export function parseSize(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError("Use a number above 0.");
  return value;
}

export function parseShare(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 1)) throw new InvalidArgumentError("Use a share from 0 to 1.");
  return value;
}

export function parseRange(text: string): readonly [number, number] {
  const [low = Number.NaN, high = Number.NaN, ...more] = text
    .split(",")
    .map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (more.length > 0 || !(low < high)) throw new InvalidArgumentError("Use two numbers, as 0,1.");
  return [low, high];
}
