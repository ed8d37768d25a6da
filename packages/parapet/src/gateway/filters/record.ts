import type { DetectorRun, Direction } from "@parapet/guard";
import { type Clock, graver, type Log, messageOf, type Verdict } from "@parapet/guard/kernel";
import type { ExchangeRecord, ExchangeStatus, ExchangeTexts, Store } from "../../store/index.ts";
import type { Exchange } from "../exchange.ts";
import { Refusal } from "../refusal.ts";
import { recordedPaths } from "./recorded-path.ts";

/** Strangers' refusals beyond this many in a second are counted, not recorded one by one: a flood must not fill the disk. */
const ANONYMOUS_PER_SECOND = 50;

export interface Recorder {
  /**
   * Writes the exchange down before its answer is finished.
   *
   * @param done told when it is written, at the end of this turn of the event loop; with a refusal when it could not be
   *   recorded and the policy says to refuse then
   */
  record(
    exchange: Exchange,
    refusal: Refusal | undefined,
    done: (record: ExchangeRecord, unrecorded: Refusal | undefined) => void,
  ): void;
  /** Tells of what was only counted, once its second is over. */
  flushCounted(): void;
}

export const unrecordable = new Refusal(
  503,
  "records_unavailable",
  "Requests cannot be recorded at the moment, so none are served.",
  {
    outcome: "failed",
    headers: ["retry-after", "5"],
  },
);

export function createRecorder(options: {
  readonly store: Pick<Store, "events">;
  readonly clock: Clock;
  readonly log: Log;
}): Recorder {
  const { store, clock, log } = options;
  let second = 0;
  let recorded = 0;
  const counted = new Map<string, number>();

  const flushCounted = (): void => {
    if (counted.size === 0 || Math.floor(clock.now() / 1_000) === second) return;
    const data = { counts: Object.fromEntries(counted), second: second * 1_000 };
    counted.clear();
    try {
      store.events.append({ kind: "refusals-counted", at: clock.now(), actor: "anonymous", subject: "traffic", data });
    } catch (cause) {
      log.error({ error: messageOf(cause), ...data }, "refusals could not be recorded");
    }
  };
  const isOneTooMany = (code: string): boolean => {
    const now = Math.floor(clock.now() / 1_000);
    if (now !== second) {
      flushCounted();
      second = now;
      recorded = 0;
    }
    if (++recorded <= ANONYMOUS_PER_SECOND) return false;
    counted.set(code, (counted.get(code) ?? 0) + 1);
    return true;
  };

  return {
    flushCounted,
    record: (exchange, refusal, done) => {
      const record = recordOf(exchange, refusal);
      if (exchange.principal === undefined && isOneTooMany(record.code)) {
        done(record, undefined);
        return;
      }
      store.events.recordExchange(record, textsOf(exchange, record), (failure) => {
        if (failure === undefined) {
          done(record, undefined);
          return;
        }
        log.error({ exchange: exchange.id, error: failure.message }, "an exchange could not be recorded");
        const mayServe = exchange.snapshot.policy.records.onFailure === "serve";
        done(record, mayServe ? undefined : unrecordable);
      });
    },
  };
}

function recordOf(exchange: Exchange, refusal: Refusal | undefined): ExchangeRecord {
  const { principal, response, startedTick } = exchange;
  const latencyMs = performance.now() - startedTick;
  const status: ExchangeStatus = refusal?.outcome ?? (exchange.repliedStatus >= 400 ? "failed" : "completed");
  return {
    id: exchange.id,
    startedAt: exchange.startedAt,
    wire: exchange.wire.id,
    route: exchange.route?.name ?? "",
    model: exchange.modelName,
    upstream: exchange.upstream,
    principal: principal?.id ?? "anonymous",
    role: principal === undefined ? "" : principal.roles.length === 1 ? principal.roles[0]! : principal.roles.join(","),
    user: exchange.user,
    status,
    httpStatus: exchange.isStreaming ? response.statusCode : (refusal?.status ?? exchange.reply?.status ?? 0),
    code: refusal?.code ?? "",
    verdict: verdictOf(exchange, refusal),
    streamed: exchange.isEventStream,
    inputTokens: exchange.inputTokens,
    outputTokens: exchange.outputTokens,
    tokensEstimated: exchange.tokensEstimated,
    costUsd: exchange.costUsd,
    lostTries: exchange.lostTries,
    latencyMs: round(latencyMs),
    firstByteMs: exchange.firstByteTick === 0 ? 0 : round(exchange.firstByteTick - startedTick),
    overheadMs: round(Math.max(0, latencyMs - exchange.waitedMs)),
    attempts: exchange.attempts,
    target: exchange.target,
    requestDigest: exchange.requestDigest,
    responseDigest: exchange.responseDigest,
    detectors: detectorsOf(exchange),
    hits: hitsOf(exchange),
  };
}

function verdictOf(exchange: Exchange, refusal: Refusal | undefined): Verdict {
  let verdict = graver(exchange.inputInspection?.verdict ?? "allow", exchange.outputInspection?.verdict ?? "allow");
  if (exchange.unknownShapes.length > 0 || exchange.unseenContent.length > 0) verdict = graver(verdict, "flag");
  return refusal?.outcome === "blocked" && verdict !== "failed" ? "block" : verdict;
}

function detectorsOf({ inputInspection, outputInspection }: Exchange): ExchangeRecord["detectors"] {
  if (inputInspection === undefined && outputInspection === undefined) return NONE;
  const runs: ExchangeRecord["detectors"][number][] = [];
  for (const run of inputInspection?.runs ?? NONE) runs.push(recordedRun(run, "input"));
  for (const run of outputInspection?.runs ?? NONE) runs.push(recordedRun(run, "output"));
  return runs;
}

function recordedRun({ detector, verdict, hits, elapsedUs, error }: DetectorRun, direction: "input" | "output") {
  const run = { detector, direction, verdict, hits, elapsedUs: Math.round(elapsedUs * 10) / 10 };
  return error === undefined ? run : { ...run, error };
}

function hitsOf(exchange: Exchange): ExchangeRecord["hits"] {
  const { hits } = exchange;
  const { unknownShapes, unknownInRequest, unseenContent, route } = exchange;
  if (hits.length === 0 && unknownShapes.length === 0 && unseenContent.length === 0) return NONE;
  const pathOf = recordedPaths(route?.guard);
  return [
    // Not the replacement: a record needs to say where and why, and the policy knows the rest.
    ...hits.slice(0, MAX_HITS).map(({ replacement: _, ...hit }) => ({ ...hit, path: pathOf(hit) })),
    ...unknownShapes.slice(0, 20).map((path, at) => {
      const direction: Direction = at < unknownInRequest ? "input" : "output";
      return {
        ...SHAPE,
        rule: "unknown-shape",
        direction,
        path: pathOf({ path, direction, origin: SHAPE.origin }),
        action: route?.onUnknown ?? "block",
        reason: "a kind of content that no table of this wire knows",
      };
    }),
    ...unseenContent.slice(0, 20).map((path) => ({
      ...SHAPE,
      rule: "unseen-content",
      direction: "input",
      path: pathOf({ path, direction: "input", origin: SHAPE.origin }),
      action: route?.onUnseen ?? "flag",
      reason: "content that the provider reads and that cannot be inspected here",
    })),
  ];
}

const SHAPE = { detector: "shape", origin: "metadata", start: 0, end: 0, severity: "medium", confidence: 1 } as const;
/** A flood of hits tells no more than its first two hundred. */
const MAX_HITS = 200;
const NONE: readonly never[] = [];

/** What the policy keeps in full: what went upstream, or what was stopped; and what the client got. */
function textsOf(exchange: Exchange, record: ExchangeRecord): ExchangeTexts | undefined {
  const { fullText } = exchange.snapshot.policy.records;
  const { sealer } = exchange.snapshot;
  if (fullText === "none" || sealer === undefined || exchange.route === undefined) return undefined;
  if (fullText === "flagged" && record.verdict === "allow") return undefined;
  const reply = exchange.responseText === undefined ? exchange.reply?.body : Buffer.concat(exchange.responseText);
  return {
    sealedRequest: sealer.seal((exchange.forwardBody ?? exchange.body).toString(), {
      exchangeId: exchange.id,
      part: "request",
    }),
    sealedResponse: sealer.seal(reply?.toString() ?? "", { exchangeId: exchange.id, part: "response" }),
  };
}

function round(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
