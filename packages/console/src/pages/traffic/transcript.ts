import type { Hit } from "../../api/types.ts";
import { type Mark, marksIn } from "./marks.ts";
import { channelsOf, isEventStream } from "./stream-text.ts";

/** One text of a request or reply, with what was found in it. */
export interface Block {
  /** JSON pointer in the body; "" when the whole is one text. */
  readonly path: string;
  /** Who says it: `system`, `user`, `tool`, or the field's name. */
  readonly speaker: string;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Fields that hold words. Others are shown only when something was found in them; the rest stays in the copied JSON. */
const WORDS: ReadonlySet<string> = new Set([
  "arguments",
  "content",
  "description",
  "input",
  "instructions",
  "message",
  "output",
  "output_text",
  "prompt",
  "reasoning",
  "reasoning_content",
  "refusal",
  "system",
  "text",
  "thinking",
]);

const MOST_BLOCKS = 2_000;
const DEEPEST = 64;

/**
 * The texts of a body in reading order, each with the marks of its hits.
 *
 * @param body parsed JSON, or a plain string for a body that is not JSON
 * @param hits of one direction; those whose path is no text of the body stay without a mark
 */
export function blocksOf(body: unknown, hits: readonly Hit[]): readonly Block[] {
  if (typeof body === "string") return [{ path: "", speaker: "text", text: body, marks: loneMarks(body, hits) }];
  const byPath = Map.groupBy(hits, (hit) => hit.path);
  const blocks: Block[] = [];
  const visit = (value: unknown, path: string, key: string, speaker: string, depth: number): void => {
    if (blocks.length >= MOST_BLOCKS || depth > DEEPEST) return;
    if (typeof value === "string") {
      const found = byPath.get(path);
      if (found === undefined && (value === "" || !WORDS.has(key))) return;
      blocks.push({ path, speaker: speakerOf(speaker, key, path), text: value, marks: marksIn(value, found ?? []) });
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${path}/${index}`, key, speaker, depth + 1);
    } else if (typeof value === "object" && value !== null) {
      const role = (value as { role?: unknown }).role;
      const inner = typeof role === "string" ? role : speaker;
      for (const [name, item] of Object.entries(value))
        visit(item, `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, name, inner, depth + 1);
    }
  };
  visit(body, "", "", "", 0);
  return blocks;
}

/** The texts of a kept reply: one JSON body, a stream of events, or plain text. */
export function replyBlocksOf(response: string, hits: readonly Hit[]): readonly Block[] {
  if (response === "") return [];
  if (isEventStream(response)) return streamBlocksOf(response, hits);
  return blocksOf(jsonOr(response), hits).map((block) =>
    block.path === "" || block.path.startsWith("/content") ? { ...block, speaker: "assistant" } : block,
  );
}

function streamBlocksOf(stream: string, hits: readonly Hit[]): readonly Block[] {
  const channels = channelsOf(stream);
  return channels.map(({ path, text }) => {
    const own = hits.filter((hit) => isSameChannel(hit.path, path));
    const marks = own.length === 0 && channels.length === 1 ? loneMarks(text, hits) : marksIn(text, own);
    return {
      path,
      speaker: path.includes("tool_calls") || path.includes("json") ? "tool call" : "assistant",
      text,
      marks,
    };
  });
}

/** A stream's place by name, whether it is told as the piece's (`delta`) or as the whole's (`message`). */
function isSameChannel(hitPath: string, path: string): boolean {
  return hitPath === path || hitPath.replace("/message/", "/delta/") === path;
}

function jsonOr(text: string): unknown {
  if (!text.startsWith("{") && !text.startsWith("[")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function speakerOf(speaker: string, key: string, path: string): string {
  if (path.startsWith("/tools/")) return "tool definition";
  if (path.startsWith("/error/")) return "parapet";
  if (key === "arguments") return "tool call";
  if (speaker !== "") return speaker;
  if (path.startsWith("/system") || key === "instructions") return "system";
  return path.startsWith("/input") ? "user" : key;
}

/** A text without fields: offsets fit only when all hits are of one place. */
function loneMarks(text: string, hits: readonly Hit[]): readonly Mark[] {
  return new Set(hits.map((hit) => hit.path)).size > 1 ? [] : marksIn(text, hits);
}
