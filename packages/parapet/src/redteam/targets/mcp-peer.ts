import type { LoadedManifest, Manifest } from "../manifest/index.ts";
import { startChild } from "./child-lines.ts";
import type { Ask } from "./http-ask.ts";
import { targetError } from "./observe.ts";
import { parsedJson } from "./parsed-json.ts";

/** One end of a conversation in JSON-RPC 2.0, as the Model Context Protocol has it. */
export interface Peer {
  request(method: string, params: unknown, signal: AbortSignal): Promise<unknown>;
  notify(method: string, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export const VERSION = "2025-06-18";

interface Message {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** @see Model Context Protocol 2025-06-18, Streamable HTTP */
export function overHttp(
  { limits }: Pick<Manifest, "limits">,
  url: string,
  headers: Readonly<Record<string, string>>,
  ask: Ask,
): Peer {
  let made = 0;
  let session: Readonly<Record<string, string>> = {};
  const post = async (message: object, signal: AbortSignal) => {
    const answer = await ask({
      url,
      method: "POST",
      headers: { ...headers, ...session, accept: "application/json, text/event-stream" },
      body: { jsonrpc: "2.0", ...message },
      signal,
      limits,
    });
    if (answer.blockedBy !== "")
      throw targetError(`the tool server refused to speak (${answer.blockedBy})`, "Is its key right?");
    return answer;
  };
  return {
    request: async (method, params, signal) => {
      const id = ++made;
      const answer = await post({ id, method, params }, signal);
      const told = [answer.json, ...answer.events.map(({ json }) => json)] as readonly (Message | null | undefined)[];
      // Others are notifications and questions of the server's.
      const result = resultOf(
        told.find((one) => one?.id === id && one.method === undefined),
        method,
      );
      if (method === "initialize") {
        const id = answer.headers.get("mcp-session-id");
        const version = String((result as { readonly protocolVersion?: unknown }).protocolVersion ?? VERSION);
        session = { "mcp-protocol-version": version, ...(id === null ? {} : { "mcp-session-id": id }) };
      }
      return result;
    },
    notify: async (method, signal) => void (await post({ method }, signal)),
    close: async () => {
      if (session["mcp-session-id"] === undefined) return;
      // A server may keep to itself when a session ends, and answer 405.
      const signal = AbortSignal.timeout(Math.min(2_000, limits.turnMs));
      const brief = { turnMs: limits.turnMs, retries: 0 };
      await ask({ url, method: "DELETE", headers: { ...headers, ...session }, signal, limits: brief }).catch(() => {});
    },
  };
}

export function overStdio(
  { baseDirectory }: Pick<LoadedManifest, "baseDirectory">,
  { command, args }: { readonly command: string; readonly args: readonly string[] },
): Peer {
  const waiting = new Map<
    number,
    { readonly resolve: (value: Message) => void; readonly reject: (why: Error) => void }
  >();
  let made = 0;
  let over: Error | undefined;
  const child = startChild(
    { command, args, cwd: baseDirectory },
    {
      line: (line) => {
        const told = parsedJson(line) as Message | null | undefined;
        if (told?.method !== undefined && told.id !== undefined) answerTo(told);
        const asked = typeof told?.id === "number" && told.method === undefined ? waiting.get(told.id) : undefined;
        if (asked === undefined) return;
        waiting.delete(told!.id as number); // it was found by it
        asked.resolve(told!);
      },
      over: (why) => {
        over = targetError(`the tool server ${why}`, "Start it by hand and look what it says.");
        for (const { reject } of waiting.values()) reject(over);
        waiting.clear();
      },
    },
  );
  const say = (message: object): void => child.write(JSON.stringify({ jsonrpc: "2.0", ...message }));
  /** Servers may ask whether we live; all else that they ask for we do not offer. */
  function answerTo({ id, method }: Message): void {
    say(method === "ping" ? { id, result: {} } : { id, error: { code: -32_601, message: "not offered" } });
  }
  return {
    request: (method, params) =>
      new Promise<Message>((resolve, reject) => {
        if (over !== undefined) return reject(over);
        const id = ++made;
        waiting.set(id, { resolve, reject });
        say({ id, method, params });
      }).then((told) => resultOf(told, method)),
    notify: async (method) => say({ method }),
    close: async () => child.end(),
  };
}

/** An error of the protocol says nothing of what a tool would have done: it is none of its answers. */
function resultOf(told: unknown, method: string): unknown {
  const { result, error } = (told ?? {}) as Message;
  if (error !== undefined && error !== null) {
    const code = (error as { readonly code?: unknown }).code;
    throw targetError(
      `the tool server answered '${method}' with an error${typeof code === "number" ? ` (${code})` : ""}`,
      "What a tool says when it fails is a result with isError.",
    );
  }
  if (result === undefined || result === null)
    throw targetError(`the tool server did not answer '${method}'`, "Does it speak the Model Context Protocol?");
  return result;
}
