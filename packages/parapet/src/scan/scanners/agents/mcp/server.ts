import {
  at,
  type Entry,
  entriesOf,
  everyEntry,
  itemsOf,
  type MapNode,
  type Node,
  type ScalarNode,
  textOf,
} from "../../../structured/node.ts";

/** A server that a client config starts or calls. */
export interface McpServer {
  readonly name: string;
  /** Where its name stands, or it itself where it has none. */
  readonly start: number;
  readonly end: number;
  readonly node: MapNode;
  /** Program and arguments, one after the other; what stands in one string for a shell is split. */
  readonly words: readonly Word[];
  readonly env: readonly Entry[];
  readonly headers: readonly Entry[];
  readonly url: ScalarNode | undefined;
}

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Keys that hold servers, whatever client reads the file. */
const HOLDERS: ReadonlySet<string> = new Set(["mcpServers", "mcp_servers", "context_servers", "mcp_config"]);
/** Files in which a key of a common name holds them as well. */
const ALSO: readonly { readonly files: RegExp; readonly keys: readonly string[] }[] = [
  { files: /(^|\/)\.?mcp\.json$/i, keys: ["servers"] },
  { files: /\.code-workspace$|(^|\/)(settings|devcontainer)\.json$/, keys: ["mcp", "servers"] },
  { files: /(^|\/)\.?opencode\.jsonc?$/, keys: ["mcp"] },
  { files: /(^|\/)goose\/config\.ya?ml$/, keys: ["extensions"] },
];

/** Every server of a config file, in the file's order. */
export function serversIn(root: Node, path: string): readonly McpServer[] {
  const servers: McpServer[] = [];
  for (const { entry } of everyEntry(root)) if (HOLDERS.has(entry.key)) servers.push(...heldBy(entry));
  for (const { files, keys } of ALSO) {
    if (!files.test(path)) continue;
    servers.push(...serverMap(at(root, ...keys)));
    for (const { entry } of everyEntry(root))
      if (entry.key === "mcp" && keys[0] === "mcp" && entry.value !== at(root, "mcp"))
        servers.push(...serverMap(at(entry.value, "servers")));
  }
  // A plugin's own file has no holder: its servers stand at the root.
  if (servers.length === 0 && /(^|\/)\.mcp\.json$/.test(path)) servers.push(...serverMap(root));
  return servers;
}

function heldBy({ key, value }: Entry): readonly McpServer[] {
  if (key === "mcp_config" && value.kind === "map" && isServer(value)) return [serverOf("", value, value)];
  return serverMap(value);
}

function serverMap(holder: Node | undefined): readonly McpServer[] {
  if (holder?.kind === "list")
    return holder.items.flatMap((item) =>
      item.kind === "map" && isServer(item) ? [serverOf(textOf(at(item, "name")) ?? "", item, item)] : [],
    );
  return entriesOf(holder).flatMap((entry) =>
    entry.value.kind === "map" && isServer(entry.value) ? [serverOf(entry.key, entry.value, entry)] : [],
  );
}

const isServer = (node: MapNode): boolean =>
  node.entries.some(({ key }) => ["command", "url", "serverUrl", "httpUrl", "cmd", "uri"].includes(key));

function serverOf(
  name: string,
  node: MapNode,
  { start, end }: { readonly start: number; readonly end: number },
): McpServer {
  const inner = at(node, "command")?.kind === "map" ? at(node, "command") : node; // Zed's older form
  const command = at(inner, "command") ?? at(inner, "cmd") ?? at(inner, "path");
  const words = [...wordsOf(command, true), ...wordsOf(at(inner, "args"), false)];
  const url = at(node, "url") ?? at(node, "serverUrl") ?? at(node, "httpUrl") ?? at(node, "uri");
  const env = ["env", "envs", "environment"].flatMap((key) => entriesOf(at(inner, key)));
  const headers = ["headers", "http_headers", "requestHeaders"].flatMap((key) => entriesOf(at(node, key)));
  const request = entriesOf(at(node, "requestInit", "headers"));
  return {
    name,
    start,
    end: Math.min(end, start + Math.max(1, name.length + 2)),
    node,
    words,
    env,
    headers: [...headers, ...request],
    url: url?.kind === "scalar" ? url : undefined,
  };
}

/** A command as one string is what a shell would make of it, as far as blanks tell. */
function wordsOf(node: Node | undefined, isSplit: boolean): readonly Word[] {
  if (node === undefined || node.kind === "map") return [];
  const items = node.kind === "list" ? itemsOf(node) : [node];
  return items.flatMap((item) => {
    if (item.kind !== "scalar" || item.value === null) return [];
    const text = String(item.value);
    const { start, end } = item;
    if (isSplit && node.kind === "scalar" && /\s/.test(text) && !/[\\/]\S*\s\S*[\\/]/.test(text))
      return text
        .split(/\s+/)
        .filter((word) => word !== "")
        .map((word) => ({ text: word, start, end }));
    return [{ text, start, end }];
  });
}

/** The name of a program without its folder and ending. */
export const programOf = (word: string | undefined): string =>
  (word ?? "").replace(/^.*[\\/]/, "").replace(/\.(exe|cmd|bat|ps1)$/i, "");

const SHELLS: ReadonlySet<string> = new Set(["sh", "bash", "zsh", "dash", "fish", "cmd", "powershell", "pwsh", "wsl"]);

/** What a shell, `env` or `sudo` before it is told to run: its words, or those given where none of them is there. */
export function innerWords(words: readonly Word[]): readonly Word[] {
  const program = programOf(words[0]?.text);
  if (program === "env" || program === "sudo") {
    const from = words.findIndex(({ text }, index) => index > 0 && !text.startsWith("-") && !text.includes("="));
    return from < 0 ? [] : innerWords(words.slice(from));
  }
  if (!SHELLS.has(program)) return words;
  const flag = words.findIndex(({ text }) => /^(-\w*c|\/c|-Command)$/i.test(text));
  if (flag < 0) return words;
  const rest = words.slice(flag + 1).flatMap(({ text, start, end }) =>
    text
      .split(/\s+/)
      .filter((word) => word !== "")
      .map((word) => ({ text: word.replace(/^["']|["';]$/g, ""), start, end })),
  );
  const from = rest.findIndex(({ text }) => text !== "exec");
  return from < 0 ? [] : rest.slice(from);
}
