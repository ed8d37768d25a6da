import { ChatAnthropic } from "@langchain/anthropic";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  type AIMessage,
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { concat } from "@langchain/core/utils/stream";
import { ChatOpenAI, OpenAIEmbeddings } from "@langchain/openai";
import {
  ANSWER,
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

const MODELS: readonly (readonly [name: string, make: (door: Door) => BaseChatModel])[] = [
  [
    "ChatOpenAI",
    ({ url, key }) =>
      new ChatOpenAI({ model: MODEL, apiKey: key, maxRetries: 0, configuration: { baseURL: `${url}/v1` } }),
  ],
  [
    "ChatAnthropic",
    ({ url, key }) =>
      new ChatAnthropic({ model: CLAUDE, apiKey: key, maxRetries: 0, maxTokens: 400, anthropicApiUrl: url }),
  ],
];

const weather = tool(async ({ city }: { city: string }) => weatherIn(city), {
  name: "get_weather",
  description: "Current weather of a city",
  schema: WEATHER_SCHEMA,
});

function seen({ content, tool_calls, usage_metadata }: AIMessage | AIMessageChunk): unknown {
  return plain({ content, tool_calls, usage_metadata });
}

async function toolRound(model: BaseChatModel): Promise<unknown> {
  const bound = model.bindTools?.([weather]);
  if (bound === undefined) throw new Error("the model binds no tools");
  const conversation: BaseMessage[] = [new HumanMessage(WEATHER_QUESTION)];
  const first = (await bound.invoke(conversation)) as AIMessage;
  conversation.push(first);
  for (const call of first.tool_calls ?? [])
    conversation.push(
      new ToolMessage({ content: weatherIn((call.args as { city: string }).city), tool_call_id: call.id ?? "" }),
    );
  return [seen(first), seen((await bound.invoke(conversation)) as AIMessage)];
}

export const langchain: readonly Scenario[] = [
  ...MODELS.flatMap(([name, make]): Scenario[] => [
    {
      client: `langchain ${name}`,
      does: "invokes",
      run: async (door) =>
        seen((await make(door).invoke([new SystemMessage("Be kind."), new HumanMessage(QUESTION)])) as AIMessage),
      sees: ANSWER,
    },
    {
      client: `langchain ${name}`,
      does: "streams",
      run: async (door) => {
        const chunks = await collect(await make(door).stream(QUESTION));
        const whole = chunks.reduce<AIMessageChunk | undefined>(
          (sum, chunk) => (sum === undefined ? chunk : concat(sum, chunk)),
          undefined,
        );
        return {
          chunks: chunks.map(({ content }) => content),
          whole: whole === undefined ? null : seen(whole),
          text: whole?.text,
        };
      },
      sees: ANSWER,
    },
    {
      client: `langchain ${name}`,
      does: "binds a tool",
      run: (door) => toolRound(make(door)),
      sees: weatherIn("Lisbon"),
    },
  ]),
  {
    client: "langchain OpenAIEmbeddings",
    does: "embeds",
    run: async ({ url, key }) =>
      new OpenAIEmbeddings({
        model: MODEL,
        apiKey: key,
        maxRetries: 0,
        configuration: { baseURL: `${url}/v1` },
      }).embedDocuments(["teak oil", "x"]),
    sees: "[[",
  },
];
