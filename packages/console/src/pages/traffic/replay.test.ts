import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { Exchange } from "../../api/types.ts";
import { replayCommand } from "./replay.ts";

const exchange = (part: Partial<Exchange>): Exchange =>
  ({ wire: "openai-chat", model: "bot", streamed: false, hits: [], ...part }) as Exchange;

/** What a shell would hand to curl. */
function argumentsOf(command: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; PARAPET_KEY=from-env; ${command}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}

describe("replay", () => {
  it("C9: holds no key, and puts the rule's name where a detector marked the request", () => {
    const secret = `sk-${"a1".repeat(20)}`;
    const content = `It's my key ${secret}, keep it`;
    const hit = {
      detector: "secret",
      rule: "openai-api-key",
      direction: "input",
      path: "/messages/0/content",
      start: 12,
      end: 12 + secret.length,
      action: "block",
    } as Exchange["hits"][number];
    const body = { model: "bot", messages: [{ role: "user", content }] };
    const command = replayCommand(exchange({ hits: [hit] }), body, "http://127.0.0.1:8787");
    expect(command).not.toContain(secret);
    const sent = argumentsOf(command);
    expect(sent[0]).toBe("http://127.0.0.1:8787/v1/chat/completions");
    expect(sent).toContain("authorization: Bearer from-env");
    expect(JSON.parse(sent.at(-1) ?? "")).toEqual({
      model: "bot",
      messages: [{ role: "user", content: "It's my key [openai-api-key], keep it" }],
    });
  });

  it("C9: survives the shell whatever the text says", () => {
    const content = `'; rm -rf $HOME #\n\`id\` "quoted" \\ end`;
    const body = { messages: [{ role: "user", content }] };
    expect(JSON.parse(argumentsOf(replayCommand(exchange({}), body, "http://h")).at(-1) ?? "")).toEqual(body);
  });

  it("C9: speaks each vendor's own headers, and stands in where no text was kept", () => {
    const sent = argumentsOf(replayCommand(exchange({ wire: "anthropic-messages" }), undefined, "http://h"));
    expect(sent[0]).toBe("http://h/v1/messages");
    expect(sent).toContain("x-api-key: from-env");
    expect(JSON.parse(sent.at(-1) ?? "").messages).toHaveLength(1);
  });
});
