import { at, entriesOf, everyEntry, isOn, itemsOf, type Node, scalarOf, textOf } from "../../../structured/node.ts";
import type { Sighting } from "../../../structured/sighting.ts";
import { KEY_FOLDER, WIDE_PATH } from "../wide-path.ts";
import { json, type SettingsCheck } from "./settings-check.ts";

type Grade = Pick<Sighting, "severity" | "confidence">;
const MILD: Grade = { severity: "medium" };

/** Switches that do away with every question, wherever they stand. */
const SWITCHES: ReadonlySet<string> = new Set([
  ...["enableAllProjectMcpServers", "skipDangerousModePermissionPrompt", "chat.tools.autoApprove", "autoAccept"],
  ...["chat.tools.global.autoApprove", "always_allow_tool_actions", "agent.always_allow_tool_actions", "yoloMode"],
  ...["trustAllTools", "dangerouslySkipPermissions", "cursor.agent.enableYoloMode", "enableYoloMode", "alwaysApprove"],
  ...["claudeCode.allowDangerouslySkipPermissions", "bypassPermissions", "autoApproveAll"],
]);
/** Modes that ask nothing, by the key that sets them. */
const MODES: Readonly<Record<string, RegExp>> = {
  defaultMode: /^bypassPermissions$/,
  initialPermissionMode: /^bypassPermissions$/,
  "claudeCode.initialPermissionMode": /^bypassPermissions$/,
  approvalMode: /^yolo$/i,
  defaultApprovalMode: /^yolo$/i,
  cascadeAutoExecutionPolicy: /^(turbo|always)$/i,
  "windsurf.cascadeAutoExecutionPolicy": /^(turbo|always)$/i,
};
/** Lists of what is never asked about, by the key that holds them. */
const LISTS =
  /^(allow|alwaysAllow|autoApprove|allowedCommands|allowedTools|commandAllowlist|trustedCommands|.*[cC]ommandsAllowList|.*\.allowedCommands|.*\.trustedCommands|autoApprovedTools|allowed-tools|coreTools|tools\.allowed)$/;

/** What one entry of such a list lets through; undefined for what is small enough. */
export function gradeOf(entry: string): Grade | undefined {
  const [, tool = entry, inner] = /^([\w-]+)\s?\(([^)]{0,300})\)$/.exec(entry) ?? [];
  const pattern = inner?.trim();
  if (/^(\*|\*\*|\.\*|mcp__\*|Mcp\(\*:\*\))$/.test(entry)) return { severity: "high" };
  const isShell = /^(Bash|Shell|run_shell_command|shell|execute_bash|PowerShell|terminal|run_terminal_cmd)$/i.test(
    tool,
  );
  if (isShell && (pattern === undefined || /^(:?\*{1,2}|\*:\*|)$/.test(pattern))) return { severity: "high" };
  if (isShell && /^(sudo|su|bash|sh|zsh|eval|exec|env|ssh|docker run|kubectl exec)\b[\s:]*\*/.test(pattern ?? ""))
    return { severity: "high" };
  if (
    isShell &&
    /^(python3?|node|deno|bun|ruby|perl|npx|uvx|curl|wget|nc|osascript|powershell|rm)\b[\s:]*\*$/.test(pattern ?? "")
  )
    return MILD;
  if (/^(Write|Edit|MultiEdit|NotebookEdit|Read)$/.test(tool) && pattern !== undefined) {
    const folder = pattern.replace(/\/?\*{1,2}$/, "") || "/";
    const isWide = WIDE_PATH.test(folder) && !/^\/?\*{1,2}$/.test(pattern) && !/^\.?\/\*/.test(pattern);
    if (isWide || KEY_FOLDER.test(pattern))
      return tool === "Read" && !KEY_FOLDER.test(pattern) ? MILD : { severity: "high" };
  }
  return undefined;
}

function inLists(root: Node): readonly Sighting[] {
  const seen: Sighting[] = [];
  for (const { entry, path } of everyEntry(root)) {
    const { key, value } = entry;
    if (!LISTS.test(key) || path.includes("deny") || path.includes("ask")) continue;
    const items = value.kind === "scalar" ? [value] : itemsOf(value);
    for (const item of items) {
      const text = textOf(item);
      const grade = text === undefined ? undefined : gradeOf(text);
      if (grade !== undefined)
        seen.push({
          ...grade,
          start: item.start,
          end: item.end,
          evidence: `${key} lets ${text} through`,
          identity: `${key} ${text}`,
        });
    }
    // Commands as keys: `"chat.tools.terminal.autoApprove": { "/.*/": true }`.
  }
  for (const { entry } of everyEntry(root))
    if (/(terminal|edits)\.autoApprove$/.test(entry.key))
      for (const { key, value, start, end } of entriesOf(entry.value))
        if (
          /^(\/\^?\.\*\$?\/|\*|\*\*|\*\*\/\*|sudo|bash|sh|rm|curl)$/.test(key) &&
          (isOn(value) || isOn(at(value, "approve")))
        )
          seen.push({ start, end, evidence: `${entry.key} lets ${key} through`, identity: `${entry.key} ${key}` });
  return seen;
}

function inCodex(root: Node): readonly Sighting[] {
  return [root, ...entriesOf(at(root, "profiles")).map(({ value }) => value)].flatMap((profile) => {
    const policy = at(profile, "approval_policy");
    const sandbox = at(profile, "sandbox_mode");
    const isOpen = textOf(sandbox) === "danger-full-access";
    if (sandbox === undefined || !isOpen) return [];
    const isSilent = textOf(policy) === "never";
    const { start, end } = sandbox;
    const what = isSilent ? "no questions and no sandbox" : "no sandbox";
    return [{ ...(isSilent ? { severity: "critical" as const } : MILD), start, end, evidence: what, identity: what }];
  });
}

function inOpencode(root: Node): readonly Sighting[] {
  const permission = at(root, "permission");
  const given = permission?.kind === "scalar" ? [{ key: "permission", value: permission }] : entriesOf(permission);
  return given.flatMap(({ key, value }) => {
    const all = value.kind === "map" ? at(value, "*") : value;
    if (all === undefined || textOf(all) !== "allow" || !/^(permission|\*|bash)$/.test(key)) return [];
    return [{ start: all.start, end: all.end, evidence: `${key} is allowed without a question`, identity: key }];
  });
}

export const autoApprove: SettingsCheck = {
  rule: {
    id: "agent-auto-approve",
    title: "Agent that asks nobody before it acts",
    summary:
      "The settings let the agent run any command, tool or server without a question: whatever text gets into its context can act on this machine.",
    severity: "high",
    confidence: 0.9,
    cwe: [732, 862],
    threats: ["approval-fatigue", "tool-misuse", "agent-code-execution"],
    remediation: "Allow single commands and tools by name, and let the agent ask for everything else.",
    examples: {
      hits: [
        json(".claude/settings.json", { permissions: { allow: ["Bash(*)", "Read(./src/**)"] } }),
        json(".claude/settings.json", { permissions: { allow: ["Bash"] } }),
        json(".claude/settings.json", { permissions: { defaultMode: "bypassPermissions" } }),
        json(".claude/settings.local.json", { enableAllProjectMcpServers: true }),
        json(".vscode/settings.json", { "chat.tools.global.autoApprove": true }),
        json(".vscode/settings.json", { "chat.tools.terminal.autoApprove": { "/.*/": true } }),
        json(".gemini/settings.json", { general: { defaultApprovalMode: "yolo" } }),
        json(".mcp.json", { mcpServers: { notes: { command: "notes", autoApprove: ["*"] } } }),
        json("opencode.json", { permission: { bash: "allow" } }),
        { ".claude/commands/fix.md": "---\nallowed-tools: Read, Bash(*)\n---\n\nFix it.\n" },
        json(".cursor/cli.json", { permissions: { allow: ["Shell(*)"] } }),
        { ".codex/config.toml": 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n' },
      ],
      misses: [
        json(".claude/settings.json", { permissions: { allow: ["Bash(npm test)", "Bash(git status:*)", "Edit"] } }),
        json(".claude/settings.json", { permissions: { deny: ["Bash(*)"], defaultMode: "acceptEdits" } }),
        json(".claude/settings.json", { enableAllProjectMcpServers: false }),
        { ".claude/commands/fix.md": "---\nallowed-tools: Read, Bash(git add:*), Bash(npm test)\n---\n\nFix it.\n" },
        json(".vscode/settings.json", { "chat.tools.terminal.autoApprove": { "npm test": true, rm: false } }),
        json(".mcp.json", { mcpServers: { notes: { command: "notes", autoApprove: ["list_notes"] } } }),
        { ".codex/config.toml": 'approval_policy = "never"\nsandbox_mode = "read-only"\n' },
      ],
    },
  },
  see({ root, path }) {
    const seen: Sighting[] = [...inLists(root)];
    for (const { entry } of everyEntry(root)) {
      const { key, value, start, end } = entry;
      if (SWITCHES.has(key) && isOn(value)) seen.push({ start, end, evidence: `${key} is on`, identity: key });
      const mode = MODES[key];
      if (mode?.test(String(scalarOf(value))))
        seen.push({ start, end, evidence: `${key} is ${scalarOf(value)}`, identity: key });
      const isTrusted =
        (key === "trust" || key === "autoApprove" || key === "alwaysAllow") &&
        value.kind === "scalar" &&
        value.value === true;
      if (isTrusted) seen.push({ start, end, ...MILD, evidence: `${key} is on for a server`, identity: key });
    }
    if (path.endsWith(".toml")) seen.push(...inCodex(root));
    if (/opencode\.jsonc?$/.test(path)) seen.push(...inOpencode(root));
    for (const item of itemsOf(at(root, "permissions", "additionalDirectories")))
      if (WIDE_PATH.test(textOf(item) ?? ""))
        seen.push({
          start: item.start,
          end: item.end,
          evidence: `additionalDirectories opens ${textOf(item)}`,
          identity: `folder ${textOf(item)}`,
        });
    return seen;
  },
};
