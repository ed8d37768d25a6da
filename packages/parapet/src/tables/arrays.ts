import type { ReadingOptions } from "./format.ts";
import { idx, idxArrays } from "./formats/idx.ts";
import { npy, npyArrays, npz, npzArrays } from "./formats/npy.ts";
import { type NamedArray, readWhole } from "./formats/stored-array.ts";
import { TABLE_LIMITS, type TableLimits } from "./limits.ts";
import { tableError } from "./table-error.ts";
import { openTableFile } from "./table-file.ts";

export type { NamedArray };

/**
 * The arrays of a npy, npz or IDX file as they are, whole and in C order, by their names: for what thinks in tensors.
 *
 * @throws {ParapetError} PARAPET_TABLE_FORMAT when it is none of them, _LIMIT when they are larger than `heldBytes`
 */
export async function readArrays(
  file: string,
  options: { readonly limits?: Partial<TableLimits> } = {},
): Promise<ReadonlyMap<string, NamedArray>> {
  const opened = await openTableFile(file);
  const reading: Pick<ReadingOptions, "limits"> = { limits: { ...TABLE_LIMITS, ...options.limits } };
  const isOne = (format: typeof npy): boolean => format.recognises(opened.head, opened.name);
  const stored = isOne(npz)
    ? await npzArrays(opened)
    : isOne(npy)
      ? await npyArrays(opened)
      : isOne(idx)
        ? await idxArrays(opened)
        : undefined;
  if (stored === undefined)
    throw tableError("PARAPET_TABLE_FORMAT", `${file} holds no arrays`, {
      file,
      hint: "Give a .npz, .npy or IDX file.",
    });
  const arrays = new Map<string, NamedArray>();
  let left = reading.limits.heldBytes;
  for (const array of stored) {
    const whole = await readWhole(array, { ...reading.limits, heldBytes: left });
    left -= ArrayBuffer.isView(whole.values) ? whole.values.byteLength : whole.values.length * 24;
    arrays.set(array.name, whole);
  }
  return arrays;
}
