import type { DetectorRun, Guard, GuardHit, Inspection, TextStream, Vault } from "@parapet/guard";
import { graver, gravest, type Verdict } from "@parapet/guard/kernel";
import type { Exchange } from "../exchange.ts";
import { Refusal } from "../refusal.ts";
import type { StreamGuardOptions, StreamRelease, TokenUsage, WireStream } from "../wire/index.ts";
import { blockedBy } from "./blocked-by.ts";
import { ChainedStreams } from "./chained-streams.ts";
import { passingStream, revealingStream } from "./hidden-values.ts";
import { streamedCallJudge } from "./inspect-tools.ts";
import { mergeUsage } from "./usage.ts";

export interface GuardedStream {
  push(chunk: Buffer): Guarded;
  end(): Guarded;
  /** Has the vendor's last event been let go? */
  readonly isComplete: boolean;
}

export interface Guarded {
  readonly bytes: Buffer | string;
  /** What a record may hold of them: placeholders stand for what was hidden. */
  readonly kept: Buffer | string;
  /** Set when the stream must be cut after these bytes. */
  readonly refusal: Refusal | undefined;
}

/**
 * The wire's stream guard over the route's guard; where the exchange has hidden values, three of them: one over what the
 * model wrote, one that puts the values back, one over what the reader gets, tool calls too. What every text channel found is put together in the exchange's
 * output inspection as the stream ends.
 *
 * @returns undefined when this wire has no streams that it can inspect
 */
export function openGuardedStream(exchange: Exchange): GuardedStream | undefined {
  const { wire, route, systemPrompt, toolSession, vault } = exchange;
  const channels: Pick<TextStream, "inspection">[] = toolSession === undefined ? [] : [toolSession];
  exchange.outputChannels = channels;
  const { createStreamGuard } = wire;
  if (createStreamGuard === undefined) return undefined;
  /** What one guard is asked, whoever has read the stream before. */
  const asking = (guard: Guard): Pick<StreamGuardOptions, "open" | "onLook"> => ({
    open: (meta, before) => {
      if (before !== undefined) return guard.stream(meta, { systemPrompt, before });
      const channel = guard.stream(meta, { systemPrompt });
      channels.push(channel);
      return channel;
    },
    onLook: (look) => channels.push(look),
  });
  /** What is told once, of the stream as it came. */
  const telling = {
    onUnknown: (pointer: string) => void exchange.unknownShapes.push(pointer),
    blockUnknown: route!.onUnknown === "block",
    requestId: exchange.id,
    onUsage: (usage: TokenUsage) => mergeUsage(exchange, usage),
    onText: (text: string) => {
      exchange.outputEstimate += text.length / 4;
    },
  };
  const toldBefore = { onUnknown: () => {}, onUsage: () => {}, requestId: exchange.id };
  const onToolCall = toolSession === undefined ? undefined : streamedCallJudge(exchange, toolSession);
  let recorded: Buffer | string | undefined;
  const reveal = route!.reveal;
  const stream: WireStream =
    vault === undefined || reveal === undefined
      ? createStreamGuard({ ...asking(route!.guard), ...telling, onToolCall })
      : new ChainedStreams(
          [
            createStreamGuard({ ...asking(reveal.before), ...telling }),
            createStreamGuard({ ...toldBefore, open: revealing(vault) }),
            createStreamGuard({ ...asking(reveal.after), ...toldBefore, onToolCall }),
          ],
          (bytes) => {
            recorded = bytes;
          },
        );
  const judge = ({ bytes, isBlocked, code }: StreamRelease): Guarded => {
    const kept = recorded ?? bytes;
    if (!isBlocked) return { bytes, kept, refusal: undefined };
    // The vendor's error event stands at the end of these bytes already.
    exchange.isErrorSent = true;
    if (exchange.cutBy !== undefined && code === exchange.cutBy.code) return { bytes, kept, refusal: exchange.cutBy };
    return { bytes, kept, refusal: cutBy(code, channels) };
  };
  return {
    push: (chunk) => judge(stream.push(chunk)),
    end: () => judge(stream.end()),
    get isComplete() {
      return stream.isComplete;
    },
  };
}

function revealing(vault: Vault): StreamGuardOptions["open"] {
  return (meta, before) => (before === undefined ? revealingStream(vault, meta) : passingStream());
}

function cutBy(code: string | undefined, channels: readonly Pick<TextStream, "inspection">[]): Refusal {
  if (code === "unknown_shape") return unknownReply;
  if (code === undefined || code === "guard_blocked")
    return blockedBy(sumOf(channels.map((channel) => channel.inspection())), "output");
  return new Refusal(502, code, "The reply's stream could not be inspected, so it was cut.", { outcome: "failed" });
}

export const unknownReply = new Refusal(
  502,
  "unknown_shape",
  "The reply holds content of a kind that cannot be inspected, so it was not passed on.",
  { outcome: "blocked", headers: ["x-should-retry", "false"] },
);

/** One inspection out of many: hits in order, runs by detector. */
export function sumOf(inspections: readonly Inspection[]): Inspection {
  const runs = new Map<string, DetectorRun>();
  const hits: GuardHit[] = [];
  const verdicts: Verdict[] = [];
  for (const inspection of inspections) {
    verdicts.push(inspection.verdict);
    hits.push(...inspection.hits);
    for (const run of inspection.runs) {
      const known = runs.get(run.detector);
      runs.set(
        run.detector,
        known === undefined
          ? run
          : {
              ...known,
              ...run,
              verdict: graver(known.verdict, run.verdict),
              hits: known.hits + run.hits,
              elapsedUs: known.elapsedUs + run.elapsedUs,
            },
      );
    }
  }
  return {
    verdict: gravest(verdicts),
    isBlocked: inspections.some(({ isBlocked }) => isBlocked),
    hits,
    runs: [...runs.values()],
    texts: [],
  };
}
