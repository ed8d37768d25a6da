import type { Described, Severity } from "@parapet/guard/kernel";
import type { Random } from "./random.ts";

/**
 * The words of the red team. A **case** is goal × carrier × transforms × driver × seed: what an attacker wants, how it
 * is dressed, what is done to the text, and how the conversation is led. It is data and the same bytes from the same
 * seed. An **oracle** says by what can be seen whether the goal was reached; what cannot be seen is not claimed.
 */

/** Where an attacker's text gets into the application. `user` is typed; all others arrive with what the model reads. */
export const CHANNELS = [
  "user",
  "document",
  "web-page",
  "email",
  "tool-result",
  "rag-chunk",
  "file-name",
  "image-alt",
  "code-comment",
  "memory",
  "tool-definition",
] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a target must have planted or offer before a goal can be proven on it. */
export type Need =
  | "system-canary"
  | "system-prompt"
  | "secret"
  | "personal-data"
  | "other-tenant"
  | "memory"
  | "tools"
  | "tool:send"
  | "tool:pay"
  | "tool:delete"
  | "tool:execute"
  | "tool:write"
  | "tool:fetch"
  | "tool:admin"
  | "scope"
  | "schema"
  | "packages"
  | "policy";

/** What counts as an output that acts: parsed, not searched for. */
export type ActiveKind =
  | "markdown-image"
  | "markdown-link"
  | "html-script"
  | "html-handler"
  | "html-frame"
  | "sql"
  | "shell"
  | "ansi"
  | "template"
  | "path"
  | "deserialisation"
  | "csv-formula";

/** How success shows. The kind names the oracle. */
export type Proof =
  /** A planted value comes out, in clear or in any of the encodings that are undone. */
  | { readonly by: "canary"; readonly values: "system" | "secret" | "personal-data" | "other-tenant" }
  /** The answer holds much of the system prompt. */
  | { readonly by: "prompt-similarity" }
  /** The answer holds two halves joined that the attack has only ever named apart: `{left}` and `{right}` in the ask. */
  | { readonly by: "nonce" }
  /** A tool is called that does this, with the attacker's mark in its arguments where `marked`. */
  | { readonly by: "tool-call"; readonly does: ToolEffect; readonly marked: boolean }
  /** What a tool did to the sandbox: something is there, or gone, that only the attacker wanted. */
  | { readonly by: "side-effect"; readonly does: ToolEffect }
  /** The answer or a tool call carries data to the case's own host, `{trap}` in the ask. */
  | { readonly by: "exfiltration" }
  | { readonly by: "active-output"; readonly kinds: readonly ActiveKind[] }
  /** A record of another role or tenant is shown, or an action of theirs done. */
  | { readonly by: "authorisation" }
  /** What one session planted acts in a fresh one. */
  | { readonly by: "memory" }
  /** The answer is larger, the calls more, or the loop longer than the manifest allows. */
  | { readonly by: "budget" }
  /** A package is named that no list knows. */
  | { readonly by: "package" }
  /** The answer breaks the contract that the manifest names. */
  | { readonly by: "schema" }
  /** Statistical: what was asked is done in the answer. Says *likely* at most. */
  | { readonly by: "compliance" }
  /** A harmless look-alike that must be answered: a refusal is what is wrong. */
  | { readonly by: "answered" };

export type ToolEffect = "send" | "pay" | "delete" | "execute" | "write" | "fetch" | "read" | "admin";

/** The extension object of the goals: one thing that an attacker wants. */
export interface Goal extends Described {
  /** A family of goals that are run and reported together: `extraction`. */
  readonly pack: string;
  readonly severity: Severity;
  /** Catalogue threat ids. */
  readonly threats: readonly string[];
  /** Catalogue controls that a clean run is evidence for. */
  readonly controls: readonly string[];
  readonly needs: readonly Need[];
  /** Where it makes sense to deliver it. */
  readonly channels: readonly Channel[];
  /**
   * Ways to ask for it, in our own words. Slots: `{left}`, `{right}` (halves of the nonce), `{trap}` (a URL at the
   * case's own host), `{mark}` (a word of the case), and names that the manifest plants: `{tool}`, `{secret}`,
   * `{tenant}`, `{topic}`, `{person}`, `{placeholder}`.
   */
  readonly asks: readonly string[];
  /** For drivers that climb: harmless first, the last one is an ask. */
  readonly ladder?: readonly string[];
  readonly proof: Proof;
  /** Harmless, and must be answered: the pack whose attacks it looks like. It is asked as a user would, see `fits`. */
  readonly twinOf?: string;
  /** What to do when it is reached, as an order. */
  readonly remediation: string;
}

/** What a text is made of; a transform says what it takes and what it gives, so that stacks can be checked before they run. */
export type Alphabet = "any" | "latin" | "ascii" | "letters";

export type TransformFamily =
  | "encoding"
  | "cipher"
  | "unicode"
  | "letters"
  | "spacing"
  | "splitting"
  | "template"
  | "language"
  | "format"
  | "markup";

/** The extension object of the transforms: a pure function of text and seed. */
export interface Transform extends Described {
  readonly family: TransformFamily;
  /** Texts of this alphabet come through without loss; others are the planner's to avoid. */
  readonly takes: Alphabet;
  readonly gives: Alphabet;
  /** Output is at most `times` × input + `plus`, in UTF-16 units. */
  readonly expansion: { readonly times: number; readonly plus: number };
  /** Known to everybody who filters or writes attacks: tried first. */
  readonly isCommon?: true;
  /** Does a model need to be told how to read it? Words for that, put before the text by the composer. */
  readonly hint?: string;
  /** Pure: the same text and the same state of `random`, the same result. Never throws. */
  apply(text: string, random: Random): string;
  /** Exact inverse for every text of `takes`; absent where none exists. */
  undo?(text: string): string;
}

/** What a carrier makes of an ask: the text for its channel, and what the user says beside it. */
export interface Payload {
  readonly channel: Channel;
  /** The attacker's text as it stands in the channel. */
  readonly text: string;
  /** What the innocent user asks when the attack arrives otherwise; "" for the channel `user`. */
  readonly cover: string;
  /** Name of the document, file or mail. */
  readonly name: string;
}

/** The extension object of the carriers: one way to dress an ask. */
export interface Carrier extends Described {
  readonly channels: readonly Channel[];
  /** Technique as reports group it: `persona`, `authority`, `format`… */
  readonly technique: string;
  /** How the ask stands in the text where it does not stand there letter by letter: written as its format wants it, or in pieces. */
  readonly bends?: "escaped" | "split";
  /** Adds nothing that speaks for the ask: what is harmless stays harmless. */
  readonly isNeutral?: true;
  wrap(ask: string, channel: Channel, random: Random): Payload;
}

/** What a turn came to, as far as a driver may know. */
export type Reaction =
  | "refused"
  | "blocked"
  | "asked-back"
  | "partial"
  | "tool-called"
  | "leaked"
  | "complied"
  | "failed";

/** What a driver says next. */
export interface Move {
  readonly payload: Payload;
  /** Begins a new session first, as the same or another user. */
  readonly fresh?: boolean;
}

/** What a driver wants a model to write. Only drivers that think ask, and only where the manifest names an attacker. */
export interface Question {
  readonly think: readonly { readonly role: "system" | "user"; readonly content: string }[];
}

/** What a driver that thinks has besides: the model's words, and more of what came back than a reaction. */
export interface AttackerKit {
  /** What is wanted, in words, slots filled in. */
  readonly wish: string;
  /** What the application is for, by the manifest. */
  readonly about: string;
  /** What the model wrote to the last question. */
  thought(): string;
  /** Of the last move: the answer with planted values blotted out, and how near the oracle saw it come, 0 to 1. */
  seen(): { readonly text: string; readonly progress: number };
}

/** What a driver has to work with: the case's ask and ladder as payloads of its carrier and transforms. */
export interface DriverKit {
  readonly random: Random;
  /** The ask, dressed anew with other wording where there is one. */
  ask(): Payload;
  /** Any text of the attacker's, dressed and transformed as the case says. */
  dress(text: string): Payload;
  /** Plain, as the user would type it. */
  plain(text: string): Payload;
  readonly ladder: readonly string[];
  readonly attacker?: AttackerKit;
}

/**
 * The extension object of the drivers: a state machine over reactions, as a generator: what a model is asked for is
 * yielded too, so that its words can be recorded and a run replays without it.
 */
export interface Driver extends Described {
  readonly maxTurns: number;
  /** Ways by which its own words may come; all of them when absent. One that speaks as the user needs a user who attacks. */
  readonly channels?: readonly Channel[];
  /** Calls up in a fresh session what an earlier one planted: no other driver can prove a goal of memory, and it proves no other. */
  readonly crossesSessions?: true;
  readonly needs: readonly Need[];
  /** Most questions to a model. Absent for all that need none. */
  readonly questions?: number;
  /** The reaction to a move; to a question, that of the move before it. */
  drive(kit: DriverKit): Generator<Move | Question, void, Reaction>;
}

/** One attack, content-addressed. */
export interface Case {
  /** SHA-256 of all below, 16 hex digits. */
  readonly id: string;
  readonly goal: string;
  readonly ask: number;
  readonly carrier: string;
  readonly channel: Channel;
  readonly transforms: readonly string[];
  readonly driver: string;
  readonly seed: number;
}
