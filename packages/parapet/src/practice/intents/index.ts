import type { Intent } from "../intent.ts";
import { answerFromResult } from "./answer-from-result.ts";
import { answerQuestion } from "./answer-question.ts";
import { callTool } from "./call-tool.ts";
import { count } from "./count.ts";
import { greet } from "./greet.ts";
import { leakCustomer } from "./leak-customer.ts";
import { obeyPlantedText } from "./obey-planted-text.ts";
import { orderStatus } from "./order-status.ts";
import { playAlong } from "./play-along.ts";
import { repeatBack } from "./repeat-back.ts";
import { revealPrompt } from "./reveal-prompt.ts";
import { summarise } from "./summarise.ts";

/** In this order the model makes up its mind: what can go wrong comes first, honest service after it. */
export const INTENTS: readonly Intent[] = [
  obeyPlantedText,
  answerFromResult,
  revealPrompt,
  leakCustomer,
  playAlong,
  repeatBack,
  callTool,
  count,
  orderStatus,
  summarise,
  greet,
  answerQuestion,
];
