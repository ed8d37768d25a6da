import type { StreamRelease, WireStream } from "../wire/index.ts";

/**
 * Stream guards one after the other, each reading what the one before lets go. When one cuts the stream, what the later
 * ones let go of what came before the cut goes out, then its error event.
 */
export class ChainedStreams implements WireStream {
  readonly #stages: readonly WireStream[];
  readonly #onFirst: (bytes: Buffer | string) => void;

  /** @param onFirst told what the first of them lets go, before the others change it */
  constructor(stages: readonly WireStream[], onFirst: (bytes: Buffer | string) => void) {
    this.#stages = stages;
    this.#onFirst = onFirst;
  }

  get isComplete(): boolean {
    return this.#stages.at(-1)?.isComplete === true;
  }

  push(chunk: Buffer): StreamRelease {
    return this.#pass(chunk, false);
  }

  end(): StreamRelease {
    return this.#pass(Buffer.alloc(0), true);
  }

  #pass(chunk: Buffer, isEnd: boolean): StreamRelease {
    let bytes: Buffer = chunk;
    let cut: StreamRelease | undefined;
    for (const [at, stage] of this.#stages.entries()) {
      const pushed = bytes.length === 0 ? NOTHING : stage.push(bytes);
      const isOver = pushed.isBlocked || !isEnd || cut !== undefined;
      const ended = isOver ? NOTHING : stage.end();
      const blocked = pushed.isBlocked ? pushed : ended.isBlocked ? ended : undefined;
      bytes = Buffer.concat([asBuffer(pushed.bytes), asBuffer(ended.bytes)]);
      if (at === 0) this.#onFirst(bytes);
      if (blocked === undefined) continue;
      cut = blocked;
      bytes = bytes.subarray(0, bytes.length - Buffer.byteLength(blocked.errorEvent ?? ""));
    }
    if (cut === undefined) return { bytes, isBlocked: false };
    return { ...cut, bytes: Buffer.concat([bytes, Buffer.from(cut.errorEvent ?? "")]) };
  }
}

const NOTHING: StreamRelease = { bytes: "", isBlocked: false };

function asBuffer(bytes: Buffer | string): Buffer {
  return typeof bytes === "string" ? Buffer.from(bytes) : bytes;
}
