import type { Opinion, Passage } from "./detector.ts";
import type { Guard } from "./guard.ts";

/** Reads a part of a text; what it throws is a failure, which the guard reports and its `onError` judges. */
export type Ask = (text: string) => Promise<Opinion>;

/**
 * The passages with what a slower model says of them: what a guard must be given whose policy wants second opinions.
 *
 *     const passages = await withOpinions(guard, [{ text, origin: "user", direction: "input", path: "" }], model.score);
 *     guard.inspect(passages);
 *
 * @param ask is asked once for each different part, all at once
 */
export async function withOpinions(guard: Guard, passages: readonly Passage[], ask: Ask): Promise<readonly Passage[]> {
  if (!guard.wantsOpinions) return passages;
  const answers = new Map<string, Promise<Opinion>>();
  const answerTo = (question: string): Promise<Opinion> => {
    const known = answers.get(question) ?? ask(question);
    answers.set(question, known);
    return known;
  };
  return Promise.all(
    passages.map(async (passage) => {
      const questions = guard.questions(passage);
      if (questions.length === 0) return passage;
      try {
        const opinions = await Promise.all(questions.map(answerTo));
        const highest = (head: keyof Opinion): number => Math.max(...opinions.map((opinion) => opinion[head]));
        return { ...passage, opinion: { user: highest("user"), data: highest("data") } };
      } catch {
        return { ...passage, opinion: "broken" as const };
      }
    }),
  );
}
