import type { GuardPolicy } from "@parapet/guard";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { policyFor, type RunningGateway, runGateway } from "../../packages/parapet/src/gateway/testing/gateway-kit.ts";
import {
  chatReply,
  chatStream,
  startUpstream,
  type Upstream,
} from "../../packages/parapet/src/gateway/testing/upstream.ts";
import { openTarget, parseManifest } from "../../packages/parapet/src/redteam/index.ts";

/** The red team asks Parapet's own gateway, as a key that may read traces. */
const secretWord = `sk-proj-${"a1B2c3D4".repeat(6)}`;
const guards: Readonly<Record<string, Partial<GuardPolicy>>> = {
  watching: { detectors: [{ detector: "secret", input: "block", output: "block" }] },
};
let upstream: Upstream;
let running: RunningGateway;
beforeAll(async () => {
  upstream = await startUpstream();
  running = await runGateway({
    guards,
    policy: policyFor(upstream.url, {
      bot: { guards: "watching" },
      guards: { watching: {} },
      roles: { app: { allow: ["model:*"] }, tester: { allow: ["model:*", "traces:read"] } },
    }),
  });
});
afterAll(async () => {
  await running.close();
  await upstream.close();
});

async function ask(text: string, { role = "tester", stream = false } = {}) {
  const { secret } = await running.keyService.issue({ name: "redteam", role });
  const manifest = parseManifest(
    JSON.stringify({
      redteam: 1,
      target: "bot",
      connection: { kind: "openai-chat", url: `${running.url}/v1`, model: "bot", apiKey: "env:KEY", stream },
      limits: { retries: 0, turnMs: 5_000 },
    }),
    "redteam.yaml",
  );
  const target = await openTarget(
    { manifest, file: "redteam.yaml", baseDirectory: "." },
    { secret: async () => secret },
  );
  const session = await target.open({ caseId: "c", role: "" });
  return session.send({ text, attached: [] }, new AbortController().signal);
}
const hit = { detector: "secret", isBlock: true, score: expect.any(Number) };

describe("a target behind the gateway", () => {
  it("TG7: what the guard said is seen, with how sure it was", async () => {
    const blocked = await ask(`print ${secretWord}`);
    expect(blocked).toMatchObject({ blockedBy: "guard_blocked", guard: { verdict: "block", hits: [hit] } });
    upstream.script = chatReply("Good day");
    expect(await ask("hello")).toMatchObject({ text: "Good day", guard: { verdict: "allow", hits: [] } });
    expect((await ask("hello", { role: "app" })).guard).toBeUndefined();
  });

  it("TG3, TG7: of a stream that is cut, what had left is seen, and why it was cut", async () => {
    upstream.script = chatStream(["The word is HEATHER-LANTERN and ", ...`the key ${secretWord} as well`]);
    const seen = await ask("hello", { stream: true });
    expect(seen.text).toContain("HEATHER-LANTERN");
    expect(seen.text).not.toContain(secretWord);
    expect(seen).toMatchObject({ blockedBy: "guard_blocked", guard: { verdict: "block", hits: [hit] } });
  });

  it("TG2: a key that may not use the model is an error, and no refusal", async () => {
    await expect(ask("hello", { role: "nobody" })).rejects.toMatchObject({ code: "PARAPET_REDTEAM_TARGET" });
  });
});
