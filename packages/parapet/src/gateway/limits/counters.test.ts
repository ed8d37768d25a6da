import { describe, expect, it } from "vitest";
import { policySchema } from "../../policy/index.ts";
import { createCounters, isOverrun, type Meter, type Reservation } from "./counters.ts";
import { createMeterBook } from "./meters.ts";
import { rateHeaders } from "./rate-headers.ts";

const meter = (measure: Meter["measure"], max: number, subject = "key:a"): Meter => ({
  scope: "key",
  subject,
  measure,
  windowMs: 60_000,
  max,
  id: `key\n${subject}\n${measure}\n60000`,
});
const amounts = (tokens: number, usd = 0) => ({ requests: 1, tokens, usd });

describe("counters", () => {
  it("G7: reservations of requests that run at once cannot overrun a budget together", () => {
    const counters = createCounters();
    const meters = [meter("tokens", 1_000)];
    const results = Array.from({ length: 5 }, () => counters.reserve(meters, amounts(300), 1_000));
    expect(results.map(isOverrun)).toEqual([false, false, false, true, true]);
  });

  it("G7: takes all of a request's limits or none", () => {
    const counters = createCounters();
    const meters = [meter("requests", 10), meter("tokens", 100)];
    expect(isOverrun(counters.reserve(meters, amounts(80), 1_000))).toBe(false);
    expect(isOverrun(counters.reserve(meters, amounts(80), 1_000))).toBe(true);
    expect(counters.usage(1_000).map(({ measure, used }) => [measure, used])).toEqual([
      ["requests", 1],
      ["tokens", 80],
    ]);
  });

  it("G7: settling gives back what was not spent, and charges what was spent beyond", () => {
    const counters = createCounters();
    const meters = [meter("tokens", 1_000)];
    const reservation = counters.reserve(meters, amounts(900), 1_000) as Reservation;
    expect(isOverrun(counters.reserve(meters, amounts(200), 1_000))).toBe(true);
    counters.settle(reservation, amounts(100), 2_000);
    const second = counters.reserve(meters, amounts(200), 2_000) as Reservation;
    expect(isOverrun(second)).toBe(false);
    counters.settle(second, amounts(950), 3_000);
    expect(counters.usage(3_000)[0]?.used).toBe(1_050);
    expect(isOverrun(counters.reserve(meters, amounts(1), 3_000))).toBe(true);
  });

  it("G7: a running request takes more room under all its limits or under none, and gives it back", () => {
    const counters = createCounters();
    const meters = [meter("tokens", 1_000), meter("usd", 5)];
    const reservation = counters.reserve(meters, amounts(100, 1), 1_000) as Reservation;
    expect(counters.extend(reservation, { requests: 0, tokens: 800, usd: 1 }, 2_000)).toBeUndefined();
    expect(counters.extend(reservation, { requests: 0, tokens: 50, usd: 4 }, 2_000)?.meter.measure).toBe("usd");
    expect(counters.usage(2_000).map(({ used }) => used)).toEqual([900, 2]);
    expect(isOverrun(counters.reserve(meters, amounts(101), 3_000))).toBe(true);
    counters.settle(reservation, amounts(300, 0.5), 40_000);
    expect(counters.usage(40_000).map(({ used }) => used)).toEqual([300, 0.5]);
  });

  it("G7: after the wait that it names there is room under every limit that was in the way", () => {
    const counters = createCounters();
    const short = { ...meter("requests", 1), windowMs: 10_000, id: "short" };
    const long = { ...meter("requests", 2), windowMs: 60_000, id: "long" };
    for (const at of [1_000, 12_000]) expect(isOverrun(counters.reserve([short, long], amounts(0), at))).toBe(false);
    const overrun = counters.reserve([short, long], amounts(0), 13_000);
    if (!isOverrun(overrun)) return expect.unreachable();
    expect(overrun.meter.id).toBe("long");
    expect(isOverrun(counters.reserve([short, long], amounts(0), 13_000 + overrun.retryAfterMs - 1_100))).toBe(true);
    expect(isOverrun(counters.reserve([short, long], amounts(0), 13_000 + overrun.retryAfterMs))).toBe(false);
  });

  it("G7: what takes nothing is not in the way of a limit that was overrun", () => {
    const counters = createCounters();
    const meters = [meter("tokens", 100)];
    counters.settle(counters.reserve(meters, amounts(10), 1_000) as Reservation, amounts(500), 1_000);
    expect(isOverrun(counters.reserve(meters, amounts(0), 2_000))).toBe(false);
    expect(isOverrun(counters.reserve(meters, amounts(1), 2_000))).toBe(true);
  });

  it("G7: a request that alone is over the limit is told so, not to wait", () => {
    const counters = createCounters();
    const result = counters.reserve([meter("usd", 0.5)], amounts(0, 0.6), 1_000);
    expect(isOverrun(result) && result.retryAfterMs).toBe(Number.POSITIVE_INFINITY);
  });

  it("G7: made-up user names cannot grow memory without end, nor slip under the limit by it", () => {
    const counters = createCounters({ maxCounters: 100 });
    const refused = Array.from({ length: 300 }, (_, i) =>
      counters.reserve([meter("requests", 1, `key:a/${i}`)], amounts(0), 1_000),
    ).filter(isOverrun);
    expect(refused.length).toBe(199);
    expect(counters.usage(1_000).length).toBe(101);
    expect(isOverrun(counters.reserve([meter("requests", 1, "key:a/new")], amounts(0), 200_000))).toBe(false);
  });
});

describe("meters of a policy", () => {
  const policy = policySchema.parse({
    parapet: 1,
    roles: { app: { allow: ["model:*:invoke"], limits: [{ window: "1m", requests: 7 }] } },
    limits: {
      perKey: [{ window: "1m", requests: 5, tokens: 100 }],
      perUser: [{ window: "1h", usd: 2 }],
      perRole: [{ window: "1d", requests: 1_000 }],
      perModel: [{ window: "10s", requests: 50 }],
    },
  });
  const book = createMeterBook(policy);
  const subjects = (caller: Parameters<typeof book.metersFor>[0]) =>
    book.metersFor(caller).map(({ scope, subject, measure, max }) => `${scope} ${subject} ${measure} ${max}`);

  it("G7: a key is limited by key, by the user it names, by role, by holder of the role, and by model", () => {
    expect(subjects({ principal: "key:pk_1", roles: ["app"], user: "ann", model: "bot" })).toEqual([
      "key key:pk_1 requests 5",
      "key key:pk_1 tokens 100",
      "user key:pk_1/ann usd 2",
      "role app requests 1000",
      "role app/key:pk_1 requests 7",
      "model bot requests 50",
    ]);
  });

  it("G7: a token's subject is the user, whatever the request says", () => {
    expect(subjects({ principal: "user:ann", roles: ["app"], user: "somebody-else", model: "bot" })[0]).toBe(
      "user user:ann usd 2",
    );
    expect(book.longestWindowMs).toBe(86_400_000);
  });

  it("G7: tells the tightest limit of each measure in the vendor's headers, and money to nobody", () => {
    const counters = createCounters();
    const meters = book.metersFor({ principal: "key:pk_1", roles: ["app"], user: "", model: "bot" });
    counters.reserve(meters, { requests: 1, tokens: 40, usd: 1 }, 1_000);
    const headers = rateHeaders("openai", counters.remainders(meters, 1_000), 1_000);
    expect(headers.slice(0, 4)).toEqual(["x-ratelimit-limit-requests", "5", "x-ratelimit-remaining-requests", "4"]);
    expect(headers).toContain("x-ratelimit-remaining-tokens");
    expect(headers.join()).not.toContain("usd");
    const anthropic = rateHeaders("anthropic", counters.remainders(meters, 1_000), 1_000);
    expect(anthropic[0]).toBe("anthropic-ratelimit-requests-limit");
    expect(Date.parse(anthropic[5] as string)).toBeGreaterThan(1_000);
  });
});
