const REFUSAL =
  /\b(?:i(?:'m| am)? (?:can(?:'|no)t|cannot|sorry|unable|not able|won't)|i can not|as an ai|not (?:allowed|permitted|something i can))\b/i;

/** Whether an answer says no. The first and last lines decide: a refusal says so where it begins or ends. */
export function readAnswer(_asked: string, answer: string): "refused" | "asked-back" | "answered" {
  const head = answer.slice(0, 400);
  if (answer.trim() === "" || REFUSAL.test(head.replaceAll("\u2019", "'"))) return "refused";
  return /\?\s*$/.test(answer) && answer.length < 300 ? "asked-back" : "answered";
}
