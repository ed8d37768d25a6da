import type { Exchange, TokenUsage } from "../exchange.ts";

/** Reports come in parts, and the later one knows better. */
export function mergeUsage(exchange: Exchange, reported: TokenUsage | undefined): void {
  if (reported !== undefined) exchange.usage = { ...exchange.usage, ...reported };
}
