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

/** Packages that speak to a vendor. */
const PACKAGES: Readonly<Record<string, "openai" | "anthropic" | "ollama">> = {
  openai: "openai",
  "@ai-sdk/openai": "openai",
  "@langchain/openai": "openai",
  "@openai/agents": "openai",
  "@anthropic-ai/sdk": "anthropic",
  "@ai-sdk/anthropic": "anthropic",
  "@langchain/anthropic": "anthropic",
  ollama: "ollama",
  "@langchain/ollama": "ollama",
};

export const PRACTICE: FoundProvider = { id: "practice", kind: "practice", model: "practice-model", because: [] };

/**
 * Providers by the dependencies of package.json and requirements.txt in the folder, and by the *names* of variables in
 * the environment. Values of keys are never read. Empty when there is no sign of any.
 */
export function detectProviders(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
): readonly FoundProvider[] {
  const signs = new Map<"openai" | "anthropic" | "ollama", string[]>();
  const see = (vendor: "openai" | "anthropic" | "ollama", sign: string): void => {
    signs.set(vendor, [...(signs.get(vendor) ?? []), sign]);
  };
  for (const name of packagesIn(directory))
    if (Object.hasOwn(PACKAGES, name)) see(PACKAGES[name]!, `${name} in package.json`);
  for (const name of requirementsIn(directory))
    if (name === "openai" || name === "anthropic" || name === "ollama") see(name, `${name} in requirements.txt`);
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

function packagesIn(directory: string): readonly string[] {
  const manifest = readJson(path.join(directory, "package.json"));
  return ["dependencies", "devDependencies"].flatMap((field) => {
    const entries = (manifest as Record<string, unknown> | undefined)?.[field];
    return typeof entries === "object" && entries !== null ? Object.keys(entries) : [];
  });
}

function requirementsIn(directory: string): readonly string[] {
  const text = readText(path.join(directory, "requirements.txt")) ?? "";
  return text.split("\n").map((line) => /^[A-Za-z0-9._-]+/.exec(line.trim())?.[0].toLowerCase() ?? "");
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
