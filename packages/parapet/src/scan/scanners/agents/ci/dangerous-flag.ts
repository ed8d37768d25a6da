import type { Rule } from "../../../rule.ts";
import type { RuleSighting } from "../../../structured/sighting.ts";

const AGENTS = "claude|codex|gemini|copilot|cursor-agent|opencode|qwen|amp|aider|goose|auggie|droid|cline|q chat";
const FLAGS =
  "--dangerously-skip-permissions|--allow-dangerously-skip-permissions|--dangerously-bypass-approvals-and-sandbox|--dangerously-allow-all|--yolo|--allow-all-tools|--approval-mode[= ]yolo|--permission-mode[= ]bypassPermissions|--yes-always|--sandbox[= ]danger-full-access|--skip-permissions-unsafe|--trust-all-tools|--ask-for-approval[= ]never";
const CALL = new RegExp(`(?<![\\w./-])(?:${AGENTS})\\b[^\\n|;&]{0,240}?\\s(${FLAGS})(?![\\w-])`, "g");
const WITHIN_ARGS = /["']?--dangerously-(?:skip-permissions|bypass-approvals-and-sandbox)\b/g;

/** Of one file: more say nothing new. */
const MOST_FLAGS = 50;

export const dangerousFlag: Rule = {
  id: "agent-dangerous-flag",
  title: "Agent started without its safety catch",
  summary: "A script, workflow or task starts an agent with a switch that lets it run anything without a question.",
  severity: "medium",
  confidence: 0.9,
  cwe: [1188, 732],
  threats: ["approval-fatigue", "agent-code-execution"],
  remediation: "Allow the commands that the job needs by name, or run it in a sandbox without keys and network.",
  examples: {
    hits: [
      { "fix.sh": "claude -p 'fix the tests' --dangerously-skip-permissions\n" },
      { "package.json": '{ "scripts": { "fix": "codex exec --yolo \\"fix it\\"" } }' },
      { ".github/workflows/fix.yml": "on: push\njobs:\n  a:\n    steps:\n      - run: gemini --yolo -p fix\n" },
      {
        ".github/workflows/a.yml":
          "on: push\njobs:\n  a:\n    steps:\n      - uses: anthropics/claude-code-action@v1\n        with:\n          claude_args: --dangerously-skip-permissions\n",
      },
    ],
    misses: [
      { "fix.sh": "# never use claude --dangerously-skip-permissions here\nclaude -p 'fix the tests'\n" },
      { "fix.sh": "grep -r -- --dangerously-skip-permissions .\n" },
    ],
  },
};

export function dangerousFlags(text: string, takesArguments: boolean): readonly RuleSighting[] {
  if (
    !/--(dangerously|allow-dangerously|yolo|allow-all|approval|permission|yes-always|sandbox|skip-perm|trust-all|ask-for)/.test(
      text,
    )
  )
    return [];
  const seen: RuleSighting[] = [];
  const take = (start: number, end: number, flag: string): void => {
    if (seen.length >= MOST_FLAGS) return;
    const head = text.slice(Math.max(0, start - 2_000), start);
    const line = head.slice(head.lastIndexOf("\n") + 1);
    if (/^\s*(#|\/\/)/.test(line) || seen.some((one) => one.start <= start && start < one.end)) return;
    seen.push({ rule: dangerousFlag.id, start, end, evidence: text.slice(start, end), identity: flag });
  };
  for (const match of text.matchAll(CALL)) take(match.index, match.index + match[0].length, match[1]!);
  if (takesArguments)
    for (const match of text.matchAll(WITHIN_ARGS)) take(match.index, match.index + match[0].length, match[0]);
  return seen;
}
