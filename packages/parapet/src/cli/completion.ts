import type { Command } from "commander";

export type Shell = "bash" | "zsh" | "fish";

interface Node {
  /** Words typed so far after `parapet`, "" at the root. */
  readonly path: string;
  readonly words: readonly { readonly word: string; readonly help: string }[];
}

/** A completion script made from the commands as they are, so that it cannot lag behind. */
export function completionScript(program: Command, shell: Shell): string {
  const nodes = nodesOf(program, "");
  return { bash, zsh, fish }[shell](nodes);
}

function nodesOf(command: Command, path: string, above: Node["words"] = []): readonly Node[] {
  const members = command.commands.map((member) => ({ word: member.name(), help: member.description() }));
  const options = command.options.flatMap((option) =>
    option.long === undefined || option.hidden ? [] : [{ word: option.long, help: option.description }],
  );
  const values = command.registeredArguments.flatMap((one) =>
    (one.argChoices ?? []).map((word) => ({ word, help: one.description })),
  );
  const here = { path, words: [...members, ...values, ...options, ...above, { word: "--help", help: "Print help" }] };
  const below = [...options.filter(({ word }) => word !== "--version"), ...above];
  return [here, ...command.commands.flatMap((member) => nodesOf(member, `${path} ${member.name()}`.trim(), below))];
}

/** The words before the cursor that are no options, as far as they name a command. */
const bash = (nodes: readonly Node[]): string => `# parapet completion for bash: source <(parapet completion bash)
_parapet() {
  local path="" word i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    case "$word" in -*) continue ;; esac
    case "\${path:+$path }$word" in
${nodes
  .filter(({ path }) => path !== "")
  .map(({ path }) => `      "${path}") path="${path}" ;;`)
  .join("\n")}
    esac
  done
  local words=""
  case "$path" in
${nodes.map(({ path, words }) => `    "${path}") words="${words.map(({ word }) => word).join(" ")}" ;;`).join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
  [ \${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _parapet parapet
`;

const zsh = (nodes: readonly Node[]): string => `#compdef parapet
# parapet completion for zsh: parapet completion zsh > "\${fpath[1]}/_parapet"
_parapet() {
  local command_path="" word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    [[ "$word" == -* ]] && continue
    case "\${command_path:+$command_path }$word" in
${nodes
  .filter(({ path }) => path !== "")
  .map(({ path }) => `      "${path}") command_path="${path}" ;;`)
  .join("\n")}
    esac
  done
  local -a found
  case "$command_path" in
${nodes.map(({ path, words }) => `    "${path}") found=(${words.map(({ word, help }) => quoted(`${word}:${help}`)).join(" ")}) ;;`).join("\n")}
  esac
  _describe parapet found || _files
}
[[ -n "\${functions[compdef]}" ]] && compdef _parapet parapet
`;

const fish = (nodes: readonly Node[]): string => {
  const lines = nodes.flatMap(({ path, words }) =>
    words.map(({ word, help }) => {
      const steps = path === "" ? [] : path.split(" ");
      const inside = steps.map((step) => `__fish_seen_subcommand_from ${step}`);
      const members = nodes
        .filter(
          (node) =>
            node.path.startsWith(path === "" ? "" : `${path} `) &&
            node.path.split(" ").length === steps.length + 1 &&
            node.path !== "",
        )
        .map((node) => node.path.split(" ").at(-1));
      const outside = members.length === 0 ? [] : [`not __fish_seen_subcommand_from ${members.join(" ")}`];
      const condition = [...inside, ...outside].join("; and ");
      const what = word.startsWith("--") ? `-l ${word.slice(2)}` : `-f -a ${word}`;
      return `complete -c parapet ${condition === "" ? "" : `-n '${condition}' `}${what} -d ${quoted(help)}`;
    }),
  );
  return `# parapet completion for fish: parapet completion fish > ~/.config/fish/completions/parapet.fish\n${lines.join("\n")}\n`;
};

function quoted(text: string): string {
  return `'${text.replaceAll("'", "")}'`;
}
