import type { Trail } from "../oracle.ts";

/** A text that left the application, and the turn it left in. */
export interface LeftText {
  readonly text: string;
  readonly turn: number;
}

/** All that somebody outside could read: answers, arguments of calls, what side effects carried. */
export function leftTexts({ turns }: Trail): readonly LeftText[] {
  return turns.flatMap(({ seen }, turn) =>
    [
      seen.text,
      ...seen.calls.map((call) =>
        typeof call.arguments === "string" ? call.arguments : (JSON.stringify(call.arguments) ?? ""),
      ),
      ...seen.effects.map(({ to, content }) => `${to}\n${content}`),
    ]
      .filter((text) => text !== "")
      .map((text) => ({ text, turn })),
  );
}

/** All that the attacker has said: what comes back of it proves nothing. */
export function saidTexts({ turns }: Trail): readonly string[] {
  return turns.flatMap(({ sent }) => [sent.text, ...sent.attached.map(({ text }) => text)]);
}
