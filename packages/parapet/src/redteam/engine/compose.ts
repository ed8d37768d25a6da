import type { AttackerKit, Carrier, Case, DriverKit, Goal, Payload, Transform } from "../attack.ts";
import type { Slots } from "../oracle.ts";
import { createRandom, seedOf } from "../random.ts";
import type { Turn } from "../target.ts";
import { fill } from "./slots.ts";

interface Parts {
  readonly goal: Goal;
  readonly carrier: Carrier;
  readonly transforms: readonly Transform[];
  readonly slots: Slots;
  readonly attacker?: Omit<AttackerKit, "wish">;
}

/** What a driver works with: the same for the same case, whatever was drawn before. */
export function kitFor(one: Case, { goal, carrier, transforms, slots, attacker }: Parts): DriverKit {
  const random = createRandom(seedOf(one.id, one.seed));
  let asked = one.ask;
  let dressed = 0;
  const dress = (text: string): Payload => {
    const draw = random.fork(`dress ${dressed++}`);
    const filled = fill(text, slots);
    let worked = filled;
    for (const transform of transforms) worked = transform.apply(worked, draw.fork(transform.id));
    const hints = [...transforms].reverse().flatMap(({ hint }) => hint ?? []);
    return carrier.wrap([...hints, worked].join("\n"), one.channel, draw.fork(carrier.id));
  };
  return {
    random,
    dress,
    ask: () => dress(goal.asks[asked++ % goal.asks.length]!),
    plain: (text) => ({ channel: "user", text: fill(text, slots), cover: "", name: "" }),
    ladder: goal.ladder ?? [],
    ...(attacker === undefined
      ? {}
      : { attacker: { ...attacker, wish: fill(goal.asks[one.ask % goal.asks.length]!, slots) } }),
  };
}

/** What goes to the target for a payload. */
export function turnOf({ channel, text, cover, name }: Payload): Turn {
  return channel === "user" ? { text, attached: [] } : { text: cover, attached: [{ channel, name, text }] };
}
