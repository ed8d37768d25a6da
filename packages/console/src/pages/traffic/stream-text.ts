/** One growing text of a stream, put together. */
export interface Channel {
  /** Where its pieces stood, e.g. `/choices/0/delta/content`. */
  readonly path: string;
  readonly text: string;
}

const PIECES: ReadonlySet<string> = new Set([
  "arguments",
  "content",
  "delta",
  "partial_json",
  "reasoning",
  "reasoning_content",
  "refusal",
  "text",
  "thinking",
]);

/** Whether a kept reply is a stream of server-sent events rather than one body. */
export const isEventStream = (text: string): boolean => /^(?:event|data|id|:)/.test(text);

/**
 * The texts of a kept stream, each put together from its pieces. Closing events that say the whole text once more are
 * passed over.
 */
export function channelsOf(stream: string): readonly Channel[] {
  const texts = new Map<string, string[]>();
  for (const line of stream.split("\n")) {
    const event = line.startsWith("data:") ? jsonOf(line.slice(5)) : undefined;
    if (typeof event !== "object" || event === null) continue;
    const { type } = event as { type?: unknown };
    if (typeof type === "string" && !type.includes("delta")) continue;
    collect(event, numbersOf(event), "", texts, 0);
  }
  return [...texts].map(([path, pieces]) => ({ path, text: pieces.join("") }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // `[DONE]`, or a line that was cut
  }
}

/** Events outside arrays tell their place in numbers: `/1/0` for the first part of the second output. */
function numbersOf(event: object): string {
  const { output_index, content_index, index } = event as Readonly<Record<string, unknown>>;
  return [output_index, content_index, index]
    .filter((value) => typeof value === "number")
    .map((value) => `/${value}`)
    .join("");
}

const DEEPEST = 32;

function collect(value: unknown, path: string, key: string, texts: Map<string, string[]>, depth: number): void {
  if (depth > DEEPEST) return;
  if (typeof value === "string") {
    if (!PIECES.has(key) || value === "") return;
    const pieces = texts.get(path);
    if (pieces === undefined) texts.set(path, [value]);
    else pieces.push(value);
  } else if (Array.isArray(value)) {
    // In a stream an item's own number is its place; its position in this event is not.
    for (const [position, item] of value.entries())
      collect(item, `${path}/${ownIndex(item) ?? position}`, key, texts, depth + 1);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) collect(item, `${path}/${name}`, name, texts, depth + 1);
  }
}

function ownIndex(item: unknown): number | undefined {
  const index = (item as { index?: unknown } | null)?.index;
  return typeof index === "number" ? index : undefined;
}
