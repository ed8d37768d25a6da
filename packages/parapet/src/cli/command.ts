import type { ExitCode } from "@parapet/guard/kernel";
import type { Command } from "commander";
import type { Terminal } from "./terminal.ts";

/** Sections of `--help`, in lifecycle order. A section without a command is not shown. */
export const GROUPS = ["Design", "Data", "Model", "Build", "Run", "Watch", "Respond", "Govern", "General"] as const;
export type Group = (typeof GROUPS)[number];

/** What `--config` says where nobody says anything. */
export const DEFAULT_POLICY_FILE = "parapet.yaml";

/** What every command is given beside its own arguments. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Path of the policy file: `--config`, else PARAPET_CONFIG, else `parapet.yaml` here. */
  readonly policyFile: string;
  /** `--data-directory`; undefined means the policy decides. */
  readonly dataDirectory: string | undefined;
  /** Who acts, for events. */
  readonly actor: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** One command, one file. Help, completion and the docs are derived from what stands here. */
export interface CliCommand {
  /** Words as typed: `keys create`. The first of two is the family; its summary stands in `FAMILIES`. */
  readonly name: string;
  readonly group: Group;
  /** One line, an order, no full stop. */
  readonly summary: string;
  /** Arguments and options. */
  configure?(command: Command): void;
  /**
   * @param args positional arguments, in order
   * @param options of this command, by their long names in camelCase
   * @throws {ParapetError} printed with its hint; its exit code is the command's
   */
  run(context: CommandContext, args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<ExitCode>;
}

/** Families of commands and what they are about. */
export const FAMILIES: Readonly<Record<string, { readonly group: Group; readonly summary: string }>> = {
  policy: { group: "Design", summary: "The policy file and its format" },
  model: { group: "Model", summary: "Models: what is in their files, how they hold, which one answers" },
  redteam: { group: "Build", summary: "Attack your own application, and prove what gets through" },
  guard: { group: "Build", summary: "Try the guards, and see what runs where" },
  "scan db": { group: "Build", summary: "The vulnerability database of the scan" },
  gateway: { group: "Run", summary: "The running gateway" },
  console: { group: "Run", summary: "The web console" },
  keys: { group: "Run", summary: "Keys that clients call with" },
  access: { group: "Run", summary: "Who may do what" },
  approvals: { group: "Run", summary: "Tool calls that wait for a person" },
  events: { group: "Watch", summary: "What happened" },
  mode: { group: "Respond", summary: "Normal, standby or maintenance, for each model" },
  audit: { group: "Govern", summary: "The signed record" },
  texts: { group: "Govern", summary: "Prompts and replies that were kept" },
};
