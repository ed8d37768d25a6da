import { wordsOf } from "../cues.ts";
import type { Intent } from "../intent.ts";
import { answerTo } from "../shop/faq.ts";
import { say } from "../turn.ts";

export const answerQuestion: Intent = {
  id: "answer-question",
  title: "Answers from the shop's questions and answers",
  threats: [],
  answer({ asked }) {
    const found = answerTo(wordsOf(asked));
    return found === undefined ? undefined : say(found);
  },
  examples: [
    { asks: "How can I return a bench?", says: "within 60 days" },
    { asks: "How long does delivery take?", says: "three to five working days" },
  ],
};
