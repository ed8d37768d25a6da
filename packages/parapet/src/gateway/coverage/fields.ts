import type { Origin } from "@parapet/guard";
import type { ObjectShape, Shape, Side, Wire } from "../wire/index.ts";
import { shapeOf } from "../wire/index.ts";

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

/** Every text-bearing field of one side of a wire, out of the very shape that inspection walks. */
export function textFields(wire: Wire, side: Side): readonly TextField[] {
  const shape = shapeOf(wire, side);
  if (shape === undefined) return [];
  const found: TextField[] = [];
  const add: Add = ({ field, wrap, speakers }, origin, leaf) => {
    const role = speakers[0]?.[0] ?? "";
    found.push({ wire: wire.id, side, field, origin, plant: (text) => wrap(leaf(text), role) });
  };
  const origin: Origin = side === "request" ? "user" : "assistant";
  list(shape, { field: "", speakers: [["", origin]], wrap: (value) => value }, add);
  return found;
}

type Add = (path: Path, origin: Origin, leaf: (text: string) => unknown) => void;

function list(shape: Shape, path: Path, add: Add): void {
  switch (shape.is) {
    case "text":
      listText(shape.origin, path, add);
      return;
    case "json-text":
      // Written with every letter escaped: what a reader of raw text would miss.
      add(path, shape.origin, (text) => `{"value":"${escaped(text)}"}`);
      return;
    case "json":
      add(below(path, ".**"), shape.origin, (text) => ({ any: [{ depth: text }] }));
      add(below(path, ".** (key)"), shape.origin, (text) => ({ [text]: 1 }));
      return;
    case "tokens":
      add(below(path, "[].token"), shape.origin, (text) => [...text].map((token) => ({ token })));
      add(below(path, "[].top_logprobs[].token"), shape.origin, (text) =>
        [...text].map((token) => ({ token: "", top_logprobs: [{ token: "x" }, { token }] })),
      );
      return;
    case "media":
      add(path, "metadata", (text) => `https://files.example/${text}`);
      add(below(path, " (text in base64)"), "document", (text) =>
        Buffer.from(`A plain text file. ${text}`).toString("base64"),
      );
      return;
    case "opaque":
      return;
    case "array":
      list(
        shape.of,
        below(path, "[]", (value) => [value]),
        add,
      );
      if (shape.orElse !== undefined) list(shape.orElse, path, add);
      return;
    case "either":
      list(shape.string, path, add);
      list(shape.otherwise, path, add);
      return;
    case "object":
      listFields(shape, path, add);
      return;
    case "tagged":
      for (const [tag, of] of Object.entries(shape.cases))
        list(
          of,
          below(path, `(${tag})`, (value) => withTag(value, shape.by, tag)),
          add,
        );
      if (shape.untagged !== undefined) list(shape.untagged, below(path, `(no ${shape.by})`), add);
      if (shape.others !== undefined)
        list(
          shape.others,
          below(path, `(other ${shape.by})`, (value) => withTag(value, shape.by, "unlisted")),
          add,
        );
  }
}

function below(path: Path, field: string, inner: (value: unknown) => unknown = same): Path {
  return { ...path, field: path.field + field, wrap: (value, role) => path.wrap(inner(value), role) };
}

function listText(origin: Origin | "by-role", path: Path, add: Add): void {
  if (origin !== "by-role") {
    add(path, origin, same);
    return;
  }
  for (const [role, from] of path.speakers) {
    const field = role === "" ? path.field : `${path.field} (by ${role})`;
    add({ ...path, field, speakers: [[role, from]] }, from, same);
  }
}

function listFields({ fields, role: speaks }: ObjectShape, path: Path, add: Add): void {
  const speakers = speaks === undefined ? path.speakers : Object.entries(speaks.origins);
  const dot = path.field === "" ? "" : ".";
  const inside = (name: string, key: string): Path => ({
    field: `${path.field}${dot}${name}`,
    speakers,
    wrap: (value, role) =>
      path.wrap(speaks === undefined ? { [key]: value } : { [speaks.by]: role, [key]: value }, role),
  });
  for (const [name, of] of Object.entries(fields)) if (name !== speaks?.by) list(of, inside(name, name), add);
  add(inside("*", "x_unlisted"), "metadata", same);
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
