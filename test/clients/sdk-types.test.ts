import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Shape, type Side, shapeOf, wires } from "../../packages/parapet/src/gateway/wire/index.ts";
import { readDeclarations } from "./sdk-types/declarations.ts";
import { compare } from "./sdk-types/referee.ts";

const MODULES = resolve(import.meta.dirname, "../../node_modules");
const OPENAI = "openai/resources";
const ANTHROPIC = "@anthropic-ai/sdk/resources";

/** What the official SDKs can send and understand, on each side of each wire. */
const TYPES: readonly (readonly [wire: string, side: Side, file: string, type: string])[] = [
  ["openai-chat", "request", `${OPENAI}/chat/completions/completions.d.ts`, "ChatCompletionCreateParamsBase"],
  ["openai-chat", "reply", `${OPENAI}/chat/completions/completions.d.ts`, "ChatCompletion"],
  ["openai-chat", "stream", `${OPENAI}/chat/completions/completions.d.ts`, "ChatCompletionChunk"],
  ["openai-responses", "request", `${OPENAI}/responses/responses.d.ts`, "ResponseCreateParamsBase"],
  ["openai-responses", "reply", `${OPENAI}/responses/responses.d.ts`, "Response"],
  ["openai-responses", "stream", `${OPENAI}/responses/responses.d.ts`, "ResponseStreamEvent"],
  ["openai-responses", "request", `${OPENAI}/beta/responses/responses.d.ts`, "ResponseCreateParamsBase"],
  ["openai-responses", "reply", `${OPENAI}/beta/responses/responses.d.ts`, "BetaResponse"],
  ["openai-responses", "stream", `${OPENAI}/beta/responses/responses.d.ts`, "BetaResponseStreamEvent"],
  ["openai-embeddings", "request", `${OPENAI}/embeddings.d.ts`, "EmbeddingCreateParams"],
  ["openai-embeddings", "reply", `${OPENAI}/embeddings.d.ts`, "CreateEmbeddingResponse"],
  ["openai-models", "reply", `${OPENAI}/models.d.ts`, "Model"],
  ["anthropic-messages", "request", `${ANTHROPIC}/messages/messages.d.ts`, "MessageCreateParamsBase"],
  ["anthropic-messages", "reply", `${ANTHROPIC}/messages/messages.d.ts`, "Message"],
  ["anthropic-messages", "stream", `${ANTHROPIC}/messages/messages.d.ts`, "RawMessageStreamEvent"],
  ["anthropic-messages", "request", `${ANTHROPIC}/beta/messages/messages.d.ts`, "MessageCreateParamsBase"],
  ["anthropic-messages", "reply", `${ANTHROPIC}/beta/messages/messages.d.ts`, "BetaMessage"],
  ["anthropic-messages", "stream", `${ANTHROPIC}/beta/messages/messages.d.ts`, "BetaRawMessageStreamEvent"],
  ["anthropic-count-tokens", "request", `${ANTHROPIC}/messages/messages.d.ts`, "MessageCountTokensParams"],
  ["anthropic-count-tokens", "reply", `${ANTHROPIC}/messages/messages.d.ts`, "MessageTokensCount"],
  ["anthropic-count-tokens", "request", `${ANTHROPIC}/beta/messages/messages.d.ts`, "MessageCountTokensParams"],
  ["anthropic-count-tokens", "reply", `${ANTHROPIC}/beta/messages/messages.d.ts`, "BetaMessageTokensCount"],
];

/** What the tables do not take on purpose: text as token numbers, which no detector can read. */
const REFUSED: readonly string[] = [".input[]: structure where the table has text"];

describe("what the official SDKs can say, the tables know", () => {
  it.each(TYPES)("W15: %s, %s, by %s: %s", (id, side, file, name) => {
    const shape = shapeOf(wires.find((wire) => wire.id === id)!, side)!;
    const complaints = compare(readDeclarations(`${MODULES}/${file}`).type(name), shape);
    expect(complaints).toEqual(id === "openai-embeddings" && side === "request" ? REFUSED : []);
  });

  it.each([
    ["openai-chat", "request", "input_audio"],
    ["openai-chat", "reply", "refusal"],
    ["openai-chat", "stream", "arguments"],
    ["openai-responses", "request", "code_interpreter_call"],
    ["openai-responses", "reply", "encrypted_content"],
    ["openai-responses", "stream", "response.refusal.delta"],
    ["openai-embeddings", "request", "dimensions"],
    ["anthropic-messages", "request", "redacted_thinking"],
    ["anthropic-messages", "reply", "cited_text"],
    ["anthropic-messages", "stream", "partial_json"],
    ["anthropic-count-tokens", "request", "search_result"],
  ])("W15: and would be missed if a table forgot them: %s, %s, %s", (id, side, name) => {
    const shape = without(shapeOf(wires.find((wire) => wire.id === id)!, side as Side)!, name);
    const [, , file, type] = TYPES.find(([wire, at]) => wire === id && at === side)!;
    const complaints = compare(readDeclarations(`${MODULES}/${file}`).type(type), shape);
    expect(complaints.filter((complaint) => complaint.includes(name))).not.toEqual([]);
  });
});

/** The shape as if nobody had ever named this field or kind. */
function without(shape: Shape, name: string): Shape {
  const rest = (all: Readonly<Record<string, Shape>>): Record<string, Shape> =>
    Object.fromEntries(
      Object.entries(all).flatMap(([key, inner]) => (key === name ? [] : [[key, without(inner, name)]])),
    );
  switch (shape.is) {
    case "object":
      return { ...shape, fields: rest(shape.fields) };
    case "array":
      return { ...shape, of: without(shape.of, name) };
    case "either":
      return { ...shape, string: without(shape.string, name), otherwise: without(shape.otherwise, name) };
    case "tagged":
      return { ...shape, cases: rest(shape.cases) };
    default:
      return shape;
  }
}
