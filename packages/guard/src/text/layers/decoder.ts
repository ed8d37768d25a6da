import type { LayerWriter } from "./layer-writer.ts";

/** A text with what the pre-scan learned of it. */
export interface Source {
  readonly text: string;
  /** One byte a code unit, see `AsciiUnits`; valid while the layer is being read. */
  readonly units: Uint8Array;
  /** Bits of `CLUES` that it holds. */
  readonly clues: number;
}

/** Undoes one way of writing text so that it does not read as what it is. */
export interface Decoder {
  /** Stands in `kinds`, unless the decoder says more exactly what it undid. */
  readonly id: string;
  readonly title: string;
  /**
   * `spans`: the layer is what was decoded and nothing else, for encodings of whole messages. `surroundings`: the text
   * around stays, for disguises of single words and signs.
   */
  readonly keeps: "spans" | "surroundings";
  /** Reads the text as it was written, before normalising, which takes away what it looks for. */
  readonly readsRaw?: true;
  /** Bits of `CLUES`; the decoder runs when the text has any of them. */
  readonly clues: number;
  /** Finds every span and writes it. Linear in the text; never throws. */
  decode(source: Source, out: LayerWriter): void;
}
