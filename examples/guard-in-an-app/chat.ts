import { createGuard, type Guard } from "@parapet/guard";
import { blockedErrorOf, guardOpenai } from "@parapet/guard/adapters/openai";
import OpenAI from "openai";

/** What a shop's assistant may hear and say. */
const guard: Guard = createGuard({
  name: "shop",
  detectors: {
    secret: "redact",
    pii: { output: "redact" },
    injection: { input: "block" },
    "prompt-leak": { output: "block" },
  },
});

export interface Shop {
  /** The client as its documentation sets it up; the guard is in it. */
  readonly client: OpenAI;
  /** What the guard did, for the shop's own log: places and rules, no texts. */
  readonly log: string[];
}

/** @param baseURL of the provider, as the SDK takes it */
export function openShop(baseURL: string, apiKey: string): Shop {
  const log: string[] = [];
  const options = guardOpenai({ baseURL, apiKey }, guard, {
    onReport: ({ direction, verdict, hits }) =>
      log.push(`${direction} ${verdict}: ${hits.map(({ rule }) => rule).join()}`),
  });
  return { client: new OpenAI(options), log };
}

/** One question, answered piece by piece; what the guard stopped is told in a sentence. */
export async function* answer({ client }: Shop, question: string): AsyncGenerator<string> {
  try {
    const stream = await client.chat.completions.create({
      model: "support-llm",
      stream: true,
      messages: [
        { role: "system", content: "You are the assistant of a shop for garden furniture." },
        { role: "user", content: question },
      ],
    });
    for await (const { choices } of stream) yield choices[0]?.delta.content ?? "";
  } catch (error) {
    const blocked = blockedErrorOf(error);
    if (blocked === undefined) throw error;
    yield `I cannot help with that (${blocked.hits[0]?.rule}).`;
  }
}
