import { GuardBlockedError } from "../blocked-error.ts";
import type { Guard } from "../guard.ts";
import { readForeign } from "./inner/body-texts.ts";
import { type AdapterOptions, judgeBody } from "./inner/judge.ts";

export type { AdapterOptions, AdapterReport } from "./inner/judge.ts";

/** A tool that says something else of itself than it did before. */
export interface DefinitionChange {
  readonly tool: string;
  /** Fields of the definition that differ, e.g. `description`. */
  readonly fields: readonly string[];
}

export interface GuardMcpOptions extends Omit<AdapterOptions, "onUnknown"> {
  /** Definitions that were looked at before, by tool, as `pins()` gave them. */
  readonly pins?: Readonly<Record<string, string>>;
  /** What a definition does that is not the one that was seen before. Default `block`. */
  readonly onChange?: "block" | "flag";
  readonly onDefinitionChange?: (change: DefinitionChange) => void;
}

export interface Pinned {
  /** Every definition that was seen, by tool, to be kept and given back as `pins`. */
  pins(): Readonly<Record<string, string>>;
}

type Call = (...words: readonly unknown[]) => Promise<unknown>;
type Named = Readonly<Record<string, unknown>>;

/** What comes from a server, by the method that asks for it: all of it is a tool's result, or what tools say of themselves. */
const RESULTS = ["callTool", "readResource", "getPrompt", "complete"] as const;
const DEFINITIONS = ["listTools", "listPrompts", "listResources", "listResourceTemplates"] as const;

/**
 * An MCP client with the guard around it. Arguments are judged as a tool call before they leave, results as what a tool
 * gave back, definitions as what tools say of themselves. A tool whose definition changes after it was seen is refused,
 * or reported. All other methods are the client's own.
 *
 * @throws {GuardBlockedError} from its methods
 */
export function guardMcpClient<C extends object>(client: C, guard: Guard, options: GuardMcpOptions = {}): C & Pinned {
  const pins = new Map<string, string>(Object.entries(options.pins ?? {}));
  const methods = new Map<string | symbol, unknown>();
  methods.set("pins", () => Object.fromEntries(pins));
  const own = (name: string): Call | undefined => {
    const method = (client as Named)[name];
    return typeof method === "function" ? (method as Call).bind(client) : undefined;
  };
  for (const name of RESULTS) {
    const call = own(name);
    if (call === undefined) continue;
    methods.set(name, async (asked: unknown, ...rest: readonly unknown[]) => {
      const params = judge(guard, asked, "tool-call", options);
      return judge(guard, await call(params, ...rest), "tool-result", options);
    });
  }
  for (const name of DEFINITIONS) {
    const call = own(name);
    if (call === undefined) continue;
    methods.set(name, async (...words: readonly unknown[]) => {
      const listed = await call(...words);
      if (name === "listTools") compare(listed, pins, options);
      return judge(guard, listed, "tool-definition", options);
    });
  }
  return new Proxy(client, {
    get(target, name) {
      if (methods.has(name)) return methods.get(name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  }) as C & Pinned;
}

function judge(
  guard: Guard,
  value: unknown,
  origin: "tool-call" | "tool-result" | "tool-definition",
  options: GuardMcpOptions,
): unknown {
  return judgeBody(guard, readForeign(value, origin === "tool-call" ? "output" : "input", origin), options);
}

/** Pins what is new, and speaks up for what is not as it was. */
function compare(listed: unknown, pins: Map<string, string>, options: GuardMcpOptions): void {
  const { tools } = (listed ?? {}) as { readonly tools?: unknown };
  for (const tool of Array.isArray(tools) ? (tools as readonly Named[]) : []) {
    const name = String(tool.name);
    const now = canonical(tool);
    const before = pins.get(name);
    if (before === undefined) pins.set(name, now);
    if (before === undefined || before === now) continue;
    options.onDefinitionChange?.({ tool: name, fields: differing(before, tool) });
    if (options.onChange !== "flag")
      throw new GuardBlockedError(
        "definition_changed",
        "input",
        "A tool has changed its definition since it was pinned.",
      );
    pins.set(name, now);
  }
}

function differing(before: string, now: Named): readonly string[] {
  const old = JSON.parse(before) as Named;
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (field) => canonical(old[field]) !== canonical(now[field]),
  );
}

/** JSON with the keys in order: servers list them as they like. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      part !== null && typeof part === "object" && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? "null"
  );
}
