import { anthropicCountTokens, anthropicMessages } from "./anthropic-messages.ts";
import { models } from "./models.ts";
import { openaiChat } from "./openai-chat.ts";
import { openaiEmbeddings } from "./openai-embeddings.ts";
import { openaiResponses } from "./openai-responses.ts";
import type { PracticeWire } from "./wire.ts";

/** Every path the practice model speaks. */
export const WIRES: readonly PracticeWire[] = [
  openaiChat,
  openaiResponses,
  openaiEmbeddings,
  models,
  anthropicMessages,
  anthropicCountTokens,
];
