import type { GuardBlockedError } from "../../blocked-error.ts";
import { writeSse } from "./sse.ts";

/** A vendor's path that is read here. */
export interface AdapterWire {
  readonly id: string;
  readonly vendor: "openai" | "anthropic";
  readonly path: string;
  /** Does its stream name its events? */
  readonly errorHead: string;
}

const wires: readonly AdapterWire[] = [
  { id: "openai-chat", vendor: "openai", path: "/chat/completions", errorHead: "" },
  { id: "openai-responses", vendor: "openai", path: "/responses", errorHead: "event: error\n" },
  { id: "openai-embeddings", vendor: "openai", path: "/embeddings", errorHead: "" },
  { id: "anthropic-messages", vendor: "anthropic", path: "/messages", errorHead: "event: error\n" },
  { id: "anthropic-count-tokens", vendor: "anthropic", path: "/messages/count_tokens", errorHead: "" },
];
const models: AdapterWire = { id: "openai-models", vendor: "openai", path: "/models", errorHead: "" };

/** The wire that a URL leads to, by the end of its path, whatever host or prefix it has. */
export function wireOf(method: string, url: string): AdapterWire | undefined {
  const path = url
    .replace(/^[a-z]+:\/\/[^/?#]*/i, "")
    .replace(/[?#].*$/s, "")
    .replace(/\/+$/, "");
  if (method === "GET") return /\/models(\/[^/]+)?$/.test(path) ? models : undefined;
  return method === "POST" ? wires.find((wire) => path.endsWith(wire.path)) : undefined;
}

/** A refusal in the vendor's own shape: SDKs raise it as their own error, and do not try again. `parapet` says the rest. */
export function refusalBody(wire: AdapterWire | undefined, error: GuardBlockedError): unknown {
  const parapet = { ...error.toJSON(), direction: error.direction };
  if (wire?.vendor === "anthropic") {
    const message = `${error.reason}: ${error.message}`;
    return { type: "error", error: { type: "invalid_request_error", message, parapet } };
  }
  return {
    error: { message: error.message, type: "invalid_request_error", param: null, code: error.reason, parapet },
  };
}

/** The same as the last event of a stream that has begun. */
export function refusalEvent(wire: AdapterWire, error: GuardBlockedError): string {
  const body = refusalBody(wire, error) as { readonly error: object };
  const isResponses = wire.id === "openai-responses";
  return writeSse(
    wire.errorHead,
    JSON.stringify(isResponses ? { type: "error", ...body.error, sequence_number: 0 } : body),
  );
}
