import type { GuardHit, Passage, TextStream, ToolCall } from "@parapet/guard";
import type { JoinedText } from "./joins.ts";
import type { Slot } from "./place.ts";
import type { Shape } from "./shape.ts";
import type { ToolPlace } from "./tool-place.ts";
import type { UnescapedText } from "./unescape.ts";

/**
 * One wire format: a path of a vendor's API, what texts its bodies hold and where, how its streams are framed,
 * and how it says no. Inspection, coverage and their tests are all driven by what stands here.
 */
export interface Wire {
  /** e.g. `openai-chat`, `openai-responses`, `openai-embeddings`, `openai-models`, `anthropic-messages`, `anthropic-count-tokens`. */
  readonly id: string;
  readonly vendor: "openai" | "anthropic" | "open-inference";
  readonly method: "GET" | "POST";
  /** e.g. `/v1/chat/completions`; with `{model}` where the model stands in it, and `serves` then knows its paths. */
  readonly path: string;
  /** Is this path, without its query, of this wire? Where it has a part of its own. */
  serves?(path: string): boolean;
  /** The model that a path names; "" for none. Where it stands there and not in the body. */
  modelIn?(path: string): string;
  /** The path to ask an upstream for, with the name that the model has there. */
  upstreamPath?(path: string, model: string): string;
  /** Action asked of the model resource: `invoke`, `embed`, `list`. */
  readonly action: string;
  /** False where nothing is generated and nothing charged: token counting. */
  readonly spendsTokens?: boolean;
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
  /** Makes a reply whole again out of which calls were taken, in place: why it ended, and words where nothing is left. */
  mendStripped?(json: unknown): void;
  /** Tokens the upstream reports in a reply or a stream event; undefined when it does not. */
  readUsage(json: unknown): TokenUsage | undefined;
  /** What the data, or the type, of a stream's last event says; none where there are no streams. */
  readonly lastEvents: readonly string[];
  /** About how many bytes of a streamed delta are not the model's text; undefined where events repeat much else. */
  readonly deltaOverheadBytes?: number;
  /** A refusal in the vendor's own shape. */
  errorBody(error: WireError): unknown;
  /** The same inside a stream that has begun: bytes to send before it ends. */
  errorEvent(error: WireError): string;
  /** Guards a stream of this wire: text channels are told apart, held back and re-framed. */
  createStreamGuard?(options: StreamGuardOptions): WireStream;
}

/** Token counts as a provider reports them, whatever it calls them. All of them only ever grow within a reply. */
export interface TokenUsage {
  /** All input, what was read from or written to a cache as well. */
  readonly inputTokens?: number;
  /** All output, reasoning as well. */
  readonly outputTokens?: number;
  readonly cachedInputTokens?: number;
  readonly cacheWriteTokens?: number;
  /** Of those, what was written for an hour. */
  readonly cacheWriteHourTokens?: number;
}

export interface WireError {
  readonly status: number;
  /** Stable Parapet code, e.g. `guard_blocked`, `key_expired`, `rate_limited`. */
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
}

/** A passage and the way to put a changed text back. */
export interface Extraction {
  readonly passages: readonly Slot[];
  /** JSON pointers of values in the place of a message or part that no table knows. */
  readonly unknown: readonly string[];
  /** JSON pointers of content that is elsewhere or in a form that cannot be read: files, stored conversations, a PDF. */
  readonly unseen: readonly string[];
  /** Calls and definitions of tools, in the order of the body. */
  readonly tools: readonly ToolPlace[];
  /** A copy of the body without these calls or definitions. */
  without(tools: readonly ToolPlace[]): unknown;
  /** Neighbouring texts of one speaker, as the one text that a model reads; for hits that no part has alone. */
  joined(): readonly JoinedText[];
  /** Tool calls and results that hold JSON within JSON, with all escapes read; for hits that hide behind them. */
  unescaped(): readonly UnescapedText[];
  /** A copy of the body with `texts[i]` in the place of passage `i`; the same object when all are unchanged. */
  replace(texts: readonly string[]): unknown;
}

/** Which text a stream guard asks about. */
export interface ChannelText extends Omit<Passage, "text"> {
  /** It is JSON in its plain form: what is put in must be written as the inside of a string. */
  readonly isJson: boolean;
}

export interface StreamGuardOptions {
  /**
   * Opens a guarded text stream for a channel; called once per choice, tool call, reasoning block…
   *
   * @param before set for a second look at some of a channel's text: what stands before that text, and was judged
   */
  readonly open: (meta: ChannelText, before?: string) => TextStream;
  /** A second look has begun; it can be asked what it found when the stream is over. */
  readonly onLook?: (look: Pick<TextStream, "inspection">) => void;
  readonly onUnknown: (pointer: string) => void;
  /** When true, an event of a shape no table knows ends the stream (after `onUnknown`) with `unknown_shape`. */
  readonly blockUnknown?: boolean;
  /** Named in the error event of a stream that is cut. */
  readonly requestId?: string;
  /** Words for the error event when the guard blocks; a plain sentence naming detector and rule by default. */
  readonly describeBlock?: (hits: readonly GuardHit[]) => WireError;
  /** Judges a call once its arguments are complete; until then nothing of it leaves. What the error event says when it may not be made. */
  readonly onToolCall?: ((call: ToolCall) => Omit<WireError, "requestId"> | undefined) | undefined;
  readonly onUsage: (usage: TokenUsage) => void;
  /** Released text, for digests and estimates. */
  readonly onText?: (text: string) => void;
}

/** What a stream guard lets go. */
export interface StreamRelease {
  /** To send on now; may be empty. When `isBlocked`, the vendor's error event stands at its end already. */
  readonly bytes: Buffer | string;
  /** The stream must be cut after `bytes`: nothing more comes. */
  readonly isBlocked: boolean;
  /** Why, when blocked: `guard_blocked`, `tool_blocked`, `tool_approval_required`, `unknown_shape`, `event_too_large`, `event_malformed`. */
  readonly code?: string;
  /** That event, as it stands at the end of `bytes`. */
  readonly errorEvent?: string;
}

/** Bytes in, safe bytes out. */
export interface WireStream {
  push(chunk: Buffer): StreamRelease;
  /** Has the vendor's last event been let go? What ends now has lost nothing. */
  readonly isComplete: boolean;
  /** Upstream has ended, well or not: everything held is judged and let go. */
  end(): StreamRelease;
}
