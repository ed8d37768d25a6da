import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  ACTIONS,
  compareSeverity,
  createRegistry,
  type Evidence,
  EXIT,
  graver,
  gravest,
  manualClock,
  messageOf,
  ParapetError,
  SEVERITIES,
  silentLog,
  statusAt,
  systemClock,
  type Verdict,
} from "./index.ts";

describe("errors", () => {
  it("K1: an error is the user's to fix where nothing else is said", () => {
    const bare = new ParapetError("PARAPET_TEST_BARE", "it is so");
    expect(bare).toBeInstanceOf(Error);
    expect(bare).toMatchObject({ name: "ParapetError", code: "PARAPET_TEST_BARE", message: "it is so", exit: 2 });
    expect([bare.hint, bare.place, bare.cause]).toEqual([undefined, undefined, undefined]);
    const cause = new Error("disk");
    const place = { file: "parapet.yaml", line: 3, column: 1 };
    const full = new ParapetError("PARAPET_TEST_FULL", "no", { hint: "do", exit: EXIT.environment, cause, place });
    expect(full).toMatchObject({ hint: "do", exit: 3, place });
    expect(full.cause).toBe(cause);
  });

  it("K2: as JSON it shows what its reader needs, and no cause", () => {
    expect(JSON.parse(JSON.stringify(new ParapetError("PARAPET_TEST_BARE", "it is so")))).toEqual({
      code: "PARAPET_TEST_BARE",
      message: "it is so",
    });
    const place = { file: "parapet.yaml", line: 3 };
    const full = new ParapetError("PARAPET_TEST_FULL", "no", { hint: "do", place, cause: new Error("typed password") });
    expect(JSON.parse(JSON.stringify(full))).toEqual({ code: "PARAPET_TEST_FULL", message: "no", hint: "do", place });
  });

  it("K3: whatever was thrown has a message", () => {
    expect(messageOf(new TypeError("no"))).toBe("no");
    expect(messageOf("plain")).toBe("plain");
    expect(messageOf(undefined)).toBe("undefined");
    expect(messageOf({ toString: () => "odd" })).toBe("odd");
  });

  it("K4: exit codes are what scripts rely on", () => {
    expect(EXIT).toEqual({ ok: 0, findings: 1, usage: 2, environment: 3, bug: 70 });
  });
});

describe("evidence", () => {
  const proof = { control: "c", subject: "s", by: "b", run: "r", digest: "", at: 1_000, expiresAt: 2_000 };

  it("K5: counts from its time until its end, and is unknown outside", () => {
    for (const status of ["proven", "failed", "unknown"] as const) {
      const evidence: Evidence = { ...proof, status };
      for (const now of [1_000, 1_500, 1_999]) expect(statusAt(evidence, now)).toBe(status);
      for (const now of [0, 999, 2_000, 9_999]) expect(statusAt(evidence, now)).toBe("unknown");
    }
  });
});

describe("ranks", () => {
  const RANKED: readonly Verdict[] = ["allow", "flag", "redact", "failed", "block"];

  it("K6: the graver of two verdicts is the later in the ranking, whichever comes first", () => {
    for (const [i, a] of RANKED.entries())
      for (const [j, b] of RANKED.entries()) expect(graver(a, b)).toBe(RANKED[Math.max(i, j)]);
    expect(ACTIONS).toEqual(RANKED.filter((verdict) => verdict !== "failed"));
  });

  it("K6: the gravest of many does not depend on their order, and of none is allow", () => {
    expect(gravest([])).toBe("allow");
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RANKED), { minLength: 1 }), (verdicts) => {
        const worst = RANKED[Math.max(...verdicts.map((verdict) => RANKED.indexOf(verdict)))];
        expect(gravest(verdicts)).toBe(worst);
        expect(gravest(new Set(verdicts.toReversed()))).toBe(worst);
      }),
    );
  });

  it("K7: severities sort from the mildest up", () => {
    expect(SEVERITIES).toEqual(["info", "low", "medium", "high", "critical"]);
    expect(SEVERITIES.toReversed().sort(compareSeverity)).toEqual(SEVERITIES);
    expect(compareSeverity("low", "high")).toBeLessThan(0);
    expect(compareSeverity("high", "high")).toBe(0);
  });
});

describe("registry", () => {
  const item = (id: string) => ({ id, title: `The ${id}` });

  it("K8: finds by id, in the order of its list", () => {
    const registry = createRegistry("check", [item("port"), item("clock")]);
    expect(registry.all.map(({ id }) => id)).toEqual(["port", "clock"]);
    expect(registry.get("clock")).toEqual(item("clock"));
    expect([registry.has("port"), registry.has("constructor")]).toEqual([true, false]);
  });

  it("K8: refuses two of one id, and an id that it does not know", () => {
    expect(() => createRegistry("check", [item("port"), item("port")])).toThrow(
      expect.objectContaining({ code: "PARAPET_REGISTRY_DUPLICATE", message: "two checks share the id 'port'" }),
    );
    expect(() => createRegistry("check", [item("port"), item("clock")]).get("prot")).toThrow(
      expect.objectContaining({
        code: "PARAPET_REGISTRY_UNKNOWN",
        message: "there is no check 'prot'",
        hint: "Known checks: port, clock.",
      }),
    );
  });
});

describe("clock and log", () => {
  it("K9: the system clock is the system's, a manual one moves when told to", () => {
    const before = Date.now();
    const now = systemClock.now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
    const clock = manualClock(5);
    expect([clock.now(), clock.now()]).toEqual([5, 5]);
    clock.advance(10);
    expect(clock.now()).toBe(15);
    expect(manualClock().now()).toBe(0);
  });

  it("K9: the silent log says nothing", () => {
    const written = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write")];
    for (const level of ["debug", "info", "warn", "error"] as const) silentLog[level]({}, "nothing");
    for (const spy of written) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});
