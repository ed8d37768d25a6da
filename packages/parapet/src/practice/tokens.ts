const LONGEST_PIECE = 6;

/**
 * Cuts a text as a tokenizer might: at most six code points a piece, a white space begins a new one. Secrets and card
 * numbers therefore come out of a stream in several pieces, as they do from a real model. Joined, the pieces are the text.
 */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  let length = 0;
  for (const character of text) {
    const isSpace = character === " " || character === "\n";
    if (length > 0 && (length === LONGEST_PIECE || isSpace)) {
      pieces.push(piece);
      piece = "";
      length = 0;
    }
    piece += character;
    length += 1;
  }
  if (length > 0) pieces.push(piece);
  return pieces;
}

/** Pieces of a text: this model's idea of a token. */
export function countTokens(text: string): number {
  return piecesOf(text).length;
}

/**
 * Applies the client's output bounds.
 *
 * @param stops sequences that end the answer; they are not part of it
 * @returns the pieces to send and why they end
 */
export function bounded(
  text: string,
  maxTokens: number,
  stops: readonly string[],
): { readonly pieces: readonly string[]; readonly ended: "stop" | "length" | "stop-sequence"; readonly stop?: string } {
  let cut = text.length;
  let stop: string | undefined;
  for (const candidate of stops) {
    const at = candidate === "" ? -1 : text.indexOf(candidate);
    if (at >= 0 && at < cut) {
      cut = at;
      stop = candidate;
    }
  }
  const pieces = piecesOf(text.slice(0, cut));
  if (pieces.length > maxTokens) return { pieces: pieces.slice(0, maxTokens), ended: "length" };
  return stop === undefined ? { pieces, ended: "stop" } : { pieces, ended: "stop-sequence", stop };
}
