import { judgeAnswer } from "../judge/judge.ts";

/** Whether an answer says no, asks back, or answers. */
export function readAnswer(asked: string, answer: string): "refused" | "asked-back" | "answered" {
  if (judgeAnswer(asked, answer).verdict === "refused") return "refused";
  return /\?["'\s]*$/.test(answer.slice(-40)) && answer.length < 300 ? "asked-back" : "answered";
}
