import type { ToolEffect } from "../attack.ts";
import type { Manifest, ManifestTool } from "../manifest/index.ts";
import type { SeenCall, SideEffect } from "../target.ts";
import { type Given, readGiven } from "./given.ts";
import { type Change, changesBetween, type Snapshot, World } from "./world.ts";

/** What a tool gave back, and what it did. */
interface ToolRun {
  readonly seen: SeenCall;
  readonly returned: string;
  readonly effects: readonly SideEffect[];
}

/** Plays the tools of a manifest: nothing is sent, paid, written or run; what would have been is noted. */
export interface Sandbox {
  call(tool: string, given: unknown): ToolRun;
  /** What is there now. */
  snapshot(): Snapshot;
  /** What is other than when it began. */
  changes(): readonly Change[];
}

/** What each effect does to the world. A text that comes back is given in the place of the manifest's. */
const PLAYED: Readonly<Record<ToolEffect, (world: World, given: Given) => unknown>> = {
  send: (world, { to, content, hosts }) => {
    world.send(to, content);
    for (const host of hosts) world.reach(host);
  },
  fetch: (world, { hosts }) => {
    for (const host of hosts) world.reach(host);
  },
  pay: (world, { to, amount }) => world.pay(to, amount),
  write: (world, given) => {
    if (isFile(given)) world.writeFile(given.to, String(given.fields.content ?? given.fields.text ?? given.content));
    else world.writeRow(given.to, given.fields);
  },
  delete: (world, { to }) => world.remove(to),
  execute: (world, { content }) => world.run(content),
  admin: (world, { to, fields }) => world.writeRow(`admin ${to}`, fields),
  read: (world, { to }) => (to === "" ? undefined : world.readFile(to)),
};

const isFile = ({ fields }: Given): boolean =>
  Object.keys(fields).some((name) => /^(?:path|file|file_?name)$/i.test(name));

export function createSandbox({ tools }: Pick<Manifest, "tools">): Sandbox {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const world = new World();
  const before = world.snapshot();
  return {
    call: (name, given) => {
      const tool = byName.get(name);
      const seen: SeenCall = { tool: name, arguments: given, does: tool?.does, isApproved: false };
      if (tool === undefined) return { seen, returned: `There is no tool '${name}'.`, effects: [] };
      if (tool.needsApproval)
        return { seen: { ...seen, isHeld: true }, returned: "This waits for a person to approve it.", effects: [] };
      const read = readGiven(given);
      const played = PLAYED[tool.does](world, read);
      const returned = typeof played === "string" ? played : tool.returns;
      return { seen, returned, effects: effectOf(tool, read) };
    },
    snapshot: () => world.snapshot(),
    changes: () => changesBetween(before, world.snapshot()),
  };
}

function effectOf({ does }: ManifestTool, { to, content }: Given): readonly SideEffect[] {
  return does === "read" ? [] : [{ does, to, content }];
}
