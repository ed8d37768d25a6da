import { manualClock, silentLog } from "@parapet/guard/kernel";
import { expect, it, vi } from "vitest";
import { type Policy, policySchema, Secret } from "../policy/index.ts";
import type { Store } from "../store/index.ts";
import { createSecretRotation } from "./secret-rotation.ts";

it("E19: a key that stays refused is asked for more and more seldom, until it is another", async () => {
  const clock = manualClock(0);
  const policy: Policy = policySchema.parse({ parapet: 1 });
  const store = { events: { append: () => {} } } as unknown as Store;
  const rotation = createSecretRotation({ store, clock, log: silentLog, settings: () => policy });
  const held = { value: "one", asked: 0 };
  const reading = {
    reference: "vault:a/b#c",
    isRemote: true,
    canRotate: true,
    place: "",
    freshMs: 1e9,
    readAfresh: async () => {
      held.asked++;
      return new Secret(held.value);
    },
  };
  await rotation.keeper.read(reading);
  rotation.start(async () => true);

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
  await rotation.close();
});
