import { readFileSync } from "node:fs";
import path from "node:path";

/** A provider that this project seems to use. */
export interface FoundProvider {
  /** Name under `providers:`. */
  readonly id: string;
  readonly kind: "openai" | "anthropic" | "openai-compatible" | "practice";
  readonly baseUrl?: string;
  readonly apiKey?: string;
  /** What a client asks for, and what is sent upstream. */
  readonly model: string;
  /** Runs on somebody's own machine: nobody bills its tokens. */
  readonly isOwn?: boolean;
  /** Signs it was seen by, in words. */
  readonly because: readonly string[];
}

type Vendor = "openai" | "anthropic" | "ollama";

/** Packages that speak to a vendor, by their names in npm and PyPI. */
const PACKAGES: Readonly<Record<string, Vendor>> = {
  openai: "openai",
  "@ai-sdk/openai": "openai",
  "@langchain/openai": "openai",
  "@openai/agents": "openai",
  "@anthropic-ai/sdk": "anthropic",
  "@ai-sdk/anthropic": "anthropic",
  "@langchain/anthropic": "anthropic",
  ollama: "ollama",
  "@langchain/ollama": "ollama",
  "openai-agents": "openai",
  "langchain-openai": "openai",
  "llama-index-llms-openai": "openai",
  "@anthropic-ai/claude-agent-sdk": "anthropic",
  anthropic: "anthropic",
  "claude-agent-sdk": "anthropic",
  "langchain-anthropic": "anthropic",
  "llama-index-llms-anthropic": "anthropic",
  "ollama-ai-provider": "ollama",
  "ollama-ai-provider-v2": "ollama",
  "langchain-ollama": "ollama",
  "llama-index-llms-ollama": "ollama",
};

/** Packages that speak to whichever vendor the code names: a sign of models, not of whose. */
const FRAMEWORKS = new Set([
  "ai",
  "langchain",
  "@langchain/core",
  "@langchain/langgraph",
  "llamaindex",
  "@mastra/core",
  "langgraph",
  "langchain-core",
  "llama-index",
  "litellm",
  "pydantic-ai",
  "crewai",
  "dspy",
]);

export const PRACTICE: FoundProvider = { id: "practice", kind: "practice", model: "practice-model", because: [] };

/** Frameworks among the dependencies, in words: what to say where no provider was found. */
export function detectFrameworks(directory: string): readonly string[] {
  return dependenciesIn(directory)
    .filter(({ name }) => FRAMEWORKS.has(name))
    .map(({ name, file }) => `${name} in ${file}`);
}

/**
 * Providers by the dependencies that package.json, requirements.txt, pyproject.toml and Pipfile in the folder name, and
 * by the *names* of variables in the environment. Values of keys are never read. Empty when there is no sign of any.
 */
export function detectProviders(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
): readonly FoundProvider[] {
  const signs = new Map<Vendor, string[]>();
  const see = (vendor: Vendor, sign: string): void => {
    signs.set(vendor, [...(signs.get(vendor) ?? []), sign]);
  };
  for (const { name, file } of dependenciesIn(directory))
    if (Object.hasOwn(PACKAGES, name)) see(PACKAGES[name]!, `${name} in ${file}`);
  if (env.OPENAI_API_KEY) see("openai", "OPENAI_API_KEY is set");
  if (env.ANTHROPIC_API_KEY) see("anthropic", "ANTHROPIC_API_KEY is set");
  if (env.OLLAMA_HOST) see("ollama", "OLLAMA_HOST is set");

  const found: FoundProvider[] = [];
  const openai = signs.get("openai");
  if (openai !== undefined)
    found.push({ id: "openai", kind: "openai", apiKey: "env:OPENAI_API_KEY", model: "gpt-4.1-mini", because: openai });
  const anthropic = signs.get("anthropic");
  if (anthropic !== undefined)
    found.push({
      id: "anthropic",
      kind: "anthropic",
      apiKey: "env:ANTHROPIC_API_KEY",
      model: "claude-sonnet-5-5",
      because: anthropic,
    });
  const ollama = signs.get("ollama");
  if (ollama !== undefined)
    found.push({
      id: "ollama",
      kind: "openai-compatible",
      baseUrl: ollamaUrl(env.OLLAMA_HOST),
      model: "llama3.2",
      isOwn: true,
      because: ollama,
    });
  return found;
}

/** `OLLAMA_HOST` may be a host, a host with a port, or a URL; anything else falls back to Ollama's own address. */
function ollamaUrl(host: string | undefined): string {
  const fallback = "http://127.0.0.1:11434";
  if (!host) return fallback;
  const url = URL.parse(/^https?:\/\//.test(host) ? host : `http://${host}`);
  if (url === null || url.username !== "" || url.password !== "") return fallback;
  if (url.port === "" && !/^https?:\/\//.test(host)) url.port = "11434";
  if (url.hostname === "0.0.0.0") url.hostname = "127.0.0.1";
  return url.origin;
}

interface Dependency {
  readonly name: string;
  readonly file: string;
}

function dependenciesIn(directory: string): readonly Dependency[] {
  const found = [
    { file: "package.json", names: packagesIn(directory) },
    ...PYTHON_FILES.map((file) => ({ file, names: pythonNamesIn(readText(path.join(directory, file)) ?? "") })),
  ];
  return found.flatMap(({ file, names }) => [...new Set(names)].map((name) => ({ name, file })));
}

const PYTHON_FILES = ["requirements.txt", "pyproject.toml", "Pipfile"] as const;

/**
 * Names that begin a line (`openai>=1`, `openai = "^1"`) or a quoted requirement (`dependencies = ["openai>=1"]`), as
 * PyPI spells them. Looked at for signs only: a name in the wrong table costs a line that its reader takes out.
 */
function pythonNamesIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:^[ \t]*|["'])([A-Za-z0-9][A-Za-z0-9._-]*)/gm)].map(([, name = ""]) =>
    name.toLowerCase().replaceAll(/[._]/g, "-"),
  );
}

function packagesIn(directory: string): readonly string[] {
  const manifest = readJson(path.join(directory, "package.json"));
  return ["dependencies", "devDependencies"].flatMap((field) => {
    const entries = (manifest as Record<string, unknown> | undefined)?.[field];
    return typeof entries === "object" && entries !== null ? Object.keys(entries) : [];
  });
}

/** Undefined for a file that is missing or broken: it is only looked at for signs. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
