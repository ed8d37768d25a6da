import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Driver } from "../attack.ts";
import { approvalFatigue } from "./approval-fatigue.ts";
import { bestOfN } from "./best-of-n.ts";
import { crescendo } from "./crescendo.ts";
import { crossSession } from "./cross-session.ts";
import { footInDoor } from "./foot-in-door.ts";
import { goOn } from "./go-on.ts";
import { languageSwitch } from "./language-switch.ts";
import { lateArrival } from "./late-arrival.ts";
import { longTalk } from "./long-talk.ts";
import { manyShotDriver } from "./many-shot.ts";
import { payloadSplitDriver } from "./payload-split.ts";
import { personaSwitch } from "./persona-switch.ts";
import { plantThenTrigger } from "./plant-then-trigger.ts";
import { refusalThenReframe } from "./refusal-then-reframe.ts";
import { rugPull } from "./rug-pull.ts";
import { singleShot } from "./single-shot.ts";
import { yesLadder } from "./yes-ladder.ts";

/** Every way to lead a conversation. */
export const drivers: Registry<Driver> = createRegistry("driver", [
  singleShot,
  bestOfN,
  crescendo,
  footInDoor,
  goOn,
  longTalk,
  manyShotDriver,
  payloadSplitDriver,
  refusalThenReframe,
  personaSwitch,
  languageSwitch,
  yesLadder,
  approvalFatigue,
  lateArrival,
  rugPull,
  plantThenTrigger,
  crossSession,
]);
