import type { Driver, Reaction } from "../attack.ts";
import { isOver } from "./replies.ts";

const TRIES = 4;

/** Other words each time, and after a refusal a new session: what fails once may pass at the fourth. */
export const bestOfN: Driver = {
  id: "best-of-n",
  title: "Asks in four ways, in a new session after each refusal",
  maxTurns: TRIES,
  needs: [],
  *drive(kit) {
    let isFresh = false;
    for (let tried = 0; tried < TRIES; tried++) {
      const reaction: Reaction = yield { payload: kit.ask(), ...(isFresh ? { fresh: true } : {}) };
      if (isOver(reaction) || reaction === "complied") return;
      // What has half worked goes on where it is.
      isFresh = reaction !== "partial";
    }
  },
};
