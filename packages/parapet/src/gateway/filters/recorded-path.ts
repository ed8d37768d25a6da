import { type Guard, type Passage, redact } from "@parapet/guard";

/** A client's fields may be of any length; a record has room for so much. */
const MAX_PATH = 200;
/** Stands for a field name that a broken detector could not judge. */
const UNJUDGED = "[field]";

/**
 * JSON pointers as a record may hold them. A pointer is made of field names, and in free JSON those are the client's or
 * the model's to invent: a key of a provider can be one. So each name is read by the guard that read the text there, and
 * what it sees is replaced, whatever it would have done about it in a text.
 */
export function recordedPaths(guard: Guard | undefined): (place: Omit<Passage, "text">) => string {
  const known = new Map<string, string>();
  return ({ path, origin, direction }) => {
    const key = `${direction} ${origin} ${path}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const masked =
      guard === undefined
        ? path
        : path
            .split("/")
            .map(masking(guard, { path: "", origin, direction }))
            .join("/");
    const recorded = masked.slice(0, MAX_PATH);
    known.set(key, recorded);
    return recorded;
  };
}

function masking(guard: Guard, place: Omit<Passage, "text">): (segment: string) => string {
  return (segment) => {
    const text = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    const { hits, runs } = guard.inspect([{ ...place, text, opinion: "unasked" }]);
    if (runs.some(({ verdict }) => verdict === "failed")) return UNJUDGED;
    if (hits.length === 0) return segment;
    const masked = redact(
      text,
      hits.map((hit) => ({ ...hit, action: "redact" as const })),
    );
    return masked.replaceAll("~", "~0").replaceAll("/", "~1");
  };
}
