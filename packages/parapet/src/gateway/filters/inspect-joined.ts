import type { Guard, GuardHit, Inspection, Passage } from "@parapet/guard";
import { gravest } from "@parapet/guard/kernel";
import type { Extraction } from "../wire/index.ts";
import { sumOf } from "./guarded-stream.ts";

type Joined = ReturnType<Extraction["joined"]>[number];

/**
 * Inspects the passages of a body, and what stands across the ends of neighbouring parts: a hit that no part has alone
 * is taken out of all the parts that it covers. Its label stands in the first, and wherever nothing else would be left.
 */
export function inspectWhole(guard: Guard, extraction: Extraction, systemPrompt: string): Inspection {
  const { passages } = extraction;
  const inspection = guard.inspect(passages, { systemPrompt });
  const joined = extraction.joined();
  if (joined.length === 0 || inspection.isBlocked) return inspection;
  const across: GuardHit[] = [];
  const edits = new Map<number, Edit[]>();
  for (const one of joined) {
    const { origin, direction } = passages[one.pieces[0]!.passage] as Passage;
    const { hits } = guard.inspect([{ text: one.text, origin, direction, path: "" }], { systemPrompt });
    for (const hit of hits) takeAcross(hit, one, passages, inspection.hits, across, edits);
  }
  if (across.length === 0) return inspection;
  const verdict = gravest(across.map(({ action }) => action));
  const found: Inspection = { verdict, isBlocked: verdict === "block", hits: across, runs: runsOf(across), texts: [] };
  // What is left of the parts is looked at anew: their own hits have moved.
  const edited = passages.map((passage, at) => withEdits(passage, edits.get(at)));
  const again = edits.size === 0 ? inspection : guard.inspect(edited, { systemPrompt });
  return { ...sumOf([again, found]), texts: again.texts };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

function takeAcross(
  hit: GuardHit,
  { pieces }: Joined,
  passages: readonly Passage[],
  own: readonly GuardHit[],
  across: GuardHit[],
  edits: Map<number, Edit[]>,
): void {
  const covered = pieces.filter(({ start, end }) => start < hit.end && end > hit.start);
  if (covered.length < 2 || hit.action === "allow") return;
  const stretches = covered.map((piece) => ({
    passage: piece.passage,
    path: passages[piece.passage]!.path,
    start: piece.from + Math.max(hit.start, piece.start) - piece.start,
    end: piece.from + Math.min(hit.end, piece.end) - piece.start,
  }));
  const isKnown = ({ path, start, end }: (typeof stretches)[number], hits: readonly GuardHit[]): boolean =>
    hits.some((known) => known.path === path && known.start < end && known.end > start);
  // A part that has the hit alone needs no second one, and its neighbour is innocent.
  if (stretches.some((stretch) => isKnown(stretch, own)) || isKnown(stretches[0]!, across)) return;
  const [{ path, start, end }] = stretches as [(typeof stretches)[number]];
  across.push({ ...hit, path, start, end });
  if (hit.action !== "redact") return;
  for (const [at, stretch] of stretches.entries()) {
    const list = edits.get(stretch.passage) ?? [];
    list.push({ ...stretch, label: at === 0 ? hit.replacement : "" });
    edits.set(stretch.passage, list);
  }
}

function withEdits(passage: Passage, edits: readonly Edit[] | undefined): Passage {
  if (edits === undefined) return passage;
  let { text } = passage;
  for (const { start, end, label } of edits.toSorted((a, b) => b.start - a.start))
    text = text.slice(0, start) + label + text.slice(end);
  // Providers refuse empty parts.
  if (text === "") text = "[redacted]";
  const { origin, direction, path } = passage;
  return { text, origin, direction, path };
}

function runsOf(hits: readonly GuardHit[]): Inspection["runs"] {
  return [...Map.groupBy(hits, ({ detector }) => detector)].map(([detector, list]) => ({
    detector,
    verdict: gravest(list.map(({ action }) => action)),
    hits: list.length,
    elapsedUs: 0,
  }));
}
