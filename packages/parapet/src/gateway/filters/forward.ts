import type { IncomingHttpHeaders } from "node:http";
import type { Clock } from "@parapet/guard/kernel";
import type { Dispatcher } from "undici";
import type { Exchange, Filter, Interruptible } from "../exchange.ts";
import { clientGone, Refusal, retryAfter, upstreamFailure } from "../refusal.ts";
import { backoffMs, readRetryAfter, type Target, upstreamPath } from "../targets/index.ts";
import type { Budget } from "./budget.ts";
import { bodyFor, headersFor, pathOf } from "./outgoing.ts";
import { ReplySink } from "./reply-sink.ts";

/** Answers that another try may better, with nothing yet said to the client. */
const RETRYABLE = new Set([408, 429, 500, 502, 503, 504, 529]);
/** What is read of an answer that is thrown away, to keep its connection. */
const MAX_DISCARD_BYTES = 65_536;

export interface ForwardOptions {
  readonly clock: Clock;
  readonly budget: Budget;
  /** 0 to 1: jitter. */
  readonly random: () => number;
}

/** Sends the request to its targets until one answers: retries with jitter, circuit breakers, failover to the standby. */
export function createForward(options: ForwardOptions): Filter {
  return (exchange) => {
    if (exchange.route === undefined || exchange.reply !== undefined) return undefined;
    return new Promise((resolve) => new Forwarding(exchange, options, resolve).start());
  };
}

/** One request on its way through targets and tries. Exactly one outcome is told, then all later news is ignored. */
class Forwarding implements Interruptible {
  readonly exchange: Exchange;
  readonly #options: ForwardOptions;
  readonly #resolve: (refusal: Refusal | undefined) => void;
  readonly #headers: Partial<Record<Target["slot"], string[]>> = {};
  /** Index into the exchange's candidates. */
  #candidate = 0;
  /** Tries on this candidate. */
  #tries = 0;
  #try: Try | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isSettled = false;
  #lastFailure: Refusal | undefined;

  constructor(exchange: Exchange, options: ForwardOptions, resolve: (refusal: Refusal | undefined) => void) {
    this.exchange = exchange;
    this.#options = options;
    this.#resolve = resolve;
  }

  start(): void {
    const { exchange } = this;
    exchange.waiting = this;
    exchange.deadline = exchange.startedTick + exchange.route!.model.timeouts.totalMs;
    exchange.deadlineRefusal = tookTooLong;
    this.#next();
  }

  /** Something outside ends it: the client left, a deadline passed, the switch was thrown, the guard cut the stream. */
  interrupt(why: Refusal): void {
    const running = this.#try;
    if (why === clientGone && running?.isDelivered === true) {
      // It left with all that it came for.
      this.exchange.interruption = undefined;
      running.complete();
      return;
    }
    this.settle(why);
    running?.abort();
  }

  settle(refusal: Refusal | undefined): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#try = undefined;
    clearTimeout(this.#timer);
    this.exchange.waiting = undefined;
    this.exchange.deadline = Number.POSITIVE_INFINITY;
    this.#resolve(refusal);
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  get now(): number {
    return this.#options.clock.now();
  }

  get budget(): Budget {
    return this.#options.budget;
  }

  /** A try came to nothing. */
  failed(failure: Refusal, mayTryAgain: boolean, askedMs?: number): void {
    this.#lastFailure = failure;
    if (!mayTryAgain) {
      this.settle(failure);
      return;
    }
    const wait = this.#waitBeforeRetry(askedMs);
    if (wait === undefined) {
      this.#candidate++;
      this.#tries = 0;
      this.#next();
    } else this.#timer = setTimeout(() => this.#next(), wait);
  }

  /** May something better come after this answer? Asked before a retryable answer is thrown away. */
  hasAnotherTry(askedMs: number | undefined): boolean {
    if (this.#waitBeforeRetry(askedMs, 0) !== undefined) return true;
    const now = this.now;
    return this.exchange.candidates.slice(this.#candidate + 1).some(({ breaker }) => breaker.state(now) !== "open");
  }

  #waitBeforeRetry(askedMs: number | undefined, random = this.#options.random()): number | undefined {
    const { retries } = this.exchange.route!.model;
    if (this.#tries > retries.max || this.exchange.candidates[this.#candidate]?.breaker.state(this.now) === "open")
      return undefined;
    return backoffMs(retries, this.#tries, askedMs, random);
  }

  #next(): void {
    const { exchange } = this;
    while (this.#candidate < exchange.candidates.length) {
      const target = exchange.candidates[this.#candidate]!;
      if (target.breaker.admit(this.now)) {
        this.#dispatch(target);
        return;
      }
      this.#candidate++;
      this.#tries = 0;
    }
    this.settle(this.#lastFailure ?? this.#unavailable());
  }

  #unavailable(): Refusal {
    const now = this.now;
    const soonest = Math.min(...this.exchange.candidates.map(({ breaker }) => breaker.opensInMs(now)));
    return upstreamFailure(
      503,
      "upstream_unavailable",
      "The model is not reachable at the moment.",
      retryAfter(soonest),
    );
  }

  #dispatch(target: Target): void {
    const { exchange } = this;
    const { timeouts } = exchange.route!.model;
    this.#tries++;
    exchange.attempts++;
    exchange.target = target.slot as Exchange["target"]; // a shadow is no candidate
    exchange.upstream = target.label;
    const attempt = new Try(this, target);
    this.#try = attempt;
    const headers = this.#headers[target.slot] ?? headersFor(exchange, target);
    this.#headers[target.slot] = headers;
    target.pool.dispatch(
      {
        path: upstreamPath(target.basePath, pathOf(exchange, target)) + exchange.query,
        method: exchange.wire.method,
        headers,
        body: bodyFor(exchange, target),
        headersTimeout: timeouts.firstByteMs,
        bodyTimeout: timeouts.idleMs,
      },
      attempt,
    );
  }
}

/** One try: undici's handler. Once its forwarding is settled, or has moved on, it only makes sure that nothing runs on. */
class Try implements Dispatcher.DispatchHandler {
  readonly #forwarding: Forwarding;
  readonly #target: Target;
  readonly #began = performance.now();
  #controller: Dispatcher.DispatchController | undefined;
  #sink: ReplySink | undefined;
  #discarding: Refusal | undefined;
  #discarded = 0;
  #askedMs: number | undefined;
  #isSent = false;
  #status = 0;
  #isDone = false;

  constructor(forwarding: Forwarding, target: Target) {
    this.#forwarding = forwarding;
    this.#target = target;
  }

  /** Ends it at once: the connection is closed, so the provider stops working for nobody. */
  abort(): void {
    if (this.#isDone) return;
    this.#countLost();
    this.#done();
    this.#controller?.abort(ABORTED);
  }

  get isDelivered(): boolean {
    return this.#sink?.isDelivered === true;
  }

  /** The stream's last event is out: what the provider still has to say is that it has nothing more to say. */
  complete(): void {
    const refusal = this.#sink?.end();
    this.#done();
    this.#controller?.abort(ABORTED);
    this.#forwarding.settle(refusal);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It waited for a free connection, and meanwhile nobody wants it any more.
    if (this.#isDone) controller.abort(ABORTED);
    // The body is in memory, and written whole right after this.
    else this.#isSent = true;
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200 || this.#isDone) return;
    const forwarding = this.#forwarding;
    const { exchange } = forwarding;
    this.#status = status;
    if (status >= 500 || status === 408) this.#target.breaker.failed(forwarding.now);
    else this.#target.breaker.succeeded(forwarding.now);
    if (RETRYABLE.has(status)) {
      this.#askedMs = readRetryAfter(headers, forwarding.now);
      if (forwarding.hasAnotherTry(this.#askedMs)) {
        this.#discarding = upstreamFailure(502, "upstream_error", `The provider answered with status ${status}.`);
        return;
      }
    }
    if (exchange.firstByteTick === 0) exchange.firstByteTick = performance.now();
    const sink = new ReplySink(exchange, controller, forwarding.budget);
    const refusal = sink.begin(status, headers);
    if (refusal === undefined) this.#sink = sink;
    else this.#end(refusal);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isDone) return;
    if (this.#discarding !== undefined) {
      this.#discarded += chunk.length;
      if (this.#discarded > MAX_DISCARD_BYTES) this.#fail(this.#discarding, true);
      return;
    }
    const refusal = this.#sink?.push(chunk);
    if (refusal !== undefined) this.#end(refusal);
  }

  onResponseEnd(): void {
    if (this.#isDone) return;
    if (this.#discarding !== undefined) {
      this.#fail(this.#discarding, false);
      return;
    }
    const refusal = this.#sink?.end();
    this.#done();
    this.#forwarding.settle(refusal);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#isDone) return;
    if (this.#discarding !== undefined) {
      this.#fail(this.#discarding, false);
      return;
    }
    this.#target.breaker.failed(this.#forwarding.now);
    const failure = failureOf(error);
    // Once a part of the answer is out, another try could only contradict it.
    if (this.#forwarding.exchange.isStreaming) this.#end(failure);
    else this.#fail(failure, false);
  }

  #fail(failure: Refusal, shouldAbort: boolean): void {
    const mayTryAgain = this.#countLost();
    this.#done();
    if (shouldAbort) this.#controller?.abort(ABORTED);
    this.#forwarding.failed(failure, mayTryAgain, this.#askedMs);
  }

  /**
   * The provider has the request, and what it wrote for it does not reach the client: it may be billed all the same.
   * What was answered with an error is not, and a stream is counted by what came of it.
   *
   * @returns false when a limit leaves no room for another try
   */
  #countLost(): boolean {
    const { exchange, budget } = this.#forwarding;
    const isAnsweredWithError = this.#status >= 300;
    if (!this.#isSent || isAnsweredWithError || exchange.isStreaming) return true;
    return budget.coverLostTry(exchange, this.#target, this.#sink?.size ?? 0);
  }

  #end(refusal: Refusal): void {
    this.abort();
    this.#forwarding.settle(refusal);
  }

  #done(): void {
    this.#isDone = true;
    const { exchange } = this.#forwarding;
    exchange.waitedMs += performance.now() - this.#began - (this.#sink?.busyMs ?? 0);
  }
}

const tookTooLong = upstreamFailure(504, "upstream_timeout", "The model did not finish in time.");
const ABORTED = new Error("the exchange is over");

/** The world's failures by undici's codes, in words that tell the client nothing of our network. */
function failureOf(error: Error): Refusal {
  const { code } = error as { code?: string };
  if (code === "UND_ERR_HEADERS_TIMEOUT")
    return upstreamFailure(504, "upstream_timeout", "The model did not begin to answer in time.");
  if (code === "UND_ERR_BODY_TIMEOUT") return upstreamFailure(504, "upstream_idle", "The model stopped answering.");
  if (code === "UND_ERR_INVALID_ARG") return new Refusal(400, "header_invalid", "A request header cannot be sent on.");
  return upstreamFailure(502, "upstream_unreachable", "The model's provider could not be reached.");
}
