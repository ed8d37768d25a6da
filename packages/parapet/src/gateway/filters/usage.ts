import type { Exchange, TokenUsage } from "../exchange.ts";

const COUNTS = [
  "inputTokens",
  "outputTokens",
  "cachedInputTokens",
  "cacheWriteTokens",
  "cacheWriteHourTokens",
] as const satisfies readonly (keyof TokenUsage)[];

/** Reports come in parts, and in any order of detail: of each count the highest is the whole. */
export function mergeUsage(exchange: Exchange, reported: TokenUsage | undefined): void {
  if (reported === undefined) return;
  const merged: { -readonly [name in keyof TokenUsage]: TokenUsage[name] } = { ...exchange.usage };
  for (const name of COUNTS) {
    const count = reported[name];
    if (count !== undefined && !(count <= (merged[name] ?? -1))) merged[name] = count;
  }
  exchange.usage = merged;
}
