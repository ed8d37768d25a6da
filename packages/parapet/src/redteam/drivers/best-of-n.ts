import type { Driver } from "../attack.ts";

const TRIES = 4;

/** A new session and other words each time: what fails once may pass at the fourth. */
export const bestOfN: Driver = {
  id: "best-of-n",
  title: "Asks in four ways, each in a session of its own",
  maxTurns: TRIES,
  needs: [],
  *drive(kit) {
    for (let tried = 0; tried < TRIES; tried++) {
      const reaction = yield { payload: kit.ask(), fresh: tried > 0 };
      if (reaction === "leaked" || reaction === "complied") return;
    }
  },
};
