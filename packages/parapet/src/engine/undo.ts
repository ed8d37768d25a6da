import { type Log, messageOf } from "@parapet/guard/kernel";

/** What to take down again, newest first: after a failed start and at a clean stop alike. */
export interface Undo {
  add(what: string, work: () => void | Promise<void>): void;
  /** Runs all, even when one fails; a failure is logged, not thrown, as the rest still has to come down. */
  run(log: Log): Promise<void>;
}

export function createUndo(): Undo {
  const steps: { readonly what: string; readonly work: () => void | Promise<void> }[] = [];
  return {
    add: (what, work) => void steps.push({ what, work }),
    async run(log) {
      for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
        try {
          await step.work();
        } catch (error) {
          log.error({ what: step.what, error: messageOf(error) }, "could not be closed cleanly");
        }
      }
    },
  };
}
