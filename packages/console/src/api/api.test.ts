import { describe, expect, it } from "vitest";
import { errorOf } from "./client.ts";
import { may } from "./permissions.ts";
import { exportPath, filterQuery, matches, parseFilter, toggled } from "./traffic-filter.ts";
import type { Exchange } from "./types.ts";

const exchange = (part: Partial<Exchange>): Exchange =>
  ({ status: "completed", verdict: "allow", model: "bot", principal: "key:pk_1", hits: [], ...part }) as Exchange;

describe("errors", () => {
  it("C4: keep the API's code, sentence and hint", () => {
    const error = errorOf(403, { error: { code: "PARAPET_CONSOLE_FORBIDDEN", message: "No.", hint: "Ask." } });
    expect([error.status, error.code, error.message, error.hint]).toEqual([
      403,
      "PARAPET_CONSOLE_FORBIDDEN",
      "No.",
      "Ask.",
    ]);
  });

  it.each([undefined, null, "oops", { error: 4 }, { error: { message: 4 } }])(
    "C4: say honestly that there was no reason when the body is %j",
    (json) => {
      const error = errorOf(502, json);
      expect(error.code).toBe("HTTP_502");
      expect(error.message).toContain("502");
    },
  );
});

describe("the traffic filter", () => {
  it("C5: reads what is known from the URL and drops the rest", () => {
    expect(
      parseFilter({ status: "blocked,nonsense,failed", verdict: "", model: 42, range: "constructor", detector: ["a"] }),
    ).toEqual({ status: "blocked,failed", model: "42" });
  });

  it("C5: asks the API for the same conditions, from the range's start, behind the last row", () => {
    const query = new URLSearchParams(filterQuery({ status: "blocked,failed", range: "1h" }, 10_000_000, 77, 50));
    expect(Object.fromEntries(query)).toEqual({
      limit: "50",
      status: "blocked,failed",
      since: "6400000",
      before: "77",
    });
  });

  it("C5: a row that comes in live is held to the same filter", () => {
    const hit = { detector: "pii" } as Exchange["hits"][number];
    expect(matches({}, exchange({}))).toBe(true);
    expect(matches({ status: "blocked,failed" }, exchange({ status: "failed" }))).toBe(true);
    expect(matches({ status: "blocked" }, exchange({ status: "failed" }))).toBe(false);
    expect(matches({ verdict: "redact" }, exchange({}))).toBe(false);
    expect(matches({ model: "bot", principal: "key:pk_2" }, exchange({}))).toBe(false);
    expect(matches({ detector: "pii" }, exchange({ hits: [hit] }))).toBe(true);
    expect(matches({ detector: "pii" }, exchange({}))).toBe(false);
  });

  it("C5: a window of time is the same for every reader, and more than a range", () => {
    const filter = parseFilter({ from: "2026-11-26T09:00:00+01:00", to: "2026-11-26T08:30:00Z", range: "1h" });
    expect(filter).toEqual({ from: "2026-11-26T08:00:00.000Z", to: "2026-11-26T08:30:00.000Z" });
    expect(parseFilter({ from: "yesterday", to: "-1" })).toEqual({});
    const query = new URLSearchParams(filterQuery(filter, 0, null, 10));
    expect([query.get("since"), query.get("until")]).toEqual(["1795680000000", "1795681800000"]);
    const at = Date.UTC(2026, 10, 26, 8);
    expect(matches(filter, exchange({ startedAt: at }))).toBe(true);
    expect(matches(filter, exchange({ startedAt: at - 1 }))).toBe(false);
    expect(matches(filter, exchange({ startedAt: at + 1_800_000 }))).toBe(false);
  });

  it("C5: a user's case does not matter, and any part of an id will do", () => {
    const row = exchange({ user: "Ada", id: "req_5b91-8466" });
    expect(matches({ user: "ada" }, row)).toBe(true);
    expect(matches({ user: "ad" }, row)).toBe(false);
    expect(matches({ id: "5B91" }, row)).toBe(true);
    expect(matches({ id: "5b92" }, row)).toBe(false);
  });

  it("C5: what no price is known for is asked for, and held to, by its cost", () => {
    const filter = parseFilter({ cost: "unknown" });
    expect(filter).toEqual({ cost: "unknown" });
    expect(parseFilter({ cost: "0" })).toEqual({});
    expect(filterQuery(filter, 0, null, 10)).toBe("cost=unknown&limit=10");
    expect(matches(filter, exchange({ costUsd: null }))).toBe(true);
    expect(matches(filter, exchange({ costUsd: 0 }))).toBe(false);
  });

  it("C5: a file is asked for with the same conditions as the pages", () => {
    const path = exportPath({ status: "blocked", user: "a&b", range: "15m" }, 1_000_000, "csv");
    expect(path).toBe("/api/v1/exchanges/export?status=blocked&user=a%26b&since=100000&format=csv");
  });

  it("C5: choices are put in and taken out one by one", () => {
    expect(toggled(undefined, "a")).toBe("a");
    expect(toggled("a", "b")).toBe("a,b");
    expect(toggled("a,b", "a")).toBe("b");
    expect(toggled("a", "a")).toBeUndefined();
  });
});

describe("permissions", () => {
  const session = (permissions: readonly string[]) => ({
    subject: "x",
    roles: [],
    permissions,
    signIn: { oidc: false },
  });

  it("C6: a control is offered only for a permission that is held", () => {
    expect(may(session(["keys:write"]), "keys:write")).toBe(true);
    expect(may(session(["keys:*"]), "keys:write")).toBe(true);
    expect(may(session(["keys:writer"]), "keys:write")).toBe(false);
    expect(may(session([]), "keys:write")).toBe(false);
    expect(may(undefined, "keys:write")).toBe(false);
  });
});
