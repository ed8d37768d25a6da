import { detectors, type Hit, type Origin } from "@parapet/guard";
import { asciiUnitReader, NO_FENCE } from "@parapet/guard/text";

const injection = detectors.get("injection").configure({ model: false });
const hidden = detectors.get("hidden-unicode").configure({});
const readUnits = asciiUnitReader();

function ask(detector: typeof hidden, text: string, origin: Origin): readonly Hit[] {
  const hits: Hit[] = [];
  detector.inspect(
    { text, origin, direction: "input", path: "" },
    { systemPrompt: "", earlier: { characters: 0, fence: NO_FENCE }, from: 0, isFinal: true, ...readUnits(text) },
    hits,
  );
  return hits;
}

/** Phrases by which models are turned from their task: the guard's own. */
export const injectionsIn = (text: string, origin: "document" | "tool-definition"): readonly Hit[] =>
  ask(injection, text, origin);

/** Characters that a model reads and a person does not see. */
export const hiddenIn = (text: string): readonly Hit[] =>
  /[\u0080-\uffff]/.test(text) ? ask(hidden, text, "document") : [];

/** What tag characters spell: letters that nobody sees. */
export function spelled(text: string): string {
  let letters = "";
  for (const character of text.slice(0, 400)) {
    const code = character.codePointAt(0)!;
    if (code > 0xe0000 && code < 0xe007f) letters += String.fromCharCode(code - 0xe0000);
  }
  return letters;
}
