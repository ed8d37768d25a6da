import { describe, expect, it } from "vitest";
import { filterReplyHeaders } from "./reply-headers.ts";
import { readRequestHeaders } from "./request-headers.ts";
import { upstreamPath } from "./target.ts";

describe("request headers", () => {
  it("G8: no credential, cookie, address or hop-by-hop header of the client goes on", () => {
    const { forwarded } = readRequestHeaders(
      [
        ["Authorization", "Bearer pk"],
        ["X-API-Key", "pk"],
        ["api-key", "pk"],
        ["Proxy-Authorization", "Basic x"],
        ["Cookie", "a=b"],
        ["Host", "me"],
        ["Connection", "keep-alive, X-Hop"],
        ["X-Hop", "1"],
        ["Keep-Alive", "1"],
        ["TE", "trailers"],
        ["Transfer-Encoding", "chunked"],
        ["Upgrade", "h2c"],
        ["X-Forwarded-For", "10.0.0.1"],
        ["x-forwarded-anything", "10.0.0.1"],
        ["Forwarded", "for=10.0.0.1"],
        ["X-Real-IP", "10.0.0.1"],
        ["X-Parapet-Role", "admin"],
        ["Accept-Encoding", "gzip"],
        ["Content-Length", "5"],
        ["Content-Type", "application/json"],
        ["X-Stainless-Lang", "js"],
        ["OpenAI-Beta", "x"],
      ].flat(),
    );
    expect(forwarded).toEqual(["x-stainless-lang", "js", "openai-beta", "x"]);
  });

  it("G5: the credential is taken from any of the three usual places", () => {
    expect(readRequestHeaders(["Authorization", "bearer  k1"]).credential).toBe("k1");
    expect(readRequestHeaders(["x-api-key", "k2"]).credential).toBe("k2");
    expect(readRequestHeaders(["API-KEY", "k3"]).credential).toBe("k3");
    expect(readRequestHeaders(["accept", "*/*"]).credential).toBe("");
  });
});

describe("reply headers", () => {
  it("G8: nothing of the provider's account, cookies or connection comes back", () => {
    const kept = filterReplyHeaders(
      {
        "content-type": "application/json",
        "content-length": "9",
        connection: "close",
        "set-cookie": ["a=b"],
        server: "x",
        "openai-organization": "acme",
        "x-request-id": "theirs",
        "access-control-allow-origin": "*",
        "x-parapet-verdict": "allow",
        "x-ratelimit-remaining-requests": "7",
        "openai-processing-ms": "12",
        link: ["a", "b"],
      },
      true,
    );
    expect(kept).toEqual(["content-type", "application/json", "openai-processing-ms", "12", "link", "a", "link", "b"]);
  });

  it("G8: the provider's rate-limit headers pass where we set none", () => {
    expect(filterReplyHeaders({ "x-ratelimit-remaining-requests": "7" }, false)).toHaveLength(2);
  });

  it("G8: a base URL works with and without its /v1", () => {
    expect(upstreamPath("/v1", "/v1/messages")).toBe("/v1/messages");
    expect(upstreamPath("", "/v1/messages")).toBe("/v1/messages");
    expect(upstreamPath("/proxy/openai", "/v1/messages")).toBe("/proxy/openai/v1/messages");
  });
});
