import { ParapetError } from "@parapet/guard/kernel";
import type { Ask } from "./runtime.ts";
import { piecesWithin, windowsOf } from "./windows.ts";
import { UNKNOWN, type WordPieces } from "./word-pieces.ts";

/** The two answers about one text, each a probability from 0 to 1 as the model gives it, not calibrated. */
export interface InjectionScores {
  /** Is its writer trying to override, extract from, or jailbreak the application? */
  readonly user: number;
  /** Does it instruct its reader, as a document or a tool's result should not? */
  readonly data: number;
}

/** Of a text of which more is unknown than this share of its pieces, the model has seen nothing it could judge. */
const MOST_UNKNOWN = 0.25;
/** Nor where its words fall to so many pieces each: it learned English, in which they are 1.2, and German has 2.2. */
const MOST_PIECES_A_WORD = 1.9;
/** So few words fall to pieces by chance. */
const FEWEST_WORDS = 4;

function isReadable(ids: readonly number[], pieces: WordPieces): boolean {
  const unknown = ids.reduce((count, id) => count + (id === UNKNOWN ? 1 : 0), 0);
  const words = ids.reduce((count, id) => count + (pieces.begins(id) ? 1 : 0), 0);
  return unknown <= ids.length * MOST_UNKNOWN && (words < FEWEST_WORDS || ids.length <= words * MOST_PIECES_A_WORD);
}

/**
 * The strongest answers among a text's windows. Nothing to read scores 0.
 *
 * @returns undefined for a text in a script or language that the vocabulary does not have: the model cannot read it, and
 *   has no opinion
 * @throws {ParapetError} PARAPET_GUARD_MODEL_LENGTH when the text needs more than `maxWindows`: what is not read is
 *   not scored, so a long text cannot hide its end
 */
export async function readText(
  text: string,
  pieces: WordPieces,
  ask: Ask,
  maxWindows: number,
): Promise<InjectionScores | undefined> {
  const limit = piecesWithin(maxWindows);
  const ids = pieces.encode(text, limit + 1);
  if (ids.length > limit) {
    throw new ParapetError("PARAPET_GUARD_MODEL_LENGTH", `the text is longer than ${limit} word pieces`, {
      hint: "Raise maxWindows, or score the text in parts.",
    });
  }
  if (!isReadable(ids, pieces)) return undefined;
  let user = Number.NEGATIVE_INFINITY;
  let data = Number.NEGATIVE_INFINITY;
  for (const window of windowsOf(ids)) {
    // One at a time: in a batch, the int8 scale of one window would hang on its neighbours.
    const logits = await ask(window);
    // A graph that answers with nothing, or with no number, has not said "clean".
    if (!logits.every(Number.isFinite)) throw new Error("the model gave no answer");
    user = Math.max(user, logits[0]);
    data = Math.max(data, logits[1]);
  }
  return { user: probability(user), data: probability(data) };
}

const probability = (logit: number): number => 1 / (1 + Math.exp(-logit));
