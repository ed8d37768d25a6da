import type { Move, OfferedTool, Turn } from "./turn.ts";

/** A turn with the parts that every intent asks for already found. */
export interface Reading {
  readonly turn: Turn;
  /** The last thing the user said, with anything encoded in it decoded and added: this model reads base64 and obeys it. */
  readonly asked: string;
  /** `asked` in lower case, compatibility-folded, whitespace runs as one space: what cues are looked for in. */
  readonly folded: string;
  /** What tools returned since the model's last words, oldest first. */
  readonly results: readonly string[];
  /** Documents of the whole conversation, oldest first. */
  readonly documents: readonly string[];
  /** Tools the model may call now; empty when the client said `none`. */
  readonly tools: readonly OfferedTool[];
}

/** One thing the practice model knows how to do, or how to be talked into. First in the table that answers, wins. */
export interface Intent {
  /** kebab-case and stable. */
  readonly id: string;
  readonly title: string;
  /** Catalogue threats that this intent makes real; empty for honest service. */
  readonly threats: readonly string[];
  /** @returns undefined when the intent has nothing to say to this turn */
  answer(reading: Reading): Move | undefined;
  /** What a user may ask and a piece of the reply; the first tests of the intent. */
  readonly examples: readonly {
    readonly asks: string;
    readonly says: string;
    readonly document?: string;
    readonly result?: string;
    readonly tools?: readonly OfferedTool[];
    /** Name of the tool that must be called instead of an answer in words. */
    readonly calls?: string;
  }[];
}
