/** What a file is to an agent, by its name. */
export type FileKind =
  /** Settings and server lists of an agent, editor or desktop client. */
  | "settings"
  /** Text that an agent takes as its orders: rules files, skills, sub-agents, commands, prompts. */
  | "orders"
  /** What CI runs. */
  | "workflow"
  /** Data that may hold servers or definitions of tools; its content decides. */
  | "data"
  /** Pictures and documents: what they carry beside what they show. */
  | "picture"
  /** Programs and pages, in which nothing may be hidden. */
  | "source"
  /** What starts programs. */
  | "script"
  /** Variables that are loaded for whoever works in the folder. */
  | "environment"
  /** What `--pin` wrote. */
  | "pins";

export const PIN_FILE = "parapet-agents.lock.json";

const KINDS: readonly (readonly [kind: FileKind, names: RegExp])[] = [
  ["pins", /(^|\/)parapet-agents\.lock\.json$/],
  [
    "settings",
    /(^|\/)(\.?mcp(\.[\w-]{1,40})?\.json|mcp[_-](config|settings|servers)\.json|cline_mcp_settings\.json|claude_desktop_config\.json|\.claude\.json|managed-settings\.json|gemini-extension\.json|\.?opencode\.jsonc?|librechat\.ya?ml|smithery\.ya?ml)$/i,
  ],
  [
    "settings",
    /(^|\/)(\.claude\/settings(\.local)?\.json|\.claude-plugin\/(plugin|marketplace)\.json|hooks\/hooks\.json|\.cursor\/(cli|hooks|permissions|cli-config|environment)\.json|\.vscode\/(settings|tasks|launch)\.json|\.gemini\/settings\.json|\.codex\/[\w-]+\.toml|\.zed\/settings\.json|\.continue\/(config\.(json|ya?ml)|mcpServers\/[^/]+\.ya?ml)|\.devcontainer\/devcontainer\.json|\.devcontainer\.json|goose\/config\.ya?ml|\.(windsurf|roo|kiro|amazonq|junie|qwen|factory|augment)\/([\w-]+\/)?[\w-]+\.json)$/i,
  ],
  ["settings", /\.code-workspace$/],
  [
    "workflow",
    /(^|\/)(\.github\/(workflows|actions)\/.{1,200}\.ya?ml|\.gitlab-ci\.ya?ml|\.gitea\/workflows\/[^/]+\.ya?ml)$/,
  ],
  [
    "orders",
    /(^|\/)(CLAUDE(\.local)?\.md|AGENTS?(\.override)?\.md|GEMINI\.md|QWEN\.md|CRUSH\.md|WARP\.md|CONVENTIONS\.md|SKILL\.md|copilot-instructions\.md|\.(cursor|windsurf|cline|roo|goose)rules(-[\w-]+)?|\.goosehints|\.junie\/guidelines\.md|\.rules|llms(-full)?\.txt|system[-_]?prompts?(\.[\w-]+)?\.(md|txt))$/i,
  ],
  [
    "orders",
    /(^|\/)\.(claude|cursor|windsurf|clinerules|roo|kiro|amazonq|codex|gemini|qwen|opencode|continue|junie|trae|augment|github)\/(.{0,200}\/)?(rules|rules-[\w-]+|steering|commands|command|agents|agent|skills|prompts|instructions|chatmodes|workflows|modes|memories|output-styles)\/.{1,200}\.(md|mdc|txt|toml)$/i,
  ],
  [
    "orders",
    /(^|\/)\.clinerules\/[^/]+\.(md|txt)$|(^|\/)skills\/.{1,200}\.md$|\.(instructions|prompt|chatmode|agent)\.md$|\.prompty$|(^|\/)prompts?\/.{1,200}\.(md|txt|prompt|j2|jinja2?)$/i,
  ],
  ["environment", /(^|\/)\.env(rc|\.[\w.-]{1,40})?$/],
  ["script", /\.(sh|bash|zsh)$|(^|\/)(Makefile|justfile|Justfile|Dockerfile[\w.-]{0,40}|Procfile|Taskfile\.ya?ml)$/],
  [
    "source",
    /\.(md|mdx|rst|txt|adoc|html?|py|ts|tsx|js|jsx|mjs|cjs|go|rs|java|kt|swift|rb|php|cs|c|h|cc|cpp|hpp|scala|sql|ya?ml|toml|tf|vue|svelte)$/i,
  ],
  ["picture", /\.(png|jpe?g|gif|webp|svg|tiff?|pdf)$/i],
  ["data", /\.json$|(^|\/)(server|tools|manifest)\.ya?ml$/i],
];

export function kindOf(path: string): FileKind | undefined {
  return KINDS.find(([, names]) => names.test(path))?.[0];
}
