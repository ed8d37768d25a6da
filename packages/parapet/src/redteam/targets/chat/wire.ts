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
  /** A filter of the vendor's that ended the answer; left out where none did. */
  readonly blockedBy?: string;
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
  /**
   * A streamed reply put together as if it had come whole.
   *
   * @param isEnded a guard cut it, or it says itself that it is over: what was said until then is the answer
   * @throws for a stream that ends before its answer does
   */
  readStream(events: readonly unknown[], isEnded: boolean): WireReply;
}

/** @throws where a stream has no end, and nothing says why */
export function refuseHalf(isOver: boolean, isEnded: boolean): void {
  if (!isOver && !isEnded) throw new Error("the stream ended before the answer did");
}
