import { crc32 } from "node:zlib";
import type { Feasibility } from "../../attack.ts";
import type { Rows } from "../data/rows.ts";
import type { AttackedRow } from "../engine/run.ts";

/** Rows that won, with the classes that are true of them: what a model can be trained on. */
export interface HardRows {
  readonly names: readonly string[];
  readonly size: number;
  readonly inputs: Float32Array;
  readonly labels: Int32Array;
}

export function hardRowsOf(rows: readonly AttackedRow[], { size }: Rows, rules?: Feasibility): HardRows {
  const won = rows.filter(({ success, input }) => success && input !== undefined);
  const inputs = new Float32Array(won.length * size);
  for (const [at, { input }] of won.entries()) inputs.set(input!, at * size); // filtered so
  const names = Array.from({ length: size }, (_, at) => {
    const feature = rules?.features.find(({ places }) => places.includes(at));
    if (feature === undefined) return `x${at}`;
    return feature.places.length === 1 ? feature.name : `${feature.name}=${feature.places.indexOf(at)}`;
  });
  return { names, size, inputs, labels: Int32Array.from(won, ({ label }) => label) };
}

/** Numbers as the model gets them, to the bit; codes of words stay codes. The last column is the true class. */
export function csvOf({ names, size, inputs, labels }: HardRows): string {
  const lines = Array.from(labels, (label, row) => [...inputs.subarray(row * size, (row + 1) * size), label].join());
  return `${[...names.map(quoted), "y"].join()}\n${lines.join("\n")}${lines.length > 0 ? "\n" : ""}`;
}

/** A name that a spreadsheet would take for a formula begins with an apostrophe. */
function quoted(name: string): string {
  const harmless = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The same as NumPy reads it: `x` of the shape that the model takes, `y`. Stored, not packed. */
export function npzOf({ inputs, labels }: HardRows, shape: readonly number[]): Buffer {
  const dims = [labels.length, ...shape];
  const wide = BigInt64Array.from(labels, BigInt);
  return zipOf([
    { name: "x.npy", data: npyOf("<f4", dims, Buffer.from(inputs.buffer, inputs.byteOffset, inputs.byteLength)) },
    { name: "y.npy", data: npyOf("<i8", [labels.length], Buffer.from(wide.buffer)) },
  ]);
}

function npyOf(type: string, dims: readonly number[], data: Buffer): Buffer {
  const shape = dims.length === 1 ? `(${dims[0]},)` : `(${dims.join(", ")})`;
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': ${shape}, }`;
  const head = Buffer.alloc(10);
  head.write("\u0093NUMPY\u0001\u0000", "latin1");
  const padded = text.padEnd(Math.ceil((10 + text.length + 1) / 64) * 64 - 11);
  head.writeUInt16LE(padded.length + 1, 8);
  return Buffer.concat([head, Buffer.from(`${padded}\n`, "latin1"), data]);
}

function zipOf(members: readonly { readonly name: string; readonly data: Buffer }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data } of members) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    // The first day that the format knows: the same rows give the same bytes.
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from("PK\u0003\u0004", "latin1"), fields, Buffer.from(name, "latin1"), data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), fields, tail, Buffer.from(name, "latin1"));
    at += 30 + name.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
