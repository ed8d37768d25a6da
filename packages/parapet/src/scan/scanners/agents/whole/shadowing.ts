import type { Rule } from "../../../rule.ts";
import type { PlacedFact, PlacedFinding } from "../../../scanner.ts";
import { json } from "../settings/settings-check.ts";
import type { ServerFact, ToolFact } from "./facts.ts";

const list = (server: string, ...names: readonly string[]): object => ({
  serverInfo: { name: server },
  tools: names.map((name) => ({ name, description: `Does ${name}.`, inputSchema: { type: "object" } })),
});

export const shadowedTool: Rule = {
  id: "mcp-shadowed-tool",
  title: "Two servers with a tool of the same name",
  summary: "A model that is shown both may call the wrong one, and hand it what was meant for the other.",
  severity: "medium",
  confidence: 0.7,
  cwe: [345, 694],
  threats: ["poisoned-tool-definition", "tool-misuse"],
  remediation: "Give the tools of each server a prefix, or take one of the servers out.",
  examples: {
    hits: [
      {
        ...json("tools/mail.json", list("mail", "send_mail")),
        ...json("tools/notes.json", list("notes", "send_mail")),
      },
    ],
    misses: [
      { ...json("tools/mail.json", list("mail", "send_mail")), ...json("tools/notes.json", list("notes", "add_note")) },
      { ...json("a/mail.json", list("mail", "send_mail")), ...json("b/mail.json", list("mail", "send_mail")) },
    ],
  },
};

export const shadowedServer: Rule = {
  id: "mcp-shadowed-server",
  title: "One name for two servers",
  summary: "Two configs of the same folder mean different servers by one name: who trusts the one may start the other.",
  severity: "medium",
  confidence: 0.7,
  cwe: [345, 694],
  threats: ["poisoned-tool-definition"],
  remediation: "Give each its own name, or make both configs mean the same.",
  examples: {
    hits: [
      {
        ...json(".mcp.json", { mcpServers: { notes: { command: "npx", args: ["@acme/notes@1.0.0"] } } }),
        ...json(".cursor/mcp.json", { mcpServers: { notes: { command: "npx", args: ["acme-notes-mcp@1.0.0"] } } }),
      },
    ],
    misses: [
      {
        ...json(".mcp.json", { mcpServers: { notes: { command: "npx", args: ["-y", "@acme/notes@1.0.0"] } } }),
        ...json(".cursor/mcp.json", { mcpServers: { notes: { command: "npx", args: ["@acme/notes@1.0.0"] } } }),
      },
    ],
  },
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);
/** The folder that a client's config speaks for: `.cursor/mcp.json` for the one above it. */
const projectOf = (path: string): string => folderOf(path).replace(/(^|\/)\.[\w-]+\/([\w-]+\/)?$/, "$1");

export function judgeNames(facts: readonly PlacedFact[]): readonly PlacedFinding[] {
  return [...twice(facts, "tool"), ...twice(facts, "server")];
}

function twice(facts: readonly PlacedFact[], kind: "tool" | "server"): readonly PlacedFinding[] {
  const first = new Map<string, PlacedFact>();
  return facts
    .filter((fact) => fact.kind === `agent-${kind}`)
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line))
    .flatMap((fact): readonly PlacedFinding[] => {
      const { name } = fact.data as ToolFact | ServerFact; // facts of these kinds are made in facts.ts alone
      const key = `${kind === "tool" ? folderOf(fact.path) : projectOf(fact.path)}\n${name}`;
      const known = first.get(key);
      if (known === undefined) {
        first.set(key, fact);
        return [];
      }
      if (known.path === fact.path && kind === "server") return [];
      const [own, other] = [identityOf(fact, kind), identityOf(known, kind)];
      if (own === "" || other === "" || own === other) return [];
      const rule = kind === "tool" ? shadowedTool.id : shadowedServer.id;
      const evidence = `${name} is of ${own} here and of ${other} in ${known.path}:${known.line}`;
      return [
        {
          rule,
          path: fact.path,
          line: fact.line,
          column: 1,
          evidence: evidence.slice(0, 200),
          identity: `${name} ${own} ${other}`,
        },
      ];
    });
}

const identityOf = ({ data }: PlacedFact, kind: "tool" | "server"): string =>
  kind === "tool" ? (data as ToolFact).server : (data as ServerFact).target;
