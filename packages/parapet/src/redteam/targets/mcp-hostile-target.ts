import type { Connection, LoadedManifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { startHostileServer } from "./hostile-server.ts";
import { callsIn } from "./observe.ts";
import { createProcessTarget } from "./process-target.ts";

type Hostile = Extract<Connection, { readonly kind: "mcp-hostile" }>;

/**
 * An agent, attacked by a tool server that it trusts: the agent is a process that is given the server's address, and
 * what it calls there is seen by the server itself.
 */
export function createMcpHostileTarget(loaded: LoadedManifest, connection: Hostile): Target {
  return {
    id: loaded.manifest.target,
    title: `${connection.command}, with a hostile tool server`,
    channels: new Set(["user", "tool-definition", "tool-result"]),
    close: async () => {},
    open: async (options) => {
      const { command, args, env, shadows, rugPull } = connection;
      const server = await startHostileServer({ ...loaded.manifest, shadows, rugPull });
      const names = [...loaded.manifest.tools.map(({ name }) => name), ...shadows];
      // Carriers leave open which tool is changed: each has its turn, and a case always the same one.
      const chosen = names[[...options.caseId].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % names.length] ?? "";
      let definitions: ReadonlyMap<string, string> = new Map();
      const agent = createProcessTarget(loaded, {
        kind: "process",
        command,
        args,
        env: { ...env, PARAPET_MCP_URL: server.url },
      });
      const session = await agent.open(options);
      return {
        close: async () => {
          await session.close();
          await server.close();
        },
        send: async (turn, signal) => {
          const given = turn.attached.filter(({ channel }) => channel === "tool-definition");
          // A definition stays until another comes.
          if (given.length > 0)
            definitions = new Map(given.map(({ name, text }) => [names.includes(name) ? name : chosen, text]));
          server.say({
            descriptions: definitions,
            results: turn.attached.filter(({ channel }) => channel === "tool-result").map(({ text }) => text),
          });
          const seen = await session.send(
            {
              text: turn.text,
              attached: turn.attached.filter(
                ({ channel }) => channel !== "tool-definition" && channel !== "tool-result",
              ),
            },
            signal,
          );
          return { ...seen, calls: [...seen.calls, ...callsIn(server.takeCalls(), loaded.manifest)] };
        },
      };
    },
  };
}
