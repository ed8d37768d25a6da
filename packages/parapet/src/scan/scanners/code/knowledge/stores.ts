import { type Call, optionOf } from "../engine/call.ts";
import type { Inspection } from "../engine/inspection.ts";
import { deepTaints, type Taint, type Value } from "../engine/value.ts";

const STORES = /(pinecone|chroma|qdrant|weaviate|milvus|faiss|pgvector|vector_?store|\bindex|collection)/i;
const WRITES = /^(upsert|addVectors|insert)$/;
/** These write documents, whatever they are methods of. */
const WRITES_DOCUMENTS =
  /^(add_?documents|add_?texts|from_?documents|from_?texts|fromDocuments|fromTexts|addDocuments|addTexts)$/;
/** Says of a stored text where it comes from, so that a reader can weigh it. */
const PROVENANCE =
  /^(source|source_?type|origin|provenance|url|uri|trust(ed)?|uploaded_?by|uploader|author|checksum)$/i;

const MEMORIES = /^(mem0|mem0ai|@mem0\w*|zep_\w+|@getzep|langmem|letta_client|@letta-ai)\b/;
const SCOPES = [
  "user_id",
  "userId",
  "run_id",
  "runId",
  "session_id",
  "sessionId",
  "tenant_id",
  "tenantId",
  "namespace",
];

const SHARED_KEY = /(^|_)(ADMIN|ROOT|MASTER|SUPER_?USER|SERVICE_?ACCOUNT|SERVICE_?ROLE|OWNER)_/i;

/** Texts that are kept to be read by a model later, and keys that tools share with everybody. */
export function lookAtStores(call: Call, analysis: Inspection): void {
  const { method, path, receiver } = call;
  const given = [...call.args, ...call.named.values()];
  const taints = given.flatMap((arg) => [...deepTaints(arg)]);
  if (taints.length === 0) return;
  const isWrite = WRITES_DOCUMENTS.test(method) || (WRITES.test(method) && STORES.test(receiver.path ?? ""));
  if (isWrite && !given.some((arg) => saysWhence(arg))) analysis.sink("ingest", taints, call.node);
  if (/^(add|add_memory|addMemory|create|store)$/.test(method) && MEMORIES.test(path) && !isScoped(call))
    analysis.sink("memory", taints, call.node);
  const isShared = [...taints, ...receiver.taints].some(
    ({ origin, note }) => origin === "secret" && SHARED_KEY.test(note),
  );
  if (isShared) analysis.sink("shared", taints.filter(isAskedFor), call.node);
}

const isAskedFor = ({ origin }: Taint): boolean => origin === "tool" || origin === "mcp" || origin === "param";
const isScoped = (call: Call): boolean => SCOPES.some((name) => optionOf(call, name) !== undefined);

function saysWhence(value: Value, depth = 0): boolean {
  if (depth > 5) return false;
  for (const [name, field] of value.fields ?? [])
    if (PROVENANCE.test(name) || saysWhence(field, depth + 1)) return true;
  return value.items?.some((item) => saysWhence(item, depth + 1)) ?? false;
}

/** Anything by which a file bounds who may call its model, how often, or with how much. */
const BOUNDS =
  /rate_?limit|limiter|throttl|slowapi|depends\(|security\(|\bauth\w*|session|current_?user|verify\w*\(|jwt|middleware|max_?length|max_?size|maxLength|\.length\b|\blen\(|\.(max|slice|truncate)\(|\[:\s*\d|content-length|captcha|api_?key_?header/i;

/** A request whose text goes to a model, in a file in which nothing bounds it. */
export function lookAtBounds(call: Call, analysis: Inspection): void {
  if (BOUNDS.test(call.file.text)) return;
  const taints = [...call.args, ...call.named.values()].flatMap((arg) => [...deepTaints(arg)]);
  analysis.sink("unbounded", taints, call.node);
}
