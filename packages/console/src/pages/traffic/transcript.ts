import type { Hit } from "../../api/types.ts";

/** A hit's place in a text: UTF-16, half open. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly hit: Hit;
}

/** One text of a request or reply, with what was found in it. */
export interface Block {
  /** JSON pointer in the body; "" when the whole is one text. */
  readonly path: string;
  /** Who says it: `system`, `user`, `tool`, or the field's name. */
  readonly speaker: string;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Fields that hold words. Others are shown only when something was found in them; the rest stays in the raw view. */
const WORDS: ReadonlySet<string> = new Set([
  "arguments",
  "content",
  "description",
  "input",
  "instructions",
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
 * @param hits of one direction; those whose path is no text of the body are left out (see `unplaced`)
 */
export function blocksOf(body: unknown, hits: readonly Hit[]): readonly Block[] {
  if (typeof body === "string") return [{ path: "", speaker: "text", text: body, marks: plainMarks(body, hits) }];
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

/** Hits that no block could show: their field is gone, or was decoded from another. They are listed all the same. */
export function unplaced(blocks: readonly Block[], hits: readonly Hit[]): readonly Hit[] {
  const placed = new Set(blocks.flatMap((block) => block.marks.map((mark) => mark.hit)));
  return hits.filter((hit) => !placed.has(hit));
}

function speakerOf(speaker: string, key: string, path: string): string {
  if (path.startsWith("/tools/")) return "tool definition";
  if (key === "arguments") return "tool call";
  if (speaker !== "") return speaker;
  if (path.startsWith("/system") || key === "instructions") return "system";
  return path.startsWith("/input") ? "user" : key;
}

/** A text without fields, such as a stream's words put together: offsets fit only when all hits are in one channel. */
function plainMarks(text: string, hits: readonly Hit[]): readonly Mark[] {
  return new Set(hits.map((hit) => hit.path)).size > 1 ? [] : marksIn(text, hits);
}

function marksIn(text: string, hits: readonly Hit[]): readonly Mark[] {
  return hits
    .filter((hit) => hit.start < hit.end && hit.end <= text.length)
    .map((hit) => ({ start: hit.start, end: hit.end, hit }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

export interface Segment {
  /** Offset of its first character: unique within a text. */
  readonly start: number;
  readonly text: string;
  readonly hit: Hit | undefined;
}

/** Cuts a text at its marks. Where two overlap, the one that begins first keeps the shared part. */
export function segmentsOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const take = (end: number, hit: Hit | undefined): void => {
    if (end <= at) return;
    segments.push({ start: at, text: text.slice(at, end), hit });
    at = end;
  };
  for (const mark of marks) {
    take(Math.min(mark.start, text.length), undefined);
    take(Math.min(mark.end, text.length), mark.hit);
  }
  take(text.length, undefined);
  return segments;
}
