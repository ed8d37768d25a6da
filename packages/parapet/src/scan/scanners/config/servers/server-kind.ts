import type { Workload } from "../workload/workload.ts";
import { isReference, lineOf } from "../workload/workload.ts";

/** The extension object: a program that serves models, vectors or an interface to them. */
export interface ServerKind {
  readonly title: string;
  readonly isStore: boolean;
  /** By the image's name without its tag. */
  readonly image: RegExp;
  /** By what is started. */
  readonly command: RegExp;
  /** Variables of which one, when set, asks for a login. */
  readonly authVariables: readonly string[];
  /** An argument that does. */
  readonly authArgument: RegExp;
  /** True for one that listens on this machine alone unless told otherwise. */
  readonly isLocalByDefault: boolean;
  /** Arguments and variables that make it listen everywhere. */
  readonly listens: RegExp;
}

const NEVER = /(?!)/;
const KEY_ARGUMENT = /--(api[-_]key|auth[\w-]*)\b|--api-key-file/;
const ANYWHERE =
  /(--(host|listen|bind|address|server\.address|ip|server-name|dashboard-host|http-address)[= ]\[?(0\.0\.0\.0|::|\*))|--listen(\s|$)|--bind_all|--share\b/;

const kind = (title: string, given: Partial<ServerKind>): ServerKind => ({
  title,
  isStore: false,
  image: NEVER,
  command: NEVER,
  authVariables: [],
  authArgument: NEVER,
  isLocalByDefault: true,
  listens: ANYWHERE,
  ...given,
});

const SERVER_KINDS: readonly ServerKind[] = [
  kind("vLLM", {
    image: /(^|\/)vllm(-openai|-cpu)?$|vllm\/vllm-[\w-]+$/,
    command: /\bvllm\s+serve\b|vllm\.entrypoints\.(openai\.)?api_server/,
    authVariables: ["VLLM_API_KEY"],
    authArgument: KEY_ARGUMENT,
    isLocalByDefault: false,
  }),
  kind("Ollama", {
    image: /(^|\/)ollama$/,
    command: /\bollama\s+serve\b/,
    listens: /OLLAMA_HOST=(https?:\/\/)?(0\.0\.0\.0|::|\*|\[::\])/,
  }),
  kind("Triton", { image: /(^|\/)tritonserver$/, command: /\btritonserver\b/, isLocalByDefault: false }),
  kind("Text Generation Inference", {
    image: /(^|\/)text-(generation|embeddings)-inference$/,
    command: /\btext-(generation-launcher|embeddings-router)\b/,
    authVariables: ["API_KEY"],
    authArgument: KEY_ARGUMENT,
    isLocalByDefault: false,
  }),
  kind("SGLang", {
    image: /(^|\/)sglang$/,
    command: /\bsglang\.launch_server\b/,
    authArgument: KEY_ARGUMENT,
  }),
  kind("llama.cpp server", {
    image: /(^|\/)llama\.cpp$/,
    command: /\bllama-server\b|llama_cpp\.server\b/,
    authVariables: ["LLAMA_API_KEY", "API_KEY"],
    authArgument: /--api[-_]key/,
  }),
  kind("LocalAI", {
    image: /(^|\/)local-?ai$/,
    authVariables: ["LOCALAI_API_KEY", "API_KEY"],
    authArgument: KEY_ARGUMENT,
    isLocalByDefault: false,
  }),
  kind("Ray", {
    image: /(^|\/)rayproject\/ray(-ml|-llm)?$|(^|\/)ray-ml$/,
    command: /\bray\s+start\b[^\n]*--head/,
    authVariables: ["RAY_AUTH_MODE"],
    listens: /--dashboard-host[= ](0\.0\.0\.0|::)/,
  }),
  kind("Jupyter", {
    image: /(^|\/)(jupyter\/[\w-]+|[\w-]*-notebook|jupyterlab)$/,
    command: /\bjupyter[- ](lab|notebook|server)\b|\bstart-notebook\.(sh|py)\b/,
    // It makes up a token of its own where it is told nothing.
    authArgument: /^/,
  }),
  kind("MLflow", {
    image: /(^|\/)mlflow$/,
    command: /\bmlflow\s+(server|ui)\b/,
    authArgument: /--app-name[= ]basic-auth/,
  }),
  kind("Flowise", {
    image: /(^|\/)flowise$/,
    authVariables: ["FLOWISE_USERNAME", "FLOWISE_PASSWORD", "JWT_AUTH_TOKEN_SECRET", "FLOWISE_SECRETKEY_OVERWRITE"],
    isLocalByDefault: false,
  }),
  kind("LiteLLM", {
    image: /(^|\/)litellm(-database|-non_root)?$/,
    authVariables: ["LITELLM_MASTER_KEY", "PROXY_MASTER_KEY"],
    // Its config file may hold the key.
    authArgument: /--config\b|config\.ya?ml/,
    isLocalByDefault: false,
  }),
  kind("ComfyUI", {
    image: /(^|\/)comfyui[\w-]*$/i,
    command: /\bcomfy(ui)?\b[^\n]*(main\.py|launch)|ComfyUI\/main\.py/i,
  }),
  kind("Stable Diffusion web UI", {
    command: /\b(webui\.sh|launch\.py)\b[^\n]*--(listen|share)/,
    authArgument: /--gradio-auth/,
  }),
  kind("Text generation web UI", {
    command: /\bserver\.py\b[^\n]*--(listen|public-api)\b/,
    authArgument: /--(api-key|gradio-auth)/,
  }),
  kind("TensorBoard", { command: /\btensorboard\s/, listens: /--bind_all|--host[= ](0\.0\.0\.0|::)/ }),
  kind("Qdrant", {
    isStore: true,
    image: /(^|\/)qdrant$/,
    authVariables: ["QDRANT__SERVICE__API_KEY", "QDRANT__SERVICE__JWT_RBAC", "QDRANT__SERVICE__READ_ONLY_API_KEY"],
    authArgument: /--config-path/,
    isLocalByDefault: false,
  }),
  kind("Weaviate", {
    isStore: true,
    image: /(^|\/)weaviate$/,
    authVariables: ["AUTHENTICATION_APIKEY_ENABLED", "AUTHENTICATION_OIDC_ENABLED"],
    isLocalByDefault: false,
  }),
  kind("Chroma", {
    isStore: true,
    image: /(^|\/)chroma(db)?$/,
    command: /\bchroma\s+run\b/,
    authVariables: [
      "CHROMA_SERVER_AUTHN_CREDENTIALS",
      "CHROMA_SERVER_AUTHN_CREDENTIALS_FILE",
      "CHROMA_SERVER_AUTHN_PROVIDER",
      "CHROMA_SERVER_AUTH_PROVIDER",
      "CHROMA_SERVER_AUTH_CREDENTIALS",
    ],
  }),
  kind("Milvus", {
    isStore: true,
    image: /(^|\/)milvus$/,
    authVariables: ["COMMON_SECURITY_AUTHORIZATIONENABLED", "common.security.authorizationEnabled"],
    isLocalByDefault: false,
  }),
  kind("Redis Stack", {
    isStore: true,
    image: /(^|\/)redis-stack(-server)?$/,
    authVariables: ["REDIS_PASSWORD"],
    authArgument: /requirepass|\.conf/,
    isLocalByDefault: false,
  }),
];

/** Known to work with models, whatever they listen on: what is asked of every AI workload is asked of them as well. */
const OTHER_AI_IMAGES =
  /(^|\/)(open-webui|langflow|dify-[\w-]+|anything-?llm|langfuse|phoenix|pgvector|kserve[\w/-]*|torchserve|tensorflow\/serving|bentoml[\w/-]*|seldon[\w/-]*|pytorch|tensorflow|cuda|llamafile|vespa|marqo|lancedb|tabby|localai|whisper[\w-]*|stable-diffusion[\w-]*|lmdeploy|text2vec[\w-]*|unstructured-api|docling-serve|langgraph[\w-]*|autogen[\w-]*|crewai|mcp[\w-]*|jupyterhub)$/i;

/** The image's name without tag and digest. */
export function imageName({ image }: Workload): string {
  const text = image?.text.replace(/@.*$/, "") ?? "";
  const colon = text.indexOf(":", text.lastIndexOf("/") + 1);
  return colon < 0 ? text : text.slice(0, colon);
}

export function serverKindOf(workload: Workload): ServerKind | undefined {
  const name = imageName(workload);
  const line = lineOf(workload);
  return SERVER_KINDS.find((one) => (name !== "" && one.image.test(name)) || (line !== "" && one.command.test(line)));
}

export const isAi = (workload: Workload): boolean =>
  serverKindOf(workload) !== undefined || OTHER_AI_IMAGES.test(imageName(workload));

/** Whether its start asks for a login, or may: what comes from elsewhere may hold the key. */
export function mayHaveAuth(workload: Workload, { authVariables, authArgument }: ServerKind): boolean {
  const line = lineOf(workload);
  if (authArgument.test(line) || (workload.hasForeignEnv && authVariables.length > 0)) return true;
  return authVariables.some((name) => {
    const value = workload.env.get(name)?.text;
    return (
      value !== undefined && (isReference(value) || value.startsWith("$") || !/^(|false|0|no|none|off)$/i.test(value))
    );
  });
}

/** Whether it is told to listen to other machines, or does so by itself. */
export function listensEverywhere(workload: Workload, { listens, isLocalByDefault }: ServerKind): boolean {
  const env = [...workload.env].map(([name, { text }]) => `${name}=${text}`).join(" ");
  const line = `${lineOf(workload)} ${env}`;
  if (listens.test(line)) return true;
  return !isLocalByDefault && !/--(host|listen|bind|address|http-address)[= ]?(127\.|localhost)/.test(line);
}
