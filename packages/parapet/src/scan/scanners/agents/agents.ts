import {
  type Fact,
  type FileReport,
  NOTHING,
  type ScannedFile,
  type Scanner,
  type ScanSettings,
} from "../../scanner.ts";
import { UnreadableError } from "../../structured/node.ts";
import { findingsOf, type RuleSighting } from "../../structured/sighting.ts";
import { kindOf } from "./file-kinds.ts";
import { malformedConfig, unreadable } from "./malformed.ts";
import { SERVER_CHECKS } from "./mcp/checks/index.ts";
import { serversIn } from "./mcp/server.ts";
import { type ConfigFile, readConfig, tryConfig } from "./read-config.ts";
import { SETTINGS_CHECKS } from "./settings/index.ts";
import { inspectDefinition, inspectOrders } from "./text/inspect-text.ts";
import { TEXT_RULES } from "./text/rules.ts";
import { toolsIn } from "./tools/definitions.ts";

/** What a data file must hold to be worth reading. */
const HOLDS_SERVERS = /"(mcpServers|mcp_servers|context_servers|mcp_config)"/;
const HOLDS_TOOLS = /"(inputSchema|input_schema|tools|parameters)"/;

interface Seen {
  readonly sightings: RuleSighting[];
  readonly facts: Fact[];
}

/** `hosts`: where the user's own gateways are. */
function hostsOf({ options }: ScanSettings): readonly string[] {
  const given = options.agents as { readonly hosts?: unknown } | undefined;
  return Array.isArray(given?.hosts) ? given.hosts.filter((host) => typeof host === "string") : [];
}

function inspect({ path, text }: ScannedFile, settings: ScanSettings): FileReport {
  const kind = kindOf(path);
  if (text === undefined || kind === undefined) return NOTHING;
  const seen: Seen = { sightings: [], facts: [] };
  const hosts = hostsOf(settings);
  if (kind === "settings") {
    try {
      inspectSettings(readConfig(path, text), hosts, seen);
    } catch (thrown) {
      if (!(thrown instanceof UnreadableError)) throw thrown;
      seen.sightings.push(unreadable(thrown));
    }
  } else if (kind === "orders") seen.sightings.push(...inspectOrders(path, text));
  else if (kind === "environment" || (kind === "data" && (HOLDS_SERVERS.test(text) || HOLDS_TOOLS.test(text)))) {
    const config = tryConfig(path, text);
    if (config !== undefined) inspectSettings(config, hosts, seen);
  }
  if (seen.sightings.length === 0 && seen.facts.length === 0) return NOTHING;
  return { findings: findingsOf(text, seen.sightings), facts: seen.facts };
}

function inspectSettings({ root, path, text }: ConfigFile, hosts: readonly string[], { sightings }: Seen): void {
  if (root === undefined) return;
  for (const server of serversIn(root, path))
    for (const { rule, see } of SERVER_CHECKS) for (const one of see(server)) sightings.push({ ...one, rule: rule.id });
  for (const { name, texts } of toolsIn(root))
    for (const { value, start, end } of texts)
      sightings.push(...inspectDefinition(String(value), name, { start, end }));
  for (const { rule, see } of SETTINGS_CHECKS)
    for (const one of see({ root, path, text, hosts })) sightings.push({ ...one, rule: rule.id });
}

export const agents: Scanner = {
  id: "agents",
  title: "Agents and MCP servers",
  summary: "What agents are told, what they may do without asking, and the servers and tools that they are given.",
  rules: [
    malformedConfig,
    ...SERVER_CHECKS.map(({ rule }) => rule),
    ...SETTINGS_CHECKS.map(({ rule }) => rule),
    ...TEXT_RULES,
  ],
  version: 1,
  wants: ({ path }) => kindOf(path) !== undefined,
  inspect,
};
