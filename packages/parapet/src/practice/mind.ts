import { fold } from "./cues.ts";
import { decodeHidden } from "./decode.ts";
import { fillSchema } from "./fill-schema.ts";
import type { Intent, Reading } from "./intent.ts";
import { callTool } from "./intents/call-tool.ts";
import { INTENTS } from "./intents/index.ts";
import { type Move, type Said, say, type Turn } from "./turn.ts";

const LOST = "I am not sure I follow. I can help with orders, deliveries, returns and the care of wood.";

/** The practice model's next move: the first intent that has an answer. Pure: the same turn, the same move. */
export function think(turn: Turn, intents: readonly Intent[] = INTENTS): Move {
  const reading = read(turn);
  if (typeof turn.toolChoice === "object" || turn.toolChoice === "required") {
    const forced = callTool.answer(reading);
    if (forced !== undefined) return forced;
  }
  for (const intent of intents) {
    const move = intent.answer(reading);
    if (move !== undefined) return shaped(move, turn);
  }
  return shaped(say(LOST), turn);
}

/** Finds what the intents ask for. */
function read(turn: Turn): Reading {
  const lastWords = turn.said.findLastIndex(({ role }) => role === "user");
  const lastAnswer = turn.said.findLastIndex(({ role }) => role === "assistant");
  const said = turn.said[lastWords]?.text ?? "";
  const asked = [said, ...decodeHidden(said)].join("\n");
  const textsOf = (role: Said["role"], from: number): string[] =>
    turn.said.slice(from).flatMap((one) => (one.role === role ? [one.text] : []));
  return {
    turn,
    asked,
    folded: fold(asked),
    results: textsOf("tool", lastAnswer + 1),
    documents: textsOf("document", 0),
    tools: turn.toolChoice === "none" ? [] : turn.tools,
  };
}

/** Words as the JSON that the client asked for. */
function shaped(move: Move, turn: Turn): Move {
  if (turn.answerAs === "text" || move.toolCalls.length > 0) return move;
  if (turn.answerAs === "json") return say(JSON.stringify({ answer: move.text }));
  return say(JSON.stringify(fillSchema(turn.answerAs.schema, move.text)));
}
