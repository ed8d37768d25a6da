import { lineIndex } from "../../engine/line-index.ts";
import { metadataOf } from "../../metadata/metadata.ts";
import type { Rule } from "../../rule.ts";
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
import { dangerousFlag, dangerousFlags } from "./ci/dangerous-flag.ts";
import { untrustedSteps, untrustedWorkflow } from "./ci/untrusted-workflow.ts";
import { kindOf } from "./file-kinds.ts";
import { malformedConfig, unreadable } from "./malformed.ts";
import { SERVER_CHECKS } from "./mcp/checks/index.ts";
import { serversIn } from "./mcp/server.ts";
import { type ConfigFile, readConfig, tryConfig } from "./read-config.ts";
import { SETTINGS_CHECKS } from "./settings/index.ts";
import { inspectCarried, inspectDefinition, inspectOrders, inspectSource } from "./text/inspect-text.ts";
import { TEXT_RULES } from "./text/rules.ts";
import { toolsIn } from "./tools/definitions.ts";
import { combinationOf, riskyCombination } from "./whole/combination.ts";
import { serverFact, toolFact } from "./whole/facts.ts";
import { judgePins, pinChanged, pinMissing, pinsOf } from "./whole/pins.ts";
import { judgeNames, shadowedServer, shadowedTool } from "./whole/shadowing.ts";

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

function inspect({ path, text, bytes }: ScannedFile, settings: ScanSettings): FileReport {
  const kind = kindOf(path);
  if (kind === "picture") return inspectPicture(text, bytes);
  if (text === undefined || kind === undefined) return NOTHING;
  const seen: Seen = { sightings: [], facts: [] };
  try {
    inspectKind(kind, path, text, hostsOf(settings), seen);
  } catch (thrown) {
    if (!(thrown instanceof UnreadableError)) throw thrown;
    seen.sightings.push(unreadable(thrown));
  }
  if (seen.sightings.length === 0 && seen.facts.length === 0) return NOTHING;
  return { findings: findingsOf(text, seen.sightings), facts: seen.facts };
}

/** SVG is all text; of the others, what they carry beside the picture, placed at their beginning. */
function inspectPicture(text: string | undefined, bytes: Uint8Array): FileReport {
  const { texts } = metadataOf(bytes);
  const carried = texts.flatMap(({ label, text: inner }) =>
    inspectCarried(inner).map((one) => ({
      ...one,
      start: 0,
      end: 0,
      evidence: `in its metadata, ${label}: ${one.evidence}`,
    })),
  );
  const isVector = text !== undefined && texts.length === 0;
  const sightings = isVector ? inspectCarried(text) : carried;
  return sightings.length === 0 ? NOTHING : { findings: findingsOf(isVector ? text : "", sightings), facts: [] };
}

type Kind = Exclude<NonNullable<ReturnType<typeof kindOf>>, "picture">;

/** @throws {UnreadableError} where a file that is known by its name is not what its ending says */
function inspectKind(kind: Kind, path: string, text: string, hosts: readonly string[], seen: Seen): void {
  const { sightings } = seen;
  switch (kind) {
    case "settings":
      sightings.push(...dangerousFlags(text, true));
      inspectSettings(readConfig(path, text), hosts, seen);
      return;
    case "orders":
      sightings.push(...inspectOrders(path, text));
      return;
    case "source":
      sightings.push(...inspectSource(text));
      return;
    case "script":
      sightings.push(...dangerousFlags(text, false));
      return;
    case "workflow": {
      sightings.push(...dangerousFlags(text, true));
      const root = tryConfig(path, text, true)?.root;
      if (root !== undefined) sightings.push(...untrustedSteps(root));
      return;
    }
    case "pins": {
      const pins = pinsOf(readConfig(path, text).root);
      if (pins === undefined) throw new UnreadableError("is no pin file", 0);
      seen.facts.push({ kind: "agent-pins", line: 1, data: pins });
      return;
    }
    case "environment":
    case "data": {
      if (path.endsWith("package.json")) sightings.push(...dangerousFlags(text, false));
      if (kind === "data" && !HOLDS_SERVERS.test(text) && !HOLDS_TOOLS.test(text)) return;
      const config = tryConfig(path, text);
      if (config !== undefined) inspectSettings(config, hosts, seen);
    }
  }
}

function inspectSettings({ root, path, text }: ConfigFile, hosts: readonly string[], { sightings, facts }: Seen): void {
  if (root === undefined) return;
  const lines = lineIndex(text);
  const servers = serversIn(root, path);
  for (const server of servers) {
    facts.push(serverFact(server, lines.placeOf(server.start).line));
    for (const { rule, see } of SERVER_CHECKS) for (const one of see(server)) sightings.push({ ...one, rule: rule.id });
  }
  sightings.push(...combinationOf(servers));
  for (const tool of toolsIn(root)) {
    facts.push(...toolFact(tool, lines.placeOf(tool.node.start).line));
    for (const { value, start, end } of tool.texts)
      sightings.push(...inspectDefinition(String(value), tool.name, { start, end }));
  }
  for (const { rule, see } of SETTINGS_CHECKS)
    for (const one of see({ root, path, text, hosts })) sightings.push({ ...one, rule: rule.id });
}

const rules: readonly Rule[] = [
  malformedConfig,
  ...SERVER_CHECKS.map(({ rule }) => rule),
  ...SETTINGS_CHECKS.map(({ rule }) => rule),
  ...TEXT_RULES,
  dangerousFlag,
  untrustedWorkflow,
  riskyCombination,
  shadowedTool,
  shadowedServer,
  pinChanged,
  pinMissing,
];

export const agents: Scanner = {
  id: "agents",
  title: "Agents and MCP servers",
  summary: "What agents are told, what they may do without asking, and the servers and tools that they are given.",
  rules,
  version: 2,
  looksIntoArchives: true,
  wants: ({ path }) => kindOf(path) !== undefined,
  inspect,
  conclude: async (facts) => {
    const own = facts.filter(({ kind }) => kind === "agent-server" || kind === "agent-tool" || kind === "agent-pins");
    return [...judgeNames(own), ...judgePins(own)];
  },
};
