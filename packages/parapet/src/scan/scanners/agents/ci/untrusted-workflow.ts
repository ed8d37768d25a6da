import type { Example, Rule } from "../../../rule.ts";
import {
  at,
  type Entry,
  entriesOf,
  entryOf,
  everyEntry,
  itemsOf,
  type Node,
  textOf,
} from "../../../structured/node.ts";
import type { RuleSighting } from "../../../structured/sighting.ts";

/** Actions that put a prompt before an agent or model. */
const ACTIONS =
  /^(anthropics\/claude-code(-base)?-action|openai\/codex-action|google-github-actions\/run-gemini-cli|google-gemini\/gemini-cli-action|actions\/ai-inference|qodo-ai\/pr-agent|codium-ai\/pr-agent|[\w-]+\/[\w-]*(claude|codex|gemini|copilot|gpt|llm|ai-agent|aider)[\w-]*)@/i;
const COMMANDS =
  /(^|[\s;&|(])(claude\s[^\n]{0,80}(-p|--print)\b|codex\s+exec\b|gemini\s[^\n]{0,80}(-p|--prompt)\b|copilot\s[^\n]{0,80}(-p|--prompt)\b|cursor-agent\b|opencode\s+run\b|aider\s[^\n]{0,80}--message|amp\s+-x|goose\s+run\b|llm\s+-|gh\s+models\s+run\b)/;
/** What anybody may write. */
const UNTRUSTED =
  /\$\{\{[^}]{0,120}(github\.event\.(issue|pull_request|comment|review|review_comment|discussion|discussion_comment|head_commit|commits|pages|workflow_run)[\w.[\]*]{0,60}\.?(title|body|message|ref|label|name|head_branch|page_name|email)|github\.head_ref|steps\.[\w-]{1,60}\.outputs\.(body|title|comment|diff|issue|pr)[\w-]{0,30})\b[^}]{0,120}\}\}/;
const OPEN_TRIGGERS = [
  "issues",
  "issue_comment",
  "pull_request_target",
  "pull_request_review",
  "pull_request_review_comment",
  "discussion",
  "discussion_comment",
  "workflow_run",
  "fork",
  "watch",
] as const;
const GATE =
  /author_association|collaborator|permission|github\.actor\s?==|github\.event\.sender\.login\s?==|github\.triggering_actor\s?==|github\.repository_owner\s?==|contains\([^)]{0,200}(OWNER|MEMBER)|head\.repo\.(full_name|fork)/;
const EVERYBODY = /^(allowed_non_write_users|allow-users|allowed_users|allowed_bots|allow-bots)$/;

const expression = (text: string): string => `$\{{ ${text} }}`;
const workflow = (on: string, permissions: string, step: string): Example => ({
  ".github/workflows/triage.yml": `name: triage\non: ${on}\n${permissions === "" ? "" : `permissions: ${permissions}\n`}jobs:\n  triage:\n    runs-on: ubuntu-24.04\n    steps:\n${step}`,
});
const action = (prompt: string, more = ""): string =>
  `      - uses: anthropics/claude-code-action@v1\n        with:\n          anthropic_api_key: $\{{ secrets.ANTHROPIC_API_KEY }}\n${more}          prompt: "${prompt}"\n`;

export const untrustedWorkflow: Rule = {
  id: "agent-ci-untrusted-text",
  title: "CI gives an agent power and strangers' text",
  summary:
    "A workflow that anybody can start puts what they wrote, or their branch, before an agent that holds secrets or may write: they tell the agent what to do with them.",
  severity: "critical",
  confidence: 0.85,
  cwe: [1427, 94],
  threats: ["indirect-prompt-injection", "registry-or-pipeline-compromise"],
  remediation:
    "Give the job read permissions and no other secrets, let it run for people with write access only, and hand text over as a file that the agent is told is data.",
  examples: {
    hits: [
      workflow("issues", "write-all", action(`Triage: ${expression("github.event.issue.body")}`)),
      workflow(
        "[issue_comment]",
        "{ contents: write }",
        `      - run: claude -p "Answer ${expression("github.event.comment.body")}"\n`,
      ),
      workflow(
        "pull_request_target",
        "",
        `      - uses: actions/checkout@v4\n        with:\n          ref: $\{{ github.event.pull_request.head.sha }}\n${action("Review the code")}`,
      ),
      workflow(
        "issues",
        "{ issues: write, contents: write }",
        action("Triage", "          allowed_non_write_users: '*'\n"),
      ),
    ],
    misses: [
      workflow("push", "write-all", action(`Summarise ${expression("github.sha")}`)),
      workflow("issues", "{ issues: write }", action(`Label issue number ${expression("github.event.issue.number")}`)),
      workflow(
        "pull_request_target",
        "{ contents: read }",
        `      - uses: actions/checkout@v4\n${action("Review the code")}`,
      ),
      workflow(
        "issue_comment",
        "{ contents: write }",
        `      - if: contains(fromJSON('["OWNER","MEMBER"]'), github.event.comment.author_association)\n        run: claude -p "$\{{ github.event.comment.body }}"\n`,
      ),
    ],
  },
};

const triggersOf = (root: Node): readonly string[] => {
  const on = at(root, "on") ?? at(root, "true");
  const one = textOf(on);
  if (one !== undefined) return [one];
  return [...itemsOf(on).map((item) => textOf(item) ?? ""), ...entriesOf(on).map(({ key }) => key)];
};

export function untrustedSteps(root: Node): readonly RuleSighting[] {
  const triggers = triggersOf(root);
  if (!OPEN_TRIGGERS.some((trigger) => triggers.includes(trigger))) return [];
  return entriesOf(at(root, "jobs")).flatMap(({ value: job }) => {
    const steps = itemsOf(at(job, "steps"));
    const isGated = GATE.test(textOf(at(job, "if")) ?? "");
    const permissions = entryOf(job, "permissions") ?? entryOf(root, "permissions");
    const takesBranch =
      steps.some(checksOutBranch) && triggers.some((one) => /_target$|workflow_run|comment/.test(one));
    return steps.flatMap((step) => {
      if (isGated || GATE.test(textOf(at(step, "if")) ?? "") || !isAgent(step)) return [];
      const reason = untrustedIn(step, job) ?? (takesBranch ? "works in a stranger's branch" : undefined);
      if (reason === undefined) return [];
      const power = powerOf(permissions, step, job);
      const place = entryOf(step, "uses") ?? entryOf(step, "run") ?? step;
      const grade = power === undefined ? { severity: "medium" as const, confidence: 0.7 } : {};
      return [
        {
          rule: untrustedWorkflow.id,
          start: place.start,
          end: place.end,
          evidence: `an agent ${reason}${power === undefined ? "" : ` and ${power}`}`,
          identity: `${textOf(at(step, "name")) ?? textOf(at(step, "uses")) ?? "run"} ${reason}`,
          ...grade,
        },
      ];
    });
  });
}

const isAgent = (step: Node): boolean =>
  ACTIONS.test(textOf(at(step, "uses")) ?? "") || COMMANDS.test(textOf(at(step, "run")) ?? "");

function untrustedIn(step: Node, job: Node): string | undefined {
  for (const { entry } of everyEntry(at(step, "with"))) {
    if (EVERYBODY.test(entry.key) && textOf(entry.value)?.trim() === "*") return "answers everybody";
    if (UNTRUSTED.test(textOf(entry.value) ?? "")) return "reads what anybody wrote";
  }
  const run = textOf(at(step, "run")) ?? "";
  if (UNTRUSTED.test(run)) return "reads what anybody wrote";
  const carriers = [...entriesOf(at(step, "env")), ...entriesOf(at(job, "env"))].filter(({ value }) =>
    UNTRUSTED.test(textOf(value) ?? ""),
  );
  return carriers.some(({ key }: Entry) => run.includes(`$${key}`) || run.includes(`$\{${key}}`))
    ? "reads what anybody wrote"
    : undefined;
}

const checksOutBranch = (step: Node): boolean =>
  /^actions\/checkout@/.test(textOf(at(step, "uses")) ?? "") &&
  /head\.(sha|ref)|head_ref|head_sha|refs\/pull\//.test(textOf(at(step, "with", "ref")) ?? "");

/** What the agent could do for a stranger: permissions and secrets beside its own key. */
function powerOf(permissions: Entry | undefined, step: Node, job: Node): string | undefined {
  if (permissions === undefined) return "may have the repository's default permissions";
  const all = textOf(permissions.value);
  if (all === "write-all") return "may write everything";
  const writes = entriesOf(permissions.value).find(
    ({ key, value }) =>
      textOf(value) === "write" &&
      /^(contents|actions|packages|deployments|id-token|workflows|pull-requests|pages)$/.test(key),
  );
  if (writes !== undefined) return `may write ${writes.key}`;
  for (const { entry } of [
    ...everyEntry(at(step, "env")),
    ...everyEntry(at(step, "with")),
    ...everyEntry(at(job, "env")),
  ]) {
    const secret = /secrets\.(\w{1,80})/.exec(textOf(entry.value) ?? "")?.[1];
    if (secret !== undefined && !/GITHUB_TOKEN|ANTHROPIC|OPENAI|GEMINI|CLAUDE|CODEX|GOOGLE|LLM/i.test(secret))
      return `holds the secret ${secret}`;
  }
  return undefined;
}
