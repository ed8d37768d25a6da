import { type Log, messageOf } from "@parapet/guard/kernel";
import type { ExchangeRecord } from "../store/index.ts";
import { answer } from "./answer.ts";
import type { Exchange, Filter } from "./exchange.ts";
import type { Recorder } from "./filters/record.ts";
import { clientGone, internalError, type Refusal } from "./refusal.ts";

/**
 * Walks an exchange through the filters and ends it, exactly once, by accounting, recording and answering, in this
 * order. It waits only where a filter really waits: eleven awaits on a request would cost more than most filters do.
 */
export class Pipeline {
  readonly #filters: readonly Filter[];
  readonly #account: (exchange: Exchange) => void;
  readonly #recorder: Recorder;
  readonly #onOver: (exchange: Exchange, record: ExchangeRecord | undefined) => void;
  readonly #log: Log;

  constructor(options: {
    readonly filters: readonly Filter[];
    readonly account: (exchange: Exchange) => void;
    readonly recorder: Recorder;
    /** Called when all is done, before the answer's last byte. */
    readonly onOver: (exchange: Exchange, record: ExchangeRecord | undefined) => void;
    readonly log: Log;
  }) {
    this.#filters = options.filters;
    this.#account = options.account;
    this.#recorder = options.recorder;
    this.#onOver = options.onOver;
    this.#log = options.log;
  }

  run(exchange: Exchange, from = 0): void {
    let refusal: Refusal | undefined;
    try {
      for (let index = from; index < this.#filters.length; index++) {
        const outcome = this.#filters[index]!(exchange);
        if (outcome instanceof Promise) {
          outcome.then(
            (late) => this.#resume(exchange, index + 1, late),
            (thrown) => this.finish(exchange, this.#bug(exchange, thrown)),
          );
          return;
        }
        refusal = outcome ?? exchange.interruption;
        if (refusal !== undefined) break;
      }
    } catch (thrown) {
      refusal = this.#bug(exchange, thrown);
    }
    this.finish(exchange, refusal);
  }

  /** Ends it. Whatever breaks on the way, slots are given back and the client is not left hanging. */
  finish(exchange: Exchange, refusal: Refusal | undefined): void {
    if (exchange.isOver) return;
    exchange.isOver = true;
    try {
      this.#account(exchange);
      this.#recorder.record(exchange, refusal, (record, unrecorded) =>
        this.#end(exchange, unrecorded ?? refusal, record),
      );
    } catch (thrown) {
      this.#end(exchange, this.#bug(exchange, thrown), undefined);
    }
  }

  #end(exchange: Exchange, outcome: Refusal | undefined, record: ExchangeRecord | undefined): void {
    try {
      this.#onOver(exchange, record);
      if (outcome !== clientGone) answer(exchange, outcome);
    } catch (thrown) {
      this.#bug(exchange, thrown);
      exchange.response.destroy();
    }
  }

  #resume(exchange: Exchange, from: number, late: Refusal | undefined): void {
    const refusal = exchange.interruption ?? late;
    if (refusal === undefined) this.run(exchange, from);
    else this.finish(exchange, refusal);
  }

  #bug(exchange: Exchange, thrown: unknown): Refusal {
    const stack = thrown instanceof Error ? thrown.stack : undefined;
    this.#log.error({ exchange: exchange.id, error: messageOf(thrown), stack }, "a bug of ours ended an exchange");
    return internalError;
  }
}
