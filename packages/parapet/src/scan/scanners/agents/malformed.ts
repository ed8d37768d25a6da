import type { Rule } from "../../rule.ts";
import type { UnreadableError } from "../../structured/node.ts";
import type { RuleSighting } from "../../structured/sighting.ts";

export const malformedConfig: Rule = {
  id: "agent-config-unreadable",
  title: "Agent settings that cannot be read",
  summary:
    "The file is named like an agent's settings and is not what its ending says: what it grants could not be judged.",
  severity: "medium",
  confidence: 1,
  cwe: [1286],
  threats: ["agent-config-tampering"],
  remediation: "Mend the file, or remove it.",
  examples: {
    hits: [{ ".mcp.json": '{ "mcpServers": ' }, { ".codex/config.toml": "[mcp_servers\n" }],
    misses: [{ ".mcp.json": '{ "mcpServers": {}, /* none yet */ }' }, { ".vscode/settings.json": "" }],
  },
};

export const unreadable = (thrown: UnreadableError): RuleSighting => ({
  rule: malformedConfig.id,
  start: thrown.offset,
  end: thrown.offset,
  evidence: thrown.message,
  identity: "unreadable",
});
