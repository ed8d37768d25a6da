import { lineIndex } from "../../../engine/line-index.ts";
import type { Reader, Seen } from "../item.ts";
import { parseWithComments } from "../json-with-comments.ts";

const CONFIGS =
  /(?:^|\/)(?:\.?mcp\.json|mcp[_-](?:config|servers|settings)\.json|claude_desktop_config\.json|cline_mcp_settings\.json|\.(?:cursor|vscode|gemini|roo|kiro)\/(?:settings\/)?(?:mcp|settings)\.json|\.claude\/settings(?:\.local)?\.json)$/;
const MOST_SERVERS = 500;
const NPM_RUNNERS = /^(?:npx|bunx|pnpx)$/;
const PYPI_RUNNERS = /^(?:uvx|pipx)$/;

/** MCP servers that clients' settings start or call. Values of variables, headers and other arguments are not kept. */
export const mcp: Reader = {
  wants: (path) => CONFIGS.test(path),
  read({ text }, see) {
    const config = parseWithComments(text) as Record<string, unknown> | null;
    const nested = recordOf(config?.mcp);
    const servers = { ...recordOf(nested.servers), ...recordOf(config?.servers), ...recordOf(config?.mcpServers) };
    const lines = lineIndex(text);
    for (const [name, given] of Object.entries(servers).slice(0, MOST_SERVERS)) {
      const server = recordOf(given);
      if (typeof server.command !== "string" && typeof server.url !== "string") continue;
      const at = text.indexOf(`${JSON.stringify(name)}`);
      see({ kind: "mcp-server", name: name.slice(0, 200), ...partsOf(server) }, at < 0 ? 1 : lines.placeOf(at).line);
    }
  },
};

function partsOf(server: Record<string, unknown>): Pick<Seen, "version" | "purl" | "more"> {
  if (typeof server.url === "string") return { more: { transport: "http", endpoint: bareUrl(server.url) } };
  const command = String(server.command).split(/[\\/]/).at(-1)!.slice(0, 100);
  const args = (Array.isArray(server.args) ? server.args : []).filter((one): one is string => typeof one === "string");
  const more = { transport: "stdio", command };
  const runner = command.replace(/\.(?:cmd|exe)$/, "");
  const ecosystem = NPM_RUNNERS.test(runner) ? "npm" : PYPI_RUNNERS.test(runner) ? "pypi" : undefined;
  const words = runner === "pipx" && args[0] === "run" ? args.slice(1) : args;
  const wanted = words.find((one) => !one.startsWith("-"));
  const parts = /^((?:@[\w.-]{1,100}\/)?[\w.-]{1,100})(?:(?:@|==)([\w.+-]{1,60}))?$/.exec(wanted ?? "");
  if (ecosystem === undefined || parts === null) return { more };
  const [, name, version] = parts;
  const purl = `pkg:${ecosystem}/${name!.replace("@", "%40")}`;
  return { purl, more, ...(version === undefined || version === "latest" ? {} : { version }) };
}

/** Without what may be a secret in it. */
function bareUrl(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? "" : `${parsed.protocol}//${parsed.host}${parsed.pathname}`.slice(0, 300);
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
