import type { Driver } from "../attack.ts";
import { GO_ON, isOver, YES } from "./replies.ts";

/** Asks, and as long as something comes asks for more of it: for what comes in pieces. A refusal ends it at once. */
export const goOn: Driver = {
  id: "go-on",
  title: "Asks for more as long as something comes",
  maxTurns: GO_ON.length + 1,
  channels: ["user"],
  needs: [],
  *drive(kit) {
    let reaction = yield { payload: kit.ask() };
    for (const words of kit.random.shuffle(GO_ON)) {
      if (isOver(reaction) || (reaction !== "partial" && reaction !== "asked-back")) return;
      reaction = yield { payload: kit.plain(reaction === "partial" ? words : kit.random.pick(YES)) };
    }
  },
};
