/**
 * Words without which no rule can find anything: a file that has none of them is not parsed. A module's name counts
 * where it is quoted or imported: in prose, and in other words, it says nothing.
 */
const MODULES =
  "openai|@?anthropic|@?langchain|langgraph|@google/gen|google\\.gen|@google-cloud/vertexai|vertexai|@?groq|cohere|@?mistralai|ollama|litellm|replicate|together|@huggingface/|huggingface_hub|@xenova/|llama_|@?llamaindex|node-llama|dspy|crewai|autogen|pydantic_ai|smolagents|@aws-sdk/client-bedrock|@azure/openai|azure\\.ai|@mastra/|@?genkit|@modelcontextprotocol/|fastmcp|mcp\\b|chromadb|@?pinecone|weaviate|@?qdrant|strands|agents\\b|semantic_kernel|claude_agent_sdk|@openai/|@ai-sdk/|ai[\"'/]|gradio|vllm|instructor|haystack|guidance|mem0|langmem|@?zep|letta";
const IMPORTED = new RegExp(`["'](?:${MODULES})|^[ \\t]*(?:from|import)[ \\t]+(?:${MODULES})`, "im");
const WORDS =
  /\bchat\.completions\b|\.responses\.create\(|generateContent|generate_content|function\.arguments|from_pretrained|snapshot_download|hf_hub_download|\bpipeline\(|weights_only\s*=\s*False|allow_pickle\s*=\s*True|safe_mode\s*=\s*False|\b(pickle|dill|joblib|cloudpickle)\.loads?\(|from (pickle|dill|joblib|cloudpickle) import|http:\/\/[^"'\s]+\.(safetensors|pth?|bin|gguf|onnx|pkl|h5|ckpt)\b|trust_remote_code|allow_dangerous|dangerouslyAllowBrowser|bypassPermissions|--dangerously-|--yolo|(OPENAI|ANTHROPIC|GEMINI|GROQ|MISTRAL|COHERE|HUGGING_?FACE|REPLICATE|DEEPSEEK|PERPLEXITY|OPENROUTER)_?\w*(KEY|TOKEN)|env\.AI\.run/;

/** Lines that no person writes: bundles, tables of data. */
const LONGEST_LINE = 5000;

export const mayMatter = (text: string): boolean => IMPORTED.test(text) || WORDS.test(text);

/** Whether a machine wrote it: such files are not wanted. */
export function isMinified(text: string): boolean {
  let from = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", from)) {
    if (at - from > LONGEST_LINE) return true;
    from = at + 1;
  }
  return text.length - from > LONGEST_LINE;
}
