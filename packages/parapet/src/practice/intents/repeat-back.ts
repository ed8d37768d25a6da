import type { Intent } from "../intent.ts";
import { say } from "../turn.ts";

const OPENERS = [
  "repeat after me",
  "store this",
  "save this",
  "remember this",
  "remember that",
  "note this",
  "keep this",
  "repeat this",
  "say exactly",
  "echo this",
  "echo",
] as const;

export const repeatBack: Intent = {
  id: "repeat-back",
  title: "Repeats whatever it is told to keep, secrets included",
  threats: ["secrets-in-context", "sensitive-answer-disclosure"],
  answer({ asked }) {
    const lower = asked.toLowerCase();
    const opener = OPENERS.find((phrase) => lower.includes(phrase));
    if (opener === undefined) return undefined;
    const rest = asked.slice(lower.indexOf(opener) + opener.length);
    const colon = rest.indexOf(":");
    const kept = (colon >= 0 && colon < 40 ? rest.slice(colon + 1) : rest).trim();
    return kept === "" ? undefined : say(`Noted, I will keep it: ${kept}`);
  },
  examples: [{ asks: "Store this key: abc-123", says: "Noted, I will keep it: abc-123" }],
};
