import { afterAll, beforeAll, expect, it } from "vitest";
import { lastBody, type Running, startRunning } from "./running.ts";
import { anthropicClient } from "./scenarios/anthropic-sdk.ts";
import { openaiClient } from "./scenarios/openai-sdk.ts";
import { CLAUDE, type Door, MODEL } from "./scenarios/scenario.ts";

const MAIL = "anna.berg@firm.example";
/** The practice model repeats what it is to store. */
const SAID = `Store this key: ${MAIL}`;
const messages = [{ role: "user" as const, content: SAID }];
const claude = { model: CLAUDE, max_tokens: 200, messages };

let running: Running;
beforeAll(async () => {
  const detectors = { pii: "tokenise", secret: "redact", exfiltration: { output: "redact" } } as const;
  running = await startRunning({ change: (policy) => ({ ...policy, guards: { all: { detectors } } }) });
});
afterAll(() => running.close());

const ASKERS: Readonly<Record<string, (door: Door) => Promise<string>>> = {
  openai: async (door) => {
    const { choices } = await openaiClient(door).chat.completions.create({ model: MODEL, messages });
    return choices[0]?.message.content ?? "";
  },
  "openai, streamed": async (door) => {
    let text = "";
    const stream = await openaiClient(door).chat.completions.create({ model: MODEL, messages, stream: true });
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
    return text;
  },
  "openai responses": async (door) =>
    (await openaiClient(door).responses.create({ model: MODEL, input: SAID })).output_text,
  "openai responses, streamed": async (door) =>
    (await openaiClient(door).responses.stream({ model: MODEL, input: SAID }).finalResponse()).output_text,
  anthropic: async (door) => {
    const [block] = (await anthropicClient(door).messages.create(claude)).content;
    return block?.type === "text" ? block.text : "";
  },
  "anthropic, streamed": async (door) => anthropicClient(door).messages.stream(claude).finalText(),
};

it.each(Object.keys(ASKERS))("G18: %s: the model has a placeholder, the application its own words", async (name) => {
  const text = await ASKERS[name]!(running.through);
  expect(text).toContain(MAIL);
  expect(lastBody(running)).toContain("[EMAIL_1]");
  expect(lastBody(running)).not.toContain(MAIL);
});
