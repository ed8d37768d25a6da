/** What tokens cost, in US dollars per million. */
interface TokenRates {
  readonly inputPerMillion: number;
  /** Reasoning is billed as output by every vendor of the table, and stands within the output that they report. */
  readonly outputPerMillion: number;
  /** Input that was read from the provider's cache; as other input when left out. */
  readonly cachedInputPerMillion?: number | undefined;
  /** Input that was written to the cache; as other input when left out. */
  readonly cacheWritePerMillion?: number | undefined;
  /** Input that was written to the cache for an hour; as any other write when left out. */
  readonly cacheWriteHourPerMillion?: number | undefined;
}

export interface ModelPrice extends TokenRates {
  /** Another price for the whole request, output and all, once its input is longer than so many tokens. */
  readonly longPrompt?: (TokenRates & { readonly overInputTokens: number }) | undefined;
}

export interface PriceEntry extends ModelPrice {
  /** Name without a date suffix, unless that date has a price of its own. */
  readonly model: string;
  /** Day on which the vendor's page said so, ISO 8601. */
  readonly asOf: string;
  /** The vendor's page. */
  readonly source: string;
}

export interface Price extends ModelPrice {
  /** Where it comes from. What is `unpriced` has zeros for rates and an unknown cost: nobody may read it as free. */
  readonly from: "policy" | "table" | "practice" | "unpriced";
}

/** Tokens of one request. `input` holds what was read from and written to the cache as well. */
export interface SpentTokens {
  readonly input: number;
  readonly output: number;
  readonly cachedInput?: number;
  readonly cacheWrite?: number;
  /** Of `cacheWrite`, what was written for an hour. */
  readonly cacheWriteHour?: number;
}

/** US dollars; null where no price is known. */
export function costUsd(price: Price, tokens: SpentTokens): number | null {
  if (price.from === "unpriced") return null;
  const { input, output } = tokens;
  const rates = price.longPrompt !== undefined && input > price.longPrompt.overInputTokens ? price.longPrompt : price;
  // A provider that reports more cached than it was sent is not believed.
  const cached = Math.min(tokens.cachedInput ?? 0, input);
  const written = Math.min(tokens.cacheWrite ?? 0, input - cached);
  const writtenHour = Math.min(tokens.cacheWriteHour ?? 0, written);
  const cacheWrite = rates.cacheWritePerMillion ?? rates.inputPerMillion;
  return (
    ((input - cached - written) * rates.inputPerMillion +
      cached * (rates.cachedInputPerMillion ?? rates.inputPerMillion) +
      (written - writtenHour) * cacheWrite +
      writtenHour * (rates.cacheWriteHourPerMillion ?? cacheWrite) +
      output * rates.outputPerMillion) /
    1_000_000
  );
}
