import { GuardBlockedError } from "../blocked-error.ts";
import type { Guard } from "../guard.ts";
import { readBody } from "./inner/body-texts.ts";
import type { FreeEvent } from "./inner/event-guard.ts";
import { guardedEvents } from "./inner/guarded-events.ts";
import { type ReplyContext, vaultFor } from "./inner/hidden-values.ts";
import { type AdapterOptions, judgeBody, judgeReplyBody, report, systemPromptOf, unknownShape } from "./inner/judge.ts";
import { pullStream } from "./inner/pull-stream.ts";
import { type SseEvent, SseReader, writeSse } from "./inner/sse.ts";
import { isBytes, type WebRequest, type WebResponse, web } from "./inner/web.ts";
import { type AdapterWire, refusalBody, refusalEvent, wireOf } from "./inner/wires.ts";

export type { AdapterOptions, AdapterReport } from "./inner/judge.ts";

export interface GuardFetchOptions extends AdapterOptions {
  /**
   * `throw`: a GuardBlockedError, also in the middle of a stream. `respond`: an error of status 400 in the vendor's own
   * shape, which an SDK raises as its own and does not retry. Default `throw`.
   */
  readonly onBlock?: "throw" | "respond";
}

type AnyFetch = (...words: never[]) => Promise<unknown>;
interface Init {
  readonly method?: string | undefined;
  readonly body?: unknown;
  readonly headers?: unknown;
}

/**
 * `fetch` with the guard on it: requests to the OpenAI and Anthropic wires are inspected before they leave, replies
 * before they are seen, streamed ones as well. A request that is none of theirs is refused, or inspected as far as it
 * can be read and reported, by `onUnknown`.
 *
 * @throws {GuardBlockedError} from the returned function, see `onBlock`
 */
export function guardFetch<F extends AnyFetch>(fetch: F, guard: Guard, options: GuardFetchOptions = {}): F {
  const send = fetch as unknown as (input: unknown, init?: Init) => Promise<WebResponse>;
  const guarded = async (input: unknown, init: Init = {}): Promise<WebResponse> => {
    const asked = input instanceof web.Request ? input : undefined;
    const method = (init.method ?? asked?.method ?? "GET").toUpperCase();
    const wire = wireOf(method, asked?.url ?? String(input));
    try {
      const body = init.body === undefined && asked !== undefined ? await asked.clone().text() : init.body;
      const { changed, ...context } = judgeRequest(guard, wire, body, options);
      const response = await (changed === undefined
        ? send(input, init)
        : send(asked?.url ?? input, withBody(asked, init, changed)));
      return await judgeReply(guard, wire, response, options, context);
    } catch (thrown) {
      if (options.onBlock !== "respond" || !(thrown instanceof GuardBlockedError)) throw thrown;
      const headers = { "content-type": "application/json", "x-should-retry": "false" };
      return new web.Response(JSON.stringify(refusalBody(wire, thrown)), { status: 400, headers });
    }
  };
  return guarded as unknown as F;
}

function judgeRequest(
  guard: Guard,
  wire: AdapterWire | undefined,
  body: unknown,
  options: GuardFetchOptions,
): ReplyContext & { readonly changed?: string } {
  const text = isBytes(body) ? new web.TextDecoder().decode(body) : body;
  const hasBody = text !== undefined && text !== null && text !== "";
  const json = typeof text === "string" ? parsed(text) : undefined;
  if (wire === undefined || (hasBody && json === undefined)) refuseUnknown(options, "input");
  // Not JSON, and let pass: its words are inspected all the same, where they can be read.
  const texts = readBody(json ?? (typeof text === "string" ? text : ""), "input");
  const vault = vaultFor(guard, texts);
  const passing = judgeBody(guard, texts, options, { hide: vault?.placeholder });
  const systemPrompt = systemPromptOf(texts);
  if (passing === json || !hasBody || typeof text !== "string" || passing === text) return { systemPrompt, vault };
  return {
    changed: typeof passing === "string" && json === undefined ? passing : JSON.stringify(passing),
    systemPrompt,
    vault,
  };
}

function refuseUnknown(options: GuardFetchOptions, direction: "input" | "output"): void {
  const isBlocked = options.onUnknown !== "flag";
  report(options, direction, [], { unknown: [""], unseen: [], isBlocked });
  if (isBlocked) throw unknownShape(direction, []);
}

function withBody(asked: WebRequest | undefined, init: Init, body: string): Init {
  const { method, headers, signal } = asked ?? {};
  const all = new web.Response(undefined, { headers: init.headers ?? headers }).headers;
  // It is as long as it is now.
  all.delete("content-length");
  return { ...(asked === undefined ? {} : { method, signal }), ...init, headers: all, body };
}

async function judgeReply(
  guard: Guard,
  wire: AdapterWire | undefined,
  response: WebResponse,
  options: GuardFetchOptions,
  context: ReplyContext,
): Promise<WebResponse> {
  if (response.body === null) return response;
  const type = response.headers.get("content-type") ?? "";
  if (wire !== undefined && /^text\/event-stream\b/i.test(type))
    return replyWith(response, judgeStream(guard, wire, response, options, context));
  const text = await response.text();
  const json = parsed(text);
  if (json === undefined && text !== "" && response.ok) refuseUnknown(options, "output");
  const given = json ?? text;
  const passing = judgeReplyBody(guard, given, options, context);
  return replyWith(response, passing === given ? text : json === undefined ? passing : JSON.stringify(passing));
}

/** The same answer with another body. */
function replyWith({ status, statusText, headers, url }: WebResponse, body: unknown): WebResponse {
  const response = new web.Response(body, { status, statusText, headers });
  response.headers.delete("content-length");
  response.headers.delete("content-encoding");
  return Object.defineProperty(response, "url", { value: url });
}

function judgeStream(
  guard: Guard,
  wire: AdapterWire,
  response: WebResponse,
  options: GuardFetchOptions,
  context: ReplyContext,
): unknown {
  const { events, tell } = guardedEvents<SseEvent>(guard, options, context);
  const decoder = new web.TextDecoder("utf-8", { fatal: true });
  const encoder = new web.TextEncoder();
  const reader = new SseReader();
  const take = (read: readonly SseEvent[], send: (bytes: Uint8Array) => void): void => {
    for (const event of read) {
      // Clients know the mark by its beginning.
      const isEnd = event.data.startsWith("[DONE]");
      const json = isEnd ? undefined : parsed(event.data);
      if (!isEnd && json === undefined) throw unknownShape("output", []);
      const text = isEnd ? written(events.end()) + writeSse("", "[DONE]") : written(events.push(event, json));
      if (text !== "") send(encoder.encode(text));
    }
  };
  return pullStream<Uint8Array, Uint8Array>(response.body!, {
    take: (value, send) => take(reader.push(decoder.decode(value, { stream: true })), send),
    end(send) {
      take(reader.push(decoder.decode()), send);
      take(reader.end(), send);
      const rest = written(events.end());
      if (rest !== "") send(encoder.encode(rest));
      tell(false);
    },
    fail(thrown, send) {
      tell(true);
      if (options.onBlock !== "respond" || !(thrown instanceof GuardBlockedError)) return false;
      send(encoder.encode(refusalEvent(wire, thrown)));
      return true;
    },
  });
}

function written(events: readonly FreeEvent<SseEvent>[]): string {
  return events
    .map(({ event, json, isChanged }) => writeSse(event.head, isChanged ? JSON.stringify(json) : event.data))
    .join("");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says what that means.
    return undefined;
  }
}
