import { createHash } from "node:crypto";
import type { Reader, Seen } from "../item.ts";

const PROMPTS =
  /\.(?:prompt|prompty|prompt\.(?:md|txt|ya?ml|json))$|(?:^|\/)prompts?\/(?:[^/]{1,200}\/){0,8}[^/]{1,200}\.(?:md|txt|j2|jinja2?|mustache|hbs|ya?ml|xml)$|(?:^|\/)system[-_ ]?(?:prompt|message|instructions?)[\w.-]{0,60}\.(?:md|txt|j2|jinja2?|ya?ml|xml)$/i;
const AGENT_RULES =
  /(?:^|\/)(?:AGENTS\.md|CLAUDE\.md|GEMINI\.md|SKILL\.md|\.cursorrules|\.windsurfrules|\.clinerules|\.github\/copilot-instructions\.md|\.cursor\/rules\/[^/]{1,200}\.mdc)$/;
const DATA =
  /(?:^|\/)(?:data|datasets?|corpus|corpora|training[-_]?data|train|eval(?:s|uation)?[-_]?data)\/(?:[^/]{1,200}\/){0,8}[^/]{1,200}\.(?:jsonl|ndjson|csv|tsv|parquet|arrow|feather)(?:\.gz)?$/i;
const DATA_ANYWHERE = /\.(?:parquet|arrow|jsonl)$/i;
const MODEL_FILE = /\.(safetensors|gguf|ggml|onnx|pt|pth|ckpt|pkl|pickle|joblib|h5|keras|tflite|mlmodel|npz|pb|bin)$/i;
/** What other trades call their files too: only where a model is meant. */
const SHARED_NAME = /\.(?:bin|pb|npz|h5|ckpt|pt)$/i;
const MODEL_FOLDER =
  /(?:^|\/)(?:models?|weights|checkpoints?|saved_model)\/|(?:^|\/)(?:pytorch_model|adapter_model|model|tf_model|variables)[\w.-]{0,60}\.\w{2,4}$/i;

export const isModelFile = (path: string): boolean =>
  MODEL_FILE.test(path) && (!SHARED_NAME.test(path) || MODEL_FOLDER.test(path));

export const seenModelFile = (path: string, bytes: number, sha256: string): Seen => ({
  kind: "model-file",
  name: path,
  sha256,
  more: { bytes: String(bytes), format: MODEL_FILE.exec(path)?.[1]?.toLowerCase() ?? "" },
});

const isPrompt = (path: string): boolean =>
  PROMPTS.test(path) && !/(?:^|\/)(?:README|CHANGELOG|LICEN[CS]E)\b/i.test(path);

/** Files that are themselves what is listed: each with the hash of its content. */
export const files: Reader = {
  wants: (path) =>
    isPrompt(path) || AGENT_RULES.test(path) || DATA.test(path) || DATA_ANYWHERE.test(path) || isModelFile(path),
  readBytes({ path, bytes, sizeBytes }, see) {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const more = { bytes: String(sizeBytes) };
    if (isModelFile(path)) see(seenModelFile(path, sizeBytes, sha256), 1);
    else if (AGENT_RULES.test(path)) see({ kind: "prompt", name: path, sha256, more: { ...more, for: "agents" } }, 1);
    else if (isPrompt(path)) see({ kind: "prompt", name: path, sha256, more }, 1);
    else see({ kind: "dataset", name: path, sha256, more: { ...more, format: formatOf(path) } }, 1);
  },
};

const formatOf = (path: string): string => /\.(\w{1,10})(?:\.gz)?$/.exec(path)?.[1]?.toLowerCase() ?? "";
