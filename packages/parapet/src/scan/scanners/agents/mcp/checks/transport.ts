import { textOf } from "../../../../structured/node.ts";
import type { Sighting } from "../../../../structured/sighting.ts";
import type { McpServer } from "../server.ts";
import { type ServerCheck, withServer } from "../server-check.ts";

interface Address {
  readonly url: URL;
  readonly start: number;
  readonly end: number;
}

/** The server's own address and those that a proxy on this machine is told to call. */
function addresses({ url, words }: McpServer): readonly Address[] {
  const given = [...(url === undefined ? [] : [{ text: textOf(url) ?? "", start: url.start, end: url.end }]), ...words];
  return given.flatMap(({ text, start, end }) => {
    if (!/^(https?|wss?|sse):\/\//i.test(text) || text.length > 2_000 || !URL.canParse(text)) return [];
    return [{ url: new URL(text), start, end }];
  });
}

/** Names and addresses that do not leave the machine or the private network it stands in. */
export function isNearby(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, "");
  if (name === "localhost" || name.endsWith(".localhost") || name === "::1" || name === "0.0.0.0") return true;
  if (/^127\.|^10\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^f[cd][0-9a-f]{2}:/.test(name)) return true;
  return !name.includes(".") || /\.(local|internal|lan|home|test|svc|cluster\.local)$/.test(name);
}

export const insecureTransport: ServerCheck = {
  rule: {
    id: "mcp-insecure-transport",
    title: "MCP server over a connection that anybody on the way can read and change",
    summary:
      "A remote server is called without TLS, or with its certificate unchecked: whoever stands between writes the tools' descriptions and reads every result.",
    severity: "high",
    confidence: 0.95,
    cwe: [319, 295],
    threats: ["unprotected-data-in-motion", "poisoned-tool-definition"],
    remediation: "Call it by https, and let its certificate be checked.",
    examples: {
      hits: [
        withServer({ url: "http://notes.example.com/mcp" }),
        withServer({
          command: "npx",
          args: ["-y", "mcp-remote@0.1.18", "http://notes.example.com/sse", "--allow-http"],
        }),
        withServer({ command: "notes", env: { NODE_TLS_REJECT_UNAUTHORIZED: "0" } }),
      ],
      misses: [
        withServer({ url: "https://notes.example.com/mcp" }),
        withServer({ url: "http://localhost:3000/mcp" }),
        withServer({ url: "http://127.0.0.1:3000/mcp" }),
        withServer({ url: "http://192.168.1.4:3000/mcp" }),
        withServer({ command: "notes", env: { NODE_TLS_REJECT_UNAUTHORIZED: "1" } }),
      ],
    },
  },
  see(server) {
    const seen: Sighting[] = addresses(server)
      .filter(({ url }) => (url.protocol === "http:" || url.protocol === "ws:") && !isNearby(url.hostname))
      .map(({ url, start, end }) => ({
        start,
        end,
        evidence: `${server.name} is called at ${url.protocol}//${url.host}`,
        identity: `${server.name} ${url.host}`,
      }));
    for (const { key, value, start, end } of server.env) {
      const isOff =
        (key === "NODE_TLS_REJECT_UNAUTHORIZED" && textOf(value) === "0") ||
        (/^(PYTHONHTTPSVERIFY|.*_(SSL|TLS)_VERIFY|.*_VERIFY_(SSL|TLS))$/.test(key) &&
          /^(0|false|no)$/i.test(textOf(value) ?? ""));
      if (isOff)
        seen.push({ start, end, evidence: `${server.name}: ${key} is off`, identity: `${server.name} ${key}` });
    }
    return seen;
  },
};

const TOKEN_PARAMETER =
  /^(access_?token|token|api_?key|apikey|key|secret|auth|authorization|password|sig|signature|code)$/i;

export const tokenInUrl: ServerCheck = {
  rule: {
    id: "mcp-token-in-url",
    title: "Token in the address of an MCP server",
    summary: "The address carries a token: it lands in logs, histories and error messages of everything it passes.",
    severity: "medium",
    confidence: 0.85,
    cwe: [598],
    threats: ["agent-credential-harvest", "prompt-log-exposure"],
    remediation: "Send it in a header that the client fills in from the environment.",
    examples: {
      hits: [
        withServer({ url: `https://notes.example/mcp?api_key=${["q7Zr2Kd9", "Vn4Xw8Lm"].join("")}` }),
        withServer({
          command: "npx",
          args: ["mcp-remote@0.1.18", `https://notes.example/sse?token=${"q7Zr2Kd9"}Vn4X`],
        }),
      ],
      misses: [
        withServer({ url: "https://notes.example/mcp?project=billing" }),
        withServer({ url: "https://notes.example/mcp?api_key=$" + "{NOTES_KEY}" }),
      ],
    },
  },
  see(server) {
    return addresses(server).flatMap(({ url, start, end }) =>
      [...url.searchParams].flatMap(([key, value]) =>
        TOKEN_PARAMETER.test(key) && value.length >= 8 && !/[$%]\{?[A-Za-z_]|[{<]|your/i.test(value)
          ? [
              {
                start,
                end,
                evidence: `${server.name}: ${url.host} is called with ${key} in its address`,
                identity: `${server.name} ${url.host} ${key}`,
              },
            ]
          : [],
      ),
    );
  },
};
