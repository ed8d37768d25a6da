import { aiSdk } from "./ai-sdk.ts";
import { anthropicSdk } from "./anthropic-sdk.ts";
import { langchain } from "./langchain.ts";
import { openaiSdk } from "./openai-sdk.ts";
import type { Scenario } from "./scenario.ts";
import { sdkHelpers } from "./sdk-helpers.ts";

/** Everything the real clients do, each to be done at two doors. */
export const SCENARIOS: readonly Scenario[] = [...openaiSdk, ...anthropicSdk, ...aiSdk, ...langchain, ...sdkHelpers];
