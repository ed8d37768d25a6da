import type { ToolCall, ToolDefinition } from "@parapet/guard";
import { parseEventData } from "./json-scan.ts";
import type { Container, Place } from "./place.ts";
import type { ToolMark } from "./shape.ts";

/** Arguments deeper than this no tool takes. */
const MAX_ARGUMENT_DEPTH = 64;

/** A call or definition of a tool, as a shape's mark says where it stands. */
export class ToolPlace {
  readonly mark: ToolMark;
  readonly value: Container;
  readonly place: Place;
  readonly key: string | number;
  /** Stream scope; "" in whole bodies. */
  readonly scope: string;

  /** True in a stream's delta: the field holds the next piece of the arguments. */
  readonly isPiece: boolean;

  constructor(mark: ToolMark, value: Container, place: Place, key: string | number, scope: string, isPiece: boolean) {
    this.mark = mark;
    this.value = value;
    this.place = place;
    this.key = key;
    this.scope = scope;
    this.isPiece = isPiece;
  }

  get path(): string {
    return this.place.pointer(this.key);
  }

  /** Tools of a server are `server/name`; what has no name goes by its type: `web_search_call` is `web_search`. */
  get name(): string {
    const { name, type } = this.value;
    const server = this.mark.server === undefined ? undefined : this.value[this.mark.server];
    const own = typeof name === "string" ? name : typeof type === "string" ? type.replace(/_call$/, "") : "";
    if (typeof server !== "string") return own;
    return typeof name === "string" ? `${server}/${name}` : `${server}/`;
  }

  /** Arguments, or what describes them. */
  get given(): unknown {
    return this.mark.given === undefined ? this.value : this.value[this.mark.given];
  }

  definition(): ToolDefinition {
    const description = this.value.description ?? this.value.server_description;
    return {
      name: this.name,
      description: typeof description === "string" ? description : "",
      schema: this.given,
      path: this.path,
    };
  }

  call(): ToolCall {
    return callOf(this.name, this.given, this.mark.isJsonText === true, this.path);
  }
}

/** Arguments that two clients could read in two ways are malformed: a key twice, JSON with something after it. */
export function callOf(name: string, given: unknown, isJsonText: boolean, path: string): ToolCall {
  if (!isJsonText) return { name, arguments: given ?? {}, path };
  if (given === undefined || given === null || given === "") return { name, arguments: {}, path };
  const parsed = typeof given === "string" ? parseEventData(given, MAX_ARGUMENT_DEPTH) : undefined;
  return parsed === undefined
    ? { name, arguments: {}, path, isMalformed: true }
    : { name, arguments: parsed.json, path };
}
