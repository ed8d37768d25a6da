import type { Case } from "../attack.ts";
import type { Attacker } from "../attacker/index.ts";
import type { Manifest } from "../manifest/index.ts";
import { offersOf } from "../manifest/offers.ts";
import type { Target } from "../target.ts";
import { Finished } from "./finished.ts";
import { createPace } from "./pace.ts";
import type { CaseResult } from "./result.ts";
import { type Arsenal, runCase } from "./run-case.ts";
import type { RunLog } from "./run-log.ts";
import { createSearch, type StoppedGoal } from "./search.ts";
import { Tally } from "./tally.ts";

export interface RunOptions {
  readonly arsenal: Arsenal;
  readonly manifest: Manifest;
  readonly target: Target;
  readonly seed: number;
  /** Only goals of these packs; all of them by default. */
  readonly packs?: readonly string[];
  readonly log?: RunLog;
  /** Who writes for drivers that think; the arsenal has such only where there is one. */
  readonly attacker?: Attacker | undefined;
  /** Choose at chance, and learn nothing: for comparison. */
  readonly isBlind?: boolean;
  readonly signal: AbortSignal;
  readonly onResult?: (result: CaseResult) => void;
}

export interface RunResult {
  /** Counts, rates and proofs; every finished case is in the log. */
  readonly tally: Tally;
  /** Goals that could not be tried, and why: not tried is not safe. */
  readonly left: readonly { readonly goal: string; readonly why: string }[];
  /** Goals that were given up before the budget was spent, with what may still get through. */
  readonly stopped: readonly StoppedGoal[];
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly usd: number | undefined;
  readonly isInterrupted: boolean;
  /** Why the target ended it before its time, as a sentence; "" where it did not. */
  readonly endedBy: string;
  readonly elapsedMs: number;
}

/** Cases are chosen so many at a time, and learnt from in their order: however many run at once, a seed gives one run. */
const BATCH = 16;
/** Cases in a row that had no question left to ask. */
const MOST_IDLE = 8 * BATCH;
/** Code of a case that the budget has cut off. */
const UNFINISHED = "budget";
/** Code of a case that the target had no more money for. */
const SPENT = "PARAPET_REDTEAM_SPENT";

/** Attacks a target until everything is proven, nothing is left to try, or the budget is spent. */
export async function run(options: RunOptions): Promise<RunResult> {
  const startedAt = performance.now();
  const { arsenal, manifest, target, log, signal } = options;
  const channels = new Set(manifest.channels.filter((channel) => target.channels.has(channel)));
  const search = createSearch({
    goals: arsenal.goals.all.filter(({ pack }) => options.packs?.includes(pack) ?? true),
    carriers: arsenal.carriers.all,
    transforms: arsenal.transforms.all,
    drivers: arsenal.drivers.all,
    channels,
    offers: offersOf(manifest),
    seed: options.seed,
    proofs: new Set(arsenal.oracles.all.map(({ proves }) => proves)),
    isBlind: options.isBlind === true,
    stopBelow: manifest.limits.stopBelow,
  });
  const finished = new Finished(log);
  const spent = { ...finished.spent };
  const pace = createPace(manifest.limits, { signal, spent });
  const tally = new Tally();
  let isSpent = false;
  let questions = 0;
  let idle = 0;
  let endedBy = "";
  let waiting: readonly Case[] = [];
  while (!isSpent && !signal.aborted) {
    if (waiting.length === 0) waiting = search.next(BATCH);
    if (waiting.length === 0) break;
    const left = Math.max(0, (manifest.attacker?.maxRequests ?? 0) - questions);
    const asks = ({ driver }: Case): number => Math.min(left, arsenal.drivers.get(driver).questions ?? 0);
    const turns = (one: Case): number =>
      finished.has(one.id) ? 0 : arsenal.drivers.get(one.driver).maxTurns + asks(one);
    // Questions of finished cases too: each may ask what those before it have left, whenever the run goes on.
    const count = Math.min(
      howManyFit(waiting, manifest.limits.requests - pace.spent.requests, turns),
      howManyFit(waiting, left, asks),
    );
    const cases = waiting.slice(0, count);
    waiting = waiting.slice(count);
    const batch = await inParallel(cases, manifest.limits.concurrency, async (one) => {
      const done = finished.take(one.id);
      if (done !== undefined) return done;
      const result = await runCase(one, {
        arsenal,
        manifest,
        target,
        signal,
        mayAsk: pace.mayAsk,
        attacker: options.attacker,
        questions: asks(one),
      });
      pace.spent.inputTokens += result.inputTokens;
      pace.spent.outputTokens += result.outputTokens;
      // At once, and not when its neighbours are done as well: a kill must not have it asked again.
      if (result.code !== UNFINISHED && result.code !== SPENT && !signal.aborted) log?.append(result);
      return result;
    });
    for (const result of batch) {
      // Neither told by the target nor by us: it is run again when the run goes on.
      if (result.code === UNFINISHED || signal.aborted) {
        isSpent = true;
        continue;
      }
      questions += result.questions ?? 0;
      idle = result.code === "attacker-budget" ? idle + 1 : 0;
      // Only who thinks is left, and nothing to think with.
      if (idle >= MOST_IDLE) isSpent = true;
      search.learn(result);
      tally.add(result);
      // The purse that is empty is the target's: an error that is told, and nobody else is asked.
      if (result.code === SPENT) {
        isSpent = true;
        endedBy = result.reason;
      }
      options.onResult?.(result);
    }
  }
  return {
    tally,
    left: search.left,
    stopped: search.stopped,
    ...pace.spent,
    usd: pace.usd(),
    isInterrupted: signal.aborted,
    endedBy,
    elapsedMs: performance.now() - startedAt,
  };
}

/**
 * How many cases may run at once: those whose turns the budget covers whatever comes back, else one alone. Lanes that
 * raced for the last requests would end other cases each time.
 */
function howManyFit(cases: readonly Case[], requests: number, turns: (one: Case) => number): number {
  let left = requests;
  const over = cases.findIndex((one) => {
    left -= turns(one);
    return left < 0;
  });
  return over === -1 ? cases.length : Math.max(1, over);
}

/** In the order of `items`, `width` at a time. */
async function inParallel<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = new Array(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      answers[at] = await work(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return answers;
}
