import type { Placed, Workload } from "./workload.ts";

const NONE = { hasForeignEnv: false, ports: [], escapes: [], hasLimits: true } as const;

interface Line extends Placed {}

/** Lines of a script, those that end in a backslash put together; comments left out. */
function logicalLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let offset = 0;
  let open: Line | undefined;
  for (const raw of text.split("\n")) {
    const end = offset + raw.length;
    const body = raw.replace(/\r$/, "");
    if (open !== undefined || !/^\s*(#|\/\/|rem\b)/i.test(body)) {
      const goesOn = /\\\s*$/.test(body);
      const piece = goesOn ? body.replace(/\\\s*$/, " ") : body;
      open =
        open === undefined
          ? { text: piece, start: offset, end }
          : { text: `${open.text}${piece}`, start: open.start, end };
      if (!goesOn || open.text.length > 10_000) {
        if (open.text.trim() !== "") lines.push(open);
        open = undefined;
      }
    }
    offset = end + 1;
  }
  if (open !== undefined) lines.push(open);
  return lines;
}

/** Of one script: each of its commands is asked about all of them. */
const MOST_EXPORTED = 100;

/** Each command of a script, a unit file or a Procfile. */
export function lineWorkloads(text: string): readonly Workload[] {
  const exported = new Map<string, Placed>();
  return logicalLines(text).flatMap(({ text: line, start, end }) => {
    const body = line.replace(/^\s*(ExecStart\s?=\s?|[\w-]{1,40}:\s|(run|command):\s|-\s)/, "");
    const { words, env: own } = readWords(body, start, end);
    if (words.length === 0) {
      if (exported.size < MOST_EXPORTED) for (const [name, value] of own) exported.set(name, value);
      return [];
    }
    const env = exported.size === 0 ? own : new Map([...exported, ...own]);
    const run = containerRun(words);
    if (run !== undefined) return [{ ...NONE, name: "docker run", start, end, from: "line" as const, ...run }];
    return [{ ...NONE, name: words[0]!.text, start, end, from: "line" as const, image: undefined, words, env }];
  });
}

/** Options of `docker run` that take no word of their own. */
const ALONE = /^(--(rm|init|interactive|tty|detach|privileged|read-only|publish-all|no-healthcheck)|-[itdPq]+)$/;

/** What `docker run` starts: its image, ports, variables and what follows the image. */
function containerRun(
  words: readonly Placed[],
): Pick<Workload, "image" | "words" | "env" | "ports" | "escapes"> | undefined {
  if (!/^(docker|podman|nerdctl)$/.test(words[0]?.text ?? "") || words[1]?.text !== "run") return undefined;
  const [ports, escapes, env] = [[] as Placed[], [] as Placed[], new Map<string, Placed>()];
  for (let at = 2; at < words.length; at++) {
    const word = words[at]!;
    const [, option = word.text, inline] = /^(--?[\w-]+)=(.*)$/.exec(word.text) ?? [];
    if (!option.startsWith("-")) return { image: word, words: words.slice(at + 1), env, ports, escapes };
    const value = inline ?? (ALONE.test(option) ? "" : (words[++at]?.text ?? ""));
    if ((option === "-p" || option === "--publish") && value.includes(":") && !/^(127\.|localhost|\[::1\])/.test(value))
      ports.push({ ...word, text: value });
    if (/^--(network|net)$/.test(option) && value === "host") ports.push({ ...word, text: "the host's network" });
    if (option === "--privileged") escapes.push({ ...word, text: option });
    if (/^(-v|--volume)$/.test(option) && /docker\.sock|^\/:/.test(value))
      escapes.push({ ...word, text: `a mount of ${value}` });
    if (option === "-e" || option === "--env") {
      const equals = value.indexOf("=");
      env.set(equals < 0 ? value : value.slice(0, equals), {
        ...word,
        text: equals < 0 ? "$" : value.slice(equals + 1),
      });
    }
  }
  return undefined;
}

/** The image of a Dockerfile's last stage: its variables and what it starts. */
export function dockerfileWorkloads(text: string): readonly Workload[] {
  let image: Placed | undefined;
  let env = new Map<string, Placed>();
  let words: readonly Placed[] = [];
  for (const { text: line, start, end } of logicalLines(text)) {
    const [, instruction = "", rest = ""] = /^\s*([A-Za-z]+)\s+([\s\S]*)$/.exec(line) ?? [];
    switch (instruction.toUpperCase()) {
      case "FROM":
        image = { text: rest.replace(/^--platform=\S+\s+/, "").split(/\s/)[0]!, start, end };
        env = new Map();
        words = [];
        break;
      case "ENV":
        for (const [, name, double, single, bare] of rest.matchAll(
          /([A-Za-z_]\w{0,100})=(?:"([^"]*)"|'([^']*)'|(\S*))/g,
        ))
          env.set(name!, { text: double ?? single ?? bare ?? "", start, end });
        if (!rest.includes("=")) {
          const [name = "", ...value] = rest.trim().split(/\s+/);
          env.set(name, { text: value.join(" "), start, end });
        }
        break;
      case "ENTRYPOINT":
      case "CMD":
        words = [...(instruction.toUpperCase() === "CMD" ? words : []), ...startWords(rest, start, end)];
        break;
    }
  }
  if (image === undefined) return [];
  const { start, end } = words[0] ?? image;
  return [{ ...NONE, name: "image", start, end, from: "dockerfile", image, words, env }];
}

function startWords(rest: string, start: number, end: number): readonly Placed[] {
  if (!rest.trim().startsWith("[")) return readWords(rest, start, end).words;
  return [...rest.matchAll(/"((?:[^"\\]|\\.){0,1000})"/g)].flatMap(([, word = ""]) =>
    /\s/.test(word) ? readWords(word, start, end).words : [{ text: word, start, end }],
  );
}

/** Words of a command line without its quotes; variables set before the program are its environment. */
function readWords(
  line: string,
  start: number,
  end: number,
): { readonly words: readonly Placed[]; readonly env: ReadonlyMap<string, Placed> } {
  const words: Placed[] = [];
  const env = new Map<string, Placed>();
  for (const [word] of line.matchAll(/(?:[^\s"'\\]|\\.|"[^"]{0,2000}"|'[^']{0,2000}')+/g)) {
    const text = word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2");
    const assigned = words.length === 0 ? /^([A-Za-z_]\w{0,100})=([\s\S]*)$/.exec(text) : null;
    if (assigned !== null) env.set(assigned[1]!, { text: assigned[2]!, start, end });
    else if (!(words.length === 0 && /^(export|exec|sudo|nohup|then|do|set|time|env|&&|\|\|)$/.test(text)))
      words.push({ text, start, end });
  }
  return { words, env };
}
