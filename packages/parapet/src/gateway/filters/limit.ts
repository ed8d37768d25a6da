import type { Clock } from "@parapet/guard/kernel";
import { costUsd } from "../../policy/index.ts";
import type { Exchange, Filter, Route } from "../exchange.ts";
import { type ConcurrencyGauge, type Counters, isOverrun, type Overrun, rateHeaders } from "../limits/index.ts";
import { Refusal, retryAfter } from "../refusal.ts";
import { estimateImages } from "../wire/index.ts";

const BYTES_PER_TOKEN = 4;
/** The provider keeps to the request's own bound, and our count of a running stream is rougher than its. */
const ESTIMATE_SLACK = 1.25;
/** Beyond this neither SDK waits as told, but tries again at once and in vain. */
const LONGEST_SDK_WAIT_MS = 60_000;

/**
 * Takes room for the request before it is made: one request, its estimated tokens, their price, and a slot. Requests
 * that run at the same time see each other's reservations, so together they cannot overrun a budget that each alone
 * would keep.
 */
export function createLimit(options: {
  readonly counters: Counters;
  readonly gauge: ConcurrencyGauge;
  readonly clock: Clock;
}): Filter {
  const { counters, gauge, clock } = options;
  return (exchange) => {
    const { principal, route, snapshot } = exchange;
    if (principal === undefined || exchange.reply !== undefined || route === undefined) return undefined;
    const busy = takeSlots(exchange, gauge);
    if (busy !== undefined) return busy;
    exchange.inputTokens = inputEstimate(exchange, route);
    const meters = snapshot.meters.metersFor({
      principal: principal.id,
      roles: principal.roles,
      user: exchange.user,
      model: route.name,
    });
    if (meters.length === 0) return undefined;
    const outputTokens = outputBound(exchange);
    const usd = dearest(exchange, outputTokens);
    if (usd === null && meters.some(({ measure }) => measure === "usd")) return unpriced;
    const now = clock.now();
    const amounts = { requests: 1, tokens: exchange.inputTokens + outputTokens, usd: usd ?? 0 };
    const taken = counters.reserve(meters, amounts, now);
    exchange.limitHeaders = rateHeaders(exchange.wire.vendor, counters.remainders(meters, now), now);
    if (isOverrun(taken)) return overLimit(taken);
    exchange.reservation = taken;
    if (snapshot.policy.limits.onExhausted === "cut" && meters.some(({ measure }) => measure !== "requests"))
      exchange.coveredOutputTokens = exchange.maxOutputTokens > 0 ? outputTokens * ESTIMATE_SLACK : outputTokens;
    return undefined;
  };
}

/** Text at a token per four bytes, pictures by their size. */
function inputEstimate({ wire, json, body, modelName }: Exchange, { primary }: Route): number {
  if (wire.spendsTokens === false) return 0;
  const pictures = estimateImages(wire.vendor, json, primary.model ?? modelName);
  return Math.ceil(Math.max(0, body.length - pictures.bytes) / BYTES_PER_TOKEN) + pictures.tokens;
}

function outputBound({ wire, maxOutputTokens, route }: Exchange): number {
  if (wire.action !== "invoke" || wire.spendsTokens === false) return 0;
  return maxOutputTokens > 0 ? maxOutputTokens : route!.model.reserveOutputTokens;
}

/** What it may cost at whichever of its targets answers; null when that of one is unknown. */
function dearest({ route, snapshot, modelName, inputTokens }: Exchange, outputTokens: number): number | null {
  const tokens = { input: inputTokens, output: outputTokens };
  let most = 0;
  for (const target of [route!.primary, route!.standby, route!.canary]) {
    if (target === undefined) continue;
    const usd = costUsd(snapshot.priceFor(target, modelName), tokens);
    if (usd === null) return null;
    most = Math.max(most, usd);
  }
  return most;
}

const unpriced = new Refusal(
  403,
  "price_unknown",
  "A limit in US dollars stands on this request, and no price is known for its model. Tell whoever runs the gateway.",
  { headers: ["x-should-retry", "false"] },
);

function takeSlots(exchange: Exchange, gauge: ConcurrencyGauge): Refusal | undefined {
  const { limits } = exchange.snapshot.policy;
  const key = exchange.principal!.id;
  const model = `model:${exchange.route!.name}`;
  if (!gauge.enter(key, limits.concurrentPerKey)) return tooManyAtOnce("this caller");
  if (!gauge.enter(model, limits.concurrentPerModel)) {
    gauge.leave(key);
    return tooManyAtOnce("this model");
  }
  exchange.slots = [key, model];
  return undefined;
}

function tooManyAtOnce(whose: string): Refusal {
  return new Refusal(429, "too_many_concurrent", `Too many requests of ${whose} are running at once.`, {
    headers: retryAfter(1_000),
  });
}

/** Over how much, and of whose. */
export function limitInWords({ meter }: Overrun): string {
  return `${meter.measure === "usd" ? "spending" : meter.measure} per ${meter.scope}`;
}

function overLimit(overrun: Overrun): Refusal {
  const what = limitInWords(overrun);
  const { retryAfterMs } = overrun;
  if (retryAfterMs === Number.POSITIVE_INFINITY)
    return new Refusal(429, "request_over_limit", `This request alone is over the limit of ${what}: make it smaller.`, {
      // Both SDKs obey it: trying again cannot help.
      headers: ["x-should-retry", "false"],
    });
  const headers = retryAfter(retryAfterMs);
  return new Refusal(429, "rate_limited", `Over the limit of ${what}.`, {
    headers: Number(headers[1]) * 1_000 > LONGEST_SDK_WAIT_MS ? [...headers, "x-should-retry", "false"] : headers,
  });
}
