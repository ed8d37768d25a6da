import type { Expression } from "./expression.ts";
import { dangerOfAttribute, type NameDanger } from "./names.ts";
import { showExpression } from "./show-expression.ts";
import type { TemplateSighting } from "./sighting.ts";
import { choicesOf, fromText, GAP, textOf, type Value } from "./value.ts";

const MAX_SIGHTINGS = 50;

/** What is noted while a template is followed. */
export class Notes {
  readonly #found = new Map<string, TemplateSighting>();
  /** Before the last pass values are still coming together: nothing is noted. */
  isOpen = false;
  /** The whole expression that is looked at: what is shown. */
  whole: Expression | undefined;

  get all(): readonly TemplateSighting[] {
    return [...this.#found.values()];
  }

  add(rule: string, verdict: "blocked" | "review", says: string, offset: number, shown = this.whole): void {
    // A place is kept for what is blocked, whatever else there is.
    if (!this.isOpen || (this.#found.size >= MAX_SIGHTINGS && verdict === "review")) return;
    if (this.#found.size >= 2 * MAX_SIGHTINGS) return;
    const call = shown === undefined ? undefined : showExpression(shown);
    const key = `${rule} ${says} ${call}`;
    if (!this.#found.has(key))
      this.#found.set(key, { rule, verdict, says, ...(call === undefined ? {} : { call }), offset });
  }

  danger(danger: NameDanger | undefined, name: string, at: number): void {
    if (danger === undefined) return;
    const rule = danger.verdict === "blocked" ? "template-escape" : "template-foreign";
    this.add(rule, danger.verdict, `It reaches for ${shownName(name)}: ${danger.why}.`, at);
  }

  /**
   * A name that is looked up: Jinja tries keys as attributes.
   *
   * @param isOwn is it looked up in a list or dictionary that stands in the template?
   */
  key(key: Value, at: number, isOwn: boolean): void {
    for (const one of choicesOf(key)) {
      const text = textOf(one);
      if (text !== undefined && !text.includes(GAP)) this.danger(dangerOfAttribute(text), text, at);
      else if (text !== undefined && /^_|_$|__/.test(text))
        this.add("template-hidden", "review", "It looks up a name between underscores that it puts together.", at);
      else if ((one.kind === "opaque" || one.kind === "global") && !isOwn)
        this.add(
          "template-hidden",
          "review",
          "It looks up a name that it puts together from texts of its own, in a way that is not followed.",
          at,
        );
    }
  }

  /** Attributes by their names, with dots for those of attributes. */
  attributes(asked: Value, at: number, isSingle: boolean): void {
    for (const one of choicesOf(asked)) {
      const text = textOf(one);
      if (text !== undefined && !text.includes(GAP)) {
        for (const name of isSingle ? [text] : text.split(".")) this.key(fromText(name), at, false);
        continue;
      }
      this.key(one, at, false);
      if (one.kind === "unknown" && isSingle)
        this.add("template-hidden", "review", "It reads an attribute whose name comes from outside.", at);
    }
  }
}

/** Hostile text, escaped and cut. */
export const shownName = (name: string): string => JSON.stringify(name.slice(0, 60)).slice(1, -1);
export const shownNumber = (value: number): string =>
  value < 1e15 ? String(Math.round(value)) : value.toExponential(1);
