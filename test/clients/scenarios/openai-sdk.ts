import OpenAI from "openai";
import {
  ANSWER,
  collect,
  type Door,
  MODEL,
  plain,
  QUESTION,
  type Scenario,
  WEATHER_QUESTION,
  WEATHER_SCHEMA,
  weatherIn,
} from "./scenario.ts";

/** The official client as its README sets it up; no retries, so that a failure is seen at once. */
export function openaiClient({ url, key }: Door): OpenAI {
  return new OpenAI({ apiKey: key, baseURL: `${url}/v1`, maxRetries: 0 });
}

const messages: OpenAI.ChatCompletionMessageParam[] = [
  { role: "system", content: "You are the assistant of a shop." },
  { role: "user", content: QUESTION },
];
const weather: OpenAI.ChatCompletionFunctionTool = {
  type: "function",
  function: { name: "get_weather", description: "Current weather of a city", parameters: WEATHER_SCHEMA },
};

async function chatWithTool(door: Door, isStream: boolean): Promise<unknown> {
  const client = openaiClient(door);
  const conversation: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: WEATHER_QUESTION }];
  const request = { model: MODEL, tools: [weather], messages: conversation };
  const ask = async (): Promise<OpenAI.ChatCompletionMessage> => {
    const completion = isStream
      ? await client.chat.completions.stream(request).finalChatCompletion()
      : await client.chat.completions.create(request);
    const message = completion.choices[0]?.message;
    if (message === undefined) throw new Error("no choice");
    return message;
  };
  const first = await ask();
  conversation.push(first);
  for (const call of first.tool_calls ?? []) {
    if (call.type !== "function") continue;
    const { city } = JSON.parse(call.function.arguments) as { city: string };
    conversation.push({ role: "tool", tool_call_id: call.id, content: weatherIn(city) });
  }
  return plain([first, await ask()]);
}

export const openaiSdk: readonly Scenario[] = [
  {
    client: "openai",
    does: "chats",
    run: async (door) => plain(await openaiClient(door).chat.completions.create({ model: MODEL, messages, n: 2 })),
    sees: ANSWER,
  },
  {
    client: "openai",
    does: "chats with log-probabilities",
    run: async (door) =>
      plain(
        await openaiClient(door).chat.completions.create({ model: MODEL, messages, logprobs: true, top_logprobs: 2 }),
      ),
    sees: '"top_logprobs"',
  },
  {
    client: "openai",
    does: "streams a chat",
    run: async (door) => {
      const stream = await openaiClient(door).chat.completions.create({
        model: MODEL,
        messages,
        stream: true,
        stream_options: { include_usage: true },
      });
      return plain(await collect(stream));
    },
    sees: '"content":" retur"',
  },
  { client: "openai", does: "calls a tool", run: (door) => chatWithTool(door, false), sees: weatherIn("Lisbon") },
  {
    client: "openai",
    does: "calls a tool in a stream",
    run: (door) => chatWithTool(door, true),
    sees: weatherIn("Lisbon"),
  },
  {
    client: "openai",
    does: "asks for JSON by a schema",
    run: async (door) => {
      const schema = {
        type: "object",
        properties: { answer: { type: "string" } },
        required: ["answer"],
        additionalProperties: false,
      };
      const completion = await openaiClient(door).chat.completions.parse({
        model: MODEL,
        messages,
        response_format: { type: "json_schema", json_schema: { name: "reply", strict: true, schema } },
      });
      return plain(completion);
    },
    sees: '\\"answer\\":',
  },
  {
    client: "openai",
    does: "shows an image",
    run: async (door) =>
      plain(
        await openaiClient(door).chat.completions.create({
          model: MODEL,
          messages: [
            {
              role: "user",
              content: [
                { type: "text", text: QUESTION },
                { type: "image_url", image_url: { url: `data:image/png;base64,${"iVBORw0KGgo".padEnd(400, "A")}` } },
              ],
            },
          ],
        }),
      ),
    sees: ANSWER,
  },
  {
    client: "openai",
    does: "asks for a response",
    run: async (door) => {
      const response = await openaiClient(door).responses.create({
        model: MODEL,
        instructions: "Be brief.",
        input: QUESTION,
      });
      return plain([response, response.output_text]);
    },
    sees: ANSWER,
  },
  {
    client: "openai",
    does: "streams a response",
    run: async (door) => {
      const stream = await openaiClient(door).responses.create({ model: MODEL, input: QUESTION, stream: true });
      return plain(await collect(stream));
    },
    sees: '"type":"response.completed"',
  },
  {
    client: "openai",
    does: "calls a tool by responses",
    run: async (door) => {
      const client = openaiClient(door);
      const tools: OpenAI.Responses.Tool[] = [
        {
          type: "function",
          name: "get_weather",
          description: "Weather of a city",
          parameters: WEATHER_SCHEMA,
          strict: true,
        },
      ];
      const input: OpenAI.Responses.ResponseInput = [{ role: "user", content: WEATHER_QUESTION }];
      const first = await client.responses.create({ model: MODEL, tools, input });
      for (const item of first.output) {
        if (item.type !== "function_call") continue;
        const { city } = JSON.parse(item.arguments) as { city: string };
        input.push(item, { type: "function_call_output", call_id: item.call_id, output: weatherIn(city) });
      }
      const second = await client.responses.create({ model: MODEL, tools, input });
      return plain([first.output, second.output_text]);
    },
    sees: weatherIn("Lisbon"),
  },
  {
    client: "openai",
    does: "embeds",
    run: async (door) =>
      plain(
        await openaiClient(door).embeddings.create({ model: MODEL, input: ["teak oil", "delivery"], dimensions: 64 }),
      ),
    sees: '"object":"embedding"',
  },
];
