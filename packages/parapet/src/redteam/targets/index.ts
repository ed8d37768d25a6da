import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { LoadedManifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { createChatTarget } from "./chat/chat-target.ts";
import { openaiChat } from "./chat/openai-chat.ts";

export interface TargetOptions {
  /** Resolves a secret reference of the manifest. */
  readonly secret: (reference: string) => Promise<string>;
}

/**
 * What a manifest says is to be attacked, ready to be asked.
 *
 * @throws {ParapetError} PARAPET_REDTEAM_TARGET, PARAPET_SECRET_*
 */
export async function openTarget({ manifest }: LoadedManifest, { secret }: TargetOptions): Promise<Target> {
  const { connection } = manifest;
  switch (connection.kind) {
    case "openai-chat": {
      const own = connection.apiKey === undefined ? undefined : await secret(connection.apiKey);
      const keys = new Map<string, string>();
      for (const [role, { apiKey }] of Object.entries(manifest.roles))
        if (apiKey !== undefined) keys.set(role, await secret(apiKey));
      return createChatTarget(manifest, connection, openaiChat, { apiKey: (role) => keys.get(role) ?? own });
    }
    default:
      throw new ParapetError("PARAPET_REDTEAM_TARGET", `targets of kind '${connection.kind}' are not built in`, {
        exit: EXIT.usage,
      });
  }
}
