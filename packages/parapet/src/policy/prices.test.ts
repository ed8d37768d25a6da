import { describe, expect, it } from "vitest";
import { costUsd, listPriceOf, PolicyError, PRICE_TABLE, type Price, parsePolicy, priceOf } from "./index.ts";

const PROVIDERS = "providers: { p: { kind: openai }, local: { kind: practice } }";
const policy = parsePolicy(
  `parapet: 1\n${PROVIDERS}\nmodels:\n  m: { primary: { provider: p }, price: { inputPerMillion: 7, outputPerMillion: 8 } }\n`,
  "f",
);
const target = (model?: string) => ({ provider: "p", ...(model === undefined ? {} : { model }) });
const table = (model: string): Price => priceOf(policy, "other", target(model), model);

describe("prices", () => {
  it("PO17: the target's own price comes first, then the model's, then the table, a date at the end aside", () => {
    const price = { inputPerMillion: 1, outputPerMillion: 2 };
    expect(priceOf(policy, "m", { ...target("gpt-4o"), price }, "m")).toEqual({ ...price, from: "policy" });
    expect(priceOf(policy, "m", target("gpt-4o"), "m")).toMatchObject({ inputPerMillion: 7, from: "policy" });
    for (const name of ["gpt-4o", "gpt-4o-2024-08-06", "openai/gpt-4o", "GPT-4o"])
      expect(table(name), name).toEqual({
        inputPerMillion: 2.5,
        cachedInputPerMillion: 1.25,
        outputPerMillion: 10,
        from: "table",
      });
    expect(table("gpt-4o-2024-05-13").inputPerMillion).toBe(5);
    expect(table("gpt-4o-mini").inputPerMillion).toBe(0.15);
    expect(table("claude-sonnet-4-20250514").outputPerMillion).toBe(15);
    expect(priceOf(policy, "other", target(), "gpt-4o").from).toBe("table");
  });

  it("PO17: what is in neither is unpriced, not guessed from a similar name, and costs nobody knows what", () => {
    for (const name of ["llama3.2", "gpt-4o-audio-preview", "gpt-4o-2", "", "constructor"]) {
      expect(priceOf(policy, "constructor", target(name), name).from, name).toBe("unpriced");
      expect(costUsd(listPriceOf(name), { input: 10, output: 10 })).toBeNull();
    }
  });

  it("PO17: the practice model is free, and says so", () => {
    expect(priceOf(policy, "other", { provider: "local" }, "anything").from).toBe("practice");
    expect(costUsd(priceOf(policy, "other", { provider: "local" }, "x"), { input: 10, output: 10 })).toBe(0);
  });

  it("PO17: every row has its page and date, and stands once", () => {
    for (const { asOf, source, ...row } of PRICE_TABLE) {
      expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(source).toMatch(/^https:\/\/(developers\.openai\.com|platform\.claude\.com)\//);
      expect(row.cachedInputPerMillion ?? 0, row.model).toBeLessThan(row.inputPerMillion);
    }
    expect(new Set(PRICE_TABLE.map(({ model }) => model)).size).toBe(PRICE_TABLE.length);
  });

  it("PO17: the cost counts what was read from and written to a cache at its own price", () => {
    const price = listPriceOf("claude-opus-5-5");
    expect(price).toMatchObject({ inputPerMillion: 4, cachedInputPerMillion: 0.2, cacheWritePerMillion: 5 });
    const million = 1_000_000;
    expect(costUsd(price, { input: million, output: million })).toBe(24);
    expect(costUsd(price, { input: million, output: 0, cachedInput: million })).toBeCloseTo(0.2);
    expect(costUsd(price, { input: million, output: 0, cacheWrite: million })).toBeCloseTo(5);
    expect(costUsd(price, { input: million, output: 0, cacheWrite: million, cacheWriteHour: million })).toBeCloseTo(8);
    const mixed = { input: 100, output: 10, cachedInput: 60, cacheWrite: 30, cacheWriteHour: 20 };
    expect(costUsd(price, mixed)).toBeCloseTo((10 * 4 + 60 * 0.2 + 10 * 5 + 20 * 8 + 10 * 20) / million, 12);
    expect(costUsd(listPriceOf("gpt-4o"), { input: million, output: 0, cachedInput: million })).toBe(1.25);
    expect(costUsd(listPriceOf("gpt-4"), { input: million, output: 0, cachedInput: million })).toBe(30);
  });

  it("PO17: more cached than was sent is not believed", () => {
    const price = listPriceOf("gpt-4o");
    expect(costUsd(price, { input: 100, output: 0, cachedInput: 1_000, cacheWrite: 1_000 })).toBeCloseTo(125e-6);
  });

  it("PO17: a long prompt is billed at its own rates, the reply with it", () => {
    const price = listPriceOf("claude-haiku-5-5");
    expect(costUsd(price, { input: 100_000, output: 1_000_000 })).toBeCloseTo(0.01 + 0.5);
    expect(costUsd(price, { input: 100_001, output: 1_000_000 })).toBeCloseTo(0.0500005 + 2.5);
    expect(costUsd(listPriceOf("gpt-6-luna"), { input: 300_000, output: 0, cachedInput: 300_000 })).toBeCloseTo(0.006);
  });
});

describe("money limits", () => {
  const problemsOf = (text: string): readonly string[] => {
    try {
      parsePolicy(`parapet: 1\n${PROVIDERS}\n${text}`, "f");
      return [];
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      return error.problems.map(({ path, message, hint }) => `${path}: ${message}. ${hint}`);
    }
  };
  const models = "models: { a: { primary: { provider: p, model: odd-one }, standby: { provider: p, model: gpt-4o } } }";

  it.each(["limits: { perKey: [{ window: 1d, usd: 5 }] }", "roles: { app: { limits: [{ window: 1d, usd: 5 }] } }"])(
    "PO20: a model without a price is refused where a limit counts money: %s",
    (limit) => {
      expect(problemsOf(`${models}\n${limit}\n`)).toEqual([
        expect.stringMatching(/^models\.a\.primary: .*no price is known.*models\.a\.price/),
      ]);
      for (const good of [
        models.replace("model: odd-one }", "model: odd-one, price: { inputPerMillion: 0, outputPerMillion: 0 } }"),
        models.replace("gpt-4o }", "gpt-4o }, price: { inputPerMillion: 1, outputPerMillion: 1 }"),
        models.replace("odd-one", "gpt-4.1"),
        models.replace("provider: p, model: odd-one", "provider: local"),
        models.replace("a: { primary: { provider: p, model: odd-one }", '"odd-*": { primary: { provider: p }'),
      ])
        expect(problemsOf(`${good}\n${limit}\n`), good).toEqual([]);
    },
  );

  it("PO20: without one it is allowed, and every target of a list is looked at with one", () => {
    expect(problemsOf(`${models}\nlimits: { perKey: [{ window: 1d, tokens: 5 }] }\n`)).toEqual([]);
    const list = "models: { a: { primary: [{ provider: p, model: gpt-4o }, { provider: p, model: odd }] } }";
    expect(problemsOf(`${list}\nlimits: { perUser: [{ window: 1d, usd: 5 }] }\n`)).toEqual([
      expect.stringContaining("models.a.primary.1: "),
    ]);
  });
});
