import { hash } from "node:crypto";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { recordedTexts } from "../../gateway/index.ts";
import type { ExchangeRecord, Store, TextSealer } from "../../store/index.ts";
import { onInterrupt } from "../interrupted.ts";
import { startProgress } from "../progress.ts";
import type { Terminal } from "../terminal.ts";
import type { Judge, Judged } from "./judge.ts";
import type { Row } from "./row.ts";

const PAGE = 500;

export interface RecordedToJudge {
  readonly store: Pick<Store, "exchanges">;
  readonly sealer: Pick<TextSealer, "open">;
  /** Only exchanges of this model. */
  readonly model: string | undefined;
  readonly judge: Judge;
  onRow(row: Row, judged: Judged): void;
}

export interface RecordedJudged {
  readonly isWhole: boolean;
  /** Exchanges whose texts were read. */
  readonly exchanges: number;
  /** Kept, and not to be read: streamed replies, refusals. */
  readonly unread: number;
  /** Detectors that redacted before the text was kept: what they found is not in it any more. */
  readonly redacted: ReadonlySet<string>;
}

/**
 * Judges the texts that the gateway kept, newest first. A text counts once, however often a conversation repeats it:
 * the bounds take texts for independent of each other.
 *
 * @throws {ParapetError} PARAPET_CLI_NO_TRAFFIC when no text was kept; PARAPET_STORE_SEAL_* when one does not open
 */
export async function judgeRecorded(terminal: Terminal, task: RecordedToJudge): Promise<RecordedJudged> {
  const { store, judge, model } = task;
  const seen = new Set<string>();
  const redacted = new Set<string>();
  const counts = { exchanges: 0, unread: 0 };
  let isInterrupted = false;
  const forget = onInterrupt(() => {
    isInterrupted = true;
  });
  const progress = await startProgress(terminal, "judging", { unit: "exchanges", endsProcess: false });
  try {
    let before: number | undefined;
    while (!isInterrupted) {
      const page = await store.exchanges.list({
        limit: PAGE,
        ...(model === undefined ? {} : { model }),
        ...(before === undefined ? {} : { before }),
      });
      for (const record of page) {
        if (isInterrupted) break;
        await judgeOne(record);
      }
      progress.update(counts.exchanges);
      before = page.at(-1)?.position;
      if (page.length < PAGE) break;
    }
  } finally {
    forget();
    progress.stop();
  }
  if (counts.exchanges === 0 && !isInterrupted) throw nothingKept(judge, counts.unread);
  return { isWhole: !isInterrupted, ...counts, redacted };

  async function judgeOne(record: ExchangeRecord): Promise<void> {
    const kept = await store.exchanges.texts(record.id);
    if (kept === undefined) return;
    const [part, sealed] =
      judge.direction === "input"
        ? (["request", kept.sealedRequest] as const)
        : (["response", kept.sealedResponse] as const);
    const body = task.sealer.open(sealed, { exchangeId: record.id, part });
    const texts = recordedTexts(record.wire, judge.direction, body);
    if (texts === undefined) {
      counts.unread += 1;
      return;
    }
    counts.exchanges += 1;
    for (const hit of record.hits)
      if (hit.direction === judge.direction && hit.action === "redact") redacted.add(hit.detector);
    for (const { text, origin } of texts) {
      const digest = hash("sha256", `${origin}\n${text}`, "base64");
      if (seen.has(digest) || !judge.looksAt(origin)) continue;
      seen.add(digest);
      task.onRow({ line: seen.size, text, origin, kind: "-", source: record.model }, await judge.judge(text, origin));
    }
  }
}

function nothingKept({ direction }: Judge, unread: number): ParapetError {
  const what = direction === "input" ? "request" : "whole reply";
  const streamed = unread === 0 ? "" : `; ${unread} kept texts cannot be read here, as streamed replies and refusals`;
  return new ParapetError("PARAPET_CLI_NO_TRAFFIC", `the gateway has kept the text of no ${what}${streamed}`, {
    hint: "Set records.fullText: all with an encryptionKey and let traffic pass, or name a file: --traffic rows.jsonl",
    exit: EXIT.environment,
  });
}
