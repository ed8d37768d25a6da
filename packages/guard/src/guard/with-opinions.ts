import type { Opinion, Opinions, Passage } from "./detector.ts";
import type { Guard } from "./guard.ts";

/**
 * Reads a part of a text. Undefined where it cannot read it, such as another script: the detector then stands alone.
 * What it throws is a failure, which the guard reports and its `onError` judges.
 */
export type Ask = (text: string) => Promise<Opinion | undefined>;

/**
 * The passages with what a slower model says of them: what a guard must be given whose policy wants second opinions.
 *
 *     const passages = await withOpinions(guard, [{ text, origin: "user", direction: "input", path: "" }], model.score);
 *     guard.inspect(passages);
 *
 * @param ask is asked once for each different part, all at once
 */
export async function withOpinions<P extends Passage>(
  guard: Guard,
  passages: readonly P[],
  ask: Ask,
): Promise<readonly P[]> {
  if (!guard.wantsOpinions) return passages;
  const answers = new Map<string, Promise<Opinion | undefined>>();
  const answerTo = (question: string): Promise<Opinion | undefined> => {
    const known = answers.get(question) ?? ask(question);
    answers.set(question, known);
    return known;
  };
  return Promise.all(
    passages.map(async (passage) => {
      const questions = guard.questions(passage);
      if (questions.length === 0) return passage;
      try {
        const given = await Promise.all(questions.map(answerTo));
        const opinions = given.filter((opinion) => opinion !== undefined);
        if (opinions.length === 0) return judged(passage, "unasked");
        const highest = (head: keyof Opinion): number => Math.max(...opinions.map((opinion) => opinion[head]));
        return judged(passage, { user: highest("user"), data: highest("data") });
      } catch {
        return judged(passage, "broken");
      }
    }),
  );
}

/** Whatever else the passage is or can tell, it still is and does. */
function judged<P extends Passage>(passage: P, opinion: Opinions): P {
  return Object.create(passage, { opinion: { value: opinion, enumerable: true } }) as P;
}
