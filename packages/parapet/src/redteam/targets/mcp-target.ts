import type { Connection, LoadedManifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { wordsOf } from "./fill.ts";
import { type Ask, httpAsk } from "./http-ask.ts";
import { headersOf, type Identity } from "./identity.ts";
import { overHttp, overStdio, type Peer, VERSION } from "./mcp-peer.ts";
import { observationOf, targetError, within } from "./observe.ts";

type Mcp = Extract<Connection, { readonly kind: "mcp" }>;

interface McpTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema?: { readonly properties?: Readonly<Record<string, Schema>> };
}
interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
}
interface Content {
  readonly type?: string;
  readonly text?: string;
  readonly resource?: { readonly text?: string };
}

/** More pages of tools are not read. */
const MOST_PAGES = 20;

/** A tool server, attacked as its client: what an attacker says becomes the text arguments of its tools, tool after tool. */
export function createMcpTarget(
  loaded: LoadedManifest,
  connection: Mcp,
  { identityOf, ask = httpAsk }: { readonly identityOf: (role: string) => Identity; readonly ask?: Ask },
): Target {
  const { manifest } = loaded;
  const { url, command, args } = connection;
  return {
    id: manifest.target,
    title: url === undefined ? (command ?? "") : new URL(url).host,
    channels: new Set(["user"]),
    close: async () => {},
    open: async ({ caseId, role }) => {
      const peer =
        url === undefined
          ? overStdio(loaded, { command: command ?? "", args })
          : overHttp(manifest, url, headersOf(identityOf(role)), ask);
      const limited = <T>(work: Promise<T>, signal: AbortSignal, what = "the tool server"): Promise<T> =>
        within(work, manifest.limits.turnMs, signal, what);
      let tools: readonly McpTool[] | undefined;
      let turn = [...caseId].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
      return {
        close: () => peer.close(),
        send: async (given, signal) => {
          const startedAt = performance.now();
          tools ??= await limited(greet(peer, signal), signal);
          const tool = tools[turn++ % Math.max(1, tools.length)];
          if (tool === undefined) throw targetError("the tool server offers no tools", "There is nothing to attack.");
          const asked = peer.request("tools/call", callOf(tool, wordsOf(given)), signal);
          const result = (await limited(asked, signal, `the tool '${tool.name}'`)) as {
            readonly content?: readonly Content[];
            readonly structuredContent?: unknown;
          };
          return observationOf(manifest, { startedAt, text: textOf(result), retrieved: [tool.description ?? ""] });
        },
      };
    },
  };
}

async function greet(peer: Peer, signal: AbortSignal): Promise<readonly McpTool[]> {
  const hello = { protocolVersion: VERSION, capabilities: {}, clientInfo: { name: "parapet", version: "1" } };
  await peer.request("initialize", hello, signal);
  await peer.notify("notifications/initialized", signal);
  const tools: McpTool[] = [];
  let cursor: unknown;
  for (let page = 0; page < MOST_PAGES; page++) {
    const listed = (await peer.request("tools/list", cursor === undefined ? {} : { cursor }, signal)) as {
      readonly tools?: readonly McpTool[];
      readonly nextCursor?: unknown;
    };
    tools.push(...(listed.tools ?? []));
    cursor = listed.nextCursor;
    if (typeof cursor !== "string" || cursor === "") break;
  }
  return tools;
}

/** The attack in every argument that takes words, and what is allowed in the others. */
function callOf({ name, inputSchema }: McpTool, text: string): { readonly name: string; readonly arguments: object } {
  const valueFor = ({ type, enum: choices }: Schema): unknown => {
    if (choices !== undefined && choices.length > 0) return choices[0];
    if (type === "number" || type === "integer") return 1;
    if (type === "boolean") return true;
    if (type === "object") return {};
    return type === "array" ? [text] : text;
  };
  const properties = Object.entries(inputSchema?.properties ?? {});
  return { name, arguments: Object.fromEntries(properties.map(([key, schema]) => [key, valueFor(schema)])) };
}

/** What a client shows of a result; as JSON where it holds no words. */
function textOf({
  content = [],
  structuredContent,
}: {
  readonly content?: readonly Content[];
  readonly structuredContent?: unknown;
}): string {
  const words = content.map((part) => part.text ?? part.resource?.text ?? "").filter(Boolean);
  if (words.length > 0) return words.join("\n");
  return JSON.stringify(structuredContent ?? content);
}
