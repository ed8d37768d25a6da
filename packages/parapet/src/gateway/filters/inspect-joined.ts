import type { Guard, GuardContext, GuardHit, Inspection, Passage } from "@parapet/guard";
import { gravest } from "@parapet/guard/kernel";
import { type Extraction, runsOf, type Slot } from "../wire/index.ts";
import { sumOf } from "./guarded-stream.ts";

/**
 * Inspects the passages of a body, and then what no passage shows alone: what stands across the ends of neighbouring
 * parts, and what stands behind the escapes of JSON within JSON. A hit there is taken out of all the passages that it
 * covers. Its label stands in the first, and wherever nothing else would be left.
 *
 * @param passages those of the extraction, where second opinions on them are at hand
 */
export function inspectWhole(
  guard: Guard,
  extraction: Extraction,
  context: GuardContext,
  passages: readonly EditedPassage[] = extraction.passages,
): Inspection {
  const inspection = guard.inspect(passages, context);
  if (inspection.isBlocked) return inspection;
  const joined = extraction.joined();
  const unescaped = extraction.unescaped();
  if (joined.length === 0 && unescaped.length === 0) return inspection;
  const second = new SecondLook(passages, inspection.hits);
  const hitsIn = (text: string, { origin, direction }: Passage): readonly GuardHit[] =>
    guard.inspect([{ text, origin, direction, path: "", opinion: "unasked" }], context).hits;
  for (const { passage, text, at } of unescaped)
    for (const hit of hitsIn(text, passages[passage]!))
      second.take(hit, [{ passage, start: at(hit.start), end: at(hit.end) }]);
  for (const { text, between, pieces } of joined)
    for (const hit of hitsIn(text, passages[pieces[0]!.passage]!)) {
      const covered = pieces.filter(({ start, end }) => start < hit.end && end > hit.start);
      const stretches = covered.map(({ passage, from, start, end }) => ({
        passage,
        start: from + Math.max(hit.start, start) - start,
        end: from + Math.min(hit.end, end) - start,
      }));
      // What a part has found alone is its own, and its neighbour's first word is innocent. A key that goes on over
      // lines is not.
      const isKnown = between === "" && second.isKnown(stretches) && !second.isNews(stretches);
      if (covered.length > 1 && !isKnown) second.take(hit, stretches);
    }
  const { hits: found } = second;
  if (found.length === 0) return inspection;
  const verdict = gravest(found.map(({ action }) => action));
  const more: Inspection = { verdict, isBlocked: verdict === "block", hits: found, runs: runsOf(found), texts: [] };
  // What is left of the passages is looked at anew: their own hits have moved.
  const edited = second.edited();
  const again = edited === undefined ? inspection : guard.inspect(edited, context);
  return { ...sumOf([again, more]), texts: again.texts };
}

/** Where a hit lies in one passage. */
interface Stretch {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

/** A passage that still says how it is written. */
type EditedPassage = Passage & Pick<Slot, "form">;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** Hits that the first look could not have, and what they change. */
class SecondLook {
  readonly #passages: readonly EditedPassage[];
  readonly #own: readonly GuardHit[];
  readonly #taken: Stretch[] = [];
  readonly #edits = new Map<number, Edit[]>();
  readonly hits: GuardHit[] = [];

  constructor(passages: readonly EditedPassage[], own: readonly GuardHit[]) {
    this.#passages = passages;
    this.#own = own;
  }

  /** Has the first look a hit in any of these? */
  isKnown(stretches: readonly Stretch[]): boolean {
    return stretches.some((stretch) => this.#hasFound(stretch));
  }

  /** Is any of these more than a word, and none of it found? */
  isNews(stretches: readonly Stretch[]): boolean {
    return stretches.some(
      (stretch) =>
        !this.#hasFound(stretch) && /\s/.test(this.#passages[stretch.passage]!.text.slice(stretch.start, stretch.end)),
    );
  }

  #hasFound({ passage, start, end }: Stretch): boolean {
    const { path } = this.#passages[passage]!;
    return this.#own.some((known) => known.path === path && known.start < end && known.end > start);
  }

  take(hit: GuardHit, stretches: readonly Stretch[]): void {
    if (hit.action === "allow") return;
    const { passage, start, end } = stretches[0]!;
    const { path } = this.#passages[passage]!;
    const isWithin = (known: GuardHit): boolean =>
      known.path === path &&
      known.start <= start &&
      known.end >= end &&
      (known.action !== "flag" || hit.action === "flag");
    if (stretches.length === 1 && this.#own.some(isWithin)) return;
    if (stretches.every((stretch) => this.#taken.some((known) => isWithinStretch(stretch, known)))) return;
    this.#taken.push(...stretches);
    this.hits.push({ ...hit, path, start, end });
    if (hit.action !== "redact") return;
    for (const [at, stretch] of stretches.entries()) {
      const list = this.#edits.get(stretch.passage) ?? [];
      list.push({ ...stretch, label: at === 0 ? hit.replacement : "" });
      this.#edits.set(stretch.passage, list);
    }
  }

  /** The passages with the hits taken out; undefined when there is nothing to take out. */
  edited(): readonly EditedPassage[] | undefined {
    if (this.#edits.size === 0) return undefined;
    return this.#passages.map((passage, at) => withEdits(passage, this.#edits.get(at)));
  }
}

function isWithinStretch({ passage, start, end }: Stretch, known: Stretch): boolean {
  return known.passage === passage && known.start <= start && known.end >= end;
}

function withEdits(passage: EditedPassage, edits: readonly Edit[] | undefined): EditedPassage {
  if (edits === undefined) return passage;
  let text = "";
  let from = 0;
  for (const { start, end, label } of edits.toSorted((a, b) => a.start - b.start)) {
    // One hole for hits that overlap, so that no edge of either shows.
    if (start >= from) text += passage.text.slice(from, start) + label;
    from = Math.max(from, end);
  }
  text += passage.text.slice(from);
  // Providers refuse empty parts.
  if (text === "") text = "[redacted]";
  const { origin, direction, path, form, opinion } = passage;
  return { text, origin, direction, path, form, ...(opinion === undefined ? {} : { opinion }) };
}
