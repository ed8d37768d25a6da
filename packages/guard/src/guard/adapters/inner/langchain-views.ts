/*
 * A message of LangChain.js as the field rules know messages: who speaks is its class, and its tool calls come in pieces
 * under a name of their own. What the guard changes in the view is put back into a copy of the message.
 */

type Fields = Readonly<Record<string, unknown>>;

/** Fields that hold words; all else is counts and names. */
const MESSAGE = [
  "content",
  "name",
  "tool_calls",
  "invalid_tool_calls",
  "additional_kwargs",
  "response_metadata",
  "artifact",
];
const CHUNK = ["content", "additional_kwargs", "response_metadata"];

export function messageView(message: object): object {
  const fields = message as Fields & { _getType?: () => string };
  const kind = fields.type ?? fields._getType?.();
  const role = kind === "generic" ? fields.role : kind;
  return { role, ...pick(fields, MESSAGE) };
}

/** A piece of a message. Its whole tool calls are made of the pieces, and are made anew from what is left of them. */
export function chunkView(message: object): object {
  const { tool_call_chunks } = message as Fields;
  const view = pick(message as Fields, CHUNK);
  if (!Array.isArray(tool_call_chunks) || tool_call_chunks.length === 0) return view;
  return {
    ...view,
    tool_call_chunks: tool_call_chunks.map((chunk: object) => ({ ...chunk, type: "tool_call_chunk" })),
  };
}

/** A copy of the message with what the view says; it stays of its class. */
export function withView(message: object, view: object): object {
  const { role: _, ...changed } = view as Fields;
  const copy = Object.create(Object.getPrototypeOf(message), Object.getOwnPropertyDescriptors(message));
  const kwargs = (message as Fields).lc_kwargs;
  const pieces = "tool_call_chunks" in changed ? { tool_calls: [], invalid_tool_calls: [] } : {};
  Object.assign(copy, changed, pieces);
  // What LangChain writes down of a message is what it was made of.
  if (kwargs !== undefined) copy.lc_kwargs = { ...(kwargs as Fields), ...changed, ...pieces };
  return copy;
}

function pick(fields: Fields, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]));
}
