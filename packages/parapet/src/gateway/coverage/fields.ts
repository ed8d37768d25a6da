import type { Origin } from "@parapet/guard";
import type { ObjectShape, Shape, Side, Wire } from "../wire/index.ts";
import { shapeOf } from "../wire/index.ts";
import { casesOf } from "./cases.ts";

/** One place of a wire where text can stand. */
export interface TextField {
  readonly wire: string;
  readonly side: Side;
  /** e.g. `messages[].content[](text).text (by user)`; `**` is anything below, `*` any field that no table names. */
  readonly field: string;
  readonly origin: Origin;
  /** Builds a body of this wire that says `text` at this field and as little else as the shape allows. */
  readonly plant: (text: string) => unknown;
}

interface Path {
  readonly field: string;
  /** Who may speak here, and as which origin; the name is "" where nothing says who. */
  readonly speakers: readonly (readonly [role: string, origin: Origin])[];
  readonly wrap: (value: unknown, role: string) => unknown;
}

/** Where the listing goes, and how much of it is wanted. */
interface Listing {
  add(path: Path, origin: Origin, leaf: (text: string) => unknown): void;
  /** For people: kinds of the same shape, roles of the same origin and catch-alls are one line each. */
  readonly isBrief: boolean;
}

/** Every text-bearing field of one side of a wire, out of the very shape that inspection walks. */
export function textFields(wire: Wire, side: Side, isBrief = false): readonly TextField[] {
  const shape = shapeOf(wire, side);
  if (shape === undefined) return [];
  const found: TextField[] = [];
  const listing: Listing = {
    isBrief,
    add: ({ field, wrap, speakers }, origin, leaf) => {
      const role = speakers[0]?.[0] ?? "";
      found.push({ wire: wire.id, side, field, origin, plant: (text) => wrap(leaf(text), role) });
    },
  };
  const origin: Origin = side === "request" ? "user" : "assistant";
  const root: Path = { field: "", speakers: [["", origin]], wrap: same };
  list(shape, root, listing);
  if (isBrief)
    listing.add({ ...root, field: "* (names and texts not listed)" }, "metadata", (text) => ({ [text]: text }));
  return found;
}

function list(shape: Shape, path: Path, listing: Listing): void {
  switch (shape.is) {
    case "text":
      listText(shape.origin, path, listing);
      return;
    case "json-text":
      // Written with every letter escaped: what a reader of raw text would miss.
      listing.add(path, shape.origin, (text) => `{"value":"${escaped(text)}"}`);
      return;
    case "json":
      listing.add(below(path, ".**"), shape.origin, (text) => ({ any: [{ depth: text }] }));
      if (!listing.isBrief) listing.add(below(path, ".** (key)"), shape.origin, (text) => ({ [text]: 1 }));
      return;
    case "tokens":
      listing.add(below(path, "[].token"), shape.origin, (text) => [...text].map((token) => ({ token })));
      listing.add(below(path, "[].top_logprobs[].token"), shape.origin, (text) =>
        [...text].map((token) => ({ token: "", top_logprobs: [{ token: "x" }, { token }] })),
      );
      return;
    case "media":
      listing.add(path, "metadata", (text) => `https://files.example/${text}`);
      listing.add(below(path, " (text in base64)"), "document", (text) =>
        Buffer.from(`A plain text file. ${text}`).toString("base64"),
      );
      return;
    case "opaque":
      return;
    case "array":
      list(
        shape.of,
        below(path, "[]", (value) => [value]),
        listing,
      );
      if (shape.orElse !== undefined) list(shape.orElse, path, listing);
      return;
    case "either":
      list(shape.string, path, listing);
      list(shape.otherwise, path, listing);
      return;
    case "object":
      listFields(shape, path, listing);
      return;
    case "tagged":
      for (const { tag, label, of } of casesOf(shape, listing.isBrief))
        list(
          of,
          below(path, `(${label})`, (value) => withTag(value, shape.by, tag)),
          listing,
        );
      if (shape.untagged !== undefined && !listing.isBrief)
        list(shape.untagged, below(path, `(no ${shape.by})`), listing);
      if (shape.others !== undefined) {
        const other = below(path, `(other ${shape.by})`, (value) => withTag(value, shape.by, "unlisted"));
        list(shape.others, other, listing);
      }
  }
}

function below(path: Path, field: string, inner: (value: unknown) => unknown = same): Path {
  return { ...path, field: path.field + field, wrap: (value, role) => path.wrap(inner(value), role) };
}

function listText(origin: Origin | "by-role", path: Path, listing: Listing): void {
  if (origin !== "by-role") {
    listing.add(path, origin, same);
    return;
  }
  const seen = new Set<Origin>();
  for (const [role, from] of path.speakers) {
    if (listing.isBrief && seen.has(from)) continue;
    seen.add(from);
    const field = role === "" ? path.field : `${path.field} (by ${role})`;
    listing.add({ ...path, field, speakers: [[role, from]] }, from, same);
  }
}

function listFields({ fields, role: speaks }: ObjectShape, path: Path, listing: Listing): void {
  const speakers = speaks === undefined ? path.speakers : Object.entries(speaks.origins);
  const dot = path.field === "" ? "" : ".";
  const inside = (name: string, key: string): Path => ({
    field: `${path.field}${dot}${name}`,
    speakers,
    wrap: (value, role) =>
      path.wrap(speaks === undefined ? { [key]: value } : { [speaks.by]: role, [key]: value }, role),
  });
  for (const [name, of] of Object.entries(fields)) if (name !== speaks?.by) list(of, inside(name, name), listing);
  if (!listing.isBrief) listing.add(inside("*", "x_unlisted"), "metadata", same);
}

function same(value: unknown): unknown {
  return value;
}

function withTag(value: unknown, by: string, tag: string): unknown {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? { [by]: tag, ...value } : value;
}

function escaped(text: string): string {
  return [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}
