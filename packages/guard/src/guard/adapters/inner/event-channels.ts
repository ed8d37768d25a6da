import type { PlacedText } from "../../json-texts.ts";

/*
 * Which text of a stream a piece belongs to, and which texts an event ends: for events of the three streaming wires
 * and for the parts of the AI SDK, which all say it by an index or an id beside the piece.
 */

type Json = Readonly<Record<string, unknown>>;

/** Words that come whole, even in a delta. */
const WHOLE = new Set(["name", "url", "title", "filename", "model", "cited_text", "document_title"]);
const NOTHING: readonly string[] = [];

/** Name of the growing text that this is a piece of; undefined for a text that stands alone. */
export function channelOf(passage: PlacedText): string | undefined {
  if (passage.form === "key" || passage.form === "number" || WHOLE.has(String(passage.key))) return undefined;
  const steps: { readonly value: Json; readonly key: string | number }[] = [];
  for (
    let at: typeof passage.branch | undefined = passage.branch, key = passage.key;
    at !== undefined;
    at = at.parent
  ) {
    steps.push({ value: at.value, key });
    key = at.key;
  }
  // The outermost step only holds the event.
  steps.pop();
  steps.reverse();
  const [root, second, third] = steps;
  if (root === undefined) return undefined;
  if (root.key === "choices" && (third?.key === "delta" || third?.key === "logprobs"))
    return steps.slice(1).reduce((scope, { value, key }) => `${scope}/${placeIn(value, key)}`, "");
  const { type } = root.value;
  if (typeof type !== "string") return undefined;
  if (type === "content_block_delta" || type === "content_block_start") {
    if ((second?.value as Json | undefined)?.type === "citations_delta" || steps.length !== 2) return undefined;
    return WHOLE.has(String(passage.key)) ? undefined : `${scopeOf(root.value)}/${passage.key}`;
  }
  const isPiece = type.endsWith(".delta") || type.endsWith("-delta") || type === "response.shell_call_command.added";
  if (!isPiece || !/^(delta|logprobs|command)$/.test(String(root.key))) return undefined;
  const kind = type.replace(/[.-](delta|added)$/, "");
  return `${scopeOf(root.value)}/${kind}${passage.branch.pointer(passage.key)}`;
}

/** A sibling is told by its `index` where it has one. */
function placeIn(value: Json, key: string | number): string | number {
  if (typeof key !== "number") return key;
  const index = (value[key] as Json | null | undefined)?.index;
  return typeof index === "number" ? index : key;
}

/** Where an event says that it belongs: `/output:0/content:1`, `/block:2`, `/id:txt-0`. */
function scopeOf(event: Json): string {
  const { index, id, output_index, content_index, summary_index, command_index } = event;
  let scope = "";
  if (typeof index === "number") scope += `/block:${index}`;
  if (typeof id === "string") scope += `/id:${id}`;
  if (typeof output_index === "number") scope += `/output:${output_index}`;
  if (typeof content_index === "number") scope += `/content:${content_index}`;
  if (typeof summary_index === "number") scope += `/summary:${summary_index}`;
  if (typeof command_index === "number") scope += `/command:${command_index}`;
  return scope;
}

/**
 * Scopes whose texts are over with this event; "" for all. A finish reason of the chat wire ends nothing: servers
 * exist that send text after it, and the stream's own end comes soon.
 */
export function endedBy(event: unknown): readonly string[] {
  const { type } = (event ?? {}) as Json;
  if (typeof type !== "string") return NOTHING;
  if (/^(message_delta|message_stop|finish|response\.(completed|incomplete|failed))$/.test(type)) return [""];
  const isEnd = type === "content_block_stop" || type.endsWith(".done") || type.endsWith("-end");
  const scope = isEnd ? scopeOf(event as Json) : "";
  return scope === "" ? NOTHING : [scope];
}

/** Is this channel of that scope? */
export function isWithin(channel: string, scope: string): boolean {
  return channel.startsWith(scope) && (scope === "" || channel[scope.length] === "/");
}
