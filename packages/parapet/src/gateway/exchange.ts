import type { IncomingMessage, ServerResponse } from "node:http";
import type { GuardHit, Inspection, TextStream, ToolSession, Vault } from "@parapet/guard";
import type { Verdict } from "@parapet/guard/kernel";
import type { Principal } from "./access/index.ts";
import type { Words } from "./approvals/index.ts";
import type { Reservation } from "./limits/index.ts";
import type { Refusal } from "./refusal.ts";
import type { Route } from "./route.ts";
import type { Snapshot } from "./snapshot.ts";
import type { RequestHeaders, Target, UsageScan } from "./targets/index.ts";
import type { TokenUsage, Wire } from "./wire/index.ts";

export type { Principal } from "./access/index.ts";
export type { Route } from "./route.ts";

/** A whole reply, ready to be written. */
export interface Reply {
  readonly status: number;
  /** Names and values in turn, without the length and without what every answer carries. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

export type { TokenUsage } from "./wire/index.ts";

/** A filter at work that can be told to stop. */
export interface Interruptible {
  interrupt(why: Refusal): void;
}

/**
 * Everything known of one request on its way through the filters. Filters fill it in, in order. One class with all
 * fields set at birth, so that the engine sees one shape on the hot path.
 */
export class Exchange {
  readonly id: string;
  /** UTC epoch milliseconds. */
  readonly startedAt: number;
  /** Monotonic milliseconds, for durations. */
  readonly startedTick: number;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly wire: Wire;
  /** The policy this request began under. */
  readonly snapshot: Snapshot;
  readonly headers: RequestHeaders;
  /** Raw query with its `?`, or "". */
  readonly query: string;
  /** Raw path, without the query. */
  readonly path: string;
  principal: Principal | undefined = undefined;
  /** Raw body as received; forwarded byte for byte unless something was redacted or the model is called otherwise upstream. */
  body: Buffer = EMPTY;
  /** What goes upstream when it is not `body`. */
  forwardBody: Buffer | undefined = undefined;
  /** The parsed body; undefined for bodiless requests. */
  json: unknown = undefined;
  /** Model name as the client wrote it. */
  modelName = "";
  /** Models that the provider may run besides, as the client wrote them: fallbacks, tools that are models. */
  otherModels: readonly string[] = NO_MODELS;
  isStream = false;
  user = "";
  maxOutputTokens = 0;
  route: Route | undefined = undefined;
  systemPrompt = "";
  /** Keeps what was hidden from the provider, for the reply; undefined where nothing is tokenised. It goes with the exchange. */
  vault: Vault | undefined = undefined;
  inputInspection: Inspection | undefined = undefined;
  outputInspection: Inspection | undefined = undefined;
  /** JSON pointers of shapes that no table knows. */
  readonly unknownShapes: string[] = [];
  /** How many of them stand in the request; the rest stand in the reply. */
  unknownInRequest = 0;
  /** JSON pointers of the request's content that the provider reads and nobody here can. */
  unseenContent: readonly string[] = NO_POINTERS;
  /** Guarded text streams of a streamed reply; summed up into `outputInspection` when it ends, however it ends. */
  outputChannels: readonly Pick<TextStream, "inspection">[] | undefined = undefined;
  /** Judges the calls of the reply; undefined where the policy says nothing of tools. */
  toolSession: ToolSession | undefined = undefined;
  /** Calls that the model asked for, delivered or not, by name and what was said of them; kept for a trace alone. */
  readonly judgedCalls: { readonly tool: string; readonly verdict: Verdict }[] = [];
  /** What people have said of such calls; undefined where nobody is asked. */
  words: Words | undefined = undefined;
  /** Why a call within a stream has ended it. */
  cutBy: Refusal | undefined = undefined;
  reservation: Reservation | undefined = undefined;
  /** Output tokens that the reservation has room for; without a reservation that could run out, no bound. */
  coveredOutputTokens = Number.POSITIVE_INFINITY;
  /** Rate-limit headers of the answer, names and values in turn. */
  limitHeaders: readonly string[] = [];
  /** Reported by the upstream; estimated where it says nothing. */
  usage: TokenUsage = {};
  inputTokens = 0;
  outputTokens = 0;
  /** Watches a reply that passes uninspected. */
  usageScan: UsageScan | undefined = undefined;
  /** What the reply itself suggests, when no usage is reported. */
  outputEstimate = 0;
  tokensEstimated = false;
  /** Null: tokens were spent, and nobody knows at what price. */
  costUsd: number | null = 0;
  /** Tries whose request went out and whose reply never became the client's: each may have been billed. */
  lostTries = 0;
  lostInputTokens = 0;
  lostOutputTokens = 0;
  lostUsd: number | null = 0;
  /** Targets to try, in order. */
  candidates: readonly Target[] = NO_TARGETS;
  attempts = 0;
  target: "primary" | "standby" | "canary" | "maintenance" | "none" = "none";
  upstream = "";
  /** Monotonic; 0 until the upstream has answered. */
  firstByteTick = 0;
  /** Milliseconds spent waiting for others: upload, upstream. Latency minus this is ours. */
  waitedMs = 0;
  reply: Reply | undefined = undefined;
  requestDigest = "";
  responseDigest = "";
  /** What the client got, kept only where the policy keeps full text; placeholders stand in it as the model wrote them. */
  responseText: Buffer[] | undefined = undefined;
  /** Has the upstream's reply come to its end? Else what it reports of itself is not the last word. */
  isReplyComplete = false;
  /** Status of the upstream's last answer; 0 when there was none. */
  repliedStatus = 0;
  /** Has a reply begun to go out piece by piece? Then it is too late for another status. */
  isStreaming = false;
  /** Are those pieces server-sent events? Then a refusal can still be one of them. */
  isEventStream = false;
  /** Has the stream guard written the error event itself? */
  isErrorSent = false;
  /** Why it must stop: set by a disconnect, a deadline or the kill switch. */
  interruption: Refusal | undefined = undefined;
  /** Who waits for the world now, and is told when there is nothing to wait for any more. */
  waiting: Interruptible | undefined = undefined;
  /** Monotonic milliseconds after which the sweep interrupts it. */
  deadline = Number.POSITIVE_INFINITY;
  deadlineRefusal: Refusal | undefined = undefined;
  isOver = false;
  /** Where it stands among those in flight; -1 when it is not. Theirs to set. */
  place = -1;
  /** Concurrency slots to give back: subjects in the gateway's gauge. */
  slots: readonly string[] = NO_SLOTS;

  constructor(options: {
    readonly id: string;
    readonly startedAt: number;
    readonly startedTick: number;
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly wire: Wire;
    readonly snapshot: Snapshot;
    readonly headers: RequestHeaders;
    readonly query: string;
    readonly path: string;
  }) {
    this.id = options.id;
    this.startedAt = options.startedAt;
    this.startedTick = options.startedTick;
    this.request = options.request;
    this.response = options.response;
    this.wire = options.wire;
    this.snapshot = options.snapshot;
    this.headers = options.headers;
    this.query = options.query;
    this.path = options.path;
  }

  /** Stops it wherever it stands. Only the first reason counts. */
  interrupt(why: Refusal): void {
    if (this.isOver || this.interruption !== undefined) return;
    this.interruption = why;
    this.waiting?.interrupt(why);
  }

  /** Hits of both directions. */
  get hits(): readonly GuardHit[] {
    const input = this.inputInspection?.hits ?? NO_HITS;
    const output = this.outputInspection?.hits ?? NO_HITS;
    return output.length === 0 ? input : input.length === 0 ? output : [...input, ...output];
  }
}

/** One step of the way: undefined to go on, a refusal to stop, a promise when it has to wait. */
export type Filter = (exchange: Exchange) => Refusal | undefined | Promise<Refusal | undefined>;

const EMPTY = Buffer.alloc(0);
const NO_TARGETS: readonly Target[] = [];
const NO_MODELS: readonly string[] = [];
const NO_POINTERS: readonly string[] = [];
const NO_SLOTS: readonly string[] = [];
const NO_HITS: readonly GuardHit[] = [];
