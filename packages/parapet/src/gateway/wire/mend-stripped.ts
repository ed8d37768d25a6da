/** What stands where a reply would be empty without the calls that were taken out of it. */
const NOTE = "A tool call was removed by policy.";

type Fields = Record<string, unknown>;

/** Chat: a choice without calls did not end for them, and says something. */
export function mendChat(json: unknown): void {
  for (const choice of listOf((json as Fields).choices)) {
    const message = choice.message as Fields | null | undefined;
    if (message === null || typeof message !== "object") continue;
    if (message.tool_calls !== undefined || message.function_call !== undefined) continue;
    if (choice.finish_reason === "tool_calls" || choice.finish_reason === "function_call")
      choice.finish_reason = "stop";
    if (message.content === null || message.content === undefined || message.content === "") message.content = NOTE;
  }
}

export function mendMessages(json: unknown): void {
  const reply = json as Fields;
  const blocks = listOf(reply.content);
  if (blocks.some(({ type }) => /^(tool|mcp_tool)_use$/.test(String(type)))) return;
  if (reply.stop_reason === "tool_use") reply.stop_reason = "end_turn";
  if (blocks.length === 0) reply.content = [{ type: "text", text: NOTE }];
}

export function mendResponses(json: unknown): void {
  const reply = json as Fields;
  if (listOf(reply.output).some(({ type }) => type === "message")) return;
  const content = [{ type: "output_text", text: NOTE, annotations: [] }];
  const message = { type: "message", id: "msg_removed", role: "assistant", status: "completed", content };
  reply.output = [...listOf(reply.output), message];
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? (value.filter((one) => one !== null && typeof one === "object") as Fields[]) : [];
}
