import { expect, it, onTestFinished } from "vitest";
import { POLICY, runEngine } from "./testing/engine-kit.ts";

it("PO22: a running gateway takes names out of requests where its policy says `names: true`", async () => {
  const policy = POLICY.replace("pii: redact", "pii: { input: redact, options: { names: true } }");
  const running = await runEngine({ policy });
  onTestFinished(() => running.close());
  await running.chat("Please tell Anna Weber that April was cold in New York.");
  await running.chat("Please tell everybody that April was cold in New York.");
  await running.engine.store.events.flush();
  const { rows } = (await running.api("/exchanges?limit=2", { cookie: await running.signIn() })).json;
  expect(rows.map(({ verdict }: { verdict: string }) => verdict)).toEqual(["allow", "redact"]);
});
