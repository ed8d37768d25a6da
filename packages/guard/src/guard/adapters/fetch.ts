import { GuardBlockedError } from "../blocked-error.ts";
import type { Guard, GuardContext } from "../guard.ts";
import { readBody } from "./inner/body-texts.ts";
import { EventGuard, type FreeEvent } from "./inner/event-guard.ts";
import { type AdapterOptions, judgeBody, report, systemPromptOf, unknownShape } from "./inner/judge.ts";
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
      const { changed, systemPrompt } = judgeRequest(guard, wire, body, options);
      const response = await (changed === undefined
        ? send(input, init)
        : send(asked?.url ?? input, withBody(asked, init, changed)));
      return await judgeReply(guard, wire, response, options, { systemPrompt });
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
): { readonly changed?: string; readonly systemPrompt: string } {
  const text = isBytes(body) ? new web.TextDecoder().decode(body) : body;
  const hasBody = text !== undefined && text !== null && text !== "";
  const json = typeof text === "string" ? parsed(text) : undefined;
  if (wire === undefined || (hasBody && json === undefined)) refuseUnknown(options, "input");
  // Not JSON, and let pass: its words are inspected all the same, where they can be read.
  const texts = readBody(json ?? (typeof text === "string" ? text : ""), "input");
  const passing = judgeBody(guard, texts, options);
  const systemPrompt = systemPromptOf(texts);
  if (passing === json || !hasBody || typeof text !== "string" || passing === text) return { systemPrompt };
  return {
    changed: typeof passing === "string" && json === undefined ? passing : JSON.stringify(passing),
    systemPrompt,
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
  context: GuardContext,
): Promise<WebResponse> {
  if (response.body === null) return response;
  const type = response.headers.get("content-type") ?? "";
  if (wire !== undefined && /^text\/event-stream\b/i.test(type))
    return replyWith(response, judgeStream(guard, wire, response, options, context));
  const text = await response.text();
  const json = parsed(text);
  if (json === undefined && text !== "" && response.ok) refuseUnknown(options, "output");
  const given = json ?? text;
  const passing = judgeBody(guard, readBody(given, "output"), options, context);
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
  context: GuardContext,
): unknown {
  const unknown: string[] = [];
  const events = new EventGuard<SseEvent>(guard, {
    ...context,
    onUnknown: (pointers) => {
      unknown.push(...pointers.slice(0, 32 - unknown.length));
      return options.onUnknown !== "flag";
    },
  });
  const bytes = response.body!.getReader();
  const decoder = new web.TextDecoder("utf-8", { fatal: true });
  const encoder = new web.TextEncoder();
  const reader = new SseReader();
  const tell = (isBlocked: boolean): void =>
    report(options, "output", events.inspections(), { unknown, unseen: [], isBlocked });
  const take = (event: SseEvent): string => {
    // Clients know the mark by its beginning.
    if (event.data.startsWith("[DONE]")) return written(events.end()) + writeSse("", "[DONE]");
    const json = parsed(event.data);
    if (json === undefined) throw unknownShape("output", []);
    return written(events.push(event, json));
  };
  /** One read; calls `send` for what may go. */
  const next = async (send: (text: string) => void): Promise<boolean> => {
    const { done, value } = await bytes.read();
    const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
    for (const event of reader.push(text)) send(take(event));
    if (!done) return false;
    for (const event of reader.end()) send(take(event));
    send(written(events.end()));
    return true;
  };
  return new web.ReadableStream({
    async pull(controller) {
      let isSent = false;
      const send = (text: string): void => {
        if (text === "") return;
        isSent = true;
        controller.enqueue(encoder.encode(text));
      };
      try {
        let isOver = false;
        while (!isSent && !isOver) isOver = await next(send);
        if (!isOver) return;
        tell(false);
        controller.close();
      } catch (thrown) {
        // What breaks is not passed: bytes that are no UTF-8, an event without end, a connection that fell.
        bytes.cancel(thrown).catch(() => {});
        tell(true);
        if (options.onBlock === "respond" && thrown instanceof GuardBlockedError) {
          controller.enqueue(encoder.encode(refusalEvent(wire, thrown)));
          controller.close();
        } else controller.error(thrown);
      }
    },
    cancel: (reason: unknown) => bytes.cancel(reason),
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
