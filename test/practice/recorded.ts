/** A request whose reply is kept in `fixtures/practice`, byte for byte. */
export interface Recorded {
  /** File name without its ending; the reply's ending is `json` or `sse`. */
  readonly name: string;
  readonly path: string;
  readonly body: unknown;
}

const ask = (content: string): readonly unknown[] => [{ role: "user", content }];
const WEATHER = {
  name: "get_weather",
  description: "Current weather of a city",
  schema: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
};
const WEATHER_QUESTION = "What is the weather in Lisbon?";
const chatTool = {
  type: "function",
  function: { name: WEATHER.name, description: WEATHER.description, parameters: WEATHER.schema },
};
const responsesTool = {
  type: "function",
  name: WEATHER.name,
  description: WEATHER.description,
  parameters: WEATHER.schema,
  strict: true,
};
const messagesTool = { name: WEATHER.name, description: WEATHER.description, input_schema: WEATHER.schema };

const WHOLE: readonly Recorded[] = [
  { name: "chat", path: "/v1/chat/completions", body: { model: "support-llm", messages: ask("Hello there") } },
  {
    name: "chat-logprobs",
    path: "/v1/chat/completions",
    body: { model: "support-llm", messages: ask("Thank you!"), logprobs: true, top_logprobs: 1 },
  },
  {
    name: "chat-tool",
    path: "/v1/chat/completions",
    body: { model: "support-llm", messages: ask(WEATHER_QUESTION), tools: [chatTool] },
  },
  { name: "responses", path: "/v1/responses", body: { model: "support-llm", input: "Hello there" } },
  {
    name: "responses-tool",
    path: "/v1/responses",
    body: { model: "support-llm", input: WEATHER_QUESTION, tools: [responsesTool] },
  },
  {
    name: "messages",
    path: "/v1/messages",
    body: { model: "support-llm", max_tokens: 200, messages: ask("Hello there") },
  },
  {
    name: "messages-thinking",
    path: "/v1/messages",
    body: {
      model: "support-llm",
      max_tokens: 2_000,
      thinking: { type: "enabled", budget_tokens: 1_024 },
      messages: ask("Thank you!"),
    },
  },
  {
    name: "messages-tool",
    path: "/v1/messages",
    body: { model: "support-llm", max_tokens: 200, messages: ask(WEATHER_QUESTION), tools: [messagesTool] },
  },
];

/** Every shape of reply once: whole, and streamed with the same body and `stream` set. */
export const RECORDED: readonly Recorded[] = [
  ...WHOLE,
  ...WHOLE.map(({ name, path, body }) => ({
    name: `${name}-stream`,
    path,
    body: { ...(body as object), stream: true },
  })),
  {
    name: "embeddings",
    path: "/v1/embeddings",
    body: { model: "practice-embedding", input: ["teak oil"], dimensions: 8 },
  },
  {
    name: "count-tokens",
    path: "/v1/messages/count_tokens",
    body: { model: "support-llm", messages: ask("Hello there") },
  },
  { name: "error-openai", path: "/v1/chat/completions", body: { messages: ask("Hello there") } },
  { name: "error-anthropic", path: "/v1/messages", body: { model: "support-llm", messages: ask("Hello there") } },
];

/** @returns the reply's exact bytes and the ending of its file */
export async function replay(
  url: string,
  { path, body }: Recorded,
): Promise<{ readonly bytes: string; readonly ending: "json" | "sse" }> {
  const reply = await fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(body) });
  const isStream = reply.headers.get("content-type")?.startsWith("text/event-stream") === true;
  return { bytes: await reply.text(), ending: isStream ? "sse" : "json" };
}
