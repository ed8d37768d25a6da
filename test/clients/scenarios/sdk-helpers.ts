import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { betaTool } from "@anthropic-ai/sdk/helpers/beta/json-schema";
import { ChatOpenAI } from "@langchain/openai";
import { generateText, jsonSchema, Output, streamText } from "ai";
import { anthropicClient } from "./anthropic-sdk.ts";
import { openaiClient } from "./openai-sdk.ts";
import {
  CLAUDE,
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

/** The helpers that SDKs put on top of their calls: they read more of a reply than a plain call does. */

const ANSWER_SCHEMA = {
  type: "object" as const,
  properties: { answer: { type: "string" } },
  required: ["answer"],
  additionalProperties: false,
};

const weatherTool = {
  type: "function" as const,
  function: {
    name: "get_weather",
    description: "Current weather of a city",
    parameters: WEATHER_SCHEMA,
    parse: JSON.parse,
    function: ({ city }: { city: string }) => weatherIn(city),
  },
};
const toolQuestion = {
  model: MODEL,
  messages: [{ role: "user" as const, content: WEATHER_QUESTION }],
  tools: [weatherTool],
};

const anthropicTool = betaTool({
  name: "get_weather",
  description: "Current weather of a city",
  inputSchema: WEATHER_SCHEMA,
  run: ({ city }) => weatherIn(String(city)),
});
const anthropicQuestion = {
  model: CLAUDE,
  max_tokens: 400,
  messages: [{ role: "user" as const, content: WEATHER_QUESTION }],
  tools: [anthropicTool],
};

const objectModels = [
  ["openai.chat", ({ url, key }: Door) => createOpenAI({ apiKey: key, baseURL: `${url}/v1` }).chat(MODEL)],
  ["openai.responses", ({ url, key }: Door) => createOpenAI({ apiKey: key, baseURL: `${url}/v1` }).responses(MODEL)],
  ["anthropic", ({ url, key }: Door) => createAnthropic({ apiKey: key, baseURL: `${url}/v1` })(CLAUDE)],
] as const;

export const sdkHelpers: readonly Scenario[] = [
  {
    client: "openai",
    does: "runs tools by itself",
    run: (door) => runTools(door, false),
    sees: weatherIn("Lisbon"),
  },
  {
    client: "openai",
    does: "runs tools by itself in streams",
    run: (door) => runTools(door, true),
    sees: weatherIn("Lisbon"),
  },
  {
    client: "openai",
    does: "parses a response by a schema",
    run: async (door) =>
      plain(
        await openaiClient(door).responses.parse({
          model: MODEL,
          input: QUESTION,
          text: { format: { type: "json_schema", name: "reply", strict: true, schema: ANSWER_SCHEMA } },
        }),
      ),
    sees: '"output_parsed":{"answer":',
  },
  {
    client: "openai",
    does: "streams events of its helper",
    run: async (door) => {
      const stream = openaiClient(door).chat.completions.stream({
        model: MODEL,
        messages: [{ role: "user", content: QUESTION }],
        stream_options: { include_usage: true },
      });
      const deltas: unknown[] = [];
      stream.on("content.delta", (delta) => deltas.push(delta));
      return plain([await stream.finalChatCompletion(), await stream.totalUsage(), deltas]);
    },
    sees: '"snapshot":',
  },
  {
    client: "openai",
    does: "reads the raw reply",
    run: async (door) => {
      const { data, response } = await openaiClient(door)
        .chat.completions.create({ model: MODEL, messages: [{ role: "user", content: QUESTION }], n: 3 })
        .withResponse();
      return plain([data, response.status, response.headers.get("content-type")]);
    },
    sees: '"index":2',
  },
  {
    client: "@anthropic-ai/sdk",
    does: "runs tools by itself",
    run: async (door) => plain(await anthropicClient(door).beta.messages.toolRunner(anthropicQuestion)),
    sees: weatherIn("Lisbon"),
  },
  {
    client: "@anthropic-ai/sdk",
    does: "runs tools by itself in streams",
    run: async (door) => {
      const messages: unknown[] = [];
      for await (const stream of anthropicClient(door).beta.messages.toolRunner({ ...anthropicQuestion, stream: true }))
        messages.push(await stream.finalMessage());
      return plain(messages);
    },
    sees: weatherIn("Lisbon"),
  },
  {
    client: "@anthropic-ai/sdk",
    does: "sends a message by the beta API",
    run: async (door) =>
      plain(
        await collect(
          await anthropicClient(door).beta.messages.create({
            model: CLAUDE,
            max_tokens: 300,
            betas: ["token-efficient-tools-2025-02-19"],
            messages: [{ role: "user", content: QUESTION }],
            stream: true,
          }),
        ),
      ),
    sees: "message_stop",
  },
  ...objectModels.flatMap(([name, make]): Scenario[] => [
    {
      client: `ai with ${name}`,
      does: "generates an object",
      run: async (door) => {
        const output = Output.object({ schema: jsonSchema<{ answer: string }>(ANSWER_SCHEMA) });
        const result = await generateText({ model: make(door), prompt: QUESTION, output, maxRetries: 0 });
        return plain(result.output);
      },
      sees: '"answer":',
    },
    {
      client: `ai with ${name}`,
      does: "streams an object",
      run: async (door) => {
        const output = Output.object({ schema: jsonSchema<{ answer: string }>(ANSWER_SCHEMA) });
        const result = streamText({ model: make(door), prompt: QUESTION, output, maxRetries: 0, onError: () => {} });
        return plain([await collect(result.partialOutputStream), await result.output]);
      },
      sees: '"answer":',
    },
  ]),
  {
    client: "langchain ChatOpenAI",
    does: "gives structured output",
    run: async ({ url, key }) =>
      plain(
        await new ChatOpenAI({ model: MODEL, apiKey: key, maxRetries: 0, configuration: { baseURL: `${url}/v1` } })
          .withStructuredOutput({ title: "reply", ...ANSWER_SCHEMA }, { method: "jsonSchema" })
          .invoke(QUESTION),
      ),
    sees: '"answer":',
  },
];

async function runTools(door: Door, isStream: boolean): Promise<unknown> {
  const completions = openaiClient(door).chat.completions;
  const runner = isStream
    ? completions.runTools({ ...toolQuestion, stream: true })
    : completions.runTools(toolQuestion);
  return plain([await runner.finalContent(), runner.messages]);
}
