import { textOf } from "../../../../structured/node.ts";
import type { Sighting } from "../../../../structured/sighting.ts";
import { type ServerCheck, withServer } from "../server-check.ts";

const EVERYWHERE = /^(0\.0\.0\.0|::|\[::\]|\*)(:\d+)?$/;
const HAS_AUTH = /auth|token|api[-_]?key|secret|password|oauth|jwt/i;

export const exposedServer: ServerCheck = {
  rule: {
    id: "mcp-exposed-server",
    title: "MCP server that listens to the whole network",
    summary:
      "The server binds to every address and nothing in its start asks for a login: whoever reaches the machine calls its tools.",
    severity: "high",
    confidence: 0.8,
    cwe: [306, 668],
    threats: ["open-model-endpoint", "tool-misuse"],
    remediation: "Bind it to 127.0.0.1, or put a login before it.",
    examples: {
      hits: [
        withServer({ command: "notes", args: ["--transport", "sse", "--host", "0.0.0.0"] }),
        withServer({ command: "notes", env: { HOST: "0.0.0.0", PORT: "8000" } }),
        withServer({ command: "docker", args: ["run", "-p", "0.0.0.0:8000:8000", "notes/server:1.4"] }),
      ],
      misses: [
        withServer({ command: "notes", args: ["--host", "127.0.0.1"] }),
        withServer({ command: "notes", args: ["--host", "0.0.0.0", "--auth-token-file", "/run/secrets/notes"] }),
        withServer({ command: "docker", args: ["run", "-p", "127.0.0.1:8000:8000", "notes/server:1.4"] }),
      ],
    },
  },
  see({ name, words, env }) {
    if (words.some(({ text }) => HAS_AUTH.test(text)) || env.some(({ key }) => HAS_AUTH.test(key))) return [];
    const seen: Sighting[] = [];
    for (const [index, { text, start, end }] of words.entries()) {
      const value = text.replace(/^--?[\w-]+=/, "");
      const option = text === value ? (words[index - 1]?.text ?? "") : text;
      const isBound = EVERYWHERE.test(value) && /host|bind|listen|address|addr|interface/i.test(option);
      const isPublished = /^(-p|--publish)/.test(option) && /^0\.0\.0\.0:/.test(value);
      if (isBound || isPublished)
        seen.push({ start, end, evidence: `${name} listens on ${value}`, identity: `${name} ${value}` });
    }
    for (const { key, value, start, end } of env)
      if (/HOST|BIND|LISTEN|ADDR/.test(key) && EVERYWHERE.test(textOf(value) ?? ""))
        seen.push({ start, end, evidence: `${name}: ${key} is ${textOf(value)}`, identity: `${name} ${key}` });
    return seen;
  },
};
