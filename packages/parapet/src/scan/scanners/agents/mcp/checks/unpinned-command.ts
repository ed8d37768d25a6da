import { packageRunOf } from "../package-run.ts";
import { type ServerCheck, withServer } from "../server-check.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

export const unpinnedCommand: ServerCheck = {
  rule: {
    id: "mcp-unpinned-server",
    title: "MCP server without a fixed version",
    summary:
      "The config fetches whatever version of a server is newest when it starts: whoever takes over the package runs code on this machine at the next start.",
    severity: "medium",
    confidence: 0.95,
    cwe: [1357, 829],
    threats: ["malicious-dependency", "poisoned-tool-definition"],
    remediation:
      "Name the exact version that was reviewed: `pkg@1.2.3`, `pkg==1.2.3`, an image digest or a full commit.",
    examples: {
      hits: [
        withServer({ command: "npx", args: ["-y", "some-notes-server"] }),
        withServer({ command: "npx", args: ["-y", "@scope/server@latest"] }),
        withServer({ command: "npx", args: ["-y", "notes-server@^1.2.0"] }),
        withServer({ command: "cmd", args: ["/c", "npx", "-y", "notes-server"] }),
        withServer({ command: "sh", args: ["-c", "exec npx -y notes-server"] }),
        withServer({ command: "uvx", args: ["notes-server"] }),
        withServer({ command: "uvx", args: ["--from", "git+https://git.example/a/b", "notes"] }),
        withServer({ command: "docker", args: ["run", "-i", "--rm", "-e", "KEY", "notes/server:latest"] }),
        withServer({ command: "docker", args: ["run", "--rm", "-i", "notes/server"] }),
        withServer({ command: "npx some-notes-server --stdio" }),
        { ".codex/config.toml": '[mcp_servers.notes]\ncommand = "npx"\nargs = ["-y", "notes-server"]\n' },
      ],
      misses: [
        withServer({ command: "npx", args: ["-y", "notes-server@1.2.3"] }),
        withServer({ command: "uvx", args: ["notes-server==1.2.3"] }),
        withServer({ command: "uvx", args: ["--from", `git+https://git.example/a/b@${COMMIT}`, "notes"] }),
        withServer({ command: "docker", args: ["run", "-i", "-v", "./data:/data", "notes/server:1.4"] }),
        withServer({ command: "npx", args: ["-y", "./tools/server"] }),
        withServer({ command: "npx", args: ["-y", "$" + "{SERVER_PACKAGE}"] }),
        withServer({ command: "node", args: ["build/index.js"] }),
        withServer({ command: "uv", args: ["run", "server.py"] }),
      ],
    },
  },
  see(server) {
    const run = packageRunOf(server);
    if (run === undefined || run.isPinned) return [];
    const { word, spec, ecosystem } = run;
    const isTag = run.version === "latest" || run.version === "main" || run.version === "next";
    return [
      {
        start: word.start,
        end: word.end,
        evidence: `${server.name} runs ${spec}`,
        identity: `${server.name} ${ecosystem} ${run.name}`,
        ...(ecosystem === "git" || isTag ? {} : { confidence: 0.9 }),
      },
    ];
  },
};
