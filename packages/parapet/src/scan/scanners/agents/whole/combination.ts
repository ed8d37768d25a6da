import type { Rule } from "../../../rule.ts";
import type { RuleSighting } from "../../../structured/sighting.ts";
import { packageRunOf } from "../mcp/package-run.ts";
import type { McpServer } from "../mcp/server.ts";
import { json } from "../settings/settings-check.ts";

/** What a server brings into a conversation, by the words in its name and package. */
const LEGS: readonly (readonly [leg: "private" | "untrusted" | "out", words: RegExp])[] = [
  [
    "private",
    /\b(filesystem|desktop-commander|postgres|mysql|sqlite|mongodb|redis|snowflake|bigquery|supabase|database|db|notion|gdrive|drive|confluence|jira|atlassian|linear|salesforce|hubspot|stripe|obsidian|memory|gmail|email|mail|outlook|calendar|slack|teams|1password|vault|keychain|aws|kubernetes|docker)\b/,
  ],
  [
    "untrusted",
    /\b(fetch|browser|playwright|puppeteer|browserbase|chrome|brave-search|search|tavily|exa|firecrawl|crawl|scrape\w*|github|gitlab|gmail|email|mail|outlook|slack|discord|telegram|twitter|reddit|rss|youtube|zendesk|intercom|jira|sentry|perplexity|markitdown)\b/,
  ],
  [
    "out",
    /\b(fetch|browser|playwright|puppeteer|browserbase|chrome|http|curl|webhook|gmail|email|mail|outlook|slack|discord|telegram|twitter|github|gitlab|twilio|sendgrid|resend|zapier|n8n|make|shell|terminal|desktop-commander|ssh)\b/,
  ],
];

const servers = (...names: readonly string[]): object => ({
  mcpServers: Object.fromEntries(names.map((name) => [name, { command: `/opt/mcp/${name}` }])),
});

export const riskyCombination: Rule = {
  id: "agent-risky-combination",
  title: "Private data, strangers' text and a way out in one agent",
  summary:
    "Together the servers of this config read private data, bring in text that strangers wrote, and can send something out: one injected instruction is enough to steal the data.",
  severity: "medium",
  confidence: 0.6,
  cwe: [200, 1427],
  threats: ["tool-channel-exfiltration", "indirect-prompt-injection"],
  remediation: "Split them over agents that never see each other's text, or let a person approve what goes out.",
  examples: {
    hits: [
      json(".mcp.json", servers("postgres", "fetch")),
      json(".cursor/mcp.json", servers("filesystem", "brave-search", "slack")),
    ],
    misses: [
      json(".mcp.json", servers("postgres", "sqlite")),
      json(".mcp.json", servers("fetch", "time")),
      json(".mcp.json", servers("notes")),
    ],
  },
};

export function combinationOf(given: readonly McpServer[]): readonly RuleSighting[] {
  const legs = new Map<string, string>();
  const active = given.filter(
    ({ node }) =>
      !node.entries.some(
        ({ key, value }) =>
          (key === "disabled" && value.kind === "scalar" && value.value === true) ||
          (key === "enabled" && value.kind === "scalar" && value.value === false),
      ),
  );
  for (const server of active) {
    const words = `${server.name} ${packageRunOf(server)?.name ?? ""}`.toLowerCase().replaceAll(/[@/_.]/g, " ");
    for (const [leg, pattern] of LEGS) if (!legs.has(leg) && pattern.test(words)) legs.set(leg, server.name);
  }
  const [first] = active;
  if (first === undefined || active.length < 2 || legs.size < 3) return [];
  if (new Set(legs.values()).size < 2) return [];
  return [
    {
      rule: riskyCombination.id,
      start: first.start,
      end: first.end,
      evidence: `${legs.get("private")} reads private data, ${legs.get("untrusted")} brings in strangers' text, ${legs.get("out")} sends`,
      identity: [...legs.values()].join(" "),
    },
  ];
}
