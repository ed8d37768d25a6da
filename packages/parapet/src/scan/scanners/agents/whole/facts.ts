import { createHash } from "node:crypto";
import type { Fact } from "../../../scanner.ts";
import { textOf } from "../../../structured/node.ts";
import { packageRunOf } from "../mcp/package-run.ts";
import type { McpServer } from "../mcp/server.ts";
import type { DefinedTool } from "../tools/definitions.ts";

/** A server that a config names. */
export interface ServerFact {
  readonly name: string;
  /** What is started or called: a package without version, a host, else the program. */
  readonly target: string;
  readonly version: string | null;
  readonly digest: string;
}

/** A tool that a file defines. */
export interface ToolFact {
  readonly name: string;
  readonly server: string;
  readonly digest: string;
}

export interface PinFact {
  readonly servers: Readonly<Record<string, string>>;
  readonly tools: Readonly<Record<string, string>>;
}

export function serverFact(server: McpServer, line: number): Fact {
  const run = packageRunOf(server);
  const url = textOf(server.url);
  const host = url !== undefined && URL.canParse(url) ? new URL(url).host : undefined;
  const target =
    run?.name ??
    host ??
    server.words
      .map(({ text }) => text)
      .slice(0, 2)
      .join(" ");
  const data: ServerFact = { name: server.name, target, version: run?.version ?? null, digest: digestOf(server) };
  return { kind: "agent-server", line, data };
}

/** Of everything that decides what runs; of variables and headers the names alone, for values are secrets. */
function digestOf({ words, env, headers, url }: McpServer): string {
  const names = (entries: McpServer["env"]): readonly string[] => entries.map(({ key }) => key).toSorted();
  const address = textOf(url)?.replace(/\?.*$/s, "") ?? null;
  const told = [words.map(({ text }) => text), names(env), names(headers), address];
  return `sha256:${createHash("sha256").update(JSON.stringify(told)).digest("hex")}`;
}

export function toolFact({ name, server, digest }: DefinedTool, line: number): readonly Fact[] {
  if (digest === undefined) return [];
  const data: ToolFact = { name, server, digest };
  return [{ kind: "agent-tool", line, data }];
}
