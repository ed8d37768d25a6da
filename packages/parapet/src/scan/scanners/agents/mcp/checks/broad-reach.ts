import type { Sighting } from "../../../../structured/sighting.ts";
import { KEY_FOLDER, WIDE_PATH } from "../../wide-path.ts";
import { packageRunOf } from "../package-run.ts";
import { innerWords, type McpServer, programOf, type Word } from "../server.ts";
import { type ServerCheck, withServer } from "../server-check.ts";

const SOCKET = /docker\.sock|podman\.sock|containerd\.sock|crio\.sock/;
const FLAGS =
  /^--?(allow-all|allow-all-tools|dangerously-[\w-]+|yolo|no-sandbox|disable-sandbox|unrestricted|allow-all-paths|allow-write=\/|allow-any-command|unsafe|full-access|allow_all|A)$/;
const FILE_SERVERS = /file-?system|desktop-commander|commander|(^|[^a-z])(fs|files?)([^a-z]|$)/i;

function why(word: Word, before: string, isFiles: boolean, isContainer: boolean): string | undefined {
  const { text } = word;
  if (SOCKET.test(text)) return "the socket of the container engine, which is the machine itself";
  if (isContainer) {
    if (/^--(privileged(=true)?|pid=host|network=host|net=host|ipc=host|userns=host)$/.test(text)) return text;
    if (/^(--pid|--network|--net|--ipc|--userns)$/.test(before) && text === "host") return `${before} host`;
    if (/^--cap-add(=|$)/.test(text) || before === "--cap-add") return /ALL|SYS_ADMIN/.test(text) ? text : undefined;
    const mount = /^(?:--volume=|--mount=)?(?:type=bind,)?(?:src=|source=)?([^:,]+|[A-Za-z]:\\[^:,]*)[:,]/.exec(
      text,
    )?.[1];
    const isMount = before === "-v" || before === "--volume" || before === "--mount" || /^--(volume|mount)=/.test(text);
    return isMount && mount !== undefined && (WIDE_PATH.test(mount) || KEY_FOLDER.test(mount))
      ? `a mount of ${mount}`
      : undefined;
  }
  if (FLAGS.test(text)) return text;
  const path = text.replace(/^--?[\w-]+=/, "");
  if (isFiles && WIDE_PATH.test(path)) return `all of ${path}`;
  return KEY_FOLDER.test(path) && !/(known_hosts|\.pub|config)$/.test(path) ? path : undefined;
}

export const broadReach: ServerCheck = {
  rule: {
    id: "mcp-broad-reach",
    title: "MCP server that reaches too far",
    summary:
      "The server is given the whole disk, a home folder, keys, the container engine or a switch that lifts its own limits: one injected instruction then reaches all of that.",
    severity: "high",
    confidence: 0.9,
    cwe: [732, 250],
    threats: ["tool-misuse", "agent-credential-harvest"],
    remediation: "Give it the project's folder and nothing above it; take out the switch, the socket or the mount.",
    examples: {
      hits: [
        withServer({ command: "npx", args: ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "/"] }),
        withServer({ command: "npx", args: ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "/Users/ana"] }),
        withServer({
          command: "docker",
          args: ["run", "-i", "-v", "/var/run/docker.sock:/var/run/docker.sock", "a/b:1.0"],
        }),
        withServer({ command: "docker", args: ["run", "-i", "--privileged", "a/b:1.0"] }),
        withServer({ command: "docker", args: ["run", "-i", "-v", "/:/host", "a/b:1.0"] }),
        withServer({ command: "deno", args: ["run", "-A", "server.ts"] }),
        withServer({ command: "notes", args: ["--key", "/home/ana/.ssh/id_ed25519"] }),
      ],
      misses: [
        withServer({ command: "npx", args: ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "."] }),
        withServer({
          command: "npx",
          args: ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "/home/ana/work/app"],
        }),
        withServer({ command: "docker", args: ["run", "-i", "-v", "./data:/data", "a/b:1.0"] }),
        withServer({ command: "deno", args: ["run", "--allow-read=.", "server.ts"] }),
        withServer({ command: "notes", args: ["--mount-point", "/"] }),
      ],
    },
  },
  see(server) {
    const words = innerWords(server.words);
    const isContainer = /^(docker|podman|nerdctl)$/.test(programOf(words[0]?.text));
    const named =
      packageRunOf(server)?.name ??
      words
        .slice(0, 3)
        .map(({ text }) => text)
        .join(" ");
    const isFiles = FILE_SERVERS.test(`${server.name} ${named}`);
    const seen: Sighting[] = [];
    for (const [index, word] of words.entries()) {
      const reason = why(word, words[index - 1]?.text ?? "", isFiles && index > 0, isContainer);
      if (reason !== undefined) seen.push(sighting(server, word, reason));
    }
    for (const { key, value, start, end } of server.env)
      if (value.kind === "scalar" && typeof value.value === "string") {
        const isPath = /(ROOT|PATH|DIR|DIRS|DIRECTORY|DIRECTORIES|ALLOWED)/.test(key);
        if (isFiles && isPath && value.value.split(/[,:;]/).some((one) => WIDE_PATH.test(one.trim())))
          seen.push(sighting(server, { text: key, start, end }, `${key} ${value.value}`));
      }
    return seen;
  },
};

const sighting = ({ name }: McpServer, { start, end }: Word, reason: string): Sighting => ({
  start,
  end,
  evidence: `${name} is given ${reason}`,
  identity: `${name} ${reason}`,
});
