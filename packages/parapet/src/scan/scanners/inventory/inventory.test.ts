import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ScanResult } from "../../scan.ts";
import { scanTree } from "../../testing/tree.ts";
import { inventory } from "./inventory.ts";
import type { Seen } from "./item.ts";

type Tree = Readonly<Record<string, string | Uint8Array>>;

const scanned = (tree: Tree): Promise<ScanResult> =>
  scanTree(tree, { scanners: [inventory], settings: { options: { inventory: {} } } });

/** `kind name version path:line`, sorted. */
async function seenIn(tree: Tree): Promise<readonly string[]> {
  const { facts, failures } = await scanned(tree);
  expect(failures).toEqual([]);
  const lines = facts.map(({ data, path, line }) => {
    const { kind, name, version } = data as Seen;
    return `${kind} ${name}${version === undefined ? "" : `@${version}`} ${path}:${line}`;
  });
  return [...new Set(lines)].sort();
}

const notebook = JSON.stringify(
  {
    cells: [
      { cell_type: "markdown", source: ["import cohere\n"] },
      { cell_type: "code", source: ["# first\n", "from openai import OpenAI\n", 'm = "gpt-4o"'] },
    ],
  },
  null,
  1,
);

describe("inventory", () => {
  it("BM1: imports lead to libraries and the services they call", async () => {
    const seen = await seenIn({
      "a.ts":
        'import OpenAI from "openai";\nimport {\n  x,\n} from "@anthropic-ai/sdk/resources";\nconst c = require("cohere-ai");\n',
      "b.py":
        "import torch, numpy\nfrom google import genai\nfrom langchain_openai import ChatOpenAI\nimport sklearn\n",
      "c.ts": '// import "openai"\nimport "./openai";\nconst text = "import(\'openai\')";\n',
      "d.ipynb": notebook,
    });
    expect(seen).toEqual(
      [
        "library openai a.ts:1",
        "service OpenAI a.ts:1",
        "library @anthropic-ai/sdk a.ts:4",
        "service Anthropic a.ts:4",
        "library cohere-ai a.ts:5",
        "service Cohere a.ts:5",
        "library torch b.py:1",
        "library google-genai b.py:2",
        "service Google Gemini API b.py:2",
        "library langchain-openai b.py:3",
        "service OpenAI b.py:3",
        "library scikit-learn b.py:4",
        "library openai d.ipynb:13",
        "service OpenAI d.ipynb:13",
        "model gpt-4o d.ipynb:14",
      ].sort(),
    );
  });

  it("BM1: manifests give exact versions, and no version for a range", async () => {
    const seen = await seenIn({
      "package.json": '{\n "dependencies": {\n  "openai": "4.2.0",\n  "ai": "^5.0.0",\n  "zod": "4.0.0"\n }\n}',
      "requirements.txt": "# openai==9\nanthropic==0.40.0 ; python_version > '3.9'\nTransformers[torch]>=4\n",
      "pyproject.toml":
        '[project]\nname = "openai"\ndependencies = [\n  "qdrant-client==1.9.0",\n  "httpx",\n]\n[tool.poetry.dependencies]\nchromadb = "0.5.0"\n[tool.other]\nmistralai = "1.0"\n',
    });
    expect(seen.filter((line) => line.startsWith("library"))).toEqual(
      [
        "library openai@4.2.0 package.json:3",
        "library ai package.json:4",
        "library anthropic@0.40.0 requirements.txt:2",
        "library transformers requirements.txt:3",
        "library qdrant-client@1.9.0 pyproject.toml:4",
        "library chromadb@0.5.0 pyproject.toml:8",
      ].sort(),
    );
  });

  it("BM2: variables and hosts lead to their service, and sites and shared names do not", async () => {
    const seen = await seenIn({
      ".env.example": "ANTHROPIC_API_KEY=\nAPI_KEY=\n",
      "docker-compose.yml": "services:\n  a:\n    environment:\n      - GROQ_API_KEY\n",
      "call.ts": 'fetch("https://api.mistral.ai/v1/chat");\n// see https://platform.openai.com/docs\n',
      "deploy/Dockerfile": "ENV COHERE_API_KEY=x\n",
    });
    expect(seen).toEqual(
      [
        "service Anthropic .env.example:1",
        "service Groq docker-compose.yml:4",
        "service Mistral AI call.ts:1",
        "service Cohere deploy/Dockerfile:1",
      ].sort(),
    );
  });

  it("BM3: models by their identifiers, and those of the hub with revision and task", async () => {
    const tree = {
      "a.ts":
        'const m = "openai/gpt-4o-mini";\nconst n = "gpt-4 is good";\nconst file = "claude-3.ts";\nconst o = "o1";\nsend("command-acknowledged");\n// "gpt-4.1"\n * model: "gpt-5"\n',
      "app.yaml": "model: claude-sonnet-4-5\nfallback: 'gemini-2.5-pro' # later\nname: claude-code\n",
      "h.py":
        'AutoModel.from_pretrained(\n    "acme/tiny",\n    revision="0123abc",\n)\npipeline("text-classification", model="acme/judge")\nload_dataset("acme/talk", split="train")\nAutoModel.from_pretrained(path)\nAutoModel.from_pretrained("./local/dir/x")\n',
    };
    expect(await seenIn(tree)).toEqual(
      [
        "model gpt-4o-mini a.ts:1",
        "model claude-sonnet-4-5 app.yaml:1",
        "model gemini-2.5-pro app.yaml:2",
        "model acme/tiny@0123abc h.py:1",
        "model acme/judge h.py:5",
        "dataset acme/talk h.py:6",
      ].sort(),
    );
    const { facts } = await scanned(tree);
    const judge = facts.find(({ data }) => (data as Seen).name === "acme/judge")?.data as Seen;
    expect(judge).toMatchObject({ purl: "pkg:huggingface/acme/judge", more: { task: "text-classification" } });
  });

  it("BM4: prompts, data sets and model files with their hash", async () => {
    const weights = new Uint8Array([8, 0, 0, 0, 0, 0, 0, 0, 123, 125]);
    const tree = {
      "prompts/support.md": "Be kind.",
      "src/system-prompt.txt": "Be brief.",
      "CLAUDE.md": "Use tabs.",
      "data/train.jsonl": "{}\n",
      "weights/m.safetensors": weights,
      "lib/data.bin": weights,
      "docs/prompting.md": "About prompts.",
      "prompts/README.md": "About prompts.",
    };
    expect(await seenIn(tree)).toEqual(
      [
        "prompt prompts/support.md prompts/support.md:1",
        "prompt src/system-prompt.txt src/system-prompt.txt:1",
        "prompt CLAUDE.md CLAUDE.md:1",
        "dataset data/train.jsonl data/train.jsonl:1",
        "model-file weights/m.safetensors weights/m.safetensors:1",
      ].sort(),
    );
    const { facts } = await scanned(tree);
    const [file] = facts.filter(({ path }) => path.endsWith(".safetensors")).map(({ data }) => data as Seen);
    expect(file?.sha256).toBe(createHash("sha256").update(weights).digest("hex"));
  });

  it("BM5: MCP servers with the package that they start, and nothing secret", async () => {
    const tree = {
      ".mcp.json": JSON.stringify({
        mcpServers: {
          files: { command: "npx", args: ["-y", "@acme/files@1.2.3", "--token", "hush"], env: { KEY: "hush" } },
          web: {
            url: `https://${["user", "hush"].join(":")}@mcp.acme.example/sse?key=hush`,
            headers: { Authorization: "hush" },
          },
          py: { command: "uvx", args: ["acme-mcp"] },
        },
      }),
      ".vscode/mcp.json": '{\n  // ours: "x"\n  "servers": { "local": { "command": "/opt/bin/thing", }, },\n}\n',
      ".vscode/settings.json": '{ "editor.tabSize": 2 }',
    };
    expect(await seenIn(tree)).toEqual(
      [
        "mcp-server files@1.2.3 .mcp.json:1",
        "mcp-server web .mcp.json:1",
        "mcp-server py .mcp.json:1",
        "mcp-server local .vscode/mcp.json:3",
      ].sort(),
    );
    const { facts } = await scanned(tree);
    expect(JSON.stringify(facts)).not.toContain("hush");
    const purls = facts.map(({ data }) => (data as Seen).purl).filter((purl) => purl !== undefined);
    expect(purls.sort()).toEqual(["pkg:npm/%40acme/files", "pkg:pypi/acme-mcp"]);
  });

  it("BM6: tools where the code names them", async () => {
    const seen = await seenIn({
      "a.py":
        '@tool\ndef look_up(x):\n    pass\n\n@mcp.tool(name="send")\nasync def f():\n    pass\n\ndef plain():\n    pass\n',
      "b.ts": 'server.registerTool("book", {});\nconst tools = { weather: tool({}) };\nconst name = "ana";\n',
      "c.json": '[{"type": "function", "function": {\n"name": "pay",\n"parameters": {}}}]',
      "d.json": '{\n"name": "thing",\n"parameters": {}}',
    });
    expect(seen).toEqual(
      [
        "tool look_up a.py:1",
        "tool send a.py:5",
        "tool book b.ts:1",
        "tool weather b.ts:2",
        "tool pay c.json:2",
      ].sort(),
    );
  });

  it("BM7: a table of prices is no use of every model in it", async () => {
    const names = (count: number): string =>
      Array.from({ length: count }, (_, at) => `"gpt-4-v${at}": ${at},\n`).join("");
    expect(await seenIn({ "prices.ts": `export const p = {\n${names(16)}};\n` })).toEqual([]);
    expect(await seenIn({ "prices.ts": `export const p = {\n${names(15)}};\n` })).toHaveLength(15);
  });

  it("BM8: looks only when asked, and finds each service that is not on the register once", async () => {
    const tree = {
      "a.ts": 'import OpenAI from "openai";\n',
      "b.ts": 'import OpenAI from "openai";\nimport "cohere-ai";\n',
    };
    const quiet = await scanTree(tree, { scanners: [inventory] });
    expect([quiet.facts, quiet.findings]).toEqual([[], []]);
    const { findings } = await scanTree(tree, {
      scanners: [inventory],
      settings: { options: { inventory: { sanctioned: ["cohere"] } } },
    });
    expect(findings.map(({ title, evidence, location }) => [title, evidence, location.subject])).toEqual([
      ["OpenAI is not sanctioned", "OpenAI: import, in 2 files", "a.ts"],
    ]);
  });

  it("BM12: what is not what its name says is a failure", async () => {
    const { failures } = await scanned({ "package.json": "{", "n.ipynb": "no", ".mcp.json": "[", "ok.ts": "" });
    expect(failures.map(({ path, scanner }) => [path, scanner]).sort()).toEqual([
      [".mcp.json", "inventory"],
      ["n.ipynb", "inventory"],
      ["package.json", "inventory"],
    ]);
  });

  it.each([
    ["imports", "a.py", "from ".repeat(100_000)],
    ["calls", "a.py", "from_pretrained(".repeat(40_000)],
    ["quotes", "a.ts", "'`\"".repeat(100_000)],
    ["names", ".env", `${"A_".repeat(200_000)}=`],
    ["comments", ".mcp.json", `{"mcpServers":{}${"/*".repeat(100_000)}`],
    ["strings", ".mcp.json", '"\\'.repeat(100_000)],
    ["brackets", "pyproject.toml", `dependencies = [${"[".repeat(200_000)}`],
    [
      "cells",
      "n.ipynb",
      JSON.stringify({ cells: Array(5000).fill({ cell_type: "code", source: ["ü\n"] }) }).replaceAll("ü", "\\u00fc"),
    ],
  ])("BM12: hostile %s take no long time", async (_, name, text) => {
    const started = performance.now();
    await scanned({ [name]: text });
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
