import type { ModelPrice, Price } from "./price.ts";
import { PRICE_TABLE } from "./price-table.ts";

/** A place that is called for a model, as far as its price is concerned. */
interface Priced {
  readonly provider: string;
  /** Name sent upstream; the client's when left out. */
  readonly model?: string | undefined;
  readonly price?: ModelPrice | undefined;
}

/** A policy, as far as prices are concerned. */
interface PricedPolicy {
  readonly providers: Readonly<Record<string, { readonly kind: string }>>;
  readonly models: Readonly<Record<string, { readonly price?: ModelPrice | undefined }>>;
}

const byModel = new Map(PRICE_TABLE.map((entry) => [entry.model, entry]));

const UNPRICED: Price = { inputPerMillion: 0, outputPerMillion: 0, from: "unpriced" };
const PRACTICE: Price = { inputPerMillion: 0, outputPerMillion: 0, from: "practice" };

/**
 * What a call costs: the price that the policy gives the target, else the one it gives the model, else the vendor's
 * list price of what is called upstream. A date or `-latest` at the end of the name, and a vendor before a slash, do
 * not change the price; anything else unknown is unpriced. The practice model is free.
 *
 * @param modelName key under `models:`
 * @param calledName name that the client asked for, sent upstream where the target has none of its own
 */
export function priceOf(policy: PricedPolicy, modelName: string, target: Priced, calledName: string): Price {
  const model = Object.hasOwn(policy.models, modelName) ? policy.models[modelName] : undefined;
  const own = target.price ?? model?.price;
  if (own !== undefined) return { ...own, from: "policy" };
  if (Object.hasOwn(policy.providers, target.provider) && policy.providers[target.provider]?.kind === "practice")
    return PRACTICE;
  return listPriceOf(target.model ?? calledName);
}

/** The vendor's list price of a model by its upstream name. */
export function listPriceOf(upstreamModel: string): Price {
  const bare = upstreamModel.toLowerCase().replace(/^(openai|anthropic)\//, "");
  const listed = byModel.get(bare) ?? byModel.get(bare.replace(/-(\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, ""));
  if (listed === undefined) return UNPRICED;
  const { model: _, asOf: __, source: ___, ...price } = listed;
  return { ...price, from: "table" };
}
