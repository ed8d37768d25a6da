import type { Manifest } from "../manifest/index.ts";

/** What has been spent; requests are counted as they are asked for, tokens and money as they are told. */
export interface Spent {
  requests: number;
  inputTokens: number;
  outputTokens: number;
}

export interface Pace {
  readonly spent: Spent;
  /** Resolves when the next request may go; false when nothing is left, or it is over. */
  mayAsk(): Promise<boolean>;
  /** US dollars, where the manifest names a price. */
  usd(): number | undefined;
}

/** Holds requests to the manifest's rate and to its caps on requests, tokens and money. Caps are hard: what is running may end, nothing new begins. */
export function createPace(
  limits: Manifest["limits"],
  options: { readonly signal: AbortSignal; readonly spent?: Spent; readonly now?: () => number },
): Pace {
  const now = options.now ?? (() => performance.now());
  const spent: Spent = options.spent ?? { requests: 0, inputTokens: 0, outputTokens: 0 };
  const gapMs = 1_000 / limits.perSecond;
  let nextAt = 0;
  const usd = (): number | undefined =>
    limits.price === undefined
      ? undefined
      : (spent.inputTokens * limits.price.inputPerMillion + spent.outputTokens * limits.price.outputPerMillion) / 1e6;
  const isSpent = (): boolean =>
    spent.requests >= limits.requests ||
    (limits.tokens !== undefined && spent.inputTokens + spent.outputTokens >= limits.tokens) ||
    (limits.usd !== undefined && (usd() ?? 0) >= limits.usd);
  return {
    spent,
    usd,
    mayAsk: async () => {
      if (options.signal.aborted || isSpent()) return false;
      spent.requests++;
      const at = Math.max(now(), nextAt);
      nextAt = at + gapMs;
      const waitMs = at - now();
      // Below a timer's grain nothing is gained by waiting; the debt stays in `nextAt`.
      if (waitMs >= 4) await new Promise((resolve) => setTimeout(resolve, waitMs));
      return !options.signal.aborted;
    },
  };
}
