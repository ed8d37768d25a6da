import type { PriceEntry } from "./price.ts";

/**
 * List prices of the vendors' own APIs: standard tier, no batch, flex, fast or regional rates, US dollars per million
 * tokens. Read from the vendors' pages on the days given; a contract or a newer price goes into the policy
 * (`models.<name>.price`). A model that its vendor no longer lists has no row: it is unpriced, not guessed.
 */

/** OpenAI's page has these columns; a dash there is an undefined here. */
type OpenaiRow = readonly [
  model: string,
  input: number,
  cachedInput: number | undefined,
  output: number,
  cacheWrite?: number,
];

const OPENAI_PAGE = "https://developers.openai.com/api/docs/pricing";
/** From here on the whole request is billed at the page's "long context" rates: twice the input, 1.5 times the output. */
const OPENAI_LONG_PROMPT = 272_000;

/** Read 2026-10-07. */
const OPENAI_FLAGSHIP: readonly OpenaiRow[] = [
  ["gpt-6-astra", 10, 1, 50, 12.5],
  ["gpt-6.1-sol", 2, 0.1, 10, 2.5],
  ["gpt-6-sol", 2, 0.2, 10, 2.5],
  ["gpt-6-luna", 0.1, 0.01, 0.5, 0.125],
  ["gpt-5.6-terra", 2, 0.2, 12, 2.5],
  ["gpt-5.6-luna", 0.2, 0.02, 1.2, 0.25],
  ["gpt-5.5", 5, 0.5, 30],
];

/** Read 2026-08-07. A promotion ($4, $0.40, $20, $5) was promised until 2026-11-21 only: a budget counts the list price. */
const OPENAI_PROMOTED: readonly OpenaiRow[] = [["gpt-5.6-sol", 5, 0.5, 30, 6.25]];

/** Read 2026-09-03, as all rows below. */
const OPENAI_LONG_CONTEXT: readonly OpenaiRow[] = [
  ["gpt-5.5-pro", 30, undefined, 180],
  ["gpt-5.4", 2.5, 0.25, 15],
  ["gpt-5.4-pro", 30, undefined, 180],
];

const OPENAI: readonly OpenaiRow[] = [
  ["gpt-5.4-mini", 0.75, 0.075, 4.5],
  ["gpt-5.4-nano", 0.2, 0.02, 1.25],
  ["gpt-5.3-codex", 1.75, 0.175, 14],
  ["gpt-5.2", 1.75, 0.175, 14],
  ["gpt-5.2-pro", 21, undefined, 168],
  ["gpt-5.1", 1.25, 0.125, 10],
  ["gpt-5", 1.25, 0.125, 10],
  ["gpt-5-mini", 0.25, 0.025, 2],
  ["gpt-5-nano", 0.05, 0.005, 0.4],
  ["gpt-5-pro", 15, undefined, 120],
  ["gpt-4.1", 2, 0.5, 8],
  ["gpt-4.1-mini", 0.4, 0.1, 1.6],
  ["gpt-4.1-nano", 0.1, 0.025, 0.4],
  ["gpt-4o", 2.5, 1.25, 10],
  ["gpt-4o-2024-05-13", 5, undefined, 15],
  ["gpt-4o-mini", 0.15, 0.075, 0.6],
  ["o1", 15, 7.5, 60],
  ["o1-pro", 150, undefined, 600],
  ["o3", 2, 0.5, 8],
  ["o3-pro", 20, undefined, 80],
  ["o3-mini", 1.1, 0.55, 4.4],
  ["o4-mini", 1.1, 0.275, 4.4],
  ["gpt-4-turbo", 10, undefined, 30],
  ["gpt-4", 30, undefined, 60],
  ["gpt-4-0613", 30, undefined, 60],
  ["gpt-3.5-turbo", 0.5, undefined, 1.5],
  ["gpt-3.5-turbo-0125", 0.5, undefined, 1.5],
  ["gpt-3.5-turbo-1106", 1, undefined, 2],
  ["text-embedding-3-small", 0.02, undefined, 0],
  ["text-embedding-3-large", 0.13, undefined, 0],
  ["text-embedding-ada-002", 0.1, undefined, 0],
];

/** Writing to Anthropic's cache costs 1.25 times the input for five minutes and twice the input for an hour. */
type AnthropicRow = readonly [model: string, input: number, cachedInput: number, output: number];

const ANTHROPIC_PAGE = "https://platform.claude.com/docs/en/about-claude/pricing";

/** Read 2026-10-24. */
const ANTHROPIC: readonly AnthropicRow[] = [
  ["claude-fable-5-1", 10, 0.25, 50],
  ["claude-fable-5", 10, 1, 50],
  ["claude-mythos-5-1", 10, 0.25, 50],
  ["claude-mythos-5", 10, 1, 50],
  ["claude-opus-5-5", 4, 0.2, 20],
  ["claude-opus-5", 5, 0.5, 25],
  ["claude-opus-4-8", 5, 0.5, 25],
  ["claude-opus-4-7", 5, 0.5, 25],
  ["claude-opus-4-6", 5, 0.5, 25],
  ["claude-opus-4-5", 5, 0.5, 25],
  ["claude-opus-4-1", 15, 1.5, 75],
  ["claude-opus-4", 15, 1.5, 75],
  ["claude-opus-4-0", 15, 1.5, 75],
  ["claude-sonnet-5-5", 2, 0.1, 10],
  ["claude-sonnet-5", 2, 0.2, 10],
  ["claude-sonnet-4-6", 3, 0.3, 15],
  ["claude-sonnet-4-5", 3, 0.3, 15],
  ["claude-sonnet-4", 3, 0.3, 15],
  ["claude-sonnet-4-0", 3, 0.3, 15],
  ["claude-haiku-4-5", 1, 0.1, 5],
  ["claude-3-5-haiku", 0.8, 0.08, 4],
];

const openai =
  (asOf: string) =>
  ([model, input, cachedInput, output, cacheWrite]: OpenaiRow): PriceEntry => ({
    model,
    ...openaiRates(input, cachedInput, output, cacheWrite),
    asOf,
    source: OPENAI_PAGE,
  });

const openaiWithLongPrompt =
  (asOf: string) =>
  (row: OpenaiRow): PriceEntry => {
    const [, input, cachedInput, output, cacheWrite] = row;
    const long = openaiRates(input * 2, twice(cachedInput), output * 1.5, twice(cacheWrite));
    return { ...openai(asOf)(row), longPrompt: { overInputTokens: OPENAI_LONG_PROMPT, ...long } };
  };

const openaiRates = (input: number, cachedInput: number | undefined, output: number, cacheWrite?: number) => ({
  inputPerMillion: input,
  outputPerMillion: output,
  ...(cachedInput === undefined ? {} : { cachedInputPerMillion: cachedInput }),
  ...(cacheWrite === undefined ? {} : { cacheWritePerMillion: cacheWrite }),
});

const twice = (rate: number | undefined): number | undefined => (rate === undefined ? undefined : rate * 2);

const anthropicRates = (input: number, cachedInput: number, output: number) => ({
  inputPerMillion: input,
  outputPerMillion: output,
  cachedInputPerMillion: cachedInput,
  cacheWritePerMillion: input * 1.25,
  cacheWriteHourPerMillion: input * 2,
});

const anthropic = ([model, input, cachedInput, output]: AnthropicRow): PriceEntry => ({
  model,
  ...anthropicRates(input, cachedInput, output),
  asOf: "2026-10-24",
  source: ANTHROPIC_PAGE,
});

export const PRICE_TABLE: readonly PriceEntry[] = [
  ...OPENAI_FLAGSHIP.map(openaiWithLongPrompt("2026-10-07")),
  ...OPENAI_PROMOTED.map(openaiWithLongPrompt("2026-08-07")),
  ...OPENAI_LONG_CONTEXT.map(openaiWithLongPrompt("2026-09-03")),
  ...OPENAI.map(openai("2026-09-03")),
  ...ANTHROPIC.map(anthropic),
  // The one model of Anthropic's that is billed by the length of the prompt.
  {
    ...anthropic(["claude-haiku-5-5", 0.1, 0.01, 0.5]),
    longPrompt: { overInputTokens: 100_000, ...anthropicRates(0.5, 0.05, 2.5) },
  },
];
