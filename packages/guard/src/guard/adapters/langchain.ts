import type { Guard } from "../guard.ts";
import { readBody } from "./inner/body-texts.ts";
import type { FreeEvent } from "./inner/event-guard.ts";
import { guardedEvents } from "./inner/guarded-events.ts";
import { type ReplyContext, vaultFor } from "./inner/hidden-values.ts";
import { type AdapterOptions, judgeBody, judgeReplyBody, systemPromptOf } from "./inner/judge.ts";
import { chunkView, messageView, withView } from "./inner/langchain-views.ts";

export type { AdapterOptions, AdapterReport } from "./inner/judge.ts";

interface Generation {
  readonly text: string;
  readonly message: object;
  readonly generationInfo?: Readonly<Record<string, unknown>>;
}

interface RunManager {
  handleLLMNewToken(token: string, ...rest: readonly unknown[]): Promise<unknown>;
}

/** What every chat model of LangChain.js implements. */
interface ChatModel {
  _generate(
    messages: readonly object[],
    options: object,
    run?: RunManager,
  ): Promise<{ readonly generations: readonly Generation[] }>;
  _streamResponseChunks?(messages: readonly object[], options: object, run?: RunManager): AsyncIterable<Generation>;
  _streamChatModelEvents?: unknown;
}

/**
 * A chat model with the guard around it: the same object otherwise, so that `bindTools`, `withStructuredOutput`,
 * chains, agents and callbacks work as before, and see only what the guard let go.
 *
 * @throws {GuardBlockedError} from `invoke`, `stream` and all that is built on them
 */
export function guardChatModel<M extends object>(model: M, guard: Guard, options: AdapterOptions = {}): M {
  const inner = model as unknown as ChatModel;
  const guarded = Object.create(model) as ChatModel;

  const judgeCall = (
    messages: readonly object[],
    callOptions: object,
  ): readonly [readonly object[], object, ReplyContext] => {
    const { tools } = callOptions as { readonly tools?: unknown };
    // Schemas may be objects of a validation library: what JSON shows of them is what the model reads.
    const given = {
      messages: messages.map(messageView),
      tools: tools === undefined ? [] : JSON.parse(JSON.stringify(tools)),
    };
    const texts = readBody(given, "input");
    const vault = vaultFor(guard, texts);
    const passing = judgeBody(guard, texts, options, { hide: vault?.placeholder }) as typeof given;
    const clean = messages.map((message, at) =>
      passing.messages[at] === given.messages[at] ? message : withView(message, passing.messages[at] as object),
    );
    return [
      clean,
      passing.tools === given.tools ? callOptions : { ...callOptions, tools: passing.tools },
      { systemPrompt: systemPromptOf(texts), vault },
    ];
  };

  guarded._generate = async (messages, callOptions) => {
    const [clean, cleanOptions, context] = judgeCall(messages, callOptions);
    // Without the run: tokens that it hears of would be heard before they are judged.
    const result = await inner._generate(clean, cleanOptions);
    const given = { choices: result.generations.map(generationView) };
    const passing = judgeReplyBody(guard, given, options, context) as typeof given;
    if (passing === given) return result;
    const generations = result.generations.map((generation, at) =>
      passing.choices[at] === given.choices[at]
        ? generation
        : withGeneration(generation, passing.choices[at]?.message as object),
    );
    return { ...result, generations };
  };

  const base = baseMethod(model, "_streamResponseChunks");
  if (inner._streamResponseChunks !== undefined && inner._streamResponseChunks !== base) {
    guarded._streamResponseChunks = async function* (messages, callOptions, run) {
      const [clean, cleanOptions, context] = judgeCall(messages, callOptions);
      const { events, tell } = guardedEvents<Generation>(guard, options, context);
      let isOver = false;
      try {
        for await (const chunk of inner._streamResponseChunks!(clean, cleanOptions)) {
          const view = {
            choices: [{ index: 0, delta: chunkView(chunk.message), logprobs: chunk.generationInfo?.logprobs }],
          };
          for (const free of events.push(chunk, view)) yield await heard(free, run);
        }
        for (const free of events.end()) yield await heard(free, run);
        isOver = true;
      } finally {
        tell(!isOver);
      }
    };
    // The one of LangChain itself, which reads the chunks above; a model's own would go past them.
    guarded._streamChatModelEvents = baseMethod(model, "_streamChatModelEvents");
  }
  return guarded as unknown as M;
}

async function heard(
  { event, json, isChanged }: FreeEvent<Generation>,
  run: RunManager | undefined,
): Promise<Generation> {
  const { choices } = json as { readonly choices: readonly { readonly delta: object }[] };
  const chunk = isChanged ? withGeneration(event, choices[0]?.delta as object) : event;
  await run?.handleLLMNewToken(chunk.text ?? "", { prompt: 0, completion: 0 }, undefined, undefined, undefined, {
    chunk,
  });
  return chunk;
}

function generationView({ message, generationInfo }: Generation): { message: object; logprobs: unknown } {
  return { message: messageView(message), logprobs: generationInfo?.logprobs };
}

/** The generation, with another message and nothing left that says the old one. */
function withGeneration(generation: Generation, view: object): Generation {
  const message = withView(generation.message, view);
  const { content } = message as { readonly content?: unknown };
  const { logprobs: _, ...info } = generation.generationInfo ?? {};
  return Object.assign(Object.create(Object.getPrototypeOf(generation)), generation, {
    message,
    text: typeof content === "string" ? content : generation.text === "" ? "" : textOf(content),
    ...(generation.generationInfo === undefined ? {} : { generationInfo: info }),
  });
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return "";
  return content
    .map((part: { readonly text?: unknown } | null) => (typeof part?.text === "string" ? part.text : ""))
    .join("");
}

/** The method as the class at the root of all has it. */
function baseMethod(model: object, name: string): unknown {
  let found: unknown;
  for (let at: object | null = model; at !== null; at = Object.getPrototypeOf(at))
    if (Object.hasOwn(at, name)) found = (at as Readonly<Record<string, unknown>>)[name];
  return found;
}
