import { describe, expect, it } from "vitest";
import { findWire, type Wire, wires } from "./index.ts";

const chat = findWire("POST", "/v1/chat/completions") as Wire;
const responses = findWire("POST", "/v1/responses") as Wire;
const messages = findWire("POST", "/v1/messages") as Wire;

describe("the wires", () => {
  it("W13: are found by method and path, with or without a query, and by nothing else", () => {
    expect(findWire("POST", "/v1/messages?beta=true")?.id).toBe("anthropic-messages");
    expect(findWire("POST", "/v1/messages/count_tokens")?.id).toBe("anthropic-count-tokens");
    expect(findWire("GET", "/v1/models")?.id).toBe("openai-models");
    expect(findWire("GET", "/v1/models/gpt-4o")?.id).toBe("openai-models");
    expect(findWire("POST", "/v1/embeddings")?.id).toBe("openai-embeddings");
    for (const [method, path] of [
      ["GET", "/v1/messages"],
      ["POST", "/v1/models/gpt-4o"],
      ["POST", "/v1/completions"],
      ["POST", "/v1/chat/completions/"],
      ["POST", "/V1/messages"],
    ] as const)
      expect(findWire(method, path), `${method} ${path}`).toBeUndefined();
  });

  it("W13: read what the gateway needs of a request, whatever it holds", () => {
    expect(chat.readRequest({ model: "m", stream: true, user: "u", max_completion_tokens: 10, n: 3 })).toEqual({
      model: "m",
      isStream: true,
      user: "u",
      maxOutputTokens: 30,
    });
    expect(responses.readRequest({ model: "m", max_output_tokens: 5, safety_identifier: "s" })).toMatchObject({
      user: "s",
      isStream: false,
      maxOutputTokens: 5,
    });
    expect(messages.readRequest({ model: "m", max_tokens: 7, metadata: { user_id: "u" }, stream: true })).toEqual({
      model: "m",
      isStream: true,
      user: "u",
      maxOutputTokens: 7,
    });
    for (const wire of wires)
      for (const odd of [null, undefined, 1, "x", [], { model: 1, stream: "yes", user: {}, n: -1, max_tokens: "9" }])
        expect(wire.readRequest(odd)).toEqual({ model: "", isStream: false, user: "", maxOutputTokens: 0 });
  });

  it("W13: read usage where each vendor puts it, cached input included", () => {
    expect(chat.readUsage({ usage: { prompt_tokens: 3, completion_tokens: 4 } })).toEqual({
      inputTokens: 3,
      outputTokens: 4,
    });
    expect(chat.readUsage({ usage: null })).toBeUndefined();
    expect(responses.readUsage({ response: { usage: { input_tokens: 1, output_tokens: 2 } } })).toEqual({
      inputTokens: 1,
      outputTokens: 2,
    });
    const cached = { cached_tokens: 2, cache_write_tokens: 1 };
    expect(
      chat.readUsage({ usage: { prompt_tokens: 3, completion_tokens: 4, prompt_tokens_details: cached } }),
    ).toEqual({ inputTokens: 3, outputTokens: 4, cachedInputTokens: 2, cacheWriteTokens: 1 });
    expect(responses.readUsage({ usage: { input_tokens: 3, output_tokens: 4, input_tokens_details: cached } })).toEqual(
      { inputTokens: 3, outputTokens: 4, cachedInputTokens: 2, cacheWriteTokens: 1 },
    );
    const usage = {
      input_tokens: 1,
      cache_read_input_tokens: 10,
      cache_creation_input_tokens: 5,
      cache_creation: { ephemeral_5m_input_tokens: 3, ephemeral_1h_input_tokens: 2 },
      output_tokens: 2,
    };
    expect(messages.readUsage({ usage })).toEqual({
      inputTokens: 16,
      outputTokens: 2,
      cachedInputTokens: 10,
      cacheWriteTokens: 5,
      cacheWriteHourTokens: 2,
    });
    for (const wire of wires)
      for (const odd of [null, undefined, 1, "x", []]) expect(wire.readUsage(odd)).toBeUndefined();
  });

  it("W14: refuse in the vendor's own shape, with the type that its SDK decides retries by", () => {
    const error = { status: 429, code: "rate_limited", message: "Slow down.", requestId: "req_1" };
    expect(chat.errorBody(error)).toEqual({
      error: { message: "Slow down.", type: "rate_limit_error", param: null, code: "rate_limited" },
    });
    expect(messages.errorBody(error)).toEqual({
      type: "error",
      error: { type: "rate_limit_error", message: "rate_limited: Slow down." },
      request_id: "req_1",
    });
    const typeOf = (wire: Wire, status: number): string =>
      (wire.errorBody({ ...error, status }) as { error: { type: string } }).error.type;
    expect([400, 401, 403, 404, 500, 503].map((status) => typeOf(chat, status))).toEqual([
      "invalid_request_error",
      "authentication_error",
      "permission_error",
      "not_found_error",
      "server_error",
      "server_error",
    ]);
    expect([400, 413, 503, 529].map((status) => typeOf(messages, status))).toEqual([
      "invalid_request_error",
      "request_too_large",
      "api_error",
      "overloaded_error",
    ]);
  });

  it("W14: an error event is one event that the vendor's SDK throws on", () => {
    const error = { status: 400, code: "guard_blocked", message: "two\nlines", requestId: "r" };
    expect(chat.errorEvent(error)).toMatch(/^data: \{"error":\{.*"code":"guard_blocked".*\n\n$/);
    expect(responses.errorEvent(error)).toMatch(/^event: error\ndata: \{"type":"error".*\n\n$/);
    expect(messages.errorEvent(error)).toMatch(/^event: error\ndata: \{"type":"error","error":\{.*\n\n$/);
  });
});
