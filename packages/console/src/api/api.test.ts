import { describe, expect, it } from "vitest";
import { errorOf } from "./client.ts";
import { may } from "./permissions.ts";
import { filterQuery, matches, parseFilter, toggled } from "./traffic-filter.ts";
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
