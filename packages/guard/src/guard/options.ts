import { ParapetError } from "../kernel/index.ts";

type Options = Readonly<Record<string, unknown>>;

/** @throws {ParapetError} PARAPET_GUARD_OPTIONS; the value is not told */
export function refuseOption(detector: string, field: string, expected: string): never {
  throw new ParapetError("PARAPET_GUARD_OPTIONS", `detector '${detector}': option '${field}' must be ${expected}`, {
    hint: `Correct options.${field} of '${detector}' in the guard profile.`,
  });
}

/** @throws {ParapetError} PARAPET_GUARD_OPTIONS when an option is there that the detector does not know: a misspelt option must not silently do nothing */
export function knownOptions(detector: string, options: Options, known: readonly string[]): void {
  for (const field of Object.keys(options)) {
    if (known.includes(field)) continue;
    throw new ParapetError("PARAPET_GUARD_OPTIONS", `detector '${detector}' has no option '${field}'`, {
      hint: known.length === 0 ? "It takes no options." : `Its options are: ${known.join(", ")}.`,
    });
  }
}

/** A list of non-empty strings; `fallback` when absent. */
export function stringList(
  detector: string,
  options: Options,
  field: string,
  fallback: readonly string[],
): readonly string[] {
  const value = options[field];
  if (value === undefined) return fallback;
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string" && item !== ""))
    return refuseOption(detector, field, "a list of non-empty strings");
  return value as readonly string[];
}

/** A subset of `choices`; `fallback` when absent. */
export function choiceList<T extends string>(
  detector: string,
  options: Options,
  field: string,
  choices: readonly T[],
  fallback: readonly T[],
): readonly T[] {
  for (const item of stringList(detector, options, field, []))
    if (!(choices as readonly string[]).includes(item))
      refuseOption(detector, field, `a list out of ${choices.join(", ")}; '${item}' is not one of them`);
  return options[field] === undefined ? fallback : (options[field] as readonly T[]);
}

/** One of `choices`; `fallback` when absent. */
export function choice<T extends string>(
  detector: string,
  options: Options,
  field: string,
  choices: readonly T[],
  fallback: T,
): T {
  const value = options[field];
  if (value === undefined) return fallback;
  const found = choices.find((known) => known === value);
  return found ?? refuseOption(detector, field, choices.join(" or "));
}

export function booleanOption(detector: string, options: Options, field: string, fallback: boolean): boolean {
  const value = options[field];
  if (value === undefined) return fallback;
  return typeof value === "boolean" ? value : refuseOption(detector, field, "true or false");
}

/** A whole number within bounds, both included. */
export function integerOption(
  detector: string,
  options: Options,
  field: string,
  bounds: { readonly minimum: number; readonly maximum: number; readonly fallback: number },
): number {
  const value = options[field];
  if (value === undefined) return bounds.fallback;
  if (typeof value !== "number" || !Number.isInteger(value) || value < bounds.minimum || value > bounds.maximum)
    return refuseOption(detector, field, `a whole number from ${bounds.minimum} to ${bounds.maximum}`);
  return value;
}

/** A number from 0 to 1. */
export function ratioOption(detector: string, options: Options, field: string, fallback: number): number {
  const value = options[field];
  if (value === undefined) return fallback;
  return typeof value === "number" && value >= 0 && value <= 1
    ? value
    : refuseOption(detector, field, "a number from 0 to 1");
}
