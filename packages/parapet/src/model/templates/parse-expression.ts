import { type Arguments, type Expression, NO_ARGUMENTS } from "./expression.ts";
import { TemplateFault, type Word } from "./lex.ts";
import { nameOrConstant, numberOf } from "./literal.ts";

const MAX_DEPTH = 120;
const COMPARISONS = new Set(["==", "!=", "<", ">", "<=", ">=", "in"]);

/** A recursive-descent reader of Jinja's expressions, in Jinja's order of precedence. */
export class ExpressionReader {
  readonly #words: readonly Word[];
  readonly #end: number;
  #next = 0;
  #depth = 0;

  /** @param end where the tag begins, for faults at its end */
  constructor(words: readonly Word[], end: number) {
    this.#words = words;
    this.#end = end;
  }

  get peek(): Word | undefined {
    return this.#words[this.#next];
  }

  get at(): number {
    return this.peek?.at ?? this.#end;
  }

  get isDone(): boolean {
    return this.#next >= this.#words.length;
  }

  isSign(...signs: readonly string[]): boolean {
    const word = this.peek;
    return word?.kind === "sign" && signs.includes(word.text);
  }

  isName(...names: readonly string[]): boolean {
    const word = this.peek;
    return word?.kind === "name" && names.includes(word.text);
  }

  skip(...texts: readonly string[]): boolean {
    if (!this.isSign(...texts) && !this.isName(...texts)) return false;
    this.#next++;
    return true;
  }

  expect(text: string): void {
    if (!this.skip(text)) throw new TemplateFault(`'${text}' is missing`, this.at);
  }

  name(): string {
    const word = this.peek;
    if (word?.kind !== "name") throw new TemplateFault("a name is missing", this.at);
    this.#next++;
    return word.text;
  }

  /** @throws {TemplateFault} when more follows */
  end(): void {
    if (!this.isDone) throw new TemplateFault("more stands in a tag than belongs there", this.at);
  }

  /** `a, b` is a tuple where a tuple may stand. */
  tuple(): Expression {
    const { at } = this;
    const first = this.expression();
    if (!this.isSign(",")) return first;
    const items = [first];
    while (this.skip(",")) {
      if (this.isDone || this.isSign(")", "]", "}", "=")) break;
      items.push(this.expression());
    }
    return { kind: "list", items, at };
  }

  expression(): Expression {
    return this.#deeper(() => this.#choice());
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw new TemplateFault("it is nested deeper than is followed", this.at);
    const result = read();
    this.#depth--;
    return result;
  }

  #choice(): Expression {
    let then = this.or();
    while (this.isName("if")) {
      const { at } = this;
      this.#next++;
      const test = this.or();
      const otherwise = this.skip("else") ? this.expression() : undefined;
      then = { kind: "choice", test, then, otherwise, at };
    }
    return then;
  }

  #binary(next: () => Expression, ...signs: readonly string[]): Expression {
    let left = next();
    while (this.isSign(...signs) || this.isName(...signs)) {
      const { at } = this;
      const sign = this.peek?.text ?? "";
      this.#next++;
      left = { kind: "binary", sign, left, right: next(), at };
    }
    return left;
  }

  /** Without `if`: what the `if` of a loop follows. */
  or(): Expression {
    return this.#binary(() => this.#and(), "or");
  }

  #and(): Expression {
    return this.#binary(() => this.#not(), "and");
  }

  #not(): Expression {
    const { at } = this;
    if (this.skip("not")) return { kind: "unary", sign: "not", of: this.#deeper(() => this.#not()), at };
    return this.#comparison();
  }

  #comparison(): Expression {
    let left = this.#sum();
    for (;;) {
      const { at } = this;
      const word = this.peek;
      if (word === undefined || word.kind === "string" || word.kind === "number") return left;
      const isNotIn = word.text === "not" && this.#words[this.#next + 1]?.text === "in";
      if (!isNotIn && !COMPARISONS.has(word.text)) return left;
      this.#next += isNotIn ? 2 : 1;
      left = { kind: "binary", sign: isNotIn ? "in" : word.text, left, right: this.#sum(), at };
    }
  }

  #sum(): Expression {
    return this.#binary(() => this.#joined(), "+", "-");
  }

  #joined(): Expression {
    return this.#binary(() => this.#product(), "~");
  }

  #product(): Expression {
    return this.#binary(() => this.#power(), "*", "/", "//", "%");
  }

  #power(): Expression {
    return this.#binary(() => this.#unary(), "**");
  }

  #unary(): Expression {
    const { at } = this;
    if (this.isSign("-", "+")) {
      const sign = this.peek?.text ?? "";
      this.#next++;
      return this.#filters({ kind: "unary", sign, of: this.#deeper(() => this.#unary()), at });
    }
    return this.#filters(this.#postfix(this.#primary()));
  }

  #primary(): Expression {
    const { at } = this;
    const word = this.peek;
    if (word === undefined) throw new TemplateFault("an expression is missing", at);
    this.#next++;
    if (word.kind === "number") return { kind: "constant", value: numberOf(word.text), at };
    if (word.kind === "string") {
      let value = word.text;
      // Strings that stand side by side are one.
      while (this.peek?.kind === "string") value += this.#words[this.#next++]?.text ?? "";
      return { kind: "constant", value, at };
    }
    if (word.kind === "name") return nameOrConstant(word.text, at);
    if (word.text === "(") {
      if (this.skip(")")) return { kind: "list", items: [], at };
      const inner = this.#deeper(() => this.tuple());
      this.expect(")");
      return inner;
    }
    if (word.text === "[") return { kind: "list", items: this.#items("]"), at };
    if (word.text === "{") return { kind: "dict", entries: this.#entries(), at };
    throw new TemplateFault(`an unexpected '${word.text}'`, at);
  }

  #items(close: string): Expression[] {
    const items: Expression[] = [];
    while (!this.skip(close)) {
      if (items.length > 0) this.expect(",");
      if (this.skip(close)) break;
      items.push(this.expression());
    }
    return items;
  }

  #entries(): (readonly [Expression, Expression])[] {
    const entries: (readonly [Expression, Expression])[] = [];
    while (!this.skip("}")) {
      if (entries.length > 0) this.expect(",");
      if (this.skip("}")) break;
      const key = this.expression();
      this.expect(":");
      entries.push([key, this.expression()]);
    }
    return entries;
  }

  #postfix(start: Expression): Expression {
    let of = start;
    for (;;) {
      const { at } = this;
      if (this.skip(".")) {
        const word = this.peek;
        this.#next++;
        if (word?.kind === "name") of = { kind: "attribute", of, name: word.text, at };
        else if (word?.kind === "number")
          of = { kind: "item", of, key: { kind: "constant", value: numberOf(word.text), at }, at };
        else throw new TemplateFault("a name is missing", at);
      } else if (this.skip("[")) of = this.#subscript(of, at);
      else if (this.isSign("(")) of = { kind: "call", of, arguments: this.arguments(), at };
      else return of;
    }
  }

  #subscript(of: Expression, at: number): Expression {
    const parts: (Expression | undefined)[] = [undefined, undefined, undefined];
    let part = 0;
    while (!this.isSign("]")) {
      if (this.skip(":")) {
        if (++part > 2) throw new TemplateFault("a slice of more than three parts", at);
      } else parts[part] = this.#deeper(() => this.tuple());
      if (this.isDone) throw new TemplateFault("']' is missing", at);
    }
    this.expect("]");
    const [key, to, step] = parts;
    if (part > 0) return { kind: "slice", of, parts: [key, to, step], at };
    if (key === undefined) throw new TemplateFault("an expression is missing", at);
    return { kind: "item", of, key, at };
  }

  arguments(): Arguments {
    this.expect("(");
    const positional: Expression[] = [];
    const named: (readonly [string, Expression])[] = [];
    let isFirst = true;
    while (!this.skip(")")) {
      if (!isFirst) this.expect(",");
      isFirst = false;
      if (this.skip(")")) break;
      // What `*a` and `**a` hold is not known by place: it counts as one argument.
      const isSpread = this.skip("*", "**");
      const name = this.peek;
      if (!isSpread && name?.kind === "name" && this.#words[this.#next + 1]?.text === "=") {
        this.#next += 2;
        named.push([name.text, this.expression()]);
      } else positional.push(this.expression());
    }
    return { positional, named };
  }

  #filters(start: Expression): Expression {
    let of = start;
    for (;;) {
      const { at } = this;
      if (this.skip("|")) {
        const { name, given } = this.filter();
        of = { kind: "filter", of, name, arguments: given, at };
      } else if (this.skip("is")) of = this.#test(of, at);
      else if (this.isSign("(")) of = { kind: "call", of, arguments: this.arguments(), at };
      else return of;
    }
  }

  /** A filter's dotted name and its arguments, after the `|`. */
  filter(): { readonly name: string; readonly given: Arguments } {
    let name = this.name();
    while (this.skip(".")) name += `.${this.name()}`;
    return { name, given: this.isSign("(") ? this.arguments() : NO_ARGUMENTS };
  }

  #test(of: Expression, at: number): Expression {
    const isNot = this.skip("not");
    let name = this.name();
    while (this.skip(".")) name += `.${this.name()}`;
    const word = this.peek;
    let given = NO_ARGUMENTS;
    if (this.isSign("(")) given = this.arguments();
    else if (
      word !== undefined &&
      (word.kind === "string" ||
        word.kind === "number" ||
        (word.kind === "name" && !["else", "or", "and", "is", "if", "not", "in", "recursive"].includes(word.text)) ||
        this.isSign("[", "{"))
    )
      given = { positional: [this.#postfix(this.#primary())], named: [] };
    const test: Expression = { kind: "test", of, name, arguments: given, at };
    return isNot ? { kind: "unary", sign: "not", of: test, at } : test;
  }
}
