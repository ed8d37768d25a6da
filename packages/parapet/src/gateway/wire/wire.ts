import type { Origin, Passage } from "@parapet/guard";

/**
 * One wire format: a path of a vendor's API, what texts its bodies hold and where, how its streams are framed,
 * and how it says no. Inspection, coverage and their tests are all driven by what stands here.
 */
export interface Wire {
  /** e.g. `openai-chat`, `openai-responses`, `openai-embeddings`, `openai-models`, `anthropic-messages`, `anthropic-count-tokens`. */
  readonly id: string;
  readonly vendor: "openai" | "anthropic";
  readonly method: "GET" | "POST";
  /** e.g. `/v1/chat/completions`. */
  readonly path: string;
  /** Action asked of the model resource: `invoke`, `embed`, `list`. */
  readonly action: string;
  /** Fields of request and reply; the coverage table is printed from them. */
  readonly request: Shape | undefined;
  readonly reply: Shape | undefined;
  /** One decoded stream event's data; undefined when the path has no streams. */
  readonly streamEvent: Shape | undefined;
  /** What the gateway needs to know of a request, whatever the wire. */
  readRequest(json: unknown): {
    readonly model: string;
    readonly isStream: boolean;
    readonly user: string;
    readonly maxOutputTokens: number;
  };
  /** Tokens the upstream reports in a reply or a stream event; undefined when it does not. */
  readUsage(json: unknown): { readonly inputTokens?: number; readonly outputTokens?: number } | undefined;
  /** A refusal in the vendor's own shape. */
  errorBody(error: WireError): unknown;
  /** The same inside a stream that has begun: bytes to send before it ends. */
  errorEvent(error: WireError): string;
  /** Guards a stream of this wire: text channels are told apart, held back and re-framed. */
  createStreamGuard?(options: StreamGuardOptions): WireStream;
}

export interface WireError {
  readonly status: number;
  /** Stable Parapet code, e.g. `guard_blocked`, `key_expired`, `rate_limited`. */
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
}

/**
 * What may stand in a JSON value, as far as text goes. `text` leaves are inspected under their origin;
 * `opaque` leaves (ids, enums, numbers) are not text of anybody; whatever no field names is inspected as `metadata`
 * when it is a string, and is an *unknown shape* when it takes the place of a message or a content part.
 */
export type Shape =
  | { readonly is: "text"; readonly origin: Origin | "by-role" }
  | { readonly is: "opaque" }
  /** Any JSON below: every string in it, keys too, is a passage of this origin. */
  | { readonly is: "json"; readonly origin: Origin }
  /** A string that holds JSON (tool arguments): inspected as text, decoded strings included. */
  | { readonly is: "json-text"; readonly origin: Origin }
  /** Media by reference or in base64: its URL is inspected as metadata, its bytes are not text. */
  | { readonly is: "media" }
  | { readonly is: "object"; readonly fields: Readonly<Record<string, Shape>>; readonly role?: string }
  | { readonly is: "array"; readonly of: Shape }
  /** Chosen by the value of a field; no match is an unknown shape. */
  | { readonly is: "tagged"; readonly by: string; readonly cases: Readonly<Record<string, Shape>> }
  /** Text or structure, told apart by JSON type. */
  | { readonly is: "either"; readonly string: Shape; readonly otherwise: Shape };

/** A passage and the way to put a changed text back. */
export interface Extraction {
  readonly passages: readonly Passage[];
  /** JSON pointers of values in the place of a message or part that no table knows. */
  readonly unknown: readonly string[];
  /** A copy of the body with `texts[i]` in the place of passage `i`; the same object when all are unchanged. */
  replace(texts: readonly string[]): unknown;
}

export interface StreamGuardOptions {
  /** Opens a guarded text stream for a channel; called once per choice, tool call, reasoning block… */
  readonly open: (meta: Omit<Passage, "text">) => import("@parapet/guard").TextStream;
  readonly onUnknown: (pointer: string) => void;
  readonly onUsage: (usage: { readonly inputTokens?: number; readonly outputTokens?: number }) => void;
  /** Released text, for digests and estimates. */
  readonly onText?: (text: string) => void;
}

/** Bytes in, safe bytes out. */
export interface WireStream {
  /** @returns bytes to send on now, and whether the stream must be cut after them */
  push(chunk: Buffer): { readonly bytes: Buffer | string; readonly isBlocked: boolean };
  end(): { readonly bytes: Buffer | string; readonly isBlocked: boolean };
}
