import { createHash, type Hash, hash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { writeHead } from "../answer.ts";
import type { Exchange } from "../exchange.ts";
import { type Refusal, upstreamFailure } from "../refusal.ts";
import { filterReplyHeaders, UsageScan } from "../targets/index.ts";
import { isLastEvent } from "../wire/index.ts";
import type { Budget } from "./budget.ts";
import { type Guarded, type GuardedStream, openGuardedStream } from "./guarded-stream.ts";
import { outputRulesOf } from "./shape-outputs.ts";

/** A whole reply is held up to here. Beyond it an uninspected one is streamed through, an inspected one refused. */
const MAX_PASSED_BYTES = 1_048_576;
const MAX_INSPECTED_BYTES = 67_108_864;
/** Of a stream's text, where the policy keeps it. */
const MAX_KEPT_BYTES = 1_048_576;

/**
 * Takes one upstream reply. Streams go on as they come, through the guard where one covers them, at the pace of the
 * slower side. Whole replies are collected, so that they can be inspected, recorded, and only then answered.
 */
export class ReplySink {
  readonly #exchange: Exchange;
  readonly #controller: Dispatcher.DispatchController;
  readonly #budget: Budget;
  readonly #usage = new UsageScan();
  #status = 0;
  #headers: string[] = [];
  #parts: Buffer[] = [];
  #size = 0;
  #guarded: GuardedStream | undefined;
  #hash: Hash | undefined;
  #isPaused = false;
  #kept = 0;
  /** Our own share of the time, milliseconds. */
  busyMs = 0;

  constructor(exchange: Exchange, controller: Dispatcher.DispatchController, budget: Budget) {
    this.#exchange = exchange;
    this.#controller = controller;
    this.#budget = budget;
  }

  /** Of a whole reply, what has come. */
  get size(): number {
    return this.#size;
  }

  /** Has the client been sent the stream's last event? Providers take a moment to end a stream after it; clients do not. */
  get isDelivered(): boolean {
    const { isStreaming, isEventStream, wire } = this.#exchange;
    if (!isStreaming || !isEventStream || this.#isPaused) return false;
    return this.#guarded?.isComplete ?? isLastEvent(wire, this.#usage.lastEventHead);
  }

  begin(status: number, headers: IncomingHttpHeaders): Refusal | undefined {
    const exchange = this.#exchange;
    if (status === 401 || status === 403) return rejectedByProvider;
    if (status >= 300 && status < 400) return redirected;
    const isInspected = isHeld(exchange);
    const encoding = headers["content-encoding"];
    if (isInspected && encoding !== undefined && encoding !== "identity") return uninspectable;
    this.#status = status;
    exchange.repliedStatus = status;
    exchange.usageScan = isInspected ? undefined : this.#usage;
    this.#headers = filterReplyHeaders(headers, exchange.limitHeaders.length > 0);
    exchange.isEventStream = /^text\/event-stream\b/i.test(String(headers["content-type"] ?? ""));
    if (!exchange.isEventStream) return undefined;
    if (exchange.wire.action === "predict" && isInspected) return uninspectable;
    if (isInspected) {
      const opened = openGuardedStream(exchange);
      if (opened === undefined) return uninspectable;
      this.#guarded = opened;
    }
    this.#beginStreaming();
    return undefined;
  }

  push(chunk: Buffer): Refusal | undefined {
    if (this.#guarded !== undefined) return this.#pushGuarded(this.#guarded, chunk);
    if (this.#exchange.isStreaming) return this.#pass(chunk);
    this.#size += chunk.length;
    this.#parts.push(chunk);
    if (isHeld(this.#exchange)) return this.#size > MAX_INSPECTED_BYTES ? tooLarge : undefined;
    if (this.#size > MAX_PASSED_BYTES) {
      const held = this.#parts;
      this.#parts = [];
      this.#beginStreaming();
      for (const part of held) {
        this.#usage.push(part);
        this.#send(part);
      }
    }
    return undefined;
  }

  end(): Refusal | undefined {
    const exchange = this.#exchange;
    exchange.isReplyComplete = true;
    if (this.#guarded !== undefined) {
      const last = this.#guarded.end();
      this.#sendGuarded(last);
      exchange.responseDigest = this.#hash?.digest("hex") ?? "";
      return last.refusal;
    }
    if (exchange.isStreaming) {
      exchange.responseDigest = this.#hash?.digest("hex") ?? "";
      return undefined;
    }
    const body = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts, this.#size);
    exchange.reply = { status: this.#status, headers: this.#headers, body };
    if (!exchange.route!.inspects.output) {
      this.#usage.readWhole(body);
      exchange.responseDigest = hash("sha256", body, "hex");
    }
    return undefined;
  }

  #pushGuarded(guarded: GuardedStream, chunk: Buffer): Refusal | undefined {
    const began = performance.now();
    const next = guarded.push(chunk);
    this.busyMs += performance.now() - began;
    this.#sendGuarded(next);
    return this.#cutBy(next.refusal ?? this.#overBudget(this.#exchange.outputEstimate));
  }

  #sendGuarded({ bytes, kept }: Guarded): void {
    if (bytes.length > 0) this.#send(bytes, kept);
    else this.#keep(kept);
  }

  #pass(chunk: Buffer): Refusal | undefined {
    const { isEventStream, wire } = this.#exchange;
    this.#usage.push(chunk);
    const { eventEnd } = this.#usage;
    // Cut between events only: the error event has to be one of its own.
    const refusal =
      isEventStream && eventEnd !== -1
        ? this.#overBudget(this.#usage.streamedTokens(wire.deltaOverheadBytes))
        : undefined;
    this.#send(refusal === undefined ? chunk : chunk.subarray(0, eventEnd));
    return this.#cutBy(refusal);
  }

  #overBudget(outputTokens: number): Refusal | undefined {
    const exchange = this.#exchange;
    return outputTokens > exchange.coveredOutputTokens ? this.#budget.coverOutput(exchange, outputTokens) : undefined;
  }

  #cutBy(refusal: Refusal | undefined): Refusal | undefined {
    if (refusal !== undefined) this.#exchange.responseDigest = this.#hash?.digest("hex") ?? "";
    return refusal;
  }

  #beginStreaming(): void {
    const exchange = this.#exchange;
    exchange.isStreaming = true;
    this.#hash = createHash("sha256");
    if (exchange.snapshot.policy.records.fullText !== "none") exchange.responseText = [];
    const verdict = exchange.inputInspection?.verdict;
    if (verdict !== undefined) this.#headers.push("x-parapet-verdict", verdict);
    writeHead(exchange, this.#status, this.#headers);
  }

  /** Back-pressure: a client that reads slowly makes the upstream wait, not our memory grow. */
  #send(bytes: Buffer | string, kept = bytes): void {
    const { response } = this.#exchange;
    this.#hash?.update(bytes);
    this.#keep(kept);
    if (response.write(bytes) || response.destroyed) return;
    if (this.#isPaused) return;
    this.#isPaused = true;
    this.#controller.pause();
    response.once("drain", () => {
      this.#isPaused = false;
      this.#controller.resume();
    });
  }

  #keep(bytes: Buffer | string): void {
    const { responseText } = this.#exchange;
    if (responseText !== undefined && this.#kept < MAX_KEPT_BYTES) {
      this.#kept += bytes.length;
      responseText.push(typeof bytes === "string" ? Buffer.from(bytes) : bytes);
    }
  }
}

const rejectedByProvider = upstreamFailure(
  502,
  "upstream_rejected_key",
  "The provider refused the gateway's own credentials. Tell whoever runs it.",
  ["x-should-retry", "false"],
);
const redirected = upstreamFailure(
  502,
  "upstream_error",
  "The provider answered with a redirect, which is not followed.",
);
/** Nothing of it may leave before all of it was seen: by the guard, or by what looks at predictions. */
function isHeld(exchange: Exchange): boolean {
  const { inspects, model, shadow } = exchange.route!;
  if (inspects.output || outputRulesOf(exchange) !== undefined) return true;
  return exchange.wire.action === "predict" && (model.predict?.monitor !== undefined || shadow !== undefined);
}

export const uninspectable = upstreamFailure(
  502,
  "reply_uninspectable",
  "The reply could not be inspected, so it was not passed on.",
  ["x-should-retry", "false"],
);
const tooLarge = upstreamFailure(502, "reply_too_large", "The reply is larger than what can be inspected.");
