import type { Exchange } from "../../api/types.ts";
import { type Block, blocksOf } from "./transcript.ts";

/**
 * The exchange as a curl command. No secret leaves with it: the key is a shell variable, and whatever a detector marked
 * in the request is replaced by its rule's name.
 *
 * @param body the request's JSON where it was kept, `undefined` where not: then the words are a stand-in
 */
export function replayCommand(exchange: Exchange, body: unknown, origin: string): string {
  const isAnthropic = exchange.wire.startsWith("anthropic");
  const key = isAnthropic ? '"x-api-key: $PARAPET_KEY"' : '"authorization: Bearer $PARAPET_KEY"';
  const lines = [`curl ${origin}${pathOf(exchange.wire)}`, `-H ${key}`, '-H "content-type: application/json"'];
  if (isAnthropic) lines.push('-H "anthropic-version: 2023-06-01"');
  const json = JSON.stringify(body === undefined ? standIn(exchange, isAnthropic) : withoutMarks(body, exchange));
  // In single quotes the shell reads nothing; a quote inside ends them, says itself and begins anew.
  lines.push(`-d '${json.replaceAll("'", "'\\''")}'`);
  return lines.join(" \\\n  ");
}

const PATHS: Readonly<Record<string, string>> = {
  "openai-chat": "/v1/chat/completions",
  "openai-responses": "/v1/responses",
  "openai-embeddings": "/v1/embeddings",
  "anthropic-messages": "/v1/messages",
  "anthropic-count-tokens": "/v1/messages/count_tokens",
};

const pathOf = (wire: string): string => PATHS[wire] ?? "/v1/chat/completions";

function standIn(exchange: Exchange, isAnthropic: boolean): unknown {
  const messages = [{ role: "user", content: "…" }];
  const { model, streamed: stream } = exchange;
  return isAnthropic ? { model, max_tokens: 512, stream, messages } : { model, stream, messages };
}

function withoutMarks(body: unknown, exchange: Exchange): unknown {
  const marked = blocksOf(
    body,
    exchange.hits.filter((hit) => hit.direction === "input"),
  ).filter((block) => block.marks.length > 0);
  const replacements = new Map(marked.map((block) => [block.path, masked(block)]));
  const copy = (value: unknown, path: string): unknown => {
    const replacement = replacements.get(path);
    if (replacement !== undefined) return replacement;
    if (Array.isArray(value)) return value.map((item, index) => copy(item, `${path}/${index}`));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        copy(item, `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`),
      ]),
    );
  };
  return copy(body, "");
}

function masked({ text, marks }: Block): string {
  let out = "";
  let at = 0;
  for (const { start, end, hit } of marks) {
    if (end <= at) continue;
    out += `${text.slice(at, Math.max(at, start))}[${hit.rule}]`;
    at = end;
  }
  return out + text.slice(at);
}
