export type { Intent, Reading } from "./intent.ts";
export { INTENTS } from "./intents/index.ts";
export { think } from "./mind.ts";
export {
  type PracticeModel,
  type PracticeOptions,
  type PracticeStats,
  type SeenRequest,
  startPracticeModel,
} from "./server.ts";
export { CUSTOMERS, type Customer } from "./shop/customers.ts";
export { PRACTICE_CANARY, PRACTICE_EVIL_HOST, PRACTICE_PROMPT } from "./shop/persona.ts";
export type { Move, OfferedTool, Said, ToolCall, Turn } from "./turn.ts";
export { PRACTICE_MODELS } from "./wires/models.ts";
