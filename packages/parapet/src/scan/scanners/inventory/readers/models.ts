import { CODE, GENERATED, type Reader, SETTINGS } from "../item.ts";
import { MODEL_FAMILIES } from "../model-families.ts";
import { isComment, sourceLines, textLines } from "../source-lines.ts";

const QUOTED = /["'`]([\w.@:/-]{3,120})["'`]/g;
const VALUE = /[:=]\s{0,4}["']?([\w.@:/-]{3,120})["']?\s{0,20}(?:#.{0,300})?,?\s*$/;
/** `openai/gpt-4o`, `bedrock/anthropic.claude-…`, `models/gemini-…`: how gateways name them. */
const PREFIX = /^(?:[a-z][\w-]{1,30}\/){1,2}/;
/** Families whose names are also names of other things, and shorter ones: the line has to speak of models. */
const SPEAKS_OF_MODELS = /model|llm|engine|deployment|chat|embed|provider|ollama/i;

/** Models of providers by their identifiers. */
export const models: Reader = {
  wants: (path) => (CODE.test(path) || SETTINGS.test(path)) && !GENERATED.test(path),
  read(file, see) {
    const isCode = CODE.test(file.path);
    for (const [line, content] of isCode ? sourceLines(file) : textLines(file.text)) {
      if (isComment(content)) continue;
      const found = new Set([...content.matchAll(QUOTED)].map(([, name]) => name!));
      const value = isCode ? undefined : VALUE.exec(content)?.[1];
      if (value !== undefined) found.add(value);
      for (const written of found) {
        const name = written.replace(PREFIX, "");
        const family = MODEL_FAMILIES.find(([, pattern]) => pattern.test(name));
        if (family === undefined || /\.(?:[cm]?[jt]sx?|py|json|md|ya?ml|txt|html|svg|png|ai|com|cn|io)$/.test(name))
          continue;
        const [service] = family;
        if (service === "" && !SPEAKS_OF_MODELS.test(content)) continue;
        see({ kind: "model", name, ...(service === "" ? {} : { service }) }, line);
      }
    }
  },
};
