import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policySchema } from "../../policy/index.ts";
import { Exchange } from "../exchange.ts";
import { ConcurrencyGauge, createCounters, createMeterBook } from "../limits/index.ts";
import type { Route } from "../route.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Target } from "../targets/index.ts";
import { findWire } from "../wire/index.ts";
import { createAccount } from "./account.ts";
import { Budget } from "./budget.ts";
import { createLimit } from "./limit.ts";

/** One request of many, and what its provider does with it. */
interface Scene {
  readonly bodyBytes: number;
  /** The request's own bound; 0 for none. A provider keeps to it. */
  readonly bound: number;
  readonly isStream: boolean;
  /** Tokens of each chunk; of a whole reply, all of them. */
  readonly chunks: readonly number[];
  /** What the provider counts beyond our estimate of the input. */
  readonly moreInput: number;
  readonly isLeft: boolean;
}

const RESERVE = 50;
const LIMIT = 1_000;

const scene = fc.record({
  bodyBytes: fc.integer({ min: 1, max: 400 }),
  bound: fc.constantFrom(0, 0, 20, 100),
  isStream: fc.boolean(),
  chunks: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 }),
  moreInput: fc.constantFrom(0, 0, 5),
  isLeft: fc.constantFrom(false, false, true),
});

/** A token costs a dollar here, so that both limits say the same. */
const RATES = { inputPerMillion: 1_000_000, outputPerMillion: 1_000_000 };
const price = { ...RATES, from: "policy" as const };
const policy = policySchema.parse({
  parapet: 1,
  providers: { up: { kind: "openai" } },
  models: { bot: { primary: { provider: "up" }, reserveOutputTokens: RESERVE, price: RATES } },
  limits: { perModel: [{ window: "1h", tokens: LIMIT, usd: LIMIT }], concurrentPerKey: 1_000 },
} satisfies Parameters<typeof policySchema.parse>[0]);

/** The filters that keep the books, around requests that a test moves on by hand. */
function keepBooks() {
  const counters = createCounters();
  const clock = { now: () => 1_700_000_000_000 };
  const parts = { counters, clock, gauge: new ConcurrencyGauge() };
  const limit = createLimit(parts);
  const account = createAccount(parts);
  const budget = new Budget(parts);
  const target = { price } as unknown as Target;
  const model = policy.models.bot!;
  const route = { name: "bot", model, primary: target, standby: undefined } as unknown as Route;
  const snapshot = { policy, meters: createMeterBook(policy), priceFor: () => price } as unknown as Snapshot;
  const largest = (): number => Math.max(0, ...counters.usage(clock.now()).map(({ used }) => used));

  const begin = (scene: Scene) => {
    const request = new IncomingMessage(new Socket());
    const exchange = new Exchange({
      id: "req",
      startedAt: 0,
      startedTick: 0,
      request,
      response: new ServerResponse(request),
      wire: findWire("POST", "/v1/chat/completions")!,
      snapshot,
      headers: {} as Exchange["headers"],
      query: "",
      path: "/v1/chat/completions",
    });
    exchange.principal = { kind: "key", id: "key:pk", roles: [], name: "test" };
    exchange.route = route;
    exchange.target = "primary";
    exchange.body = Buffer.alloc(scene.bodyBytes);
    exchange.maxOutputTokens = scene.bound;
    const estimate = Math.ceil(scene.bodyBytes / 4);
    const state = { isBegun: false, isOver: false, excess: 0, next: 0, output: 0 };
    const end = (isComplete: boolean): void => {
      state.isOver = true;
      exchange.isReplyComplete = isComplete;
      exchange.outputEstimate = state.output;
      if (isComplete) exchange.usage = { inputTokens: estimate + scene.moreInput, outputTokens: state.output };
      account(exchange);
    };
    /** A whole reply without a bound says how long it is when it is there. */
    const unforeseen = (): number => (scene.isStream || scene.bound > 0 ? 0 : Math.max(0, state.output - RESERVE));
    const step = (): void => {
      if (state.isOver) return;
      if (!state.isBegun) {
        state.isBegun = true;
        if (limit(exchange) !== undefined) {
          expect(largest()).toBeLessThanOrEqual(LIMIT + allowed());
          state.isOver = true;
          account(exchange);
        }
        exchange.firstByteTick = 1;
        exchange.repliedStatus = 200;
        exchange.isStreaming = scene.isStream;
        if (!scene.isStream) exchange.reply = { status: 200, headers: [], body: Buffer.alloc(0) };
        return;
      }
      const chunk = scene.chunks[state.next++];
      const bound = scene.bound > 0 ? scene.bound : Number.POSITIVE_INFINITY;
      if (chunk === undefined || state.output >= bound) {
        state.excess += scene.moreInput;
        state.excess += unforeseen();
        end(true);
        return;
      }
      const came = Math.min(chunk, bound - state.output);
      state.output += came;
      if (scene.isStream && state.output > exchange.coveredOutputTokens) {
        if (budget.coverOutput(exchange, state.output) !== undefined) {
          state.excess += came;
          end(false);
          return;
        }
      }
      if (!scene.isLeft || state.next <= 2) return;
      state.excess += unforeseen();
      end(false);
    };
    const one = {
      step,
      get isOver() {
        return state.isOver;
      },
      get excess() {
        return state.excess;
      },
    };
    begun.push(one);
    return one;
  };
  const begun: { readonly excess: number }[] = [];
  const allowed = (): number => begun.reduce((sum, { excess }) => sum + excess, 0) + 1e-6;
  return { begin, used: () => counters.usage(clock.now()) };
}

describe("budgets", () => {
  it("G7: whatever runs at once and in whatever order, a limit is exceeded by what could not be known and no more", () => {
    fc.assert(
      fc.property(
        fc.array(scene, { minLength: 1, maxLength: 40 }),
        fc.array(fc.nat({ max: 39 }), { maxLength: 600 }),
        (scenes, turns) => {
          const books = keepBooks();
          const running = scenes.map((one) => books.begin(one));
          for (const turn of turns) running[turn % running.length]!.step();
          for (const one of running) while (!one.isOver) one.step();
          const unknowable = running.reduce((sum, one) => sum + one.excess, 0);
          for (const { measure, used } of books.used())
            if (measure !== "requests") expect(used).toBeLessThanOrEqual(LIMIT + unknowable + 1e-6);
        },
      ),
      { numRuns: 300 },
    );
  });
});
