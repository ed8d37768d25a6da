import { textOf } from "../../../../structured/node.ts";
import { secretsIn } from "../../../../structured/sighting.ts";
import type { McpServer } from "../server.ts";
import { type ServerCheck, withServer } from "../server-check.ts";

/** What a client fills in when it starts the server. */
const REFERENCE = /[$%]\{?[A-Za-z_]|\{\{|\$\(|^(op|vault|keychain|env|file|secret|input|doppler|aws|gcp):/;
const SECRET_NAME =
  /(^|[_-])(token|secret|password|passwd|pwd|apikey|api[_-]?key|access[_-]?key|private[_-]?key|credentials?|pat|auth|authorization|bearer)$/i;
const PLACEHOLDER =
  /^$|^<.*>$|^\[.*\]$|^\*+$|^x{3,}|\.{3}|\u2026|your|example|placeholder|change[-_]?me|insert|replace|redacted|dummy|sample|todo|^(true|false|none|null|\d+|test|secret|token|password|apikey|api_key)$/i;
const PLAIN_WORDS = /^[a-z]+([-_ ][a-z]+)*$|^[A-Z]+(_[A-Z]+)+$/;

interface Candidate {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

function candidates({ env, headers, words, url }: McpServer): readonly Candidate[] {
  const named = [...env, ...headers].flatMap(({ key, value }) => {
    const text = textOf(value);
    return text === undefined ? [] : [{ name: key, value: text, start: value.start, end: value.end }];
  });
  const given = words.map(({ text, start, end }, index) => {
    const option = /^--?([\w-]{2,60})=(.*)$/s.exec(text) ?? /^([A-Z_]{3,60})=(.*)$/s.exec(text);
    const before = words[index - 1]?.text ?? "";
    const name = option?.[1] ?? (/^--?[\w-]{2,60}$/.test(before) ? before.replace(/^-+/, "") : "");
    return { name, value: option?.[2] ?? text, start, end };
  });
  const header = given.map((one) => {
    const colon = /^([A-Za-z-]{3,40}):\s*(.+)$/s.exec(one.value);
    return colon === null || /^\/\//.test(colon[2]!) ? one : { ...one, name: colon[1]!, value: colon[2]! };
  });
  const address = textOf(url);
  return [...named, ...header, ...(address === undefined ? [] : [{ ...url!, name: "url", value: address }])];
}

/** Whether it is a secret by what it is called and how it looks. */
function isNamedSecret({ name, value }: Candidate): boolean {
  if (!SECRET_NAME.test(name)) return false;
  const body = value.replace(/^(Bearer|Basic|Token|token|bearer)\s+/, "");
  if (body.length < 8 || PLACEHOLDER.test(body) || PLAIN_WORDS.test(body)) return false;
  return !/\s/.test(body) && !/^(https?:|[./~])/.test(body);
}

export const plaintextSecret: ServerCheck = {
  rule: {
    id: "mcp-plaintext-secret",
    title: "Secret in an MCP config",
    summary:
      "A key or token stands in the config in plain text: everything that reads the file, agents and their tools included, can use it.",
    severity: "high",
    confidence: 0.9,
    cwe: [798, 522],
    threats: ["agent-credential-harvest", "leaked-model-key"],
    remediation:
      "Revoke it, and let the client fill it in: a variable of the environment, an input prompt or the system's key store. Keys of model providers can stay with the gateway, whose policy takes references (vault:, aws-sm:, gcp-sm:, azure-kv:).",
    examples: {
      hits: [
        withServer({ command: "notes", env: { NOTES_API_KEY: ["q7Zr2Kd9", "Vn4Xw8Lm3Tb6"].join("") } }),
        withServer({
          url: "https://notes.example/mcp",
          headers: { Authorization: `Bearer ${["q7Zr2Kd9", "Vn4Xw8Lm3"].join("")}` },
        }),
        withServer({ command: "notes", args: ["--api-key", ["q7Zr2Kd9", "Vn4Xw8Lm3Tb6"].join("")] }),
        withServer({ command: "notes", args: [["postgres://app:", "vR7qPz2Lw9xK", "@db.internal/orders"].join("")] }),
      ],
      misses: [
        withServer({
          command: "notes",
          env: { NOTES_API_KEY: "$" + "{NOTES_API_KEY}", LOG_LEVEL: "debug-with-details" },
        }),
        withServer({ command: "notes", env: { NOTES_API_KEY: "your-api-key-here", NOTES_TOKEN: "<token>" } }),
        withServer({ url: "https://notes.example/mcp", headers: { Authorization: "Bearer $" + "{env:TOKEN}" } }),
        withServer({ url: "https://notes.example/mcp", headers: { Authorization: "Bearer $" + "{input:token}" } }),
        withServer({ command: "notes", args: ["--token-file", "/run/secrets/notes"] }),
        withServer({ command: "docker", args: ["run", "-e", "NOTES_TOKEN", "notes/server:1.4"] }),
      ],
    },
  },
  see(server) {
    return candidates(server).flatMap((candidate) => {
      const { name, value, start, end } = candidate;
      if (REFERENCE.test(value) || value.length < 8) return [];
      const written = name === "" || name === "url" ? value : `${name}=${value}`;
      const [hit] = secretsIn(written);
      const [bare] = hit === undefined ? secretsIn(value) : [hit];
      if (bare === undefined && !isNamedSecret(candidate)) return [];
      return [
        {
          start,
          end,
          evidence: `${server.name}: ${name === "" ? "an argument" : name} holds ${bare === undefined ? "a secret" : `one (${bare.rule})`} of ${value.length} characters`,
          identity: `${server.name} ${name}`,
          ...(bare === undefined ? { confidence: 0.75 } : { confidence: Math.max(0.8, bare.confidence) }),
        },
      ];
    });
  },
};
