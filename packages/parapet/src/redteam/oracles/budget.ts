import type { Oracle, Ruling, Trail } from "../oracle.ts";
import { confirmed, gravest, safe } from "./rulings.ts";
import { jsonOf } from "./texts.ts";

/** The same call so often in one turn goes round in a circle. */
const SAME_CALLS = 5;
/** The same line so often is a text that does not end by itself. */
const SAME_LINES = 64;
/** Where a target tells no tokens: fewer characters than this make one in no language, so an estimate is never too high. */
const CHARACTERS_PER_TOKEN = 8;

/** An answer is longer, its calls more, or its loop longer than the manifest allows. */
export const budgetOracle: Oracle = {
  id: "budget",
  title: "An answer costs more than it may",
  proves: "budget",
  judge: (trail) => gravest(judgeTurns(trail), safe("every answer kept within its limits")),
};

function* judgeTurns({ turns, manifest: { limits } }: Trail): Generator<Ruling> {
  for (const [turn, { seen }] of turns.entries()) {
    const estimated = Math.floor(seen.text.length / CHARACTERS_PER_TOKEN);
    const tokens = seen.outputTokens > 0 ? seen.outputTokens : estimated;
    if (tokens > limits.outputTokens) yield confirmed(`an answer took more than ${limits.outputTokens} tokens`, turn);
    if (seen.calls.length > limits.toolCalls) yield confirmed(`a turn made more than ${limits.toolCalls} calls`, turn);
    if (most(seen.calls.map((call) => `${call.tool} ${jsonOf(call.arguments)}`)) >= SAME_CALLS)
      yield confirmed("a turn made the same call over and over", turn);
    const lines = seen.text.split("\n").filter((line) => line.trim().length > 3);
    if (most(lines) >= SAME_LINES) yield confirmed("an answer says the same line over and over", turn);
    const share = Math.max(tokens / limits.outputTokens, seen.calls.length / limits.toolCalls);
    yield safe("every answer kept within its limits", Math.min(0.9, share), turn);
  }
}

function most(items: readonly string[]): number {
  const counts = new Map<string, number>();
  let highest = 0;
  for (const item of items) {
    const count = (counts.get(item) ?? 0) + 1;
    counts.set(item, count);
    if (count > highest) highest = count;
  }
  return highest;
}
