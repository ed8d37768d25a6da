import type { Seed } from "../seed.ts";

export type Vendor = "openai" | "anthropic";

export interface PracticeRequest {
  /** Path without query. */
  readonly path: string;
  /** Parsed body; undefined for requests without one. */
  readonly json: unknown;
  readonly seed: Seed;
  /** What the sender's headers say it speaks; decides the shape where two vendors share a path. */
  readonly vendor: Vendor;
}

/** A reply in whole, or as server-sent events that are made one at a time, so that a client who leaves saves the rest. */
export type PracticeReply =
  | { readonly is: "json"; readonly body: unknown }
  | { readonly is: "stream"; readonly frames: Iterable<string> };

/** One path of a vendor's API, spoken from the vendor's side. */
export interface PracticeWire {
  readonly id: string;
  readonly method: "GET" | "POST";
  readonly matches: (path: string) => boolean;
  /** @throws {Refusal} when the vendor would refuse the request */
  readonly reply: (request: PracticeRequest) => PracticeReply;
}

/** What a vendor would answer with an error status. `param` names the field, as OpenAI does. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string | null;
  readonly param: string | null;

  constructor(status: number, message: string, options: { code?: string; param?: string } = {}) {
    super(message);
    this.status = status;
    this.code = options.code ?? null;
    this.param = options.param ?? null;
  }
}

const OPENAI_TYPES: Readonly<Record<number, string>> = {
  401: "invalid_request_error",
  429: "rate_limit_error",
  500: "server_error",
  502: "server_error",
  503: "server_error",
  504: "server_error",
};

const ANTHROPIC_TYPES: Readonly<Record<number, string>> = {
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  500: "api_error",
  502: "api_error",
  503: "api_error",
  504: "timeout_error",
  529: "overloaded_error",
};

/** The body of a refusal as the vendor words it. */
export function refusalBody(refusal: Refusal, vendor: Vendor, requestId: string): unknown {
  const { status, message, code, param } = refusal;
  if (vendor === "openai")
    return { error: { message, type: OPENAI_TYPES[status] ?? "invalid_request_error", param, code } };
  return {
    type: "error",
    error: { type: ANTHROPIC_TYPES[status] ?? "invalid_request_error", message },
    request_id: requestId,
  };
}

/** `data:` frames as OpenAI sends them. */
export function dataFrame(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** Named events whose name repeats in the data's `type`, as Anthropic and the Responses API send them. */
export function namedFrame(data: { readonly type: string; readonly [field: string]: unknown }): string {
  return `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
}
