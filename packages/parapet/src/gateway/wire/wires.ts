import { anthropicCountTokens } from "./anthropic-count-tokens.ts";
import { anthropicMessages } from "./anthropic-messages.ts";
import { openInference, openInferenceModel } from "./open-inference.ts";
import { openaiChat } from "./openai-chat.ts";
import { openaiEmbeddings } from "./openai-embeddings.ts";
import { openaiModels } from "./openai-models.ts";
import { openaiResponses } from "./openai-responses.ts";
import type { Wire } from "./wire.ts";

/** Every wire that Parapet speaks. */
export const wires: readonly Wire[] = [
  openaiChat,
  openaiResponses,
  openaiEmbeddings,
  openaiModels,
  anthropicMessages,
  anthropicCountTokens,
  openInference,
  openInferenceModel,
];

const byPath = new Map(wires.map((wire) => [`${wire.method} ${wire.path}`, wire]));

/**
 * The wire of a request line; undefined for paths that nobody here speaks.
 *
 * @param path may carry a query
 */
export function findWire(method: string, path: string): Wire | undefined {
  const query = path.indexOf("?");
  const bare = query === -1 ? path : path.slice(0, query);
  const found = byPath.get(`${method} ${bare}`);
  if (found !== undefined) return found;
  const own = bare.startsWith("/v2/") ? wires.find((wire) => wire.method === method && wire.serves?.(bare)) : undefined;
  if (own !== undefined) return own;
  // One model by name.
  return method === "GET" && bare.startsWith(`${openaiModels.path}/`) ? openaiModels : undefined;
}
