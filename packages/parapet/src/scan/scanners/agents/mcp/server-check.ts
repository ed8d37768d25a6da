import type { Example, Rule } from "../../../rule.ts";
import type { Sighting } from "../../../structured/sighting.ts";
import type { McpServer } from "./server.ts";

/** The extension object: what may be wrong with one server that a client config names. */
export interface ServerCheck {
  readonly rule: Rule;
  see(server: McpServer): readonly Sighting[];
}

/** A config with one server, for the examples of rules. */
export const withServer = (server: Readonly<Record<string, unknown>>, name = "notes"): Example => ({
  ".mcp.json": JSON.stringify({ mcpServers: { [name]: server } }, null, 2),
});
