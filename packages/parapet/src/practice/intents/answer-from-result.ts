import type { Intent } from "../intent.ts";
import { say } from "../turn.ts";

export const answerFromResult: Intent = {
  id: "answer-from-result",
  title: "Answers from what a tool returned",
  threats: [],
  answer: ({ results }) => (results.length === 0 ? undefined : say(`Here is what I found: ${results.join(" ")}`)),
  examples: [
    { asks: "Where is my order?", result: "It arrives on Thursday.", says: "what I found: It arrives on Thursday." },
  ],
};
