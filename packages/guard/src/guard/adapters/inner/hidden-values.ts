import type { Passage } from "../../detector.ts";
import type { Guard, GuardContext, Inspection, Release, TextStream } from "../../guard.ts";
import type { PlacedText } from "../../json-texts.ts";
import { type RevealGuards, splitAtReveal } from "../../split-at-reveal.ts";
import { openVault, type TextForm, type Vault } from "../../vault.ts";
import type { BodyTexts } from "./body-texts.ts";

/** What is known of an exchange when its reply comes. */
export interface ReplyContext extends GuardContext {
  /** Keeps what its request hid; undefined where it hid nothing. */
  readonly vault?: Vault | undefined;
}

/** What an event guard asks: a guard, or what puts values back. */
export interface EventJudge {
  inspect(passages: readonly Passage[], context?: GuardContext): Inspection;
  stream(meta: EventText, context?: GuardContext): TextStream;
}

/** A growing text of a stream. */
interface EventText extends Omit<Passage, "text"> {
  /** It is the plain form of JSON. */
  readonly isJson: boolean;
}

const halves: WeakMap<Guard, { readonly split: RevealGuards | undefined }> = /* @__PURE__ */ new WeakMap();

/** Both halves of a guard that tokenises, made once. */
export function halvesOf(guard: Guard): RevealGuards | undefined {
  const known = halves.get(guard);
  if (known !== undefined) return known.split;
  const split = splitAtReveal(guard);
  halves.set(guard, { split });
  return split;
}

/** For one request and its reply; undefined where the guard tokenises nothing. */
export function vaultFor(guard: Guard, { passages }: BodyTexts): Vault | undefined {
  return halvesOf(guard) === undefined ? undefined : openVault(passages.map(({ text }) => text));
}

export function formOf({ form }: Passage & Partial<Pick<PlacedText, "form">>): TextForm {
  return form === "json" ? "json" : "plain";
}

const CLEAN = { verdict: "allow", isBlocked: false, hits: [], runs: [] } as const;

/** Judges nothing, and puts the values back. */
export function revealingJudge(vault: Vault): EventJudge {
  return {
    inspect: (passages) => ({
      ...CLEAN,
      texts: passages.map((passage) => vault.reveal(passage.text, formOf(passage))),
    }),
    stream: ({ isJson }) => revealingStream(vault, isJson ? "json" : "plain"),
  };
}

function revealingStream(vault: Vault, form: TextForm): TextStream {
  const stream = vault.revealStream(form);
  let decided = 0;
  const release = (text: string): Release => ({ text, hits: [], isBlocked: false });
  return {
    push(delta) {
      decided += delta.length;
      return release(stream.push(delta));
    },
    catchUp: () => release(""),
    end: () => release(stream.end()),
    get decided() {
      return decided;
    },
    inspection: () => ({ ...CLEAN, texts: [] }),
  };
}
