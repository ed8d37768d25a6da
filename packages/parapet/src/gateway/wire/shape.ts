import type { Origin } from "@parapet/guard";

/**
 * What may stand in a JSON value, as far as text goes. The shapes of all wires together are the one table of
 * text-bearing fields: extraction, redaction, stream guarding, the printed coverage and its test read it.
 *
 * Whatever no shape names is inspected as `metadata`; where it takes the place of a message, a part, an item or a
 * known field in another spelling, it is an *unknown shape* and the policy decides.
 */
export type Shape =
  | TextShape
  | OpaqueShape
  | JsonShape
  | JsonTextShape
  | TokensShape
  | MediaShape
  | ObjectShape
  | ArrayShape
  | TaggedShape
  | EitherShape;

/** How a leaf of a stream event belongs to a text that many events build. */
export interface Growth {
  /** The leaf is the next piece of the channel of this name, in the scope that indexes around it give. */
  readonly grows?: string;
  /** The leaf says the whole text of that channel again. */
  readonly repeats?: string;
}

export interface TextShape extends Growth {
  readonly is: "text";
  readonly origin: Origin | "by-role";
  /** A number here stands for text, as token numbers do: an unknown shape. */
  readonly refusesNumbers?: boolean;
}

/** Not text of anybody. A value that does not look the part is inspected as metadata all the same. */
export interface OpaqueShape {
  readonly is: "opaque";
  /** `id`: at most 256 characters of an identifier's alphabet; `base64`: that alphabet, any length. */
  readonly form: "id" | "base64";
  readonly why: string;
}

/** The value is a call of a tool, or tells of one: where name, arguments and schema stand in it. */
export interface ToolMark {
  readonly is: "call" | "definition";
  /** Field of the arguments, or of their schema; without it, the value itself. */
  readonly given?: string;
  /** The arguments stand there as JSON in a string. */
  readonly isJsonText?: boolean;
  /** Channel in which a stream builds them. */
  readonly grows?: string;
  /** Field that names the server whose tool it is. */
  readonly server?: string;
}

/** Any JSON below: every string in it is a passage, keys and long whole numbers too. */
export interface JsonShape {
  readonly is: "json";
  readonly origin: Origin;
  readonly tool?: ToolMark;
}

/** A string that holds JSON (tool arguments): inspected with its escapes decoded. */
export interface JsonTextShape extends Growth {
  readonly is: "json-text";
  readonly origin: Origin;
}

/** An array of `{token, top_logprobs}`: inspected as the joined text, emptied when that text must change. */
export interface TokensShape extends Growth {
  readonly is: "tokens";
  readonly origin: Origin;
}

/**
 * Media by reference or in base64. A URL is metadata; bytes that read as UTF-8 text are inspected as a document,
 * whatever type they claim; other bytes are not text.
 */
export interface MediaShape {
  readonly is: "media";
  /** A document in a form that is not text has words that nobody sees here. */
  readonly isDocument?: boolean;
}

export interface ObjectShape {
  readonly is: "object";
  readonly fields: Readonly<Record<string, Shape>>;
  /** The field that says who speaks, and what each value means for the texts below. */
  readonly role?: { readonly by: string; readonly origins: Readonly<Record<string, Origin>> };
  /** Stream scopes: label → field whose value tells siblings apart. When it is absent: the place in the array, else 0. */
  readonly index?: Readonly<Record<string, string>>;
  /** Fields that name content which the provider has and we do not: a stored conversation, a file by id or address. */
  readonly unseen?: readonly string[];
  readonly tool?: ToolMark;
  /** A stream delta: strings in fields that no table knows grow as well, for a client may join them. */
  readonly isDelta?: boolean;
}

export interface ArrayShape {
  readonly is: "array";
  readonly of: Shape;
  /** Stream scope by place in the array. */
  readonly label?: string;
  /** Taken when something else than an array stands there: an error object in the place of results. */
  readonly orElse?: Shape;
}

export interface TaggedShape {
  readonly is: "tagged";
  readonly by: string;
  readonly cases: Readonly<Record<string, Shape>>;
  /** Taken when the tag is absent; without it, an untagged value is an unknown shape. */
  readonly untagged?: Shape;
  /** Taken for tags no case names; without it they are unknown shapes. */
  readonly others?: Shape;
}

/** Text or structure, told apart by JSON type. */
export interface EitherShape {
  readonly is: "either";
  readonly string: Shape;
  readonly otherwise: Shape;
}

export type Fields = Readonly<Record<string, Shape>>;

export function text(origin: Origin | "by-role", growth: Growth = {}): TextShape {
  return { is: "text", origin, ...growth };
}

/** Text where a number would be text in disguise. */
export function readableText(origin: Origin): TextShape {
  return { is: "text", origin, refusesNumbers: true };
}

export function jsonText(origin: Origin, growth: Growth = {}): JsonTextShape {
  return { is: "json-text", origin, ...growth };
}

export function tokens(origin: Origin, growth: Growth = {}): TokensShape {
  return { is: "tokens", origin, ...growth };
}

export function json(origin: Origin): JsonShape {
  return { is: "json", origin };
}

/** A tool that is told of in words of its vendor: all of them are its schema. */
export const otherDefinition: JsonShape = { is: "json", origin: "tool-definition", tool: { is: "definition" } };

/** @param given field of the arguments */
export function callIn(given: string, more: Omit<ToolMark, "is" | "given"> = {}): { readonly tool: ToolMark } {
  return { tool: { is: "call", given, ...more } };
}

/** @param schema field of the arguments' schema */
export function definitionIn(schema: string): { readonly tool: ToolMark } {
  return { tool: { is: "definition", given: schema } };
}

/** An identifier, an enum, a model name. */
export function id(why = "identifier or fixed word"): OpaqueShape {
  return { is: "opaque", form: "id", why };
}

/** Numbers and switches, by their names. A string there must look like an identifier. */
export function scalars(names: string): Fields {
  return Object.fromEntries(names.split(" ").map((name) => [name, id("number or switch")]));
}

/** Ciphertext, signatures, vectors: base64 of any length. */
export function base64(why: string): OpaqueShape {
  return { is: "opaque", form: "base64", why };
}

export const media: MediaShape = { is: "media" };
export const documentMedia: MediaShape = { is: "media", isDocument: true };

export function object(fields: Fields, more: Omit<ObjectShape, "is" | "fields"> = {}): ObjectShape {
  return { is: "object", fields, ...more };
}

export function array(of: Shape, more: Omit<ArrayShape, "is" | "of"> = {}): ArrayShape {
  return { is: "array", of, ...more };
}

/** Cases given as fields become objects; the tag itself is a fixed word in each. */
export function tagged(
  by: string,
  cases: Readonly<Record<string, Fields | Shape>>,
  more: { readonly untagged?: Shape; readonly others?: Shape } = {},
): TaggedShape {
  const shapes: Record<string, Shape> = {};
  for (const [tag, given] of Object.entries(cases)) {
    const shape = isShape(given) ? given : object(given);
    shapes[tag] = shape.is === "object" ? { ...shape, fields: { [by]: id(), ...shape.fields } } : shape;
  }
  return { is: "tagged", by, cases: shapes, ...more };
}

export function either(string: Shape, otherwise: Shape): EitherShape {
  return { is: "either", string, otherwise };
}

function isShape(given: Fields | Shape): given is Shape {
  return typeof (given as { is?: unknown }).is === "string";
}
