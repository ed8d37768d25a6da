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
      const server = await startHostileServer(loaded.manifest);
      const { command, args, env } = connection;
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
          const first = loaded.manifest.tools[0]?.name ?? "";
          server.say({
            descriptions: new Map(
              turn.attached
                .filter(({ channel }) => channel === "tool-definition")
                .map(({ name, text }) => [
                  loaded.manifest.tools.some((tool) => tool.name === name) ? name : first,
                  text,
                ]),
            ),
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
