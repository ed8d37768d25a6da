const ID = /^[A-Za-z0-9.+:_-]{1,200}$/;
const OPERATORS: ReadonlySet<string> = new Set(["AND", "OR", "WITH"]);

/** Whether one licence may be used, with the exception that stands behind its WITH. */
export type IsGranted = (id: string, exception: string | undefined) => boolean;

interface Level {
  /** One side of an OR was met. */
  any: boolean;
  /** All of the side that is being read was met. */
  all: boolean;
}

/**
 * Whether an SPDX licence expression can be met: one side of an OR, both of an AND, which binds closer; undefined for
 * what is no expression. Read once from left to right with a stack: the text is a stranger's.
 *
 * @see https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/
 */
export function isMet(expression: string, isGranted: IsGranted): boolean | undefined {
  const levels: Level[] = [{ any: false, all: true }];
  /** What was just read; undefined where a licence or a bracket must come next. */
  let value: boolean | undefined;
  /** The licence that a WITH may follow. */
  let id: string | undefined;
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const operator = word.toUpperCase();
    const level = levels.at(-1)!;
    if (value === undefined) {
      if (word === "(") levels.push({ any: false, all: true });
      else if (ID.test(word) && !OPERATORS.has(operator)) {
        value = isGranted(word, undefined);
        id = word;
      } else return undefined;
      continue;
    }
    if (operator === "WITH" && id !== undefined) {
      const exception = words[++at] ?? "";
      if (!ID.test(exception) || OPERATORS.has(exception.toUpperCase())) return undefined;
      value = isGranted(id, exception);
    } else if (operator === "AND" || operator === "OR") {
      level.all &&= value;
      if (operator === "OR") {
        level.any ||= level.all;
        level.all = true;
      }
      value = undefined;
    } else if (word === ")" && levels.length > 1) {
      value = level.any || (level.all && value);
      levels.pop();
    } else return undefined;
    id = undefined;
  }
  const [top] = levels;
  return value === undefined || levels.length !== 1 ? undefined : top!.any || (top!.all && value);
}
