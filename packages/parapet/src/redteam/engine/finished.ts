import type { CaseResult } from "./result.ts";
import type { RunLog } from "./run-log.ts";

/** So many are read ahead of the case that is looked for. */
const AHEAD = 2_048;

/**
 * What a log holds of an earlier run, read as the run goes over it again: the same seed asks for the cases in the order
 * in which the log has them, but for those that ran side by side, so a log of any length needs no more memory.
 */
export class Finished {
  /** What all of them have spent. */
  readonly spent: { readonly requests: number; readonly inputTokens: number; readonly outputTokens: number };
  readonly #results: Iterator<CaseResult>;
  readonly #ahead = new Map<string, CaseResult>();

  constructor(log: Pick<RunLog, "finished"> | undefined) {
    const spent = { requests: 0, inputTokens: 0, outputTokens: 0 };
    for (const { requests, inputTokens, outputTokens } of log?.finished() ?? []) {
      spent.requests += requests;
      spent.inputTokens += inputTokens;
      spent.outputTokens += outputTokens;
    }
    this.spent = spent;
    this.#results = (log?.finished() ?? [])[Symbol.iterator]();
  }

  has(id: string): boolean {
    while (!this.#ahead.has(id) && this.#ahead.size < AHEAD) {
      const next = this.#results.next();
      if (next.done === true) return false;
      this.#ahead.set(next.value.case.id, next.value);
    }
    return this.#ahead.has(id);
  }

  /** Once: what is taken is not kept. */
  take(id: string): CaseResult | undefined {
    if (!this.has(id)) return undefined;
    const result = this.#ahead.get(id);
    this.#ahead.delete(id);
    return result;
  }
}
