import { ParapetError } from "../../kernel/index.ts";
import type { Detector, DetectorKind, Hit, InspectionContext, Opinion, Origin, Passage } from "../detector.ts";
import { booleanOption, choiceList, knownOptions, ratioOption } from "../options.ts";
import { findPhrases, phraseTable } from "./injection/find-phrases.ts";
import { findInstructions, readingsOf, weakHit } from "./injection/model/find-instructions.ts";
import { fuse, questionsOn } from "./injection/model/fusion.ts";
import { FUSION } from "./injection/model/fusion-constants.ts";
import { type Head, type LinearModel, linearModel } from "./injection/model/linear-model.ts";
import { HEADS } from "./injection/model/weights.ts";
import { MARKS, PHRASES } from "./injection/phrases.ts";
import { injectionExamples } from "./injection.examples.ts";

const DATA: readonly Origin[] = ["tool-result", "document", "tool-definition"];

/**
 * Which head reads what. Definitions of tools are instructions by nature: the model would report most of them, and what
 * they must not say is judged with the tools. Of the assistant's own turns it has learned nothing, and takes a refusal
 * ("I can't share my system prompt") for the request; of names and ids it has learned nothing either.
 */
const HEAD_OF: Readonly<Partial<Record<Origin, Head>>> = { user: "user", "tool-result": "data", document: "data" };

function findMarks(text: string, { from, isFinal }: InspectionContext, hits: Hit[]): number {
  for (const { text: mark, confidence } of MARKS)
    for (let start = text.indexOf(mark, from); start >= 0; start = text.indexOf(mark, start + mark.length)) {
      const reason = "forges a mark by which chat templates tell roles apart";
      const end = start + mark.length;
      hits.push({ rule: "forged-role", start, end, confidence, severity: "high", replacement: "[removed]", reason });
    }
  if (isFinal) return text.length;
  for (let at = Math.max(from, text.length - 20); at < text.length; at++)
    if (MARKS.some(({ text: mark }) => mark.startsWith(text.slice(at)))) return at;
  return text.length;
}

const PROFILES = ["strict", "balanced", "quiet"] as const;

/** Index of the first of `count` hits, sorted by where they begin, that begins at `start` or later. */
function firstFrom(hits: readonly Hit[], count: number, start: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (hits[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A phrase says better what is wrong than the window around it, which then only makes it surer. */
function addUnexplained(found: readonly Hit[], from: number, hits: Hit[]): void {
  hits.sort((a, b) => a.start - b.start);
  const phrases = hits.length;
  const longest = hits.reduce((length, { start, end }) => Math.max(length, end - start), 0);
  for (const hit of found) {
    let isExplained = false;
    for (let at = firstFrom(hits, phrases, hit.start - longest); at < phrases; at++) {
      const phrase = hits[at]!;
      if (phrase.start >= hit.end) break;
      if (phrase.end <= hit.start) continue;
      isExplained = true;
      if (hit.confidence > phrase.confidence) hits[at] = { ...phrase, confidence: hit.confidence };
    }
    if (!isExplained && hit.end > from) hits.push(hit);
  }
}

type Profile = (typeof PROFILES)[number];

/** What the model says, alone or with the second opinion. */
function findByModel(
  model: LinearModel,
  { text }: Passage,
  { head, opinion, profile, given }: Asked,
  hits: Hit[],
): number {
  const readings = readingsOf(model, text, head);
  if (opinion === undefined) return findInstructions(readings, head, given ?? HEADS[head].thresholds[profile], hits);
  const limit = given ?? FUSION[head].thresholds[profile];
  return findInstructions(readings, head, limit, hits, (windows) => fuse(windows, opinion, head));
}

interface Asked {
  readonly head: Head;
  readonly opinion: Opinion | undefined;
  readonly profile: Profile;
  readonly given: number | undefined;
}

/**
 * `options.profile`: how readily the model reports, by the share of ordinary traffic that it was measured to report:
 * `strict` 3 %, `balanced` 1 % (default), `quiet` 0.3 %. `options.threshold`: a confidence from 0 to 1 in place of the
 * profile's. `options.model`: false for the phrases alone. `options.secondOpinion`: true to have doubtful texts read by
 * the transformer of `@parapet/guard-model` as well; whoever inspects must then ask it first.
 */
function configure(options: Readonly<Record<string, unknown>>): Detector {
  knownOptions("injection", options, ["profile", "threshold", "model", "secondOpinion"]);
  const [profile] = choiceList("injection", { profile: [options.profile ?? "balanced"] }, "profile", PROFILES, []);
  const given = options.threshold === undefined ? undefined : ratioOption("injection", options, "threshold", 0);
  const model = booleanOption("injection", options, "model", true) ? linearModel() : undefined;
  const asks = booleanOption("injection", options, "secondOpinion", false);
  if (asks && model === undefined)
    throw new ParapetError("PARAPET_GUARD_OPTIONS", "injection: secondOpinion needs the first one", {
      hint: "Leave 'model: false' out.",
    });
  const fromAnybody = phraseTable(PHRASES.filter(({ isForData }) => !isForData));
  const fromData = phraseTable(PHRASES);

  function questions({ text, origin, direction }: Passage): readonly string[] {
    const head = HEAD_OF[origin];
    return model === undefined || head === undefined || direction !== "input" ? [] : questionsOn(model, text, head);
  }

  function opinionOn(passage: Passage): Opinion | undefined {
    const { opinion } = passage;
    if (!asks || opinion === "unasked") return undefined;
    if (opinion !== undefined && opinion !== "broken") return opinion;
    if (questions(passage).length === 0) return undefined;
    throw new Error(opinion === undefined ? "the second opinion was not asked for" : "the second opinion is missing");
  }

  function inspect(passage: Passage, context: InspectionContext, hits: Hit[]): number {
    const { text, origin } = passage;
    const table = DATA.includes(origin) ? fromData : fromAnybody;
    const pending = Math.min(findMarks(text, context, hits), findPhrases(table, text, context, hits));
    const head = HEAD_OF[origin];
    if (model === undefined || head === undefined) return pending;
    // Windows depend on all that stands before them, so a text that grows is judged when it is whole.
    if (!context.isFinal) return context.from;
    const found: Hit[] = [];
    const reading = { head, opinion: opinionOn(passage), profile: profile!, given };
    const highest = findByModel(model, passage, reading, found);
    addUnexplained(found, context.from, hits);
    if (context.wantsWeakHits === true && found.length === 0) hits.push(weakHit(text, head, highest));
    return pending;
  }
  return { kind: injection, inspect, ...(asks ? { questions } : {}) };
}

export const injection: DetectorKind = {
  id: "injection",
  title: "Prompt injection",
  summary: "A linear model with a head for users and one for documents, and rules for well-known phrases.",
  severity: "high",
  threats: ["direct-prompt-injection", "indirect-prompt-injection", "jailbreak-abuse", "tool-result-injection"],
  controls: ["ctl-input-guard", "ctl-context-separation"],
  maturity: "experimental",
  directions: ["input"],
  origins: ["user", "assistant", "tool-result", "document", "tool-definition", "metadata"],
  onHit: "flag",
  thresholdOption: "threshold",
  configure,
  examples: injectionExamples,
};
