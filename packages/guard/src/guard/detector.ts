import type { Action, Described, Severity } from "../kernel/index.ts";
import type { AsciiUnits, FenceState } from "../text/index.ts";

/** Who wrote a text. What is normal from one origin is an attack from another. */
export type Origin =
  | "system" // system and developer prompts: the application's own words
  | "user"
  | "assistant" // earlier turns of the model, sent back as history
  | "tool-result"
  | "document" // retrieved or attached documents
  | "tool-definition" // names, descriptions and schemas of tools
  | "tool-call" // arguments the model gives to a tool
  | "reasoning"
  | "metadata"; // user ids, tags, file names and strings in fields that no table knows

/** All of them, in the order of the type. */
export const ORIGINS: readonly Origin[] = [
  "system",
  "user",
  "assistant",
  "tool-result",
  "document",
  "tool-definition",
  "tool-call",
  "reasoning",
  "metadata",
];

export type Direction = "input" | "output";

/** What a model that answers later says of the parts it was asked about: the highest of its probabilities, by head. */
export interface Opinion {
  /** Does the writer try to override, extract from, or jailbreak the application? */
  readonly user: number;
  /** Does the text instruct its reader, as a document should not? */
  readonly data: number;
}

/**
 * `unasked`: the caller knows that nobody was asked, and stands on the detector alone. `broken`: somebody was asked and
 * did not answer, which is a failure of the detector, never an answer.
 */
export type Opinions = Opinion | "unasked" | "broken";

/** One text to inspect, with its place in the message it came from. */
export interface Passage {
  readonly text: string;
  readonly origin: Origin;
  readonly direction: Direction;
  /** JSON pointer into the body it was taken from, e.g. `/messages/0/content`. */
  readonly path: string;
  /** Where a detector of the guard wants a second opinion, see {@link Detector.questions}. */
  readonly opinion?: Opinions;
}

/** What a detector saw. Offsets are UTF-16, half open, into `Passage.text`. */
export interface Hit {
  /** Which of the detector's kinds, e.g. `openai-api-key`, `iban`. */
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly severity: Severity;
  /** What to put in its place when the policy says redact, e.g. `[iban]`. */
  readonly replacement: string;
  /** Why, in words for the record; never the matched value. */
  readonly reason: string;
  /** True when the detector's own threshold does not make it a hit: told only where `wantsWeakHits` says so. */
  readonly isWeak?: boolean;
}

/** What a stream remembers of text that it let go for good; of a whole text there is none. */
export interface Earlier {
  readonly characters: number;
  /** Whether it ended within a block of code. */
  readonly fence: FenceState;
}

/** What a detector may know beside the text. */
export interface InspectionContext {
  /** The application's own system prompt of this exchange, for leak detection on output; empty when there is none. */
  readonly systemPrompt: string;
  /** What came before the first character of `text`, where that is no longer held. */
  readonly earlier: Earlier;
  /** Where to begin. What stands before it was judged already and is there only to be looked back on. */
  readonly from: number;
  /** True when no more text can follow; a detector may then skip the work of telling what is pending. */
  readonly isFinal: boolean;
  /** The text as bytes, for scans of every character; holds during `inspect` only. */
  readonly units: AsciiUnits["units"];
  /** True when no character of the text is above U+007F. */
  readonly isAscii: boolean;
  /** True when somebody measures: a detector that has a threshold of its own then tells what came closest to it. */
  readonly wantsWeakHits?: boolean;
}

/** How far before the start of a match a detector may look. Streams keep this much of what they released. */
export const LOOK_BEHIND_CHARACTERS = 256;

/**
 * A configured detector, ready to inspect. Pure: same text, same hits. Linear in the length of the text.
 *
 * Streams and whole texts must agree, so a detector is a scan from left to right: whether a match starts at an
 * offset depends on `LOOK_BEHIND_CHARACTERS` before it, on `Earlier` and on what follows, never on an earlier match or
 * on where the text was cut.
 */
export interface Detector {
  readonly kind: DetectorKind;
  /**
   * Adds what it sees at or after `context.from` to `hits`, in any order. Matches may lie within each other; the
   * guard sorts them out. Throws only when it is broken; the caller then says `failed`.
   *
   * @returns the offset from which the text may still be the beginning, or the growing end, of a match that later
   *   text completes or changes; `text.length` when nothing is pending. Never larger than the true answer: holding
   *   too much is slow, too little is a leak. Meaningless when `context.isFinal`.
   */
  inspect(passage: Passage, context: InspectionContext, hits: Hit[]): number;
  /**
   * Parts of a whole text that it wants read by the slower model before it inspects; `Passage.opinion` brings the
   * answer. None: it is sure by itself. Where this is present, `inspect` throws for a passage with questions whose
   * `opinion` is missing or broken: what was to be asked and was not is no verdict.
   */
  questions?(passage: Passage): readonly string[];
}

/** The extension object: everything anybody may ask about a detector, and how to configure one. */
export interface DetectorKind extends Described {
  /** One plain sentence for help and docs. */
  readonly summary: string;
  readonly severity: Severity;
  /** Catalogue threat ids it counters. */
  readonly threats: readonly string[];
  /** Catalogue control ids it implements. */
  readonly controls: readonly string[];
  readonly maturity: "stable" | "beta" | "experimental";
  readonly directions: readonly Direction[];
  /** Origins it is meant for; a policy may narrow them. */
  readonly origins: readonly Origin[];
  /** Used where the policy names no action. */
  readonly onHit: Action;
  /**
   * True for one that is to see through characters that no reader sees: it is then asked about the text without them as
   * well. What is taken out elsewhere must not put together what was looked for here.
   */
  readonly seesThroughInvisible?: boolean;
  /**
   * True for one whose matches a vault may hide and give back: of an answer it is asked before the values are back, or
   * it would take out what the answer is to have. All others judge what the reader gets.
   */
  readonly looksBeforeReveal?: boolean;
  /** The option that sets the detector's own threshold, where it has one beside `minConfidence`. */
  readonly thresholdOption?: string;
  /** Options that are secrets: a policy file has references in their places, and `configure` gets the values. */
  readonly secretOptions?: readonly string[];
  /** Options that are code: a policy says `true`, and the host that runs it puts the code in its place. */
  readonly hostOptions?: readonly string[];
  /** A plain object from the policy file; `{}` when the user gave none. @throws {ParapetError} PARAPET_GUARD_OPTIONS naming the field */
  configure(options: Readonly<Record<string, unknown>>): Detector;
  /** An option without which it finds nothing: it has nothing of its own to look for. A policy file that leaves it out is refused. */
  readonly needs?: string;
  readonly examples: {
    /** Texts that must hit, and the rule that must say so. `text` is built by a function where the file itself must not look like a secret. */
    readonly hits: readonly {
      readonly text: string;
      readonly rule: string;
      readonly direction?: Direction;
      readonly origin?: Origin;
      readonly options?: Readonly<Record<string, unknown>>;
      readonly systemPrompt?: string;
    }[];
    /** Look-alikes that must not. */
    readonly misses: readonly {
      readonly text: string;
      readonly direction?: Direction;
      readonly origin?: Origin;
      readonly options?: Readonly<Record<string, unknown>>;
      readonly systemPrompt?: string;
    }[];
  };
}
