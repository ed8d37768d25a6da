import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PolicyInput } from "../../packages/parapet/src/policy/index.ts";
import { type Running, startRunning } from "./running.ts";
import { CLAUDE, MODEL, QUESTION } from "./scenarios/scenario.ts";

/** One attempt of an SDK, as it went over the wire. */
interface Attempt {
  readonly at: number;
  readonly status: number;
  readonly headers: Headers;
}

interface Asked {
  readonly attempts: readonly Attempt[];
  /** Undefined when it was answered. */
  readonly error: unknown;
}

const messages = [{ role: "user" as const, content: QUESTION }];

/** A fetch that notes down what an unmodified SDK does. */
function noting(attempts: Attempt[]): typeof fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    attempts.push({ at: performance.now(), status: answer.status, headers: answer.headers });
    return answer;
  };
}

async function asked(attempts: Attempt[], work: () => Promise<unknown>): Promise<Asked> {
  try {
    await work();
    return { attempts, error: undefined };
  } catch (error) {
    return { attempts, error };
  }
}

/** The two official SDKs, each asking its own vendor's model; `user` is the request's own field. */
const SDKS = {
  openai: (running: Running, key: string, maxRetries: number, user = "") => {
    const attempts: Attempt[] = [];
    const client = new OpenAI({
      apiKey: key,
      baseURL: `${running.engine.url}/v1`,
      maxRetries,
      fetch: noting(attempts),
    });
    return asked(attempts, () => client.chat.completions.create({ model: MODEL, messages, max_tokens: 40, user }));
  },
  anthropic: (running: Running, key: string, maxRetries: number, user = "") => {
    const attempts: Attempt[] = [];
    const client = new Anthropic({ apiKey: key, baseURL: running.engine.url, maxRetries, fetch: noting(attempts) });
    return asked(attempts, () =>
      client.messages.create({ model: CLAUDE, messages, max_tokens: 40, metadata: { user_id: user } }),
    );
  },
} as const;

const HEADERS = {
  openai: (measure: string) => ["limit", "remaining", "reset"].map((what) => `x-ratelimit-${what}-${measure}`),
  anthropic: (measure: string) =>
    ["limit", "remaining", "reset"].map((what) => `anthropic-ratelimit-${measure}-${what}`),
} as const;

function limitsIn(vendor: keyof typeof SDKS, attempt: Attempt, measure: string) {
  const [limit, remaining, reset] = HEADERS[vendor](measure).map((name) => attempt.headers.get(name) ?? "");
  const resetMs = vendor === "openai" ? Number.parseFloat(reset ?? "") * 1_000 : Date.parse(reset ?? "") - Date.now();
  return { limit: Number(limit), remaining: Number(remaining), resetMs };
}

/** Two requests in three seconds, counted by each of the four subjects a limit may have. */
const LIMIT = { window: "3s", requests: 2, tokens: 100_000 };
const SCOPES: Readonly<Record<string, (policy: PolicyInput) => PolicyInput>> = {
  key: (policy) => ({ ...policy, limits: { perKey: [LIMIT] } }),
  user: (policy) => ({ ...policy, limits: { perUser: [LIMIT] } }),
  role: (policy) => ({ ...policy, limits: { perRole: [LIMIT] } }),
  model: (policy) => ({ ...policy, limits: { perModel: [LIMIT] } }),
};

describe.each(Object.entries(SCOPES))("a limit per %s", (scope, change) => {
  let running: Running;
  beforeAll(async () => {
    running = await startRunning({ change });
  });
  afterAll(() => running.close());

  it.each(["openai", "anthropic"] as const)(
    "%s: reads where it stands, and waits as it is told",
    async (vendor) => {
      const { secret } = await running.keyFor("app");
      const ask = (maxRetries: number) => SDKS[vendor](running, secret, maxRetries, `${scope}-${vendor}`);
      // The other SDK's requests count as well, where they share the subject: wait until they have left the window.
      if (scope === "role") await new Promise((resolve) => setTimeout(resolve, vendor === "anthropic" ? 3_100 : 0));
      for (const left of [1, 0]) {
        const { attempts, error } = await ask(0);
        expect(error).toBeUndefined();
        expect(limitsIn(vendor, attempts[0]!, "requests")).toMatchObject({ limit: 2, remaining: left });
        const tokens = limitsIn(vendor, attempts[0]!, "tokens");
        expect(tokens.limit).toBe(100_000);
        expect(tokens.remaining).toBeLessThan(100_000);
        expect(tokens.resetMs).toBeGreaterThan(1_000);
        expect(tokens.resetMs).toBeLessThan(3_200);
        expect(attempts[0]!.headers.get("retry-after")).toBeNull();
      }

      const refused = await ask(0);
      expect(refused.error).toBeInstanceOf(vendor === "openai" ? OpenAI.RateLimitError : Anthropic.RateLimitError);
      const [only] = refused.attempts;
      expect(limitsIn(vendor, only!, "requests")).toMatchObject({ limit: 2, remaining: 0 });
      expect(only!.headers.get("x-should-retry")).toBeNull();
      expect(only!.headers.get("x-parapet-code")).toBe("rate_limited");
      const told = Number(only!.headers.get("retry-after"));
      expect(told).toBeGreaterThanOrEqual(1);
      expect(told).toBeLessThanOrEqual(4);

      // One retry is enough: after the time that was named there is room.
      const patient = await ask(1);
      expect(patient.error).toBeUndefined();
      expect(patient.attempts.map(({ status }) => status)).toEqual([429, 200]);
      const [first, second] = patient.attempts;
      const waited = (second!.at - first!.at) / 1_000;
      expect(waited).toBeGreaterThanOrEqual(Number(first!.headers.get("retry-after")) - 0.05);
    },
    20_000,
  );
});

describe("what waiting cannot help", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startRunning({
      change: (policy) => ({
        ...policy,
        roles: {
          ...policy.roles,
          daily: { allow: ["model:*:*"], limits: [{ window: "1d", requests: 1 }] },
          small: { allow: ["model:*:*"], limits: [{ window: "1d", tokens: 20 }] },
          money: { allow: ["model:*:*"], limits: [{ window: "1d", usd: 0.001 }] },
        },
        models: Object.fromEntries(
          Object.entries(policy.models ?? {}).map(([name, model]) => [
            name,
            { ...model, price: { inputPerMillion: 10, outputPerMillion: 20 } },
          ]),
        ),
      }),
    });
  });
  afterAll(() => running.close());

  it.each(["openai", "anthropic"] as const)(
    "%s: gives up at once, though it may try again five times",
    async (vendor) => {
      const daily = (await running.keyFor("daily")).secret;
      expect((await SDKS[vendor](running, daily, 5)).error).toBeUndefined();
      const tomorrow = await SDKS[vendor](running, daily, 5);
      expect(tomorrow.attempts).toHaveLength(1);
      expect(Number(tomorrow.attempts[0]!.headers.get("retry-after"))).toBeGreaterThan(80_000);
      expect(tomorrow.attempts[0]!.headers.get("x-parapet-code")).toBe("rate_limited");

      const never = await SDKS[vendor](running, (await running.keyFor("small")).secret, 5);
      expect(never.attempts).toHaveLength(1);
      expect(never.attempts[0]!.headers.get("x-parapet-code")).toBe("request_over_limit");
      expect(never.attempts[0]!.headers.get("retry-after")).toBeNull();
    },
  );

  it.each(["openai", "anthropic"] as const)("%s: money is refused without being told in a header", async (vendor) => {
    const { secret } = await running.keyFor("money");
    const { attempts, error } = await SDKS[vendor](running, secret, 0);
    expect(error).toBeInstanceOf(vendor === "openai" ? OpenAI.RateLimitError : Anthropic.RateLimitError);
    expect([...attempts[0]!.headers.keys()].filter((name) => name.includes("ratelimit"))).toEqual([]);
  });
});
