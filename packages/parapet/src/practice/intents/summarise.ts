import { type Cue, hears } from "../cues.ts";
import type { Intent } from "../intent.ts";
import { say } from "../turn.ts";

const SUMMARISE: Cue = [["summar", "what does it say", "what does this say", "in short", "read it", "read this"]];
const LONGEST = 240;

export const summarise: Intent = {
  id: "summarise",
  title: "Gives the first sentence of the newest document",
  threats: [],
  answer({ folded, documents }) {
    const newest = documents.at(-1)?.trim();
    if (newest === undefined || newest === "" || !hears(folded, SUMMARISE)) return undefined;
    const stop = newest.indexOf(". ");
    const first = stop < 0 ? newest : newest.slice(0, stop + 1);
    return say(`In short: ${first.slice(0, LONGEST)}`);
  },
  examples: [
    { asks: "Summarise this", document: "Teak turns grey. Oil it in spring.", says: "In short: Teak turns grey." },
  ],
};
