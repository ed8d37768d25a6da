import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Connection, LoadedManifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { wordsOf } from "./fill.ts";
import { type Ask, httpAsk } from "./http-ask.ts";
import { observationOf, targetError, within } from "./observe.ts";

type Mcp = Extract<Connection, { readonly kind: "mcp" }>;

interface McpTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema?: { readonly properties?: Readonly<Record<string, { readonly type?: string }>> };
}

/** One end of a conversation in JSON-RPC 2.0. */
interface Peer {
  request(method: string, params: unknown, signal: AbortSignal): Promise<unknown>;
  close(): void;
}

const VERSION = "2025-06-18";

/** A tool server, attacked as its client: what an attacker says becomes the text arguments of its tools, tool after tool. */
export function createMcpTarget(loaded: LoadedManifest, connection: Mcp, ask: Ask = httpAsk): Target {
  const { manifest } = loaded;
  return {
    id: manifest.target,
    title: connection.url ?? connection.command ?? "a tool server",
    channels: new Set(["user"]),
    close: async () => {},
    open: async ({ caseId }) => {
      const peer =
        connection.url === undefined
          ? overStdio(loaded, connection)
          : overHttp(loaded, connection.url, connection.headers, ask);
      const never = new AbortController().signal;
      let tools: readonly McpTool[] | undefined;
      let turn = [...caseId].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
      return {
        close: async () => peer.close(),
        send: async (given, signal) => {
          const startedAt = performance.now();
          const limit = manifest.limits.turnMs;
          if (tools === undefined) {
            const hello = { protocolVersion: VERSION, capabilities: {}, clientInfo: { name: "parapet", version: "1" } };
            await within(peer.request("initialize", hello, signal), limit, signal, "the tool server");
            const listed = (await within(peer.request("tools/list", {}, signal), limit, signal, "the tool server")) as {
              readonly tools?: readonly McpTool[];
            };
            tools = listed.tools ?? [];
          }
          const tool = tools[turn++ % Math.max(1, tools.length)];
          if (tool === undefined) throw targetError("the tool server offers no tools", "There is nothing to attack.");
          const text = wordsOf(given);
          const properties = Object.entries(tool.inputSchema?.properties ?? {});
          const args = Object.fromEntries(
            properties.map(([name, { type }]) => [
              name,
              type === "number" || type === "integer" ? 1 : type === "boolean" ? true : text,
            ]),
          );
          const result = (await within(
            peer.request("tools/call", { name: tool.name, arguments: args }, signal ?? never),
            limit,
            signal,
            `the tool '${tool.name}'`,
          )) as {
            readonly content?: readonly { readonly type?: string; readonly text?: string }[];
          };
          return observationOf(manifest, {
            startedAt,
            text: (result.content ?? []).map((part) => part.text ?? "").join("\n"),
            retrieved: [tool.description ?? ""],
          });
        },
      };
    },
  };
}

function overHttp(
  { manifest }: LoadedManifest,
  url: string,
  headers: Readonly<Record<string, string>>,
  ask: Ask,
): Peer {
  let made = 0;
  return {
    close: () => {},
    request: async (method, params, signal) => {
      const { json, text } = await ask({
        url,
        method: "POST",
        headers: { ...headers, accept: "application/json, text/event-stream", "mcp-protocol-version": VERSION },
        body: { jsonrpc: "2.0", id: ++made, method, params },
        signal,
        limits: manifest.limits,
      });
      const told = json ?? parsed(/^data: ?(.+)$/m.exec(text)?.[1] ?? "");
      return resultOf(told, method);
    },
  };
}

function overStdio({ baseDirectory }: LoadedManifest, { command, args }: Mcp): Peer {
  if (command === undefined)
    throw targetError("the manifest names neither a command nor a URL", "Set connection.command or connection.url.");
  const child = spawn(command, args, { cwd: baseDirectory, detached: true });
  const waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (why: Error) => void }
  >();
  let made = 0;
  const fail = (why: string): void => {
    for (const { reject } of waiting.values())
      reject(targetError(`the tool server ${why}`, "Start it by hand and look what it says."));
    waiting.clear();
  };
  child.on("error", (cause) => fail(`could not be started: ${cause.message}`));
  child.on("exit", () => fail("ended"));
  child.stdin.on("error", () => {});
  child.stderr.resume();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const told = parsed(line) as { readonly id?: unknown } | undefined;
    const asked = typeof told?.id === "number" ? waiting.get(told.id) : undefined;
    if (asked === undefined) return;
    waiting.delete(told!.id as number);
    asked.resolve(told);
  });
  return {
    close: () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      } catch {
        child.kill("SIGKILL");
      }
    },
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++made;
        waiting.set(id, {
          reject,
          resolve: (told) => {
            try {
              resolve(resultOf(told, method));
            } catch (thrown) {
              reject(thrown as Error);
            }
          },
        });
        child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
        if (method === "initialize")
          child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" })}\n`);
      }),
  };
}

function resultOf(told: unknown, method: string): unknown {
  const { result, error } = (told ?? {}) as {
    readonly result?: unknown;
    readonly error?: { readonly message?: unknown };
  };
  // A tool that refuses its arguments has answered.
  if (error !== undefined && method === "tools/call")
    return { content: [{ type: "text", text: String(error.message ?? "") }] };
  if (result === undefined)
    throw targetError(`the tool server did not answer '${method}'`, "Does it speak the Model Context Protocol?");
  return result;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
