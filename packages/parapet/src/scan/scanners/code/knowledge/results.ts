import { argOf, type Call, optionOf } from "../engine/call.ts";
import type { Inspection } from "../engine/inspection.ts";
import { cleared, deepTaints, fieldOf, HARMS, mergedTaints, NOTHING_KNOWN, type Value } from "../engine/value.ts";
import { isModelCall } from "./models.ts";
import { clearedBy } from "./sinks.ts";

/** Calls whose result is text of somebody else's, or a value that is none any more. */
export function resultOf(call: Call, analysis: Inspection): Value | undefined {
  const { method, path } = call;
  const at = call.node.at;
  if (
    (method === "stringify" || method === "dict" || method === "dumps" || method === "str") &&
    /^(process\.env|os\.environ)$/.test(argOf(call, 0).path ?? "")
  )
    return analysis.source("secret", at, "the whole environment", "?secret");
  if (method === "text" && call.args.length === 0 && call.receiver.taints.length > 0)
    return { taints: fieldOf(call.receiver, "text").taints };
  if (path === "require" || path === "import") {
    const module = argOf(call, 0).literal;
    if (typeof module === "string") return { taints: [], path: module.replace(/^node:/, "") };
  }
  if (isModelCall(call)) return answerOf(call, analysis);
  const userText = userResult(call, analysis);
  if (userText !== undefined) return userText;
  if (isFetched(call)) return analysis.source("retrieved", at, "fetched or retrieved here", `${path}()`);
  const secret = secretResult(call, analysis);
  if (secret !== undefined) return secret;
  if (
    method === "parse" ||
    method === "loads" ||
    method === "model_validate_json" ||
    method === "model_validate" ||
    method === "safeParse" ||
    method === "parseAsync" ||
    method === "validate" ||
    method === "safeParseAsync"
  )
    return parsed(call);
  if (method === "promisify") return argOf(call, 0);
  if (
    method === "relative" ||
    method === "relpath" ||
    method === "resolve" ||
    method === "join" ||
    method === "realpath" ||
    method === "normalize" ||
    method === "abspath" ||
    method === "realpathSync"
  )
    return /^(path|os\.path|node:path|\?path)\b/.test(path)
      ? { taints: call.args.flatMap((arg) => [...arg.taints]), path: `${path}()` }
      : undefined;
  if (method === "literal_eval") return { taints: argOf(call, 0).taints, path: "ast.literal_eval()" };
  if (method === "Markup" && call.file.language === "python")
    return { taints: argOf(call, 0).taints, path: "markupsafe.Markup()" };
  if (method === "format" && path.startsWith("markupsafe.Markup()")) return NOTHING_KNOWN;
  if (method === "URL" && call.node.isNew) return { taints: argOf(call, 0).taints, path: "URL()" };
  if (method === "Path" && /^pathlib/.test(path))
    return { taints: call.args.flatMap((arg) => [...arg.taints]), path: "pathlib.Path()" };
  const ruledOut = clearedBy(call);
  if (ruledOut === undefined) return undefined;
  let taints = [...call.receiver.taints];
  for (const arg of call.args) taints = [...mergedTaints(taints, deepTaints(arg))];
  return { taints: cleared(taints, ruledOut), path: `${path}()` };
}

/** What a model answers; where a schema is given, only its free texts are the model's choice. */
function answerOf(call: Call, analysis: Inspection): Value {
  const answer = analysis.source("model", call.node.at, "a model answers here", `${call.path}()`);
  const schema = optionOf(call, "schema");
  if (schema === undefined || !/^ai\./.test(call.path)) return answer;
  return { ...answer, fields: new Map([["object", shaped(answer, schema)]]), taints: [] };
}

const TAME_SCHEMA = /\.(number|boolean|enum|literal|nativeEnum|int|date|uuid|ulid|cuid|regex|bigint|picklist)\(\)/;

/** What a schema lets through of a value. */
export function shaped(value: Value, schema: Value, ruledOut: number = HARMS.decision): Value {
  const { path = "", shape } = schema;
  if (TAME_SCHEMA.test(path)) return NOTHING_KNOWN;
  if (shape === undefined) return { taints: cleared(value.taints, ruledOut), path: "?parsed" };
  const fields = new Map([...shape].map(([name, inner]) => [name, shaped(fieldOf(value, name), inner, ruledOut)]));
  return { taints: [], fields, path: "?parsed" };
}

function parsed(call: Call): Value | undefined {
  const { method, path, receiver } = call;
  const given = argOf(call, 0);
  if (/^JSON\.parse$|^(json|orjson|ujson|simplejson)\.loads$|^json5?\.parse$/.test(path))
    return { taints: given.taints.map((taint) => ({ ...taint, isParsed: true })), path: "?parsed" };
  if (method === "loads") return undefined;
  const result = shaped(
    { taints: given.taints, ...(given.fields === undefined ? {} : { fields: given.fields }) },
    receiver,
  );
  if (method.startsWith("safeParse")) return { taints: [], fields: new Map([["data", result]]), path: "?checked" };
  return method === "parse" &&
    !/^(zod|v|valibot|yup|joi|superstruct|\?\w*schema|\?[A-Z]\w*|@sinclair)/i.test(receiver.path ?? "") &&
    receiver.shape === undefined
    ? undefined
    : result;
}

const REQUEST =
  "\\?(req|request|ctx\\.req|ctx\\.request|c\\.req|context\\.req|context\\.request|event\\.request|_req|nextRequest)";
const USER_CALLS = new RegExp(
  `^${REQUEST}\\.(json|formData|text|form|query|param|params|parseBody|valid|get_json|body|header|get_data)$|^${REQUEST}\\.(nextUrl\\.)?searchParams\\.get$|^flask\\.request\\.(get_json|get_data|\\w+\\.get|\\w+\\.getlist)$|^\\?request\\.(GET|POST|args|form|values|query_params|data|headers|cookies|match_info)\\.(get|getlist)$|^(st|streamlit)\\.(text_input|chat_input|text_area|file_uploader)$|^h3\\.(readBody|getQuery)$`,
);

function userResult(call: Call, analysis: Inspection): Value | undefined {
  if (!USER_CALLS.test(call.path)) return undefined;
  return analysis.source("user", call.node.at, "a request says this", `${call.path}()`);
}

const FETCHES =
  /^(fetch|node-fetch(\.fetch)?|undici\.(fetch|request)|axios(\.(get|post|request))?|got(\.\w+)?|ky(\.\w+)?|requests(\.Session\(\))?\.(get|post|request)|httpx(\.(Async)?Client\(\))?\.(get|post|request)|aiohttp\.ClientSession\(\)\.(get|post)|urllib\.request\.urlopen)$/;
const RETRIEVES =
  /^(similarity_?[sS]earch\w*|similarity_search\w*|max_marginal_relevance_search|get_relevant_documents|getRelevantDocuments|aget_relevant_documents|maxMarginalRelevanceSearch)$/;
const RETRIEVERS =
  /(retriever|vectorstore|vector_store|vectorStore|pinecone|\bindex|collection|chroma|qdrant|weaviate|knowledge_?base)\w*(\(\))?$/i;

function isFetched({ path, method, receiver }: Call): boolean {
  if (FETCHES.test(path) || RETRIEVES.test(method)) return true;
  return (
    /^(query|search|invoke|ainvoke|retrieve|hybrid|near_text|query_points|aretrieve)$/.test(method) &&
    RETRIEVERS.test(receiver.path ?? "")
  );
}

const SECRET_NAME =
  /(api_?key|secret|token|passw(or)?d|passwd|credential|private_?key|database_url|connection_?string|dsn|access_?key)/i;
/** Says of a secret's name that it is none. */
const NO_SECRET =
  /(max|min|limit|(?<!ac)count|num|total|budget|used|usage|per)_?tokens?|tokens?_?(limit|count|budget|max|usage|length)|_?tokenizer|token_?(name|type|url|endpoint)|secret_?name|key_?name|_id$|public/i;
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name) && !NO_SECRET.test(name);

function secretResult(call: Call, analysis: Inspection): Value | undefined {
  if (!/^os\.(getenv|environ\.get)$/.test(call.path)) return undefined;
  const name = argOf(call, 0).literal;
  if (typeof name !== "string") return undefined;
  return isSecretName(name) ? analysis.source("secret", call.node.at, `${name} is a secret`, "?secret") : NOTHING_KNOWN;
}

const USER_MEMBERS = new RegExp(`^${REQUEST}$|^\\?event$|^flask\\.request$|^\\?(ctx|c)$|^\\?info$|^\\?self\\.request$`);
const USER_FIELDS =
  /^(body|query|params|cookies|json|args|form|values|data|GET|POST|query_params|queryStringParameters|rawBody|files)$/;

/** Reads of what a request says. */
export function memberOf(node: { at: number }, object: Value, name: string, analysis: Inspection): Value | undefined {
  const { path } = object;
  if (path === undefined) return undefined;
  if (name === "arguments" && path.endsWith(".function"))
    return analysis.source("model", node.at, "a model calls a tool with this", "?call.arguments", `${path}.arguments`);
  if (path === "process.env" || path === "os.environ" || path === "import.meta.env" || path === "?env")
    return isSecretName(name) ? analysis.source("secret", node.at, `${name} is a secret`, "?secret") : undefined;
  if (!USER_FIELDS.test(name) || !USER_MEMBERS.test(path)) return undefined;
  if (/^\?(ctx|c|event|info)$/.test(path) && !/^(query|params|body|queryStringParameters)$/.test(name))
    return undefined;
  return analysis.source("user", node.at, "a request says this", `?request.${name}`, `${path}.${name}`);
}
