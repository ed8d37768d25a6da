/** So much of a call is read. */
const LONGEST_CALL = 2_000;

export interface CallArguments {
  /** Strings in the order of their places; undefined for what is no plain string. */
  readonly positional: readonly (string | undefined)[];
  readonly named: ReadonlyMap<string, string>;
}

/**
 * The plain strings among the arguments of a call, by place and by name: enough to know which model or data set is
 * meant, without a parser of the language.
 *
 * @param start after the opening parenthesis
 */
export function callArguments(text: string, start: number): CallArguments {
  const positional: (string | undefined)[] = [];
  const named = new Map<string, string>();
  const limit = Math.min(text.length, start + LONGEST_CALL);
  let depth = 0;
  let from = start;
  const close = (end: number): void => {
    const argument = text.slice(from, end).trim();
    const parts = /^(?:(\w{1,60})\s{0,4}[=:]\s{0,4})?[rbfu]?(["'`])([^"'`\n]{0,300})\2$/.exec(argument);
    if (parts?.[1] !== undefined) named.set(parts[1], parts[3]!);
    else if (argument !== "") positional.push(parts?.[3]);
  };
  for (let at = start; at < limit; at++) {
    const character = text[at]!;
    if (character === '"' || character === "'" || character === "`") {
      const end = text.indexOf(character, at + 1);
      if (end < 0 || end >= limit) return { positional, named };
      at = end;
    } else if (character === "(" || character === "[" || character === "{") {
      // Options of a JavaScript call stand in braces.
      if (character === "{" && depth === 0 && text.slice(from, at).trim() === "") from = at + 1;
      else depth++;
    } else if (character === ")" || character === "]" || character === "}") {
      if (depth === 0) {
        close(at);
        return { positional, named };
      }
      depth--;
    } else if (character === "," && depth === 0) {
      close(at);
      from = at + 1;
    }
  }
  return { positional, named };
}
