import { ParapetError } from "@parapet/guard/kernel";

/** A word, or a list of such in brackets. */
export type Expression = string | readonly Expression[];

const MOST_DEPTH = 100;

export const malformed = (why: string): ParapetError =>
  new ParapetError("PARAPET_VNNLIB_MALFORMED", `the property cannot be read: ${why}`, {
    hint: "Properties are read as VNN-LIB 1.0 has them: asserts over X_ and Y_ with <=, >=, and, or.",
  });

/**
 * The bracketed expressions of a file, one after the other: they are millions of characters, and only one is held.
 * One scan; comments run from `;` to the end of the line.
 */
export function* expressionsOf(text: string): Generator<Expression> {
  const open: Expression[][] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at]!;
    if (sign === ";") {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
    } else if (sign === "(") {
      if (open.length >= MOST_DEPTH) throw malformed("brackets are nested too deeply");
      open.push([]);
      at++;
    } else if (sign === ")") {
      const done = open.pop();
      if (done === undefined) throw malformed("a bracket closes what none opened");
      const outer = open.at(-1);
      if (outer === undefined) yield done;
      else outer.push(done);
      at++;
    } else if (isSpace(sign)) at++;
    else {
      const from = at;
      while (at < text.length && !isSpace(text[at]!) && !"();".includes(text[at]!)) at++;
      const outer = open.at(-1);
      if (outer === undefined)
        throw malformed(`'${text.slice(from, Math.min(at, from + 40))}' stands outside of brackets`);
      outer.push(text.slice(from, at));
    }
  }
  if (open.length > 0) throw malformed("a bracket is not closed");
}

const isSpace = (sign: string): boolean => sign === " " || sign === "\n" || sign === "\r" || sign === "\t";
