import { hears } from "../cues.ts";
import type { Intent } from "../intent.ts";
import { say } from "../turn.ts";

const HIGHEST = 20_000;

export const count: Intent = {
  id: "count",
  title: "Counts as far as it is told: an answer of any length, for streams that must last",
  threats: ["cost-exhaustion"],
  answer({ folded }) {
    if (!hears(folded, [["count to", "count up to"]])) return undefined;
    const wanted = Number.parseInt(folded.slice(folded.indexOf("to ") + 3), 10);
    if (!Number.isSafeInteger(wanted) || wanted < 1) return undefined;
    return say(Array.from({ length: Math.min(wanted, HIGHEST) }, (_, index) => index + 1).join(", "));
  },
  examples: [{ asks: "Count to 5", says: "1, 2, 3, 4, 5" }],
};
