import type { Guard } from "../guard.ts";
import { readBody } from "./inner/body-texts.ts";
import { guardedEvents } from "./inner/guarded-events.ts";
import { type ReplyContext, vaultFor } from "./inner/hidden-values.ts";
import { type AdapterOptions, judgeBody, judgeReplyBody, systemPromptOf } from "./inner/judge.ts";
import { pullStream } from "./inner/pull-stream.ts";
import type { Reader } from "./inner/reader.ts";

export type { AdapterOptions, AdapterReport } from "./inner/judge.ts";

/** A language-model middleware of the AI SDK (its specification `v4`), in structure. */
export interface GuardMiddleware {
  readonly specificationVersion: "v4";
  readonly transformParams: <P>(call: { readonly params: P }) => Promise<P>;
  readonly wrapGenerate: <R>(call: {
    readonly doGenerate: () => PromiseLike<R>;
    readonly params: object;
  }) => Promise<R>;
  readonly wrapStream: <R>(call: { readonly doStream: () => PromiseLike<R>; readonly params: object }) => Promise<R>;
}

/** What of a call and of a result holds words. */
const PARAMS = ["prompt", "tools", "toolChoice", "responseFormat", "stopSequences", "providerOptions"];
const RESULT = ["content", "providerMetadata", "warnings", "response"];

/**
 * The guard as middleware: `wrapLanguageModel({ model, middleware: guardMiddleware(guard) })`. Prompts, tools and tool
 * results are judged before the model is asked, its answers, reasoning and tool calls before anybody sees them. What is
 * blocked is a GuardBlockedError, which the SDK throws as it is and hands to `onError` of a stream.
 */
export function guardMiddleware(guard: Guard, options: AdapterOptions = {}): GuardMiddleware {
  /** By the parameters that the SDK hands on from one step to the next. */
  const contexts = new WeakMap<object, ReplyContext>();
  const contextOf = (params: object): ReplyContext => contexts.get(params) ?? { systemPrompt: promptOf(params) };
  return {
    specificationVersion: "v4",
    async transformParams({ params }) {
      const given = pick(params, PARAMS);
      const texts = readBody(given, "input");
      const vault = vaultFor(guard, texts);
      const judged = withParts(params, given, judgeBody(guard, texts, options, { hide: vault?.placeholder }));
      // Raw chunks would carry the words past the guard.
      const isRaw = (judged as { includeRawChunks?: boolean }).includeRawChunks === true;
      const passing = isRaw ? { ...judged, includeRawChunks: false } : judged;
      if (vault?.isEmpty === false)
        contexts.set(passing as object, { systemPrompt: promptOf(params as object), vault });
      return passing;
    },
    async wrapGenerate({ doGenerate, params }) {
      const result = await doGenerate();
      const given = pick(result, RESULT);
      return withParts(result, given, judgeReplyBody(guard, given, options, contextOf(params)));
    },
    async wrapStream({ doStream, params }) {
      const result = await doStream();
      const { stream } = result as { readonly stream: { getReader(): Reader<unknown> } };
      const { events, tell } = guardedEvents<unknown>(guard, options, contextOf(params));
      const guarded = pullStream<unknown, unknown>(stream, {
        take(part, send) {
          for (const { json } of events.push(part, part)) send(json);
        },
        end(send) {
          for (const { json } of events.end()) send(json);
          tell(false);
        },
        fail(thrown, send) {
          tell(true);
          send({ type: "error", error: thrown });
          return true;
        },
      });
      return { ...result, stream: guarded };
    },
  };
}

function withParts<T>(whole: T, given: unknown, passing: unknown): T {
  return passing === given ? whole : { ...whole, ...(passing as Partial<T>) };
}

function pick(whole: unknown, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(whole as Readonly<Record<string, unknown>>).filter(([name]) => names.includes(name)),
  );
}

function promptOf(params: object): string {
  return systemPromptOf(readBody(pick(params, ["prompt"]), "input"));
}
