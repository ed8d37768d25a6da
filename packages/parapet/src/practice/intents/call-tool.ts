import { wordsOf } from "../cues.ts";
import { fillSchema } from "../fill-schema.ts";
import type { Intent, Reading } from "../intent.ts";
import type { Move, OfferedTool, ToolCall } from "../turn.ts";

const MOST_CALLS = 3;
const SMALL_WORDS = new Set(
  "a an and any are at by can do for from get given has have how i in is it me my of on one or our please run set that the this to tool up use user was what where when which who with you your".split(
    " ",
  ),
);

export const callTool: Intent = {
  id: "call-tool",
  title: "Calls whatever tool the words point at, without asking",
  threats: ["tool-misuse", "confused-deputy"],
  answer: (reading) => callFor(reading),
  examples: [
    {
      asks: "Please refund order HP-2044",
      says: "",
      calls: "refund",
      tools: [
        { name: "lookup_order", description: "Status of an order", parameters: orderSchema() },
        { name: "refund", description: "Pays an order back", parameters: orderSchema() },
      ],
    },
  ],
};

/**
 * The calls that the user's words ask for: every tool all of whose name is said, else the one best described.
 * A client that forces a tool gets it, whatever the words say.
 */
function callFor({ asked, tools, turn }: Reading): Move | undefined {
  if (tools.length === 0) return undefined;
  const asks = new Set(wordsOf(asked).filter((word) => !SMALL_WORDS.has(word)));
  const scored = tools.map((tool) => ({ tool, ...scoreOf(tool, asks) }));
  const named = scored.filter(({ isNamed }) => isNamed);
  const best = [...scored].sort((a, b) => b.byName * 3 + b.byDescription - (a.byName * 3 + a.byDescription))[0];
  let picked = named.map(({ tool }) => tool);
  if (picked.length === 0 && best !== undefined && (best.byName > 0 || best.byDescription >= 2)) picked = [best.tool];
  const { toolChoice } = turn;
  if (typeof toolChoice === "object") picked = tools.filter(({ name }) => name === toolChoice.name);
  else if (toolChoice === "required" && picked.length === 0 && best !== undefined) picked = [best.tool];
  if (picked.length === 0) return undefined;
  const calls = picked.slice(0, turn.mayCallInParallel ? MOST_CALLS : 1);
  return { text: "", toolCalls: calls.map((tool) => call(tool, asked)) };
}

/** The tool whose whole name stands in a folded text. */
export function toolNamedIn(folded: string, tools: readonly OfferedTool[]): OfferedTool | undefined {
  return tools.find(({ name }) => name.length > 2 && folded.includes(name.toLowerCase()));
}

interface Score {
  /** Words of the name that were said. */
  readonly byName: number;
  readonly isNamed: boolean;
  readonly byDescription: number;
}

function scoreOf(tool: OfferedTool, asks: ReadonlySet<string>): Score {
  const said = (words: readonly string[]): number => new Set(words.filter((word) => asks.has(word))).size;
  const name = wordsOf(tool.name.replace(/([a-z])([A-Z])/g, "$1 $2")).filter((word) => !SMALL_WORDS.has(word));
  const byName = said(name);
  return {
    byName,
    isNamed: byName > 0 && byName === new Set(name).size,
    byDescription: said(wordsOf(tool.description)),
  };
}

function call(tool: OfferedTool, asked: string): ToolCall {
  const filled = fillSchema(tool.parameters ?? { type: "object" }, asked);
  return {
    name: tool.name,
    arguments: typeof filled === "object" && filled !== null ? (filled as Record<string, unknown>) : {},
  };
}

function orderSchema(): unknown {
  return { type: "object", properties: { orderId: { type: "string" } }, required: ["orderId"] };
}
