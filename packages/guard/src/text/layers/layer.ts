/** One way in which a text can be read, beside as it stands. */
export interface Layer {
  /** What was undone, outermost first: `["base64", "rot13"]` is ROT13 inside base64. */
  readonly kinds: readonly string[];
  readonly text: string;
  /**
   * The half-open range of the original text that `[start, end)` of this layer was read from: the smallest one, exact
   * to the character of the encoding, through all layers between.
   */
  toOriginal(start: number, end: number): Range;
}

/** UTF-16 offsets, half open. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** How far decoding goes. What is left out of it is said, never silent: see `decodeLayers`. */
export interface LayerBudget {
  /** Encodings inside each other; normalising counts as none. */
  readonly depth: number;
  readonly layers: number;
  /** Decoded characters of all layers together: so many for each of the text, and `extraCharacters` more. */
  readonly charactersPerCharacter: number;
  readonly extraCharacters: number;
}

export const DEFAULT_BUDGET: LayerBudget = {
  depth: 3,
  layers: 32,
  charactersPerCharacter: 4,
  extraCharacters: 4_096,
};

export interface Layers {
  readonly layers: readonly Layer[];
  /** False when the budget ended before the text did: something encoded may not have been read. */
  readonly isComplete: boolean;
}
