import { stat } from "node:fs/promises";
import { readBytes } from "../byte-reader.ts";
import { sizeOf } from "../column.ts";
import type { TableFormat } from "../format.ts";
import { tableError } from "../table-error.ts";
import { openTableFile, type TableFile } from "../table-file.ts";
import { arrayTable } from "./array-table.ts";
import { type ElementType, numberType } from "./array-type.ts";
import type { StoredArray } from "./stored-array.ts";

/** Third byte of the file: type of the elements, which are big-endian. */
const TYPES: Readonly<Record<number, string>> = { 8: "u1", 9: "i1", 11: "i2", 12: "i4", 13: "f4", 14: "f8" };

/**
 * IDX, in which MNIST and its followers come. Labels that lie beside images, by the custom of their names
 * (`…-images-idx3-ubyte` and `…-labels-idx1-ubyte`), are read with them.
 */
export const idx: TableFormat = {
  id: "idx",
  title: "IDX, as of MNIST",
  extensions: [".idx", ".idx1-ubyte", ".idx3-ubyte"],
  recognises: (head) =>
    head.length > 8 &&
    head[0] === 0 &&
    head[1] === 0 &&
    TYPES[head[2]!] !== undefined &&
    head[3]! >= 1 &&
    head[3]! <= 8,
  open: async (file, options) => {
    const arrays = await idxArrays(file);
    const opened = await arrayTable(file.path, arrays, options);
    const pair = arrays.length > 1 ? [`with the labels beside it: ${arrays[1]!.place}`] : [];
    return { ...opened, notes: [...opened.notes, ...pair] };
  },
};

export async function idxArrays(file: TableFile): Promise<readonly StoredArray[]> {
  const name = /images/.test(file.name) ? "image" : /labels/.test(file.name) ? "label" : "value";
  const own = await storedArray(file, name);
  const beside = file.path.replace(/images([-.])idx\d/, "labels$1idx1");
  if (beside === file.path || !(await exists(beside))) return [own];
  const labels = await storedArray(await openTableFile(beside), "label");
  if (labels.shape[0] !== own.shape[0])
    throw tableError("PARAPET_TABLE_FORMAT", `${beside} has ${labels.shape[0]} labels for ${own.shape[0]} images`, {
      file: beside,
    });
  return [own, labels];
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );

async function storedArray(file: TableFile, name: string): Promise<StoredArray> {
  const { head, path: place } = file;
  const sides = head[3] ?? 0;
  const type = typeOf(head);
  if (!idx.recognises(head, file.name) || type === undefined || head.length < 4 + sides * 4)
    throw tableError("PARAPET_TABLE_FORMAT", `${place} is no IDX`, { file: place });
  const view = new DataView(head.buffer, head.byteOffset);
  const shape = Array.from({ length: sides }, (_, side) => view.getUint32(4 + side * 4));
  if (!Number.isSafeInteger(sizeOf(shape)))
    throw tableError("PARAPET_TABLE_FORMAT", `${place} has a shape that nothing has`, { file: place });
  return {
    name,
    place,
    type,
    shape,
    isFortran: false,
    elements: async function* () {
      const reader = readBytes(file.bytes());
      try {
        await reader.take(4 + sides * 4);
        for (;;) {
          const chunk = await reader.take(262_144);
          if (chunk.length === 0) return;
          yield chunk;
        }
      } finally {
        await reader.close();
      }
    },
  };
}

function typeOf(head: Uint8Array): ElementType | undefined {
  const kind = TYPES[head[2] ?? 0];
  return kind === undefined ? undefined : numberType(kind, false);
}
