import { argOf, type Call, optionOf } from "../engine/call.ts";
import type { Inspection } from "../engine/inspection.ts";
import { NOTHING_KNOWN, type Origin, type Value } from "../engine/value.ts";
import type { Func } from "../ir.ts";
import { isMcp } from "./models.ts";
import { shaped } from "./results.ts";

const TOOL_MODULES =
  /^(ai|@openai\/agents|@openai\/agents-core|@langchain\/core\/tools|@langchain\/core|langchain\/tools|langchain|@mastra\/core(\/tools)?|genkit|genkit\/beta|@genkit-ai\/\w+|llamaindex|@llamaindex\/\w+|@anthropic-ai\/claude-agent-sdk|agents|langchain_core\.tools|langchain\.tools|crewai|crewai\.tools|crewai_tools|smolagents|strands|pydantic_ai|llama_index|semantic_kernel|autogen\w*|google\.adk)\b/;
const TOOL_CALLS =
  /^(tool|dynamicTool|createTool|defineTool|DynamicTool|DynamicStructuredTool|FunctionTool|from|StructuredTool|from_function|betaZodTool)$/;
const HANDLERS = ["execute", "handler", "func", "call", "run", "invoke", "callback"];
const SCHEMAS = ["inputSchema", "parameters", "schema", "input", "paramsSchema", "args_schema"];
const APPROVALS = [
  "needsApproval",
  "requireApproval",
  "requiresApproval",
  "requiresConfirmation",
  "requireConfirmation",
  "confirm",
  "interrupt",
  "approval",
  "needs_approval",
];

/** Functions that are handed over to be called with what a model, or whoever sends requests, decides. */
export function lookForHandlers(call: Call, analysis: Inspection): void {
  const { method, path } = call;
  if (isMcp(call) && /^(tool|registerTool|addTool|setRequestHandler|setTool)$/.test(method)) {
    if (method === "setRequestHandler" && !/CallTool/.test(argOf(call, 0).path ?? "")) return;
    offer(call, "mcp", analysis);
  } else if (TOOL_CALLS.test(method) && TOOL_MODULES.test(path)) offer(call, "tool", analysis);
  else if (/^(Interface|ChatInterface)$/.test(method) && /^gradio/.test(path)) {
    const handler = (call.named.get("fn") ?? argOf(call, 0)).func;
    if (handler !== undefined) analysis.apply(handler, sourcesOf(handler, "user", analysis), call.node.at);
  } else if (/^(query|mutation|subscription)$/.test(method) && call.file.imports(/^@trpc\/server/)) {
    const handler = argOf(call, 0).func;
    const input = analysis.source("user", handler?.at ?? call.node.at, "a request says this", "?input");
    if (handler !== undefined)
      analysis.apply(handler, [{ taints: [], fields: new Map([["input", input]]) }], call.node.at);
  }
}

function offer(call: Call, origin: Origin, analysis: Inspection): void {
  if (APPROVALS.some((name) => optionOf(call, name) !== undefined)) return;
  const handler =
    HANDLERS.map((name) => optionOf(call, name)?.func).find((func) => func !== undefined) ??
    call.args.find(({ func }) => func !== undefined)?.func;
  if (handler === undefined) return;
  const what =
    origin === "mcp" ? "an MCP client calls this with what it likes" : "a model calls this tool with what it likes";
  const given = analysis.source(origin, handler.params[0]?.at ?? handler.at, what);
  const schema =
    SCHEMAS.map((name) => optionOf(call, name)).find((value) => value !== undefined) ??
    call.args.find(({ fields }) => fields !== undefined && HANDLERS.every((name) => !fields.has(name)));
  const shape = schema?.shape ?? schema?.fields;
  const value = shape === undefined || shape.size === 0 ? given : shaped(given, { taints: [], shape }, 0);
  analysis.apply(handler, [value], call.node.at);
  if (origin === "mcp") lookAtResults(handler, analysis);
}

/** What a tool gives back goes to a model, and from there to anybody. */
function lookAtResults(handler: Func, analysis: Inspection): void {
  for (const { at, end, taints } of analysis.summaries.get(handler)?.returns ?? [])
    analysis.sink(
      "result",
      taints.filter(({ origin, path }) => origin === "secret" || (origin === "retrieved" && path.includes("text"))),
      { at, end },
    );
}

const ROUTES = /\.(get|post|put|patch|delete|route|websocket|api_route)\(\)$/;
const ROUTERS = /^(fastapi|flask|\?(app|api|router|bp|blueprint|server)|starlette|sanic|litestar|quart)\b/;
const NO_INPUT =
  /^(self|cls|ctx|context|request|req|response|db|session|state|run_context|tool_context|cursor|users|background_tasks)$/;
const NO_INPUT_TYPE = /(Context|Request|Response|Session|BackgroundTasks|WebSocket|Depends)\b/;

/** Functions whose decorators say the same. */
export function lookAtDecorators(func: Func, analysis: Inspection): void {
  for (const decorator of func.decorators) {
    const { path = "" } = analysis.evaluate(decorator);
    const isTool = /(^|\.)(tool|function_tool|call_tool|kernel_function|beta_tool|tool_plain)(\(\))?$/.test(path);
    if (isTool && /^(mcp|fastmcp|\?mcp|\?server)\b/.test(path) && isMcp({ file: analysis.file })) {
      analysis.apply(func, sourcesOf(func, "mcp", analysis), func.at);
      lookAtResults(func, analysis);
    } else if (isTool && TOOL_MODULES.test(path)) analysis.apply(func, sourcesOf(func, "tool", analysis), func.at);
    else if (ROUTES.test(path) && ROUTERS.test(path)) analysis.apply(func, sourcesOf(func, "user", analysis), func.at);
  }
  if (!func.params.some(({ decorators }) => decorators.length > 0)) return;
  const given = func.params.map(({ decorators, at }) => {
    const isInput = decorators.some((decorator) =>
      /\.(Body|Query|Param|Headers|Args)(\(\))?$/.test(analysis.evaluate(decorator).path ?? ""),
    );
    return isInput ? analysis.source("user", at, "a request says this") : NOTHING_KNOWN;
  });
  analysis.apply(func, given, func.at);
}

function sourcesOf(func: Func, origin: Origin, analysis: Inspection): readonly Value[] {
  return func.params.map(({ target, type, at }) => {
    const name = target.kind === "bind" ? target.name : "";
    const given =
      target.kind === "bind" && target.byDefault !== undefined ? analysis.evaluate(target.byDefault).path : undefined;
    if (NO_INPUT.test(name) || NO_INPUT_TYPE.test(type) || /Depends\(\)$|Security\(\)$/.test(given ?? ""))
      return NOTHING_KNOWN;
    return analysis.source(
      origin,
      at,
      origin === "user" ? "a request says this" : "a model calls this with what it likes",
    );
  });
}
