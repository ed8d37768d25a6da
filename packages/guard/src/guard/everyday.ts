import type { Direction, Origin, Passage } from "./detector.ts";
import type { EverydayGuard, Guard, GuardContext, Inspection, Judgement, Said, ToolPart } from "./guard.ts";
import { JsonTexts } from "./json-texts.ts";

/** The few words for what `inspect` does: who said it is known from the word. */
export function everydayGuard(inspect: Guard["inspect"]): EverydayGuard {
  const judge = (said: Said, direction: Direction, origin: Origin, context?: GuardContext): Judgement => {
    const passages: readonly Passage[] =
      typeof said === "string"
        ? [{ text: said, origin, direction, path: "" }]
        : said.map((part, at) => ({
            text: part.text,
            origin: part.origin ?? origin,
            direction,
            path: part.path ?? `/${at}`,
          }));
    return judgementOf(inspect(passages, context));
  };
  return {
    input: (said, context) => judge(said, "input", context?.origin ?? "user", context),
    output: (said, context) => judge(said, "output", context?.origin ?? "assistant", context),
    tool(part, context) {
      const [value, direction, origin] = sideOf(part);
      const texts = new JsonTexts(value, direction);
      texts.addAll(value, origin, texts.root, "$");
      const inspection = inspect(texts.passages, context);
      return {
        ...judgementOf(inspection),
        value: inspection.isBlocked ? undefined : texts.replace(inspection.texts),
      };
    },
  };
}

function sideOf(part: ToolPart): readonly [value: unknown, direction: Direction, origin: Origin] {
  if ("result" in part) return [part.result, "input", "tool-result"];
  if ("arguments" in part) return [part.arguments, "output", "tool-call"];
  return [part.definition, "input", "tool-definition"];
}

function judgementOf({ verdict, isBlocked, hits, runs, texts }: Inspection): Judgement {
  const passing = isBlocked ? [] : texts;
  return { verdict, isBlocked, text: passing.join("\n"), texts: passing, hits, runs };
}
