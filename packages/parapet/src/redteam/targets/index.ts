import type { Connection, LoadedManifest, Manifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { createBrowserTarget } from "./browser-target.ts";
import { anthropic } from "./chat/anthropic.ts";
import { createChatTarget } from "./chat/chat-target.ts";
import { openaiChat } from "./chat/openai-chat.ts";
import { openaiResponses } from "./chat/openai-responses.ts";
import { createFunctionTarget } from "./function-target.ts";
import { createHttpTarget } from "./http-target.ts";
import { createMcpHostileTarget } from "./mcp-hostile-target.ts";
import { createMcpTarget } from "./mcp-target.ts";
import { createProcessTarget } from "./process-target.ts";
import { createTraceTarget } from "./trace-target.ts";
import { createWebSocketTarget } from "./websocket-target.ts";

export interface TargetOptions {
  /** Resolves a secret reference of the manifest. */
  readonly secret: (reference: string) => Promise<string>;
  /** A Chromium for targets of kind `browser`. */
  readonly chromium?: string | undefined;
}

const REFERENCE = /^(?:env|file|vault|aws-sm|gcp-sm|azure-kv):\S+$/;
const WIRES = { "openai-chat": openaiChat, "openai-responses": openaiResponses, anthropic } as const;

/**
 * What a manifest says is to be attacked, ready to be asked.
 *
 * @throws {ParapetError} PARAPET_REDTEAM_TARGET, PARAPET_SECRET_*
 */
export async function openTarget(loaded: LoadedManifest, options: TargetOptions): Promise<Target> {
  const manifest = await withHeaders(loaded.manifest, options);
  const { connection } = manifest;
  const resolved = { ...loaded, manifest };
  switch (connection.kind) {
    case "openai-chat":
    case "openai-responses":
    case "anthropic": {
      const keys = await keysOf(manifest, connection, options);
      return createChatTarget(manifest, connection, WIRES[connection.kind], { apiKey: keys });
    }
    case "http":
    case "sse": {
      const keys = await keysOf(manifest, connection, options);
      const headersFor = (role: string): Readonly<Record<string, string>> => {
        const key = keys(role);
        return {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...connection.headers,
          ...manifest.roles[role]?.headers,
        };
      };
      return createHttpTarget(manifest, connection, { headersFor });
    }
    case "websocket":
      return createWebSocketTarget(manifest, connection);
    case "function":
      return createFunctionTarget(resolved, connection);
    case "process":
      return createProcessTarget(resolved, connection);
    case "mcp":
      return createMcpTarget(resolved, connection);
    case "mcp-hostile":
      return createMcpHostileTarget(resolved, connection);
    case "trace":
      return createTraceTarget(resolved, connection);
    case "browser":
      return createBrowserTarget(manifest, connection, { executablePath: options.chromium });
  }
}

async function keysOf(
  manifest: Manifest,
  connection: { readonly apiKey?: string | undefined },
  { secret }: TargetOptions,
): Promise<(role: string) => string | undefined> {
  const own = connection.apiKey === undefined ? undefined : await secret(connection.apiKey);
  const keys = new Map<string, string>();
  for (const [role, { apiKey }] of Object.entries(manifest.roles))
    if (apiKey !== undefined) keys.set(role, await secret(apiKey));
  return (role) => keys.get(role) ?? own;
}

/** Headers may be secrets by reference. */
async function withHeaders(manifest: Manifest, { secret }: TargetOptions): Promise<Manifest> {
  const resolve = async (headers: Readonly<Record<string, string>>): Promise<Record<string, string>> =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(headers).map(async ([name, value]) => [
          name,
          REFERENCE.test(value) ? await secret(value) : value,
        ]),
      ),
    );
  const roles: Record<string, Manifest["roles"][string]> = {};
  for (const [name, role] of Object.entries(manifest.roles))
    roles[name] = { ...role, headers: await resolve(role.headers) };
  const { connection } = manifest;
  const isHeaded = "headers" in connection;
  return {
    ...manifest,
    roles,
    connection: (isHeaded ? { ...connection, headers: await resolve(connection.headers) } : connection) as Connection,
  };
}
