import type { Manifest, ManifestTool } from "../manifest/index.ts";
import type { SeenCall, SideEffect } from "../target.ts";

/** What a tool gave back, and what it did. */
export interface ToolRun {
  readonly seen: SeenCall;
  readonly returned: string;
  readonly effects: readonly SideEffect[];
}

/** Plays the tools of a manifest: nothing is sent, paid, written or run; what would have been is noted. */
export interface Sandbox {
  call(tool: string, given: unknown): ToolRun;
}

/** Arguments that say where something goes. */
const ADDRESS =
  /^(?:to|recipient|recipients|email|address|url|uri|host|path|file|filename|account|iban|target|destination|channel)$/i;

export function createSandbox({ tools }: Pick<Manifest, "tools">): Sandbox {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  return {
    call: (name, given) => {
      const tool = byName.get(name);
      const seen: SeenCall = { tool: name, arguments: given, does: tool?.does, isApproved: false };
      if (tool === undefined) return { seen, returned: `There is no tool '${name}'.`, effects: [] };
      return { seen, returned: tool.returns, effects: effectOf(tool, given) };
    },
  };
}

function effectOf({ does }: ManifestTool, given: unknown): readonly SideEffect[] {
  if (does === "read") return [];
  const content = typeof given === "string" ? given : (JSON.stringify(given) ?? "");
  const fields = typeof given === "object" && given !== null ? Object.entries(given) : [];
  const to = fields.find(([name]) => ADDRESS.test(name))?.[1];
  return [{ does, to: typeof to === "string" ? to : (JSON.stringify(to) ?? ""), content }];
}
