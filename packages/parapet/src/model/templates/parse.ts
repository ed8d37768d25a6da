import type { Expression, Statement, Target } from "./expression.ts";
import { lexTemplate, TemplateFault, type Word } from "./lex.ts";
import { ExpressionReader } from "./parse-expression.ts";

/** Tags that say nothing of what is run. */
const PLAIN = new Set(["else", "autoescape", "break", "continue", "generation", "raw", "trans", "pluralize", "debug"]);

/**
 * The statements of a template, in order. Whether blocks close is not asked: what Jinja would refuse runs nowhere, and
 * what it would take is read.
 *
 * @throws {TemplateFault} when it is no template
 */
export function parseTemplate(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  for (const token of lexTemplate(text)) {
    if (token.kind === "data") continue;
    const reader = new ExpressionReader(token.inner, token.at);
    if (token.kind === "output") {
      statements.push({ kind: "output", values: [reader.tuple()] });
      reader.end();
    } else statements.push(...tag(reader, token.at, token.inner));
  }
  return statements;
}

function tag(reader: ExpressionReader, at: number, inner: readonly Word[]): readonly Statement[] {
  const name = reader.name();
  if (name.startsWith("end")) return [{ kind: "end", tag: name.slice(3), at }];
  const read = TAGS.get(name);
  if (read !== undefined) return read(reader, at);
  if (PLAIN.has(name)) return reader.isDone ? [] : [{ kind: "output", values: loose(inner.slice(1), at) }];
  return [{ kind: "unknown", tag: name, at }];
}

/** What stands after a tag whose arguments are of no known shape. */
function loose(words: readonly Word[], at: number): readonly Expression[] {
  const reader = new ExpressionReader(words, at);
  try {
    const value = reader.tuple();
    return reader.isDone ? [value] : [];
  } catch (fault) {
    if (fault instanceof TemplateFault) return [];
    throw fault;
  }
}

type ReadTag = (reader: ExpressionReader, at: number) => readonly Statement[];

const condition: ReadTag = (reader) => {
  const value = reader.tuple();
  reader.end();
  return [{ kind: "output", values: [value] }];
};

const load = (word: string): ReadTag => {
  return (reader, at) => {
    const what = reader.expression();
    const names: string[] = [];
    // `import x as y`, `from x import a as b, c`: names that are then another file's.
    while (!reader.isDone) {
      if (reader.skip("as", "import", ",")) continue;
      if (reader.peek?.kind !== "name") break;
      names.push(reader.name());
    }
    return [{ kind: "load", tag: word, names, what, at }];
  };
};

const TAGS: ReadonlyMap<string, ReadTag> = new Map<string, ReadTag>(
  Object.entries<ReadTag>({
    if: condition,
    elif: condition,
    do: condition,
    for: (reader, at) => {
      const targets = targetsOf(reader);
      reader.expect("in");
      const over = tupleBeforeIf(reader);
      const only = reader.skip("if") ? reader.expression() : undefined;
      reader.skip("recursive");
      reader.end();
      return [{ kind: "for", targets, over, only, at }];
    },
    set: (reader) => {
      const targets = targetsOf(reader);
      if (reader.skip("=")) {
        const value = reader.tuple();
        reader.end();
        return [{ kind: "set", targets, value }];
      }
      return [{ kind: "set", targets, value: undefined }, ...filtersOf(reader)];
    },
    with: (reader) => {
      const statements: Statement[] = [];
      while (!reader.isDone) {
        const targets = targetsOf(reader, true);
        reader.expect("=");
        statements.push({ kind: "set", targets, value: reader.expression() });
        if (!reader.skip(",")) break;
      }
      reader.end();
      return statements;
    },
    macro: (reader) => {
      const name = reader.name();
      const { parameters, defaults } = parametersOf(reader);
      reader.end();
      return [{ kind: "macro", name, parameters, defaults }];
    },
    call: (reader) => {
      const { parameters, defaults } = reader.isSign("(") ? parametersOf(reader) : { parameters: [], defaults: [] };
      const call = reader.expression();
      reader.end();
      return [
        { kind: "output", values: defaults },
        { kind: "call-block", parameters, call },
      ];
    },
    filter: (reader) => filtersOf(reader, true),
    block: (reader) => [{ kind: "block", name: reader.name() }],
    include: load("include"),
    import: load("import"),
    from: load("from"),
    extends: load("extends"),
  }),
);

function targetsOf(reader: ExpressionReader, isSingle = false): readonly Target[] {
  const targets: Target[] = [];
  const one = (): void => {
    if (reader.skip("(")) {
      do {
        if (!reader.isSign(")")) one();
      } while (reader.skip(","));
      reader.expect(")");
      return;
    }
    let name = reader.name();
    if (reader.skip(".")) name += `.${reader.name()}`;
    targets.push({ name, nested: true });
  };
  one();
  while (!isSingle && reader.skip(",")) if (!reader.isSign("=") && !reader.isName("in")) one();
  return targets.length === 1 ? targets.map(({ name }) => ({ name, nested: false })) : targets;
}

/** What a loop goes over: its `if` is the loop's own. */
function tupleBeforeIf(reader: ExpressionReader): Expression {
  const { at } = reader;
  const items = [reader.or()];
  while (reader.skip(",")) items.push(reader.or());
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { kind: "list", items, at };
}

function parametersOf(reader: ExpressionReader): {
  readonly parameters: readonly string[];
  readonly defaults: readonly Expression[];
} {
  const parameters: string[] = [];
  const defaults: Expression[] = [];
  reader.expect("(");
  while (!reader.skip(")")) {
    if (parameters.length > 0) reader.expect(",");
    if (reader.skip(")")) break;
    parameters.push(reader.name());
    if (reader.skip("=")) defaults.push(reader.expression());
  }
  return { parameters, defaults };
}

/** Filters of a block, whose text they are given. */
function filtersOf(reader: ExpressionReader, isFirst = false): readonly Statement[] {
  const values: Expression[] = [];
  let isNext = isFirst;
  while (isNext || reader.skip("|")) {
    isNext = false;
    const { at } = reader;
    const { name, given } = reader.filter();
    values.push({ kind: "filter", of: undefined, name, arguments: given, at });
  }
  reader.end();
  return [{ kind: "output", values }];
}
