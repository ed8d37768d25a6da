import type { Call } from "../engine/call.ts";

/** Modules whose import makes a file one that talks to a model. */
export const AI_MODULES =
  /^(openai|@anthropic-ai\/|anthropic|ai$|@ai-sdk\/|@openai\/agents|agents$|@langchain\/|langchain|langgraph|@google\/gen(erative-ai|ai)|google\.gen(erativeai|ai)|@google-cloud\/vertexai|vertexai|groq(-sdk)?$|cohere(-ai)?$|@mistralai\/|mistralai|ollama|litellm|replicate|together(-ai)?$|@huggingface\/|huggingface_hub|transformers|@xenova\/transformers|llama_cpp|llama_index|llamaindex|@llamaindex\/|dspy|crewai|autogen|pydantic_ai|smolagents|@aws-sdk\/client-bedrock|boto3|@azure\/openai|azure\.ai|@mastra\/|genkit|@genkit-ai\/|instructor|guidance|semantic_kernel|haystack|vllm|@openrouter\/|fireworks|xai_sdk|portkey|@cloudflare\/ai|node-llama-cpp|@modelcontextprotocol\/|fastmcp|mcp$|mcp\.|chromadb|@pinecone-database\/|pinecone|weaviate|qdrant_client|@qdrant\/|sentence_transformers|claude_agent_sdk|@anthropic-ai\/claude-agent-sdk|strands|google\.adk)/;

const MCP_MODULES = /^(@modelcontextprotocol\/|fastmcp|mcp$|mcp\.|mcp-framework)/;
export const isMcp = (call: { file: Call["file"] }): boolean => call.file.imports(MCP_MODULES);

interface ModelCall {
  /** The end of the path of the call. */
  readonly path: RegExp;
  /** Where the path does not begin with an import, the file must import one of these. */
  readonly modules?: RegExp;
  /** Only where the path begins with such an import. */
  readonly from?: RegExp;
}

const LANGCHAIN = /^(@langchain\/|langchain|langgraph)/;

/** Calls that a model answers, by the last names of their path. */
const MODEL_CALLS: Readonly<Record<string, readonly ModelCall[]>> = {
  create: [
    { path: /\bchat\.completions\.create$|\bresponses\.create$|(^|[^.]+\(\)|client|openai)\.completions\.create$/ },
    { path: /\.messages\.create$/, modules: /anthropic/i },
    { path: /^openai\.(ChatCompletion|Completion)\.create$/ },
  ],
  acreate: [{ path: /^openai\.(ChatCompletion|Completion)\.acreate$/ }],
  parse: [{ path: /\b(completions|responses)\.parse$/ }, { path: /\.messages\.parse$/, modules: /anthropic/i }],
  stream: [
    { path: /\b(completions|responses)\.stream$/ },
    { path: /\.messages\.stream$/, modules: /anthropic/i },
    { path: /(llm|model|chain|agent|chat|graph)[^.]*\.stream$/i, modules: LANGCHAIN },
    { path: /\.chat\.stream$/, modules: /mistral/ },
  ],
  generateContent: [{ path: /\.generateContent$/ }],
  generateContentStream: [{ path: /\.generateContentStream$/ }],
  generate_content: [{ path: /\.generate_content$/ }],
  generate_content_async: [{ path: /\.generate_content_async$/ }],
  generate_content_stream: [{ path: /\.generate_content_stream$/ }],
  sendMessage: [{ path: /\.sendMessage$/, modules: /gen(erative-)?ai|vertexai|openrouter/ }],
  send_message: [{ path: /\.send_message$/, modules: /genai|generativeai|vertexai|xai/ }],
  generateText: [{ path: /^ai\.generateText$/ }],
  streamText: [{ path: /^ai\.streamText$/ }],
  generateObject: [{ path: /^ai\.generateObject$/ }],
  streamObject: [{ path: /^ai\.streamObject$/ }],
  invoke: [
    {
      path: /^@?langchain.*\.invoke$|(llm|model|chain|agent|chat|graph|runnable|executor)[^.]*\.invoke$/i,
      modules: LANGCHAIN,
    },
  ],
  ainvoke: [
    {
      path: /^langchain.*\.ainvoke$|(llm|model|chain|agent|chat|graph|runnable|executor)[^.]*\.ainvoke$/i,
      modules: LANGCHAIN,
    },
  ],
  predict: [{ path: /^langchain.*\.predict$|(llm|chain|chat)[^.]*\.predict$/i, modules: LANGCHAIN }],
  run: [
    { path: /^replicate(\.\w+)?\(?\)?.*\.run$|\?replicate\.run$/i },
    { path: /(^agents|^@openai\/agents)\.(Runner\.)?run$|(llm|chain)[^.]*\.run$/i, modules: /langchain|agents/ },
    { path: /\.run$/, from: /^(pydantic_ai|smolagents)\./ },
    { path: /env\.AI\.run$|\?ai\.run$/i },
  ],
  run_sync: [{ path: /\.run_sync$/, from: /^(pydantic_ai|agents)\./ }],
  completion: [{ path: /^litellm\.completion$/ }],
  acompletion: [{ path: /^litellm\.acompletion$/ }],
  complete: [{ path: /\.chat\.complete$|\.(llm|complete)\.?complete$/, modules: /mistral|llama/ }],
  chat: [{ path: /^(ollama|cohere|cohere-ai)\b.*\.chat$|\?(co|cohere|ollama)\.chat$/ }],
  generate: [
    {
      path: /^(ollama|cohere|vllm|cohere-ai)\b.*\.generate$|\?(co|cohere|ollama|llm)\.generate$/,
      modules: /ollama|cohere|vllm|langchain/,
    },
  ],
  converse: [{ path: /\.converse$/ }],
  invoke_model: [{ path: /\.invoke_model$/ }],
  text_generation: [{ path: /\.text_generation$/ }],
  textGeneration: [{ path: /\.textGeneration$/ }],
  chat_completion: [{ path: /\.chat_completion$/ }],
  chatCompletion: [{ path: /\.chatCompletion$/ }],
  create_chat_completion: [{ path: /\.create_chat_completion$/ }],
  create_completion: [{ path: /\.create_completion$/ }],
  kickoff: [{ path: /\.kickoff$/ }],
  getChatCompletions: [{ path: /\.getChatCompletions$/ }],
  useChat: [{ path: /^(@ai-sdk\/\w+|ai\/\w+)\.useChat$/ }],
  useCompletion: [{ path: /^(@ai-sdk\/\w+|ai\/\w+)\.useCompletion$/ }],
  useObject: [{ path: /^(@ai-sdk\/\w+|ai\/\w+)\.(experimental_)?useObject$/ }],
  createChatCompletion: [{ path: /\.createChatCompletion$/ }],
};

/** Values that are called themselves. */
const CALLED =
  /^(transformers\.pipeline\(\)|@?(xenova|huggingface)\/transformers\.pipeline\(\)|llama_cpp\.Llama\(\)|dspy\.(Predict|ChainOfThought|ReAct)\(\))$/;

export function isModelCall(call: Call): boolean {
  const { method, path, file } = call;
  if (CALLED.test(path)) return true;
  if (method === "send")
    return (
      call.args[0]?.path !== undefined &&
      /client-bedrock.*\.(InvokeModel|Converse)\w*Command\(\)$/.test(call.args[0].path)
    );
  if (method === "query" || method === "chat" || method === "complete" || method === "achat" || method === "aquery")
    if (
      /^(@?llamaindex|llama_index)/.test(path) ||
      (/(query_engine|queryEngine|chat_engine|chatEngine)\.(a?query|a?chat)$/.test(path) && file.imports(/llama/))
    )
      return true;
  const known = Object.hasOwn(MODEL_CALLS, method) ? MODEL_CALLS[method] : undefined;
  return (
    known?.some(
      (one) =>
        one.path.test(path) &&
        (one.modules === undefined || one.modules.test(path) || file.imports(one.modules)) &&
        (one.from === undefined || one.from.test(path)),
    ) ?? false
  );
}
