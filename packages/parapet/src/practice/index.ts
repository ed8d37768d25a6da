export { INTENTS } from "./intents/index.ts";
export { think } from "./mind.ts";
export { type PracticeModel, type SeenRequest, startPracticeModel } from "./server.ts";
export { CUSTOMERS } from "./shop/customers.ts";
export { PRACTICE_CANARY, PRACTICE_EVIL_HOST } from "./shop/persona.ts";
export type { Said, Turn } from "./turn.ts";
export { PRACTICE_MODELS } from "./wires/models.ts";
