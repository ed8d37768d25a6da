import { type Log, messageOf } from "@parapet/guard/kernel";

/** What to take down again, newest first: after a failed start and at a clean stop alike. */
export interface Undo {
  add(what: string, work: () => void | Promise<void>): void;
  /** Runs all, even when one fails; a failure is logged, not thrown, as the rest still has to come down. */
  run(log: Log): Promise<void>;
}

/** Longer than any step should take; what the store has not committed by then is safe in its journal. */
const STEP_MS = 30_000;

/** The timer also keeps the process alive meanwhile: what a step waits for may not, and the process would end half-way. */
async function within(timeMs: number, work: void | Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished after ${timeMs / 1_000} s`)), timeMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function createUndo(): Undo {
  const steps: { readonly what: string; readonly work: () => void | Promise<void> }[] = [];
  return {
    add: (what, work) => void steps.push({ what, work }),
    async run(log) {
      for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
        try {
          await within(STEP_MS, step.work());
        } catch (error) {
          log.error({ what: step.what, error: messageOf(error) }, "could not be closed cleanly");
        }
      }
    },
  };
}
