import { isOneSlipAway } from "../../edit-distance.ts";
import { packageRunOf } from "../package-run.ts";
import { type ServerCheck, withServer } from "../server-check.ts";
import { KNOWN_NAMES, KNOWN_SCOPES } from "../well-known.ts";

function resembles(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (KNOWN_NAMES.has(lower)) return undefined;
  const scope = /^(@[^/]+)\//.exec(lower)?.[1];
  if (scope !== undefined) {
    if (KNOWN_SCOPES.has(scope)) return undefined;
    for (const known of KNOWN_SCOPES) if (isOneSlipAway(scope, known)) return known;
  }
  for (const known of KNOWN_NAMES) if (known.length >= 8 && isOneSlipAway(lower, known)) return known;
  return undefined;
}

export const lookalikeServer: ServerCheck = {
  rule: {
    id: "mcp-lookalike-server",
    title: "MCP server whose name is almost a well-known one",
    summary:
      "The package differs from a well-known server's by a letter: a slip of the hand, or somebody who waits for one.",
    severity: "high",
    confidence: 0.75,
    cwe: [1357, 345],
    threats: ["malicious-dependency", "hallucinated-package"],
    remediation: "Compare the name with the maker's documentation, and correct it.",
    examples: {
      hits: [
        withServer({ command: "npx", args: ["-y", "@modelcontextprotocl/server-filesystem@1.0.0", "."] }),
        withServer({ command: "uvx", args: ["mcp-server-ftech==1.0.0"] }),
      ],
      misses: [
        withServer({ command: "npx", args: ["-y", "@modelcontextprotocol/server-filesystem@1.0.0", "."] }),
        withServer({ command: "uvx", args: ["mcp-server-fetch==1.0.0"] }),
        withServer({ command: "npx", args: ["-y", "@acme/notes-server@1.0.0"] }),
      ],
    },
  },
  see(server) {
    const run = packageRunOf(server);
    if (run === undefined || (run.ecosystem !== "npm" && run.ecosystem !== "pypi")) return [];
    const known = resembles(run.name);
    if (known === undefined) return [];
    const { start, end } = run.word;
    return [{ start, end, evidence: `${run.name} is almost ${known}`, identity: `${server.name} ${run.name}` }];
  },
};
