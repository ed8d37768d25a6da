import { blockedBy } from "./blocked-error.ts";
import type { Direction, Origin } from "./detector.ts";
import type { Guard, GuardContext, Release } from "./guard.ts";

export interface GuardTextOptions extends GuardContext {
  /** Default `output`. */
  readonly direction?: Direction;
  /** Default `assistant` on output, `user` on input. */
  readonly origin?: Origin;
}

/** What `new TransformStream(…)` takes; structural, so that no runtime's types are needed. */
export interface TextTransformer {
  transform(chunk: string, controller: { enqueue(text: string): void }): void;
  flush(controller: { enqueue(text: string): void }): void;
}

/**
 * A growing text, guarded: what comes out is what redacting the whole would leave.
 *
 * @param chunks anything that can be iterated: an async generator, a web stream, an array
 * @throws {GuardBlockedError} where the text is blocked; nothing of what was blocked has come out before
 */
export async function* guardText(
  guard: Guard,
  chunks: AsyncIterable<string> | Iterable<string>,
  options: GuardTextOptions = {},
): AsyncGenerator<string, void, undefined> {
  const { push, end } = openText(guard, options);
  for await (const chunk of chunks) {
    const text = push(chunk);
    if (text !== "") yield text;
  }
  const rest = end();
  if (rest !== "") yield rest;
}

/** The same for web streams: `stream.pipeThrough(new TransformStream(textTransformer(guard)))`. */
export function textTransformer(guard: Guard, options: GuardTextOptions = {}): TextTransformer {
  const { push, end } = openText(guard, options);
  const send = (text: string, controller: { enqueue(text: string): void }): void => {
    if (text !== "") controller.enqueue(text);
  };
  return {
    transform: (chunk, controller) => send(push(chunk), controller),
    flush: (controller) => send(end(), controller),
  };
}

function openText(
  guard: Guard,
  options: GuardTextOptions,
): { readonly push: (chunk: string) => string; readonly end: () => string } {
  const direction = options.direction ?? "output";
  const origin = options.origin ?? (direction === "input" ? "user" : "assistant");
  const stream = guard.stream({ direction, origin, path: "" }, options);
  const pass = ({ text, hits, isBlocked }: Release): string => {
    if (isBlocked) throw blockedBy(direction, hits);
    return text;
  };
  return { push: (chunk) => pass(stream.push(chunk)), end: () => pass(stream.end()) };
}
