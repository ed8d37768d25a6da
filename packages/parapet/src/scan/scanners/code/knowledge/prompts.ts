import { argOf, type Call, type FileContext, optionOf, placeOf } from "../engine/call.ts";
import type { Inspection } from "../engine/inspection.ts";
import { deepTaints, NOTHING_KNOWN, type Value } from "../engine/value.ts";
import type { Expr } from "../ir.ts";
import { AI_MODULES } from "./models.ts";

const SYSTEM_OPTIONS = [
  "system",
  "instructions",
  "systemInstruction",
  "system_instruction",
  "preamble",
  "systemPrompt",
  "system_prompt",
];
const MOST_WORDS = 3;

/** What a model is told: by whom its orders are written, and what goes into them. */
export function lookAtModelCall(call: Call, analysis: Inspection): void {
  const { node } = call;
  const config = optionOf(call, "config") ?? NOTHING_KNOWN;
  let hasSystem = false;
  for (const name of SYSTEM_OPTIONS) {
    const value = optionOf(call, name) ?? config.fields?.get(name);
    if (value === undefined) continue;
    hasSystem = true;
    const place = placeOf(call, name);
    analysis.sink("system", deepTaints(value), place);
    analysis.sink("message", deepTaints(value), place);
  }
  const place = placeOf(call, "messages");
  const messages = optionOf(call, "messages") ?? (call.method.endsWith("invoke") ? argOf(call, 0) : undefined);
  if (messages !== undefined) {
    if (messages.fields === undefined && optionOf(call, "messages") !== undefined)
      analysis.sink("role", messages.taints, place);
    for (const item of messages.items ?? [])
      if (item.fields === undefined && item.items === undefined && optionOf(call, "messages") !== undefined)
        analysis.sink("role", item.taints, place);
  }
  const prompt = optionOf(call, "prompt") ?? optionOf(call, "input") ?? optionOf(call, "contents") ?? argOf(call, 0);
  if (prompt.fields === undefined && prompt.items === undefined) {
    analysis.sink("message", prompt.taints, node);
    if (!hasSystem && orders(prompt)) analysis.sink("prompt", prompt.taints, node);
  }
  const model = optionOf(call, "model");
  if (model !== undefined) analysis.sink("model", model.taints, placeOf(call, "model"));
}

/** Whether the text itself tells the model what to do. */
const orders = ({ words = "" }: Value): boolean => (words.match(/[A-Za-z]{2,}/g)?.length ?? 0) >= MOST_WORDS;

const CLIENTS =
  /^(openai|@anthropic-ai\/sdk|anthropic|groq-sdk|groq|@mistralai\/mistralai|mistralai|cohere|cohere-ai|together|together-ai|@ai-sdk\/\w+|@google\/genai|@langchain\/\w+|langchain_\w+)(\.\w+)*$/;
/** Whether a model's client is made here. */
export const isClient = ({ path, node, file, method }: Call): boolean =>
  CLIENTS.test(path) &&
  (node.isNew || (file.language === "python" ? /^[A-Z]/.test(method) : /^create[A-Z]/.test(method)));

export function lookAtCall(call: Call, analysis: Inspection): void {
  const { method, node } = call;
  if (method === "SystemMessage" || method === "DeveloperMessage") {
    const content = optionOf(call, "content") ?? argOf(call, 0);
    analysis.sink("system", content.taints, node);
    analysis.sink("message", content.taints, node);
  }
  if (method === "HumanMessage") analysis.sink("message", (optionOf(call, "content") ?? argOf(call, 0)).taints, node);
  if (
    /^(Agent|create_react_agent|createReactAgent|createAgent|create_agent|AssistantAgent|LlmAgent)$/.test(method) ||
    /\.assistants\.(create|update)$/.test(call.path)
  )
    for (const name of [...SYSTEM_OPTIONS, "prompt", "system_message", "systemMessage"]) {
      const value = optionOf(call, name);
      if (value !== undefined) analysis.sink("system", value.taints, placeOf(call, name));
    }
  if ((method === "fromTemplate" || method === "from_template") && /Template/.test(call.path))
    analysis.sink("promptTemplate", argOf(call, 0).taints, node);
  if (isClient(call))
    for (const name of ["baseURL", "base_url", "azure_endpoint", "apiBase", "api_base"]) {
      const value = optionOf(call, name);
      if (value !== undefined) analysis.sink("model", value.taints, placeOf(call, name));
    }
}

const SYSTEM_ROLE = /^(system|developer)$/;

/** A message as the SDKs write it: `{ role, content }`. */
export function lookAtObject(node: Expr & { kind: "object" }, value: Value, analysis: Inspection): void {
  const role = value.fields?.get("role");
  const content = value.fields?.get("content") ?? value.fields?.get("parts");
  if (role === undefined || content === undefined || !speaksWithModels(analysis.file)) return;
  if (typeof role.literal === "string" && SYSTEM_ROLE.test(role.literal))
    analysis.sink("system", deepTaints(content), node);
  analysis.sink("message", deepTaints(content), node);
  if (role.literal === undefined) analysis.sink("role", role.taints, node);
}

/** `("system", text)` */
export function lookAtArray(node: Expr & { kind: "array" }, value: Value, analysis: Inspection): void {
  const [role, content] = value.items ?? [];
  if (value.items?.length !== 2 || typeof role?.literal !== "string" || !SYSTEM_ROLE.test(role.literal)) return;
  if (speaksWithModels(analysis.file)) analysis.sink("system", content!.taints, node);
}

export const speaksWithModels = (file: FileContext): boolean => file.imports(AI_MODULES);

/** The name of a system prompt, and a text long enough to be one. */
export function instructionsIn(name: string, value: Value, at: number, analysis: Inspection): Value {
  if (!/system_?(prompt|message|instructions?)$/i.test(name) || (value.words?.length ?? 0) < 20) return value;
  const secret = analysis.source("instructions", at, "the system prompt");
  return { ...value, taints: [...value.taints, ...secret.taints] };
}
