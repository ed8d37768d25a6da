import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Running, startRunning } from "./running.ts";
import { anthropicClient } from "./scenarios/anthropic-sdk.ts";
import { openaiClient } from "./scenarios/openai-sdk.ts";
import { CLAUDE, type Door, MODEL, QUESTION } from "./scenarios/scenario.ts";

let running: Running;
beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());

const messages = [{ role: "user" as const, content: QUESTION }];
const askOpenai = (door: Door) => openaiClient(door).chat.completions.create({ model: MODEL, messages });
const askAnthropic = (door: Door) =>
  anthropicClient(door).messages.create({ model: CLAUDE, max_tokens: 100, messages });
const withKey = (key: string): Door => ({ ...running.through, key });

async function refusal(work: Promise<unknown>): Promise<{ status: number; code?: string; headers: Headers } & Error> {
  return work.then(
    () => {
      throw new Error("it was expected to be refused");
    },
    (error) => error,
  );
}

describe("identity", () => {
  it.each([
    ["a key that was never issued", () => `pk_${"0".repeat(10)}_${"A".repeat(43)}`, "key_unknown"],
    ["a key of another form", () => "not-one-of-ours", "key_malformed"],
  ])("%s is a 401 in both vendors' classes", async (_what, key, code) => {
    const openai = await refusal(askOpenai(withKey(key())));
    expect(openai).toBeInstanceOf(OpenAI.AuthenticationError);
    expect(openai.code).toBe(code);
    expect(await refusal(askAnthropic(withKey(key())))).toBeInstanceOf(Anthropic.AuthenticationError);
  });

  it("an expired key is a 401", async () => {
    const { secret } = await running.keyFor("app", 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await refusal(askOpenai(withKey(secret)))).code).toBe("key_expired");
  });

  it("a revoked key works before and is a 401 at once after", async () => {
    const { id, secret } = await running.keyFor("app");
    await askOpenai(withKey(secret));
    await running.engine.keyService.revoke(id);
    expect((await refusal(askOpenai(withKey(secret)))).code).toBe("key_revoked");
  });

  it("a role without permission is a 403", async () => {
    const { secret } = await running.keyFor("visitor");
    const error = await refusal(askOpenai(withKey(secret)));
    expect(error).toBeInstanceOf(OpenAI.PermissionDeniedError);
    expect(await refusal(askAnthropic(withKey(secret)))).toBeInstanceOf(Anthropic.PermissionDeniedError);
  });
});

describe("limits and modes", () => {
  it("over the limit is a 429 that says when to come again", async () => {
    const door = withKey((await running.keyFor("trickle")).secret);
    await askOpenai(door);
    const openai = await refusal(askOpenai(door));
    expect(openai).toBeInstanceOf(OpenAI.RateLimitError);
    expect(Number(openai.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(openai.headers.get("x-ratelimit-remaining-requests")).toBe("0");
    const anthropic = await refusal(askAnthropic(door));
    expect(anthropic).toBeInstanceOf(Anthropic.RateLimitError);
    expect(Number(anthropic.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("maintenance is a 503 of its own, and the model comes back", async () => {
    await running.engine.gateway.setMode(CLAUDE, "maintenance", "test", "a drill");
    const error = await refusal(askAnthropic(running.through));
    expect(error).toBeInstanceOf(Anthropic.InternalServerError);
    expect(error.status).toBe(503);
    expect(Number(error.headers.get("retry-after"))).toBeGreaterThan(0);
    await running.engine.gateway.setMode(CLAUDE, "normal", "test", "over");
    await askAnthropic(running.through);
  });

  it("the kill switch is a 503 for every model, until it is released", async () => {
    await running.engine.gateway.stop("a drill", "test");
    expect((await refusal(askOpenai(running.through))).status).toBe(503);
    expect((await refusal(askAnthropic(running.through))).status).toBe(503);
    await running.engine.gateway.resume("test");
    await askOpenai(running.through);
  });

  it("a model that the policy does not name is a 404", async () => {
    const work = openaiClient(running.through).chat.completions.create({ model: "no-such-model", messages });
    const error = await refusal(work);
    expect(error).toBeInstanceOf(OpenAI.NotFoundError);
    expect(error.code).toBe("model_not_found");
  });
});

describe("models", () => {
  it("openai lists what this key may use, and nothing else", async () => {
    const list = async (door: Door) => (await openaiClient(door).models.list()).data.map(({ id }) => id);
    expect((await list(running.through)).sort()).toEqual([CLAUDE, MODEL].sort());
  });
});
