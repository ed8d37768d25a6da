import type { Policy } from "./schema.ts";

export interface ModelPrice {
  /** US dollars per million tokens, standard tier, no caching or batch discount. */
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

export interface PriceEntry extends ModelPrice {
  /** Name without a date suffix. */
  readonly model: string;
  /** Day the vendor's list price was last known to be this, ISO 8601. */
  readonly asOf: string;
  readonly source: "openai-list-price" | "anthropic-list-price";
}

export interface Price extends ModelPrice {
  /** Where it comes from; `unpriced` costs 0 and the record must not be read as "free". */
  readonly from: "policy" | "table" | "unpriced";
}

type Row = readonly [model: string, inputPerMillion: number, outputPerMillion: number];

const OPENAI: readonly Row[] = [
  ["gpt-5", 1.25, 10],
  ["gpt-5-mini", 0.25, 2],
  ["gpt-5-nano", 0.05, 0.4],
  ["gpt-4.1", 2, 8],
  ["gpt-4.1-mini", 0.4, 1.6],
  ["gpt-4.1-nano", 0.1, 0.4],
  ["gpt-4o", 2.5, 10],
  ["gpt-4o-mini", 0.15, 0.6],
  ["o1", 15, 60],
  ["o3", 2, 8],
  ["o3-mini", 1.1, 4.4],
  ["o4-mini", 1.1, 4.4],
  ["gpt-4-turbo", 10, 30],
  ["gpt-4", 30, 60],
  ["gpt-3.5-turbo", 0.5, 1.5],
  ["text-embedding-3-small", 0.02, 0],
  ["text-embedding-3-large", 0.13, 0],
  ["text-embedding-ada-002", 0.1, 0],
];

const ANTHROPIC: readonly Row[] = [
  ["claude-opus-4-5", 5, 25],
  ["claude-opus-4-1", 15, 75],
  ["claude-opus-4", 15, 75],
  ["claude-sonnet-4-5", 3, 15],
  ["claude-sonnet-4", 3, 15],
  ["claude-haiku-4-5", 1, 5],
  ["claude-3-7-sonnet", 3, 15],
  ["claude-3-5-sonnet", 3, 15],
  ["claude-3-5-haiku", 0.8, 4],
  ["claude-3-opus", 15, 75],
  ["claude-3-haiku", 0.25, 1.25],
];

const entries = (rows: readonly Row[], source: PriceEntry["source"], asOf: string): readonly PriceEntry[] =>
  rows.map(([model, inputPerMillion, outputPerMillion]) => ({
    model,
    inputPerMillion,
    outputPerMillion,
    asOf,
    source,
  }));

/** List prices that were public and settled. A contract or a newer price goes into the policy: `models.<name>.price`. */
export const PRICE_TABLE: readonly PriceEntry[] = [
  ...entries(OPENAI, "openai-list-price", "2025-12-01"),
  ...entries(ANTHROPIC, "anthropic-list-price", "2025-12-01"),
];

const byModel = new Map(PRICE_TABLE.map((entry) => [entry.model, entry]));

const UNPRICED: Price = { inputPerMillion: 0, outputPerMillion: 0, from: "unpriced" };

/**
 * What a call costs: the policy's own price of the model, else the list price of what is called upstream. A date or
 * `-latest` at the end of the name, and a vendor before a slash, do not change the price; anything else unknown is unpriced.
 *
 * @param modelName key under `models:`
 * @param upstreamModel name sent upstream
 */
export function priceOf(policy: Policy, modelName: string, upstreamModel: string): Price {
  const own = Object.hasOwn(policy.models, modelName) ? policy.models[modelName]?.price : undefined;
  if (own !== undefined) return { ...own, from: "policy" };
  const bare = upstreamModel.toLowerCase().replace(/^(openai|anthropic)\//, "");
  const listed = byModel.get(bare) ?? byModel.get(bare.replace(/-(\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, ""));
  if (listed === undefined) return UNPRICED;
  return { inputPerMillion: listed.inputPerMillion, outputPerMillion: listed.outputPerMillion, from: "table" };
}

/** US dollars. */
export function costUsd(price: ModelPrice, inputTokens: number, outputTokens: number): number {
  return (inputTokens * price.inputPerMillion + outputTokens * price.outputPerMillion) / 1_000_000;
}
