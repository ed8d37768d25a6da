import type { Clock } from "@parapet/guard/kernel";
import { costUsd } from "../../policy/index.ts";
import type { Exchange } from "../exchange.ts";
import type { Counters, Overrun, Reservation } from "../limits/index.ts";
import { Refusal } from "../refusal.ts";
import { calledTarget } from "../route.ts";
import type { Target } from "../targets/index.ts";
import { limitInWords } from "./limit.ts";

/** Room is taken in steps of so many tokens: asking for each one would cost more than it saves. */
const STEP_TOKENS = 256;
/** JSON around the text and all: a guess, and marked as one. */
export const BYTES_PER_OUTPUT_TOKEN = 8;

/** Keeps a running exchange within its limits: what outgrows the reservation takes more room first, or goes no further. */
export class Budget {
  readonly #counters: Counters;
  readonly #clock: Clock;

  constructor(options: { readonly counters: Counters; readonly clock: Clock }) {
    this.#counters = options.counters;
    this.#clock = options.clock;
  }

  /**
   * Makes room for the output that has come. Worth asking only past `exchange.coveredOutputTokens`.
   *
   * @returns a refusal when a limit is used up
   */
  coverOutput(exchange: Exchange, outputTokens: number): Refusal | undefined {
    const { reservation, coveredOutputTokens } = exchange;
    if (reservation === undefined) return undefined;
    const missing = Math.ceil(outputTokens - coveredOutputTokens);
    let overrun = this.#take(exchange, reservation, Math.max(missing, STEP_TOKENS));
    if (overrun !== undefined && missing < STEP_TOKENS) overrun = this.#take(exchange, reservation, missing);
    if (overrun === undefined) return undefined;
    return new Refusal(
      429,
      "budget_exhausted",
      `The limit of ${limitInWords(overrun)} was used up while this reply was written, so it was cut.`,
    );
  }

  #take(exchange: Exchange, reservation: Reservation, outputTokens: number): Overrun | undefined {
    const usd = costUsd(priceOf(exchange), { input: 0, output: outputTokens }) ?? 0;
    const more = { requests: 0, tokens: outputTokens, usd };
    const overrun = this.#counters.extend(reservation, more, this.#clock.now());
    if (overrun === undefined) exchange.coveredOutputTokens += outputTokens;
    return overrun;
  }

  /**
   * Counts a try that may have been billed although nobody got its reply, and makes room for another.
   *
   * @param replyBytes what had come of the reply
   * @returns false when a limit leaves no room to try again
   */
  coverLostTry(exchange: Exchange, target: Target, replyBytes: number): boolean {
    if (exchange.wire.spendsTokens === false) return true;
    const input = exchange.inputTokens;
    const output = exchange.wire.action === "invoke" ? Math.ceil(replyBytes / BYTES_PER_OUTPUT_TOKEN) : 0;
    const usd = costUsd(exchange.snapshot.priceFor(target, exchange.modelName), { input, output });
    exchange.lostTries++;
    exchange.lostInputTokens += input;
    exchange.lostOutputTokens += output;
    exchange.lostUsd = usd === null || exchange.lostUsd === null ? null : exchange.lostUsd + usd;
    if (exchange.reservation === undefined) return true;
    const more = { requests: 0, tokens: input + output, usd: usd ?? 0 };
    return this.#counters.extend(exchange.reservation, more, this.#clock.now()) === undefined;
  }
}

function priceOf({ route, target, snapshot, modelName }: Exchange) {
  return snapshot.priceFor(calledTarget(route!, target), modelName);
}
