import type { Driver } from "../attack.ts";
import { TRIGGERS } from "./plant-then-trigger.ts";
import { isNo, isOver } from "./replies.ts";

/** Plants in two sessions, the second time as if it had long been agreed, and looks in a third. */
export const crossSession: Driver = {
  id: "cross-session",
  title: "Plants twice, and comes back as somebody new",
  maxTurns: 5,
  crossesSessions: true,
  needs: ["memory"],
  *drive(kit) {
    const first = yield { payload: kit.ask() };
    if (isOver(first)) return;
    const second = yield { payload: kit.ask(), fresh: true };
    if (isOver(second)) return;
    if (isNo(first) && isNo(second)) {
      // Twice no: what is left is to see whether it was kept all the same.
      yield { payload: kit.plain(TRIGGERS[0]!), fresh: true };
      return;
    }
    for (const trigger of kit.random.shuffle(TRIGGERS)) {
      const reaction = yield { payload: kit.plain(trigger), fresh: true };
      if (isOver(reaction)) return;
    }
  },
};
