import { aiServices } from "../../ai-services/ai-services.ts";
import type { See, Seen } from "./item.ts";

export type Ecosystem = "npm" | "PyPI";

/** Categories whose packages run here and call nobody: a library of theirs is no use of a service. */
const RUNS_HERE: ReadonlySet<string> = new Set([
  "sdk-framework",
  "agent-framework",
  "ml-library",
  "local-runtime",
  "mcp",
  "evals",
  "ai-security",
]);
/** What shares its name with other uses is AI all the same where the whole package is for it. */
const ALWAYS_AI: ReadonlySet<string> = new Set(["ml-library", "vector-db"]);

/** AI packages that belong to no service. */
const OTHER_PACKAGES: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: ["@huggingface/transformers", "@xenova/transformers", "hnswlib-node", "@modelcontextprotocol/sdk"],
  PyPI: [
    "transformers",
    "sentence-transformers",
    "datasets",
    "diffusers",
    "peft",
    "accelerate",
    "trl",
    "safetensors",
    "tokenizers",
    "xgboost",
    "lightgbm",
    "jax",
    "flax",
    "mcp",
    "fastmcp",
    "hnswlib",
    "annoy",
    "timm",
    "openvino",
  ],
};
const OTHERS = { npm: new Set(OTHER_PACKAGES.npm), PyPI: new Set(OTHER_PACKAGES.PyPI) };

/** What is imported under another name than it is installed under. */
const IMPORTED_AS: Readonly<Record<string, string>> = {
  "google-generativeai": "google-generativeai",
  "google-cloud-aiplatform": "google-cloud-aiplatform",
  vertexai: "google-cloud-aiplatform",
  sklearn: "scikit-learn",
  faiss: "faiss-cpu",
  "llama-cpp": "llama-cpp-python",
  lightning: "pytorch-lightning",
  tavily: "tavily-python",
  firecrawl: "firecrawl-py",
};

/** @param name as PyPI compares them: case and the sort of dash do not matter */
export const pypiName = (name: string): string => name.toLowerCase().replace(/[-_.]{1,9}/g, "-");

/** Sees a library, and the service that it calls. False where the package is not known to be for AI. */
export function seePackage(
  see: See,
  { ecosystem, name, version, by }: { ecosystem: Ecosystem; name: string; version?: string | undefined; by: string },
  line: number,
): boolean {
  const services = aiServices();
  const match = services.ofPackage(ecosystem, name) ?? services.ofPackage(ecosystem, name.replaceAll("-", "_"));
  const isKnown = match !== undefined && (!match.isWeak || ALWAYS_AI.has(match.service.category));
  if (!isKnown && !OTHERS[ecosystem].has(name)) return false;
  const category = isKnown ? match.service.category : undefined;
  const calls = isKnown && !RUNS_HERE.has(match.service.category) && match.service.domains.length > 0;
  const seen: Seen = {
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    purl: ecosystem === "npm" ? `pkg:npm/${name.replace("@", "%40")}` : `pkg:pypi/${name}`,
    ...(isKnown ? { service: match.service.name } : {}),
    more: { ecosystem, ...(category === undefined ? {} : { category }) },
  };
  see(seen, line);
  if (calls && !match.isWeak)
    see({ kind: "service", name: match.service.name, more: { category: match.service.category, by } }, line);
  return true;
}

/** The package of a Python module: the longest beginning of its dotted name that is known. */
export function seePythonModule(see: See, module: string, line: number): void {
  const parts = module.toLowerCase().split(".").slice(0, 4);
  for (let count = parts.length; count > 0; count--) {
    const name = pypiName(parts.slice(0, count).join("-"));
    if (seePackage(see, { ecosystem: "PyPI", name: IMPORTED_AS[name] ?? name, by: "import" }, line)) return;
  }
}
