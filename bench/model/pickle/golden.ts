import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { runPickle } from "../../../packages/parapet/src/model/pickle/run-pickle.ts";
import { bytesAsFile } from "../../../packages/parapet/src/model/scan/part.ts";

/** What `referee.py` wrote. */
interface Golden {
  readonly python: string;
  readonly seeds: readonly string[];
  readonly names: readonly string[];
  readonly opcodes: readonly number[];
  readonly rows: readonly (readonly [outcome: 0 | 1, asked: readonly number[], opcodes: number, end: number])[];
}

export interface Agreement {
  readonly mutants: number;
  /** CPython came to STOP, and so did the machine, at the same byte, with the same names in the same order. */
  readonly same: number;
  /** CPython gave up, and the machine says that it is malformed or too short. */
  readonly bothGaveUp: number;
  /** CPython gave up over a value's type or content; the machine went on, having seen all that CPython did. */
  readonly sawMore: number;
  /** An argument runs over the end of a frame: CPython's two unpicklers differ, and the machine refuses it. */
  readonly refused: number;
  /** Neither: each is a fault of the machine. */
  readonly faults: readonly { readonly row: number; readonly hex: string; readonly why: string }[];
}

/** Runs the machine over mutants of a golden file and compares it with CPython. */
export async function agreement(file: string, take: (row: number) => boolean): Promise<Agreement> {
  const golden = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Golden; // referee.py wrote it
  const seeds = golden.seeds.map((hex) => Buffer.from(hex, "hex"));
  const counts = { mutants: 0, same: 0, bothGaveUp: 0, sawMore: 0, refused: 0 };
  const faults: Agreement["faults"][number][] = [];
  for (const [row, [outcome, asked, opcodes, end]] of golden.rows.entries()) {
    if (!take(row)) continue;
    counts.mutants++;
    const bytes = mutant(row, seeds, golden.opcodes);
    let done = 0;
    const run = await runPickle(bytesAsFile(bytes, "mutant"), 0, { check: () => {}, trace: () => done++ });
    const names = asked.map((index) => golden.names[index]);
    const fault = (why: string): void => {
      faults.push({ row, hex: bytes.toString("hex"), why });
    };
    // Where programs read a pickle differently, it is refused, whatever one of them makes of it.
    if (run.end === "malformed" && run.why.startsWith("runs over the end of a frame")) {
      counts.refused++;
      continue;
    }
    const isPrefix = names.every((name, at) => run.named[at] === name);
    if (!isPrefix)
      fault(`CPython names ${names.join(", ")}, the machine ${run.named.join(", ")} (${run.end} ${run.why})`);
    else if (outcome === 1) {
      const isSame = run.end === "stopped" && run.next === end && names.length === run.named.length;
      if (!isSame) fault(`CPython stops at ${end}, the machine is ${run.end} at ${run.next}: ${run.why}`);
      else if (opcodes >= 0 && done !== opcodes) fault(`pickletools lists ${opcodes} opcodes, the machine did ${done}`);
      else counts.same++;
    } else if (run.end === "malformed" || run.end === "truncated") counts.bothGaveUp++;
    else counts.sawMore++;
  }
  return { ...counts, faults };
}

/** Kept in step with `referee.py`. */
function mutant(row: number, seeds: readonly Buffer[], opcodes: readonly number[]): Buffer {
  const { below } = createRandom(row);
  let data: Buffer = seeds[below(seeds.length)]!;
  const opcode = (): Buffer => Buffer.from([opcodes[below(opcodes.length)]!]);
  for (let left = [1, 1, 1, 2, 2, 3][below(6)]!; left > 0; left--) {
    const at = below(data.length + 1);
    const kind = below(6);
    let removed = 0;
    let inserted: Buffer = Buffer.alloc(0);
    if (kind === 0) [removed, inserted] = [1, Buffer.from([below(256)])];
    else if (kind === 1) inserted = opcode();
    else if (kind === 2) removed = 1 + below(5);
    else if (kind === 3) {
      const other = seeds[below(seeds.length)]!;
      const start = below(other.length);
      inserted = other.subarray(start, start + 1 + below(23));
    } else if (kind === 4) [removed, inserted] = [1, opcode() as Buffer<ArrayBuffer>];
    else removed = data.length;
    data = Buffer.concat([data.subarray(0, at), inserted, data.subarray(at + removed)]);
  }
  return data;
}

/** splitmix32, whole numbers only: the same in Python. */
function createRandom(seed: number) {
  let state = seed | 0;
  return {
    below(limit: number): number {
      state = (state + 0x9e3779b9) | 0;
      let mixed = state ^ (state >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      mixed ^= mixed >>> 15;
      return (mixed >>> 0) % limit;
    },
  };
}
