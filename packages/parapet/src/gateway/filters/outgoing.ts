import type { Exchange } from "../exchange.ts";
import { spliceModel, type Target } from "../targets/index.ts";

/** Where the target is asked. */
export function pathOf({ wire, path, modelName }: Exchange, target: Target): string {
  return wire.upstreamPath?.(path, target.model ?? modelName) ?? wire.path;
}

/** What was asked, under the name that the target knows. */
export function bodyFor(exchange: Exchange, target: Target): Buffer {
  const body = exchange.forwardBody ?? exchange.body;
  if (exchange.wire.upstreamPath !== undefined) return body;
  if (target.model === undefined || target.model === exchange.modelName) return body;
  const spliced = spliceModel(body, target.model);
  if (spliced !== undefined) return spliced;
  return Buffer.from(JSON.stringify({ ...(exchange.json as object), model: target.model }));
}

/** Names and values in turn: what may be forwarded of the client's, and the provider's own. */
export function headersFor(exchange: Exchange, target: Target): string[] {
  const { vendor } = exchange.wire;
  const own = target.headers[vendor];
  const { forwarded, hasAnthropicVersion } = exchange.headers;
  // Never the client's own words: under another charset the provider would read another body than was inspected.
  const headers: string[] = exchange.wire.method === "POST" ? ["content-type", "application/json"] : [];
  // What the policy sets for a provider, the client cannot set as well.
  for (let i = 0; i < forwarded.length; i += 2)
    if (!own.includes(forwarded[i]!)) headers.push(forwarded[i]!, forwarded[i + 1]!);
  headers.push(...own);
  if (vendor === "anthropic" && !hasAnthropicVersion) headers.push("anthropic-version", "2023-06-01");
  return headers;
}
