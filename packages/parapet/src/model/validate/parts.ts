import { messageOf, ParapetError } from "@parapet/guard/kernel";
import { seededRandom } from "@parapet/guard/stats";
import type { Gap } from "./measure.ts";

/** Chance of its own for each part: what one part draws moves no other. FNV-1a over the label. */
export function randomFor(seed: number, label: string): () => number {
  let mixed = 0x811c9dc5 ^ seed;
  for (let at = 0; at < label.length; at++) mixed = Math.imul(mixed ^ label.charCodeAt(at), 0x01000193);
  return seededRandom(mixed);
}

/** Runs the parts of a validation, one after the other; one that breaks does not take the others with it. */
export interface Parts {
  /** @returns undefined when it broke, or was given up before it began */
  run<T>(part: string, work: () => Promise<T> | T): Promise<T | undefined>;
  /** Says why a part cannot be asked. */
  leave(part: string, why: string): undefined;
  readonly failures: readonly Gap[];
  readonly notMeasured: readonly Gap[];
}

export function createParts(signal: AbortSignal | undefined, onPart: ((part: string) => void) | undefined): Parts {
  const isGivenUp = (): boolean => signal?.aborted === true;
  const failures: Gap[] = [];
  const notMeasured: Gap[] = [];
  return {
    failures,
    notMeasured,
    leave: (part, why) => {
      notMeasured.push({ part, why });
      return undefined;
    },
    run: async (part, work) => {
      // A breath between parts: counting holds the thread, and an interrupt would not be heard.
      await new Promise((resolve) => setImmediate(resolve));
      if (isGivenUp()) {
        notMeasured.push({ part, why: "it was given up before" });
        return undefined;
      }
      onPart?.(part);
      try {
        return await work();
      } catch (error) {
        if (isGivenUp()) notMeasured.push({ part, why: "it was given up" });
        else
          failures.push({ part, why: error instanceof ParapetError ? error.message : `it broke: ${messageOf(error)}` });
        return undefined;
      }
    },
  };
}
