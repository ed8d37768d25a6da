import { ParapetError } from "@parapet/guard/kernel";
import type { LoadedManifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { createBrowserTarget } from "./browser-target.ts";
import { anthropic } from "./chat/anthropic.ts";
import { createChatTarget } from "./chat/chat-target.ts";
import { openaiChat } from "./chat/openai-chat.ts";
import { openaiResponses } from "./chat/openai-responses.ts";
import { createFunctionTarget } from "./function-target.ts";
import { createHttpTarget } from "./http-target.ts";
import { identitiesOf, resolved, type Secret } from "./identity.ts";
import { createMcpHostileTarget } from "./mcp-hostile-target.ts";
import { createMcpTarget } from "./mcp-target.ts";
import { createProcessTarget } from "./process-target.ts";
import { createTraceTarget } from "./trace-target.ts";
import { createWebSocketTarget } from "./websocket-target.ts";

export interface TargetOptions {
  /** Resolves a secret reference of the manifest. */
  readonly secret: Secret;
  /** A Chromium for targets of kind `browser`; the one that PARAPET_CHROMIUM names when left out. */
  readonly chromium?: string | undefined;
}

const WIRES = { "openai-chat": openaiChat, "openai-responses": openaiResponses, anthropic } as const;

/**
 * What a manifest says is to be attacked, ready to be asked.
 *
 * @throws {ParapetError} PARAPET_REDTEAM_TARGET, PARAPET_SECRET_*
 */
export async function openTarget(loaded: LoadedManifest, options: TargetOptions): Promise<Target> {
  const target = await connect(loaded, options);
  const { roles } = loaded.manifest;
  return {
    ...target,
    open: async (session) => {
      if (session.role !== "" && !Object.hasOwn(roles, session.role))
        throw new ParapetError("PARAPET_REDTEAM_TARGET", `the manifest has no role '${session.role}'`, {
          hint: "Name it below roles: nobody is asked with another's key.",
        });
      return target.open(session);
    },
  };
}

async function connect(loaded: LoadedManifest, { secret, chromium }: TargetOptions): Promise<Target> {
  const { manifest } = loaded;
  const { connection } = manifest;
  const identityOf = await identitiesOf(manifest, secret);
  switch (connection.kind) {
    case "openai-chat":
    case "openai-responses":
    case "anthropic":
      return createChatTarget(manifest, connection, WIRES[connection.kind], { identityOf });
    case "http":
    case "sse":
      return createHttpTarget(manifest, connection, { identityOf });
    case "websocket":
      return createWebSocketTarget(manifest, connection, identityOf);
    case "function":
      return createFunctionTarget(loaded, connection);
    case "process":
      return createProcessTarget(loaded, { ...connection, env: await resolved(connection.env, secret) });
    case "mcp":
      return createMcpTarget(loaded, connection, { identityOf });
    case "mcp-hostile":
      return createMcpHostileTarget(loaded, { ...connection, env: await resolved(connection.env, secret) });
    case "trace":
      return createTraceTarget(loaded, connection);
    case "browser":
      return createBrowserTarget(manifest, connection, {
        executablePath: chromium ?? process.env.PARAPET_CHROMIUM,
      });
  }
}
