import Anthropic from "@anthropic-ai/sdk";
import {
  ANSWER,
  CLAUDE,
  collect,
  type Door,
  plain,
  QUESTION,
  type Scenario,
  WEATHER_QUESTION,
  WEATHER_SCHEMA,
  weatherIn,
} from "./scenario.ts";

/** The official client; no retries, so that a failure is seen at once. */
export function anthropicClient({ url, key }: Door): Anthropic {
  return new Anthropic({ apiKey: key, baseURL: url, maxRetries: 0 });
}

const request = {
  model: CLAUDE,
  max_tokens: 400,
  system: "You are the assistant of a shop.",
  messages: [{ role: "user" as const, content: QUESTION }],
};
const weather: Anthropic.Tool = {
  name: "get_weather",
  description: "Current weather of a city",
  input_schema: WEATHER_SCHEMA,
};

async function messageWithTool(door: Door, isStream: boolean): Promise<unknown> {
  const client = anthropicClient(door);
  const messages: Anthropic.MessageParam[] = [{ role: "user", content: WEATHER_QUESTION }];
  const ask = (): Promise<Anthropic.Message> => {
    const body = { model: CLAUDE, max_tokens: 400, tools: [weather], messages };
    return isStream ? client.messages.stream(body).finalMessage() : client.messages.create(body);
  };
  const first = await ask();
  messages.push({ role: "assistant", content: first.content });
  const results = first.content.flatMap((block): Anthropic.ToolResultBlockParam[] =>
    block.type === "tool_use"
      ? [{ type: "tool_result", tool_use_id: block.id, content: weatherIn((block.input as { city: string }).city) }]
      : [],
  );
  messages.push({ role: "user", content: results });
  return plain([first, await ask()]);
}

export const anthropicSdk: readonly Scenario[] = [
  {
    client: "@anthropic-ai/sdk",
    does: "sends a message",
    run: async (door) => plain(await anthropicClient(door).messages.create(request)),
    sees: ANSWER,
  },
  {
    client: "@anthropic-ai/sdk",
    does: "streams a message",
    run: async (door) =>
      plain(await collect(await anthropicClient(door).messages.create({ ...request, stream: true }))),
    sees: '"text":" retur"',
  },
  {
    client: "@anthropic-ai/sdk",
    does: "streams with its accumulating helper",
    run: async (door) => plain(await anthropicClient(door).messages.stream(request).finalMessage()),
    sees: ANSWER,
  },
  {
    client: "@anthropic-ai/sdk",
    does: "streams thoughts before the answer",
    run: async (door) =>
      plain(
        await anthropicClient(door)
          .messages.stream({ ...request, max_tokens: 2_000, thinking: { type: "enabled", budget_tokens: 1_024 } })
          .finalMessage(),
      ),
    sees: '"type":"thinking"',
  },
  {
    client: "@anthropic-ai/sdk",
    does: "calls a tool",
    run: (door) => messageWithTool(door, false),
    sees: weatherIn("Lisbon"),
  },
  {
    client: "@anthropic-ai/sdk",
    does: "calls a tool in a stream",
    run: (door) => messageWithTool(door, true),
    sees: weatherIn("Lisbon"),
  },
  {
    client: "@anthropic-ai/sdk",
    does: "attaches a document",
    run: async (door) =>
      plain(
        await anthropicClient(door).messages.create({
          model: CLAUDE,
          max_tokens: 400,
          messages: [
            {
              role: "user",
              content: [
                {
                  type: "document",
                  title: "Care",
                  source: { type: "text", media_type: "text/plain", data: "Teak turns grey. Oil it." },
                },
                { type: "text", text: "Please summarise this." },
              ],
            },
          ],
        }),
      ),
    sees: "In short: Teak turns grey.",
  },
  {
    client: "@anthropic-ai/sdk",
    does: "counts tokens",
    run: async (door) =>
      plain(await anthropicClient(door).messages.countTokens({ model: CLAUDE, messages: request.messages })),
    sees: '"input_tokens":',
  },
];
