import type { Machine, Raw } from "./machine.ts";
import type { Value } from "./values.ts";

const MOST_DIMENSIONS = 64;

/**
 * What follows the state of a `NumpyArrayWrapper` in a joblib file: the bytes of the array, outside of the pickle, or
 * another pickle where the array holds objects.
 *
 * @returns undefined when shape or type cannot be told
 * @see joblib/numpy_pickle.py, NumpyArrayWrapper.read_array, 1.5
 */
export function rawArrayOf(machine: Machine, state: Value): Raw | "pickle" | undefined {
  const items = machine.containers.itemsOf(state);
  const fields = new Map<string, Value>();
  for (let at = 0; at + 1 < items.length; at += 2) {
    const key = machine.constant(items[at]!);
    if (key?.kind === "text") fields.set(key.text, items[at + 1]!);
  }
  const dtype = machine.values.thingOf(fields.get("dtype") ?? 0);
  const shape = machine.values.tupleOf(fields.get("shape") ?? 0);
  if (dtype?.kind !== "made" || shape === undefined || shape.length > MOST_DIMENSIONS) return undefined;
  if (/^[|<>=]?O/.test(dtype.text)) return "pickle";
  let bytes = itemBytes(dtype.text);
  for (const dimension of shape) {
    const constant = machine.constant(dimension);
    if (constant?.kind !== "number" || constant.value < 0) return undefined;
    bytes *= constant.value;
  }
  if (!Number.isSafeInteger(bytes)) return undefined;
  const alignment = machine.constant(fields.get("numpy_array_alignment_bytes") ?? -1);
  return { bytes, isPadded: alignment?.kind === "number" };
}

/** Of `f8`, `<U12`, `V16`; NaN for what is none. */
export function itemBytes(dtype: string): number {
  const [, kind, digits] = /^[|<>=]?([?biufcmMSUVa])(\d{0,9})/.exec(dtype) ?? [];
  if (kind === undefined) return Number.NaN;
  if (kind === "?") return 1;
  if (digits === "") return Number.NaN;
  return Number(digits) * (kind === "U" ? 4 : 1);
}
