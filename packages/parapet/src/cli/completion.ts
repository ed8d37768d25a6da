import type { Command, Option } from "commander";

export type Shell = "bash" | "zsh" | "fish";

interface Word {
  readonly word: string;
  readonly help: string;
  /** The one-letter form of an option, with its dash. */
  readonly short?: string;
  /** What may follow an option that takes a value; empty where that is anything, such as a file. */
  readonly values?: readonly string[];
}

interface Node {
  /** Words typed so far after `parapet`, "" at the root. */
  readonly path: string;
  readonly words: readonly Word[];
}

/** A completion script made from the commands as they are, so that it cannot lag behind. */
export function completionScript(program: Command, shell: Shell): string {
  const nodes = nodesOf(program, "");
  return { bash, zsh, fish }[shell](nodes);
}

function nodesOf(command: Command, path: string, above: Node["words"] = []): readonly Node[] {
  const members = command.commands.map((member) => ({ word: member.name(), help: member.description() }));
  const options = command.options.flatMap((option) =>
    option.long === undefined || option.hidden ? [] : [wordOf(option, option.long)],
  );
  const values = command.registeredArguments.flatMap((one) =>
    (one.argChoices ?? []).map((word) => ({ word, help: one.description })),
  );
  const here = { path, words: [...members, ...values, ...options, ...above, { word: "--help", help: "Print help" }] };
  const below = [...options.filter(({ word }) => word !== "--version"), ...above];
  return [here, ...command.commands.flatMap((member) => nodesOf(member, `${path} ${member.name()}`.trim(), below))];
}

function wordOf({ description, short, required, optional, argChoices }: Option, long: string): Word {
  return {
    word: long,
    help: description,
    ...(short === undefined ? {} : { short }),
    ...(required || optional ? { values: argChoices ?? [] } : {}),
  };
}

/** Options after which a value stands, by the words before it: `guard test --origin`. */
function valuesOf(nodes: readonly Node[]): readonly { readonly before: string; readonly option: Word }[] {
  return nodes.flatMap(({ path, words }) =>
    words
      .filter(({ values }) => values !== undefined)
      .flatMap((option) =>
        [option.word, ...(option.short === undefined ? [] : [option.short])].map((typed) => ({
          before: `${path} ${typed}`,
          option,
        })),
      ),
  );
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
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}"
  if [ "$current" = "=" ]; then current=""; elif [ "$before" = "=" ]; then before="\${COMP_WORDS[COMP_CWORD - 2]}"; fi
  case "$path $before" in
${valuesOf(nodes)
  .map(({ before, option }) => `    "${before}") words="${option.values?.join(" ")}" ;;`)
  .join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ \${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "$current"))
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
  local before="\${words[CURRENT-1]}"
  if [[ "$PREFIX" == --*=* ]]; then
    before="\${PREFIX%%=*}"
    compset -P 1 '*='
  fi
  case "$command_path $before" in
${valuesOf(nodes)
  .map(({ before, option }) => `    "${before}") found=(${option.values?.map(quoted).join(" ")}) ;;`)
  .join("\n")}
  esac
  _describe parapet found || _files
}
[[ -n "\${functions[compdef]}" ]] && compdef _parapet parapet
`;

const fish = (nodes: readonly Node[]): string => {
  const lines = nodes.flatMap(({ path, words }) =>
    words.map(({ word, help, short, values }) => {
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
      const letter = short === undefined ? "" : ` -s ${short.slice(1)}`;
      const taken = values === undefined ? "" : values.length === 0 ? " -r" : ` -x -a ${quoted(values.join(" "))}`;
      const what = word.startsWith("--") ? `-l ${word.slice(2)}${letter}${taken}` : `-f -a ${word}`;
      return `complete -c parapet ${condition === "" ? "" : `-n '${condition}' `}${what} -d ${quoted(help)}`;
    }),
  );
  return `# parapet completion for fish: parapet completion fish > ~/.config/fish/completions/parapet.fish\n${lines.join("\n")}\n`;
};

function quoted(text: string): string {
  return `'${text.replaceAll("'", "")}'`;
}
