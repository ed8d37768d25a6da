import type { ManifestTool } from "../../manifest/index.ts";

/** A tool call as a wire says it, with what answers to it. */
export interface WireCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: unknown;
}

/** A message in the words of all wires. */
export type Message =
  | { readonly role: "user" | "assistant"; readonly text: string; readonly calls?: readonly WireCall[] }
  | { readonly role: "tool"; readonly id: string; readonly name: string; readonly text: string };

export interface WireReply {
  readonly text: string;
  readonly calls: readonly WireCall[];
  readonly inputTokens: number;
  readonly outputTokens: number;
}

interface WireRequest {
  readonly model: string;
  readonly system: string | undefined;
  readonly messages: readonly Message[];
  readonly tools: readonly Pick<ManifestTool, "name" | "description" | "parameters">[];
  readonly stream: boolean;
}

/** How one vendor's chat is spoken. */
export interface ChatWire {
  /** Below the manifest's URL. */
  readonly path: string;
  headers(apiKey: string | undefined): Readonly<Record<string, string>>;
  body(request: WireRequest): unknown;
  /** @throws what a reply that is none of this wire's makes it throw */
  read(reply: unknown): WireReply;
  /** A streamed reply put together as if it had come whole. */
  readStream(events: readonly unknown[]): WireReply;
}
