import { readBytes } from "../byte-reader.ts";
import type { TableFormat } from "../format.ts";
import type { TableFile } from "../table-file.ts";
import { arrayTable } from "./array-table.ts";
import { isNpy, readNpyHeader } from "./npy-header.ts";
import type { StoredArray } from "./stored-array.ts";
import { zipMembers } from "./zip.ts";

/** One array of NumPy: its rows are rows. */
export const npy: TableFormat = {
  id: "npy",
  title: "NumPy array",
  extensions: [".npy"],
  recognises: isNpy,
  open: async (file, options) => arrayTable(file.path, await npyArrays(file), options),
};

/** Several arrays of NumPy in a zip. */
export const npz: TableFormat = {
  id: "npz",
  title: "NumPy arrays",
  extensions: [".npz"],
  recognises: (head, name) => name.endsWith(".npz") && head[0] === 0x50 && head[1] === 0x4b,
  open: async (file, options) => arrayTable(file.path, await npzArrays(file), options),
};

export async function npyArrays(file: TableFile): Promise<readonly StoredArray[]> {
  return [await storedArray(file.name.replace(/\.npy$/, ""), file.path, () => file.bytes())];
}

export async function npzArrays(file: TableFile): Promise<readonly StoredArray[]> {
  const members = (await zipMembers(file)).filter(({ name }) => name.endsWith(".npy"));
  const arrays: StoredArray[] = [];
  for (const member of members)
    arrays.push(await storedArray(member.name.replace(/\.npy$/, ""), `${file.path}!/${member.name}`, member.bytes));
  return arrays;
}

async function storedArray(name: string, place: string, bytes: () => AsyncIterable<Uint8Array>): Promise<StoredArray> {
  const reader = readBytes(bytes());
  try {
    const header = await readNpyHeader(reader, place);
    return {
      name,
      place,
      ...header,
      elements: async function* () {
        // Past the header again: a stream has no way back.
        const again = readBytes(bytes());
        try {
          await readNpyHeader(again, place);
          for (;;) {
            const chunk = await again.take(262_144);
            if (chunk.length === 0) return;
            yield chunk;
          }
        } finally {
          await again.close();
        }
      },
    };
  } finally {
    await reader.close();
  }
}
