import { manualClock, silentLog } from "@parapet/guard/kernel";
import { expect, it, onTestFinished, vi } from "vitest";
import { type Policy, policySchema, Secret } from "../policy/index.ts";
import type { Store } from "../store/index.ts";
import { createSecretRotation } from "./secret-rotation.ts";

/** A rotation over one secret in a store that the test fills and breaks. */
async function rotate(refresh: string) {
  const clock = manualClock(0);
  const policy: Policy = policySchema.parse({ parapet: 1, secrets: { refresh } });
  const store = { events: { append: () => {} } } as unknown as Store;
  const rotation = createSecretRotation({ store, clock, log: silentLog, policy });
  const held = { value: "one", asked: 0, isBroken: false };
  const reading = {
    reference: "vault:a/b#c",
    isRemote: true,
    canRotate: true,
    place: "",
    freshMs: 1e9,
    readAfresh: async () => {
      held.asked++;
      if (held.isBroken) throw new TypeError("a bug");
      return new Secret(held.value);
    },
  };
  await rotation.keeper.read(reading);
  rotation.start(async () => true);
  onTestFinished(() => rotation.close());
  return { clock, rotation, held };
}

it("E15: a bug in one look does not end the looking", async () => {
  const { held } = await rotate("1s");
  held.isBroken = true;
  await vi.waitFor(() => expect(held.asked).toBeGreaterThanOrEqual(3), { timeout: 5_000 });
});

it("E19: a key that stays refused is asked for more and more seldom, until it is another", async () => {
  const { clock, rotation, held } = await rotate("5m");
  /** Seconds at which the store is asked while an exchange a second is refused. */
  const askedWithin = async (seconds: number): Promise<number[]> => {
    const at: number[] = [];
    for (let second = 0; second < seconds; second++) {
      const before = held.asked;
      rotation.observe({ code: "upstream_rejected_key" });
      rotation.observe({ code: "" });
      await vi.waitFor(() => Promise.resolve());
      await new Promise((resolve) => setImmediate(resolve));
      if (held.asked > before) at.push(second);
      clock.advance(1_000);
    }
    return at;
  };
  expect(await askedWithin(100)).toEqual([0, 20, 60]);
  held.value = "two";
  await rotation.refresh();
  expect((await askedWithin(100))[0]).toBeLessThanOrEqual(10);
});
