/** Identifiers of models by who serves them: a whole quoted string or value, without the provider's prefix. */
export const MODEL_FAMILIES: readonly (readonly [service: string, pattern: RegExp])[] = [
  ["OpenAI", /^(?:ft:)?(?:gpt-(?:3\.5|4|5|6|oss|image|realtime|audio)[\w.:-]{0,80}|chatgpt-[\w.-]{1,40}-latest)$/],
  ["OpenAI", /^(?:text-embedding-(?:ada-002|3-(?:small|large))|dall-e-[23]|whisper-1|tts-1(?:-hd)?)$/],
  [
    "OpenAI",
    /^(?:o[134](?:-(?:mini|pro|preview|deep-research))(?:-\d{4}-\d{2}-\d{2})?|omni-moderation-[\w.-]{1,40}|codex-mini-latest)$/,
  ],
  ["Anthropic", /^claude-(?:instant|v?\d|opus|sonnet|haiku)[\w.@:-]{0,80}$/],
  [
    "Google Gemini API",
    /^gemini-(?:\d|pro|flash|ultra|embedding|exp)[\w.-]{0,80}$|^(?:text-embedding-00[1-9]|imagen-\d[\w.-]{0,60})$/,
  ],
  [
    "Mistral AI",
    /^(?:(?:open-)?mistral-(?:tiny|small|medium|large|embed|nemo|saba|ocr|7b|moderation)-?|(?:open-mixtral|codestral|ministral|pixtral|magistral|devstral)-)[\w.-]{0,60}$/,
  ],
  [
    "Cohere",
    /^(?:command-(?:r|a|light|nightly)(?=$|[-+\d])|embed-(?:english|multilingual|v4)|rerank-(?:english|multilingual|v\d))[\w.-]{0,60}$/,
  ],
  ["DeepSeek", /^deepseek-(?:chat|reasoner|coder|r\d|v\d)[\w.:-]{0,60}$/],
  ["xAI", /^grok-(?:\d|beta|code|vision)[\w.-]{0,60}$/],
  ["Perplexity", /^sonar-(?:pro|reasoning|deep-research)[\w.-]{0,40}$/],
  [
    "AWS Bedrock",
    /^(?:(?:us|eu|apac|global)\.)?(?:amazon\.(?:titan|nova)|anthropic\.claude|meta\.llama|cohere\.(?:command|embed|rerank)|mistral\.mi|ai21\.j|stability\.s)[\w.:-]{1,80}$/,
  ],
  ["Voyage AI", /^voyage-(?:\d|code|law|finance|multilingual|large)[\w.-]{0,40}$/],
  ["Jina AI", /^jina-(?:embeddings|reranker|clip|colbert)-[\w.-]{1,40}$/],
  [
    "",
    /^(?:llama-?[2-4]|qwen-?[1-4]|gemma-?[1-4]|phi-?[3-5]|mixtral|nomic-embed|mxbai-embed|codellama)[\w.-]{0,40}(?::[\w.-]{1,40})?$/,
  ],
];
