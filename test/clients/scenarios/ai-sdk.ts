import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { embed, generateText, jsonSchema, type LanguageModel, stepCountIs, streamText, tool } from "ai";
import {
  ANSWER,
  CLAUDE,
  type Door,
  MODEL,
  plain,
  QUESTION,
  type Scenario,
  WEATHER_QUESTION,
  WEATHER_SCHEMA,
  weatherIn,
} from "./scenario.ts";

type MakeModel = (door: Door) => LanguageModel;

const MODELS: readonly (readonly [name: string, make: MakeModel])[] = [
  ["openai.chat", ({ url, key }) => createOpenAI({ apiKey: key, baseURL: `${url}/v1` }).chat(MODEL)],
  ["openai.responses", ({ url, key }) => createOpenAI({ apiKey: key, baseURL: `${url}/v1` }).responses(MODEL)],
  ["anthropic", ({ url, key }) => createAnthropic({ apiKey: key, baseURL: `${url}/v1` })(CLAUDE)],
];

const tools = {
  get_weather: tool({
    description: "Current weather of a city",
    inputSchema: jsonSchema<{ city: string }>(WEATHER_SCHEMA),
    execute: async ({ city }) => weatherIn(city),
  }),
};
const ordinary = { maxRetries: 0, maxOutputTokens: 400 };

export const aiSdk: readonly Scenario[] = [
  ...MODELS.flatMap(([name, make]): Scenario[] => [
    {
      client: `ai with ${name}`,
      does: "generates text",
      run: async (door) => {
        const { text, usage, finishReason } = await generateText({
          ...ordinary,
          model: make(door),
          system: "Be kind.",
          prompt: QUESTION,
        });
        return plain({ text, usage, finishReason });
      },
      sees: ANSWER,
    },
    {
      client: `ai with ${name}`,
      does: "streams text",
      run: async (door) => {
        const result = streamText({ ...ordinary, model: make(door), prompt: QUESTION, onError: () => {} });
        const deltas: string[] = [];
        for await (const delta of result.textStream) deltas.push(delta);
        return plain({
          deltas,
          text: await result.text,
          usage: await result.usage,
          finishReason: await result.finishReason,
        });
      },
      sees: ANSWER,
    },
    {
      client: `ai with ${name}`,
      does: "runs a tool loop",
      run: async (door) => {
        const { text, steps } = await generateText({
          ...ordinary,
          model: make(door),
          prompt: WEATHER_QUESTION,
          tools,
          stopWhen: stepCountIs(3),
        });
        return plain({ text, steps: steps.map(({ content, finishReason }) => ({ content, finishReason })) });
      },
      sees: weatherIn("Lisbon"),
    },
    {
      client: `ai with ${name}`,
      does: "streams a tool loop",
      run: async (door) => {
        const result = streamText({
          ...ordinary,
          model: make(door),
          prompt: WEATHER_QUESTION,
          tools,
          stopWhen: stepCountIs(3),
          onError: () => {},
        });
        const steps = await result.steps;
        return plain({
          text: await result.text,
          steps: steps.map(({ content, finishReason }) => ({ content, finishReason })),
        });
      },
      sees: weatherIn("Lisbon"),
    },
  ]),
  {
    client: "ai with openai.embedding",
    does: "embeds",
    run: async ({ url, key }) => {
      const model = createOpenAI({ apiKey: key, baseURL: `${url}/v1` }).embedding(MODEL);
      const { embedding, usage } = await embed({ model, value: "teak oil", maxRetries: 0 });
      return plain({ embedding, usage });
    },
    sees: '"embedding":[',
  },
];
