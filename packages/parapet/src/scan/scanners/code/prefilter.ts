/** Words without which no rule can find anything: a file that has none of them is not parsed. */
const WORDS =
  /openai|anthropic|langchain|langgraph|genai|generativeai|generative-ai|@ai-sdk|["']ai["']|vertexai|groq|cohere|mistral|ollama|litellm|replicate|together|huggingface|transformers|llama|dspy|crewai|autogen|pydantic_ai|smolagents|bedrock|azure\.ai|mastra|genkit|modelcontextprotocol|fastmcp|\bmcp\b|from agents\b|@openai\/agents|strands|chromadb|pinecone|weaviate|qdrant|torch|pickle|joblib|dill|keras|allow_dangerous|dangerously|_API_KEY|\bllm\b/i;

/** Lines that no person writes: bundles, tables of data. */
const LONGEST_LINE = 5000;

export const mayMatter = (text: string): boolean => WORDS.test(text);

/** Whether a machine wrote it: such files are not wanted. */
export function isMinified(text: string): boolean {
  let from = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", from)) {
    if (at - from > LONGEST_LINE) return true;
    from = at + 1;
  }
  return text.length - from > LONGEST_LINE;
}
