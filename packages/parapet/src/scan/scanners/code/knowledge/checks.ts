import { argOf, type Call, isTrue, optionOf } from "../engine/call.ts";
import type { Inspection } from "../engine/inspection.ts";
import { deepTaints, type Value } from "../engine/value.ts";
import type { Expr, Stmt } from "../ir.ts";
import { isModelCall } from "./models.ts";
import { isClient, speaksWithModels } from "./prompts.ts";
import { isSecretName } from "./results.ts";

/** Calls that are wrong whatever text goes in: each says when, and for which rule. */
const CHECKS: readonly { readonly rule: string; readonly isWrong: (call: Call, analysis: Inspection) => boolean }[] = [
  { rule: "ai-sup-001-remote-code", isWrong: (call) => isTrue(optionOf(call, "trust_remote_code")) && !isPinned(call) },
  { rule: "ai-sup-002-unpinned-model", isWrong: (call) => isUnpinned(call) },
  { rule: "ai-sup-003-unsafe-load", isWrong: isUnsafeLoad },
  {
    rule: "ai-sup-004-vector-store-pickle",
    isWrong: (call) => isTrue(optionOf(call, "allow_dangerous_deserialization")),
  },
  { rule: "ai-sup-005-open-transport", isWrong: isOpenTransport },
  { rule: "ai-key-002-key-in-browser", isWrong: isInBrowser },
  { rule: "ai-agt-002-endless-loop", isWrong: isWithoutEnd },
  { rule: "ai-agt-003-wildcard-tools", isWrong: grantsEverything },
  {
    rule: "ai-agt-004-dangerous-flag",
    isWrong: ({ named, args }) =>
      [...named].some(([name, value]) => DANGEROUS.test(name) && isTrue(value)) ||
      args.some(({ fields }) => [...(fields ?? [])].some(([name, value]) => DANGEROUS.test(name) && isTrue(value))),
  },
  { rule: "ai-lim-002-no-timeout", isWrong: isUnlimitedClient },
  { rule: "ai-mcp-007-open-server", isWrong: isOpenServer },
  { rule: "ai-rag-001-cross-tenant", isWrong: isCrossTenant },
  { rule: "ai-safe-001-safety-off", isWrong: (call) => isAllOff(optionOf(call, "safety_settings")?.fields) },
];

export function check(call: Call, analysis: Inspection): void {
  noteTenants(call, analysis);
  for (const { rule, isWrong } of CHECKS) if (isWrong(call, analysis)) analysis.spot(rule, call.node);
  lookAtLogs(call, analysis);
  lookAtAnswers(call, analysis);
  if (isModelCall(call)) {
    analysis.modelCalls++;
    if (isUnlimited(call))
      analysis.sink(
        "limit",
        call.args.concat([...call.named.values()]).flatMap((arg) => [...deepTaints(arg)]),
        call.node,
      );
  }
}

const DANGEROUS =
  /^(allow_dangerous_(code|requests|tools)|allowDangerous(Code|Requests)|dangerouslySkipPermissions|dangerously_skip_permissions|allow_dangerous|allowDangerouslySkipPermissions)$/;
const COMMIT = /^[0-9a-f]{40}$/;

const revisionOf = (call: Call): Value | undefined => optionOf(call, "revision") ?? optionOf(call, "code_revision");
const isPinned = (call: Call): boolean => {
  const revision = revisionOf(call);
  return revision !== undefined && (typeof revision.literal !== "string" || COMMIT.test(revision.literal));
};

const HUB_ID = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;
const HUB_FILE = /\.(bin|pt|pth|onnx|gguf|json|safetensors|h5|keras|pkl|txt)$/i;
const HUB_CALLS = /^(from_pretrained|snapshot_download|hf_hub_download|snapshotDownload)$/;

function isUnpinned(call: Call): boolean {
  const isPipeline = call.method === "pipeline" && /transformers/.test(call.path);
  if (!HUB_CALLS.test(call.method) && !isPipeline) return false;
  if (isTrue(optionOf(call, "trust_remote_code")) || isPinned(call)) return false;
  const id = (
    isPipeline
      ? (optionOf(call, "model") ?? argOf(call, 1))
      : (call.named.get("repo_id") ?? call.named.get("pretrained_model_name_or_path") ?? argOf(call, 0))
  ).literal;
  return (
    typeof id === "string" &&
    HUB_ID.test(id) &&
    !HUB_FILE.test(id) &&
    !/^(models?|checkpoints?|output|out|data|weights|results|runs|tmp|tests?|src|assets|local|saved_model|artifacts)\//i.test(
      id,
    )
  );
}

const MACHINE_LEARNING =
  /^(torch|sklearn|tensorflow|keras|transformers|xgboost|lightgbm|catboost|numpy|pandas|joblib|langchain|openai|huggingface_hub|sentence_transformers|spacy|gensim|onnx|mlflow|safetensors)/;

function isUnsafeLoad(call: Call): boolean {
  const { path, method, file } = call;
  if (path === "torch.load") return optionOf(call, "weights_only")?.literal === false;
  if (method === "load" && /^(numpy|np)\.load$/.test(path)) return isTrue(optionOf(call, "allow_pickle"));
  if (method === "load_model") return optionOf(call, "safe_mode")?.literal === false;
  if (!/^(pickle|cPickle|_pickle|dill|cloudpickle|joblib)\.(load|loads)$/.test(path)) return false;
  // What was pickled here is read back; a model's text is another rule's business.
  const [given] = call.args;
  if (given?.path?.endsWith(".dumps()") || given?.taints.some(({ origin }) => origin === "model" || origin === "param"))
    return false;
  return file.imports(MACHINE_LEARNING) && (method === "load" || /\.read\(\)$|\.content$/.test(given?.path ?? ""));
}

const LOCAL =
  /^http:\/\/(localhost|127\.|0\.0\.0\.0|\[::1\]|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|host\.docker\.internal|[\w-]+(:\d+)?(\/|$)|[\w.-]+\.(local|internal|svc|lan|test|localhost)\b)/i;
const isOpen = (value: Value | undefined): boolean =>
  typeof value?.lead === "string" && /^http:\/\//i.test(value.lead) && !LOCAL.test(value.lead);
const MODEL_FILE = /\.(safetensors|pt|pth|bin|gguf|ggml|onnx|pkl|h5|keras|tflite|ckpt|joblib)(\?|$)/i;
const MODEL_HOST =
  /^https?:\/\/([\w-]+\.)*(openai\.com|anthropic\.com|googleapis\.com|mistral\.ai|cohere\.(ai|com)|groq\.com|together\.(ai|xyz)|huggingface\.co|replicate\.com|openai\.azure\.com|deepseek\.com|x\.ai|perplexity\.ai)\b/i;

function isOpenTransport(call: Call): boolean {
  const first = argOf(call, 0);
  const url = typeof first.literal === "string" ? first.literal : (first.lead ?? "");
  if (isOpen(first) && MODEL_FILE.test(url)) return true;
  if (optionOf(call, "verify")?.literal === false && MODEL_HOST.test(url)) return true;
  if (!isClient(call)) return false;
  if (isOpen(optionOf(call, "baseURL") ?? optionOf(call, "base_url"))) return true;
  return ["httpAgent", "fetchOptions", "agent"].some((name) => {
    const agent = optionOf(call, name);
    return (
      agent?.shape?.get("rejectUnauthorized")?.literal === false ||
      agent?.fields?.get("rejectUnauthorized")?.literal === false
    );
  });
}

const isOnClient = ({ text }: Call["file"]): boolean =>
  /^\s*(?:\/\/[^\n]*\n\s*|\/\*[\s\S]{0,2000}?\*\/\s*)*["']use client["']/.test(text.slice(0, 4000));

function isInBrowser(call: Call): boolean {
  if (isTrue(optionOf(call, "dangerouslyAllowBrowser"))) return true;
  return (
    isClient(call) &&
    /^(openai|@anthropic-ai\/sdk|groq-sdk|@google\/genai)/.test(call.path) &&
    call.file.language === "javascript" &&
    isOnClient(call.file)
  );
}

const MOST_ROUNDS = 50;
const ROUNDS = [
  "max_iterations",
  "maxIterations",
  "maxSteps",
  "max_steps",
  "maxTurns",
  "max_turns",
  "recursionLimit",
  "recursion_limit",
];
const isEndless = (value: Value | undefined): boolean =>
  value !== undefined &&
  (value.literal === null ||
    value.path === "?Infinity" ||
    value.path === "Number.POSITIVE_INFINITY" ||
    value.path === "math.inf" ||
    (typeof value.literal === "number" && value.literal > MOST_ROUNDS * (value.literal === 100 ? 2 : 1)));

function isWithoutEnd(call: Call): boolean {
  if (call.method === "stepCountIs" && /^ai\./.test(call.path)) return isEndless(call.args[0]);
  if (!speaksWithModels(call.file)) return false;
  return (
    ROUNDS.some((name) => isEndless(optionOf(call, name))) &&
    /^[A-Z]|agent|run|invoke|generate|stream|kickoff/i.test(call.method)
  );
}

const SHELL_TOOLS =
  /^(langchain\w*|@langchain\/\w+|crewai_tools|smolagents|llama_index)\b.*\.(PythonREPLTool|PythonREPL|PythonAstREPLTool|ShellTool|BashProcess|TerminalTool|PythonInterpreterTool|CodeInterpreterTool)$/;

function grantsEverything(call: Call): boolean {
  if (SHELL_TOOLS.test(call.path)) return true;
  if (
    call.method === "load_tools" &&
    argOf(call, 0).items?.some(({ literal }) => literal === "terminal" || literal === "python_repl") === true
  )
    return true;
  return ["allowedTools", "allowed_tools", "tools"].some((name) => isAll(optionOf(call, name)));
}
const isAll = (value: Value | undefined): boolean =>
  value?.literal === "*" || (value?.items?.length === 1 && value.items[0]!.literal === "*");

function isUnlimitedClient(call: Call): boolean {
  if (!isClient(call)) return false;
  const timeout = optionOf(call, "timeout");
  const retries = optionOf(call, "maxRetries") ?? optionOf(call, "max_retries");
  return (
    timeout?.literal === 0 ||
    timeout?.literal === null ||
    timeout?.path === "?Infinity" ||
    retries?.path === "?Infinity" ||
    (typeof retries?.literal === "number" && retries.literal > 20)
  );
}

const LIMITS = [
  "max_tokens",
  "max_completion_tokens",
  "max_output_tokens",
  "maxTokens",
  "maxOutputTokens",
  "max_new_tokens",
  "maxCompletionTokens",
  "generationConfig",
  "generation_config",
  "config",
  "num_predict",
  "options",
];
/** Calls whose options are all here, and whose SDK sets no limit of its own. */
const LIMITABLE =
  /(chat\.completions|responses)\.(create|parse|stream)$|^ai\.(generate|stream)Text$|^litellm\.a?completion$/;
function isUnlimited(call: Call): boolean {
  if (!LIMITABLE.test(call.path)) return false;
  const options = call.file.language === "python" ? undefined : argOf(call, 0);
  if (options !== undefined && (options.fields === undefined || options.taints.length > 0)) return false;
  return !LIMITS.some((name) => optionOf(call, name) !== undefined);
}

function isOpenServer(call: Call): boolean {
  const { method, file } = call;
  if (!file.imports(/^(fastmcp|mcp\b|@modelcontextprotocol\/)/)) return false;
  const host = optionOf(call, "host") ?? (method === "listen" ? argOf(call, 1) : undefined);
  if (host?.literal !== "0.0.0.0" || AUTHENTICATES.test(file.text)) return false;
  const transport = optionOf(call, "transport")?.literal;
  return method === "listen" || /^(run|run_async|FastMCP)$/.test(method) ? transport !== "stdio" : false;
}

const AUTHENTICATES =
  /\bauth(_\w+)?\s*[=:(]|\b(bearer|oauth|jwt)\w*\(|verify_?token|require_?auth|x-api-key|allowed_?origins/i;

const TENANT =
  /^(tenant|tenant_?id|user_?id|org_?id|organization_?id|account_?id|workspace(_?id)?|customer_?id|owner(_?id)?)$/i;
const STORES = /(pinecone|chroma|qdrant|weaviate|milvus|vector_?store|\bindex|collection)/i;

/** Whether documents are written with the name of whom they belong to. */
function noteTenants(call: Call, analysis: Inspection): void {
  if (
    /^(upsert|add|addDocuments|add_documents|add_texts|addVectors|insert)$/.test(call.method) &&
    STORES.test(call.receiver.path ?? "") &&
    [...call.args, ...call.named.values()].some((arg) => hasTenant(arg))
  )
    analysis.notes.add("tenants");
}

function hasTenant(value: Value, depth = 0): boolean {
  if (depth > 5) return false;
  for (const [name, field] of value.fields ?? []) if (TENANT.test(name) || hasTenant(field, depth + 1)) return true;
  return value.items?.some((item) => hasTenant(item, depth + 1)) ?? false;
}

const FILTERS = ["filter", "filters", "where", "namespace", "query_filter", "expr", "partition_names", "tenant"];
function isCrossTenant(call: Call, analysis: Inspection): boolean {
  if (!analysis.notes.has("tenants") || !STORES.test(call.receiver.path ?? "")) return false;
  if (
    !/^(query|similaritySearch|similarity_search|search|similarity_search_with_score)$/.test(call.method) ||
    /namespace\(\)/.test(call.receiver.path ?? "")
  )
    return false;
  return call.args.length < 3 && !FILTERS.some((name) => optionOf(call, name) !== undefined);
}

const OFF = /(^|\.|_)(BLOCK_NONE|OFF)$/;
const isOff = (value: Value | undefined): boolean =>
  OFF.test(typeof value?.literal === "string" ? value.literal : (value?.path ?? ""));
const isAllOff = (fields: ReadonlyMap<string, Value> | undefined): boolean =>
  fields !== undefined && fields.size >= 3 && [...fields.values()].every(isOff);

/** A list of safety settings that are all switched off. */
export function checkArray(node: Expr & { kind: "array" }, value: Value, analysis: Inspection): void {
  const items = value.items ?? [];
  if (items.length >= 3 && items.every(({ fields }) => isOff(fields?.get("threshold"))))
    analysis.spot("ai-safe-001-safety-off", node.items[0]!);
  const flag = items.findIndex(({ literal }) => typeof literal === "string" && FLAGS.test(literal));
  if (flag >= 0) analysis.spot("ai-agt-004-dangerous-flag", node.items[flag] ?? node);
}
const FLAGS = /^--(dangerously-skip-permissions|dangerously-bypass-approvals-and-sandbox|yolo)$/;

export function checkObject(node: Expr & { kind: "object" }, value: Value, analysis: Inspection): void {
  if (value.fields?.get("permissionMode")?.literal === "bypassPermissions")
    analysis.spot("ai-agt-004-dangerous-flag", node);
}

const PUBLIC_KEY =
  /^(NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|PUBLIC|GATSBY)_\w*(OPENAI|ANTHROPIC|CLAUDE|GEMINI|GOOGLE_AI|GROQ|MISTRAL|COHERE|HUGGING_?FACE|HF|REPLICATE|TOGETHER|DEEPSEEK|XAI|PERPLEXITY|LLM|OPENROUTER)\w*(KEY|TOKEN|SECRET)$/;
export function checkMember(
  node: { at: number; end: number },
  object: Value,
  name: string,
  analysis: Inspection,
): void {
  if (PUBLIC_KEY.test(name) && /env$/.test(object.path ?? "")) analysis.spot("ai-key-002-key-in-browser", node);
}

const LOGS =
  /^(console\.(log|info|warn|error|debug|trace)|print|\?(log|logger|logging|_logger|LOG|LOGGER)\.\w+|logging\.(getLogger\(\)\.)?\w+|pprint\.pprint)$/;
const AI_KEY =
  /(OPENAI|ANTHROPIC|CLAUDE|GEMINI|GROQ|MISTRAL|COHERE|HUGGING_?FACE|HF_|REPLICATE|TOGETHER|DEEPSEEK|XAI|PERPLEXITY|LLM|OPENROUTER|PINECONE|LANGSMITH|LANGCHAIN)/;

function lookAtLogs(call: Call, analysis: Inspection): void {
  if (!LOGS.test(call.path)) return;
  const taints = [...call.args, ...call.named.values()].flatMap((arg) => [...deepTaints(arg)]);
  analysis.sink(
    "log",
    taints.filter(
      ({ origin, note }) => origin === "param" || (origin === "secret" && AI_KEY.test(note) && isSecretName(note)),
    ),
    call.node,
  );
}

const ANSWERS =
  /^\?(res|response|reply)(\.\w+\(\))*\.(json|send|end|write)$|^(flask\.)?jsonify$|^flask\.(jsonify|make_response)$|(NextResponse|Response)\.json$|^\?c\.(json|text)$/;
function lookAtAnswers(call: Call, analysis: Inspection): void {
  if (ANSWERS.test(call.path))
    analysis.sink(
      "response",
      call.args.flatMap((arg) => [...deepTaints(arg)]),
      call.node,
    );
  if (
    /^<(ReactMarkdown|Markdown|MDXRemote|MarkdownPreview)>$/.test(call.method) &&
    !POLICIES.some((name) => argOf(call, 0).fields?.has(name) === true)
  )
    analysis.sink(
      "markdown",
      call.args.slice(1).flatMap(({ taints }) => [...taints]),
      call.node,
    );
}
const POLICIES = [
  "components",
  "urlTransform",
  "transformImageUri",
  "allowedElements",
  "disallowedElements",
  "rehypePlugins",
  "allowElement",
  "skipHtml",
];

/** A loop that nothing ends, around a call of a model. */
export function checkLoop(loop: Stmt & { kind: "loop" }, analysis: Inspection): void {
  const isForever = loop.each === undefined && loop.test?.kind === "constant" && Boolean(loop.test.value);
  if (isForever && !ends(loop.body, false)) analysis.spot("ai-agt-002-endless-loop", { at: loop.at, end: loop.at + 5 });
}

function ends(body: readonly Stmt[], isInner: boolean): boolean {
  return body.some((stmt): boolean => {
    switch (stmt.kind) {
      case "return":
      case "throw":
        return true;
      case "leave":
        return stmt.what === "break" && !isInner;
      case "if":
        return ends(stmt.yes, isInner) || ends(stmt.no, isInner);
      case "block":
        return ends(stmt.body, isInner);
      case "loop":
        return ends(stmt.body, true);
      case "switch":
        return stmt.cases.some((one) => ends(one.body, true));
      case "do":
        return (
          stmt.value.kind === "call" &&
          stmt.value.callee.kind === "member" &&
          /^(exit|sleep|abort)$/.test(stmt.value.callee.name) &&
          stmt.value.callee.name !== "sleep"
        );
      default:
        return false;
    }
  });
}
