import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { ArtefactFile } from "../artefact.ts";

export type Packing = "deflate" | "gzip" | "zlib" | "brotli";

const READ = 256 << 10;
/** So much of what was unpacked last is kept, for those who look back a little. */
const KEPT = 4 << 20;

export interface UnpackBudget {
  /** Bytes that may still be unpacked, over all that lies in one file, and over every new beginning. */
  left: number;
}

/** The budget is used up: whoever packed it may have meant it. */
export class UnpackBudgetError extends Error {}

const OPENERS: Readonly<Record<Packing, () => Transform>> = {
  deflate: () => createInflateRaw(),
  gzip: () => createGunzip(),
  zlib: () => createInflate(),
  brotli: () => createBrotliDecompress(),
};

/**
 * What is packed, as a file that is unpacked as far as it is read. Reading forward goes on, reading far back begins
 * anew; never is more than a few megabytes held.
 *
 * @param sizeBytes as claimed, or undefined to find out by unpacking it all once
 */
export async function unpackedFile(
  packed: ArtefactFile,
  path: string,
  packing: Packing,
  options: { readonly sizeBytes?: number; readonly budget: UnpackBudget; readonly check: () => void },
): Promise<ArtefactFile> {
  const reader = new UnpackingReader(packed, packing, options.budget, options.check);
  let { sizeBytes } = options;
  if (sizeBytes === undefined) {
    sizeBytes = await reader.measure();
  }
  const size = sizeBytes;
  return {
    path,
    sizeBytes: size,
    read: (offset, length) => reader.read(offset, Math.max(0, Math.min(length, size - offset))),
  };
}

class UnpackingReader {
  readonly #packed: ArtefactFile;
  readonly #packing: Packing;
  readonly #budget: UnpackBudget;
  readonly #check: () => void;
  #chunks: AsyncIterator<Uint8Array> | undefined;
  #kept: Uint8Array[] = [];
  #keptFrom = 0;
  #position = 0;

  constructor(packed: ArtefactFile, packing: Packing, budget: UnpackBudget, check: () => void) {
    this.#packed = packed;
    this.#packing = packing;
    this.#budget = budget;
    this.#check = check;
  }

  async measure(): Promise<number> {
    while (await this.#more());
    return this.#position;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    if (this.#chunks === undefined || offset < this.#keptFrom) this.#begin();
    while (this.#position < offset + length && (await this.#more()));
    const found = new Uint8Array(Math.max(0, Math.min(length, this.#position - offset)));
    let from = this.#keptFrom;
    for (const chunk of this.#kept) {
      const start = Math.max(0, offset - from);
      const end = Math.min(chunk.length, offset + found.length - from);
      if (end > start) found.set(chunk.subarray(start, end), from + start - offset);
      from += chunk.length;
    }
    return found;
  }

  #begin(): void {
    this.#kept = [];
    this.#keptFrom = 0;
    this.#position = 0;
    this.#chunks = this.#unpack()[Symbol.asyncIterator]();
  }

  async *#unpack(): AsyncGenerator<Uint8Array> {
    const stream = OPENERS[this.#packing]();
    const packed = this.#packed;
    let at = 0;
    let failure: unknown;
    stream.on("error", (error) => {
      failure = error;
    });
    const feed = async (): Promise<void> => {
      while (at < packed.sizeBytes && !stream.destroyed) {
        const bytes = await packed.read(at, READ);
        if (bytes.length === 0) break;
        at += bytes.length;
        if (!stream.write(bytes)) await new Promise((resolve) => stream.once("drain", resolve).once("close", resolve));
      }
      stream.end();
    };
    const feeding = feed().catch((error: unknown) => stream.destroy(error as Error));
    try {
      for await (const chunk of stream) yield chunk as Uint8Array;
    } catch (thrown) {
      throw new ParapetError("PARAPET_MODEL_READ", "what is packed cannot be unpacked", {
        exit: EXIT.environment,
        cause: failure ?? thrown,
      });
    } finally {
      stream.destroy();
      await feeding;
    }
  }

  async #more(): Promise<boolean> {
    this.#check();
    if (this.#chunks === undefined) this.#begin();
    const { value, done } = await this.#chunks!.next();
    if (done === true) return false;
    this.#budget.left -= value.length;
    if (this.#budget.left < 0) throw new UnpackBudgetError("unpacks to more than may be looked at");
    this.#position += value.length;
    this.#kept.push(value);
    let held = this.#position - this.#keptFrom;
    while (held > KEPT + (2 << 20) && this.#kept.length > 1) {
      const gone = this.#kept.shift()!.length;
      this.#keptFrom += gone;
      held -= gone;
    }
    return true;
  }
}
