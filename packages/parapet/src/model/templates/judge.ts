import { lexTemplate, TemplateFault, type Token } from "./lex.ts";
import { dangerOfAttribute } from "./names.ts";
import { parseTemplate } from "./parse.ts";
import { followStatements } from "./run.ts";
import type { TemplateSighting } from "./sighting.ts";

/** How long a template may be that is read: the longest known chat templates have 20,000 characters. */
const MAX_LENGTH = 500_000;
/**
 * What rendering this template could do beyond writing text.
 *
 * Not a word list: the template is read as Jinja reads it, and its values are followed through constants, operators,
 * filters, variables, loops and macros without rendering anything, so that `'__cl' ~ 'ass__'` is seen for what it is,
 * while the same word in a printed text is nothing. What the template makes of texts of its own in a way that is not
 * followed, and then uses as a name, is for a person to look at.
 *
 * @returns nothing for a harmless template; each thing once
 */
export function judgeTemplate(text: string): readonly TemplateSighting[] {
  if (text.length > MAX_LENGTH)
    return [unread(`It has ${text.length} characters, more than the ${MAX_LENGTH} that are read.`, 0)];
  try {
    return followStatements(parseTemplate(text));
  } catch (fault) {
    if (!(fault instanceof TemplateFault)) throw fault;
    // Jinja would most likely refuse it as well, but what a more lenient reader would do is not for us to hope.
    const hidden = escapesInWords(text);
    return [
      ...(hidden === undefined ? [] : [hidden]),
      unread(`It is not a template that can be followed: ${fault.message}.`, fault.at),
    ];
  }
}

const unread = (says: string, offset: number): TemplateSighting => ({
  rule: "template-unread",
  verdict: "review",
  says,
  offset,
});

/** In what cannot be parsed: a name that only an escape has. */
function escapesInWords(text: string): TemplateSighting | undefined {
  let tokens: readonly Token[];
  try {
    tokens = lexTemplate(text);
  } catch (fault) {
    if (!(fault instanceof TemplateFault)) throw fault;
    const found = /__[a-z]{3,20}__/.exec(text);
    return found === null ? undefined : escapeOf(found[0], found.index);
  }
  for (const token of tokens) {
    if (token.kind === "data") continue;
    const word = token.inner.find(
      ({ kind, text: name }) => kind !== "sign" && dangerOfAttribute(name)?.verdict === "blocked",
    );
    if (word !== undefined) return escapeOf(word.text, word.at);
  }
  return undefined;
}

const escapeOf = (name: string, offset: number): TemplateSighting => ({
  rule: "template-escape",
  verdict: "blocked",
  says: `It is malformed, and names ${name}, the way from a value to Python's own objects.`,
  offset,
});
