import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { Rule } from "../../../rule.ts";
import type { PlacedFact, PlacedFinding } from "../../../scanner.ts";
import { at, entriesOf, type Node, scalarOf, textOf } from "../../../structured/node.ts";
import { PIN_FILE } from "../file-kinds.ts";
import { withServer } from "../mcp/server-check.ts";
import type { PinFact, ServerFact, ToolFact } from "./facts.ts";

const pins = (servers: object): string => JSON.stringify({ parapetAgents: 1, servers, tools: {} });

export const pinChanged: Rule = {
  id: "agent-pin-changed",
  title: "Server or tool that is not the one that was reviewed",
  summary:
    "The definition differs from what was pinned: a server that was trusted once now starts or says something else.",
  severity: "high",
  confidence: 1,
  cwe: [345, 494],
  threats: ["poisoned-tool-definition", "agent-config-tampering"],
  remediation: "Read the change; if it is right, pin it anew with 'parapet scan agents --pin'.",
  examples: {
    hits: [
      { ...withServer({ command: "notes" }), [PIN_FILE]: pins({ ".mcp.json#notes": `sha256:${"0".repeat(64)}` }) },
    ],
    misses: [withServer({ command: "notes" })],
  },
};

export const pinMissing: Rule = {
  id: "agent-pin-missing",
  title: "Server or tool that nobody has pinned",
  summary:
    "The repository pins its servers and tools, and this one is not among them: nobody has said that it was reviewed.",
  severity: "medium",
  confidence: 1,
  cwe: [345],
  threats: ["poisoned-tool-definition", "agent-config-tampering"],
  remediation: "Review it, then pin it with 'parapet scan agents --pin'.",
  examples: {
    hits: [{ ...withServer({ command: "notes" }), [PIN_FILE]: pins({}) }],
    misses: [withServer({ command: "notes" })],
  },
};

/** @returns undefined for what is no pin file */
export function pinsOf(root: Node | undefined): PinFact | undefined {
  if (scalarOf(at(root, "parapetAgents")) !== 1) return undefined;
  const texts = (key: string): Record<string, string> =>
    Object.fromEntries(entriesOf(at(root, key)).map(({ key: name, value }) => [name, textOf(value) ?? ""]));
  return { servers: texts("servers"), tools: texts("tools") };
}

interface Pinnable {
  readonly kind: "servers" | "tools";
  readonly key: string;
  readonly name: string;
  readonly digest: string;
  readonly path: string;
  readonly line: number;
}

/** Names are relative to the folder of the pin file. Of equal names the second is told by its number. */
function pinnables(facts: readonly PlacedFact[], folder: string): readonly Pinnable[] {
  const counts = new Map<string, number>();
  return facts.flatMap(({ kind, path, line, data }) => {
    if ((kind !== "agent-server" && kind !== "agent-tool") || !path.startsWith(folder)) return [];
    const { name, digest } = data as ServerFact | ToolFact; // facts of these kinds are made in facts.ts alone
    const of = kind === "agent-tool" && (data as ToolFact).server !== "" ? `${(data as ToolFact).server}/` : "";
    const plain = `${path.slice(folder.length)}#${of}${name}`;
    const count = (counts.get(`${kind} ${plain}`) ?? 0) + 1;
    counts.set(`${kind} ${plain}`, count);
    const key = count === 1 ? plain : `${plain}#${count}`;
    return [{ kind: kind === "agent-tool" ? ("tools" as const) : ("servers" as const), key, name, digest, path, line }];
  });
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** What differs from the nearest pin file above it. */
export function judgePins(facts: readonly PlacedFact[]): readonly PlacedFinding[] {
  const files = facts.filter(({ kind }) => kind === "agent-pins").toSorted((a, b) => b.path.length - a.path.length);
  const judged = new Set<string>();
  return files.flatMap((file) => {
    const folder = folderOf(file.path);
    const pinned = file.data as PinFact; // made by pinsOf
    return pinnables(facts, folder).flatMap(({ kind, key, name, digest, path, line }): readonly PlacedFinding[] => {
      const id = `${kind} ${folder}${key}`;
      if (judged.has(id)) return [];
      judged.add(id);
      const known = Object.hasOwn(pinned[kind], key) ? pinned[kind][key] : undefined;
      if (known === digest) return [];
      const rule = known === undefined ? pinMissing.id : pinChanged.id;
      const evidence =
        known === undefined
          ? `${name} is not pinned`
          : `${name} is ${digest.slice(0, 19)}, pinned was ${known.slice(0, 19)}`;
      return [{ rule, path, line, column: 1, evidence, identity: `${kind} ${key}` }];
    });
  });
}

/** The text of a pin file in the scanned root. @throws {ParapetError} PARAPET_SCAN_PINS where there is nothing to pin */
export function pinFileOf(facts: readonly PlacedFact[]): { readonly text: string; readonly count: number } {
  const all = pinnables(facts, "");
  if (all.length === 0)
    throw new ParapetError("PARAPET_SCAN_PINS", "No server and no tool definition was found to pin", {
      hint: "Run it where the agents' settings are, such as the folder with .mcp.json.",
      exit: EXIT.usage,
    });
  const of = (kind: Pinnable["kind"]): Record<string, string> =>
    Object.fromEntries(
      all
        .filter((one) => one.kind === kind)
        .map(({ key, digest }): [string, string] => [key, digest])
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return {
    text: `${JSON.stringify({ parapetAgents: 1, servers: of("servers"), tools: of("tools") }, null, 2)}\n`,
    count: all.length,
  };
}
