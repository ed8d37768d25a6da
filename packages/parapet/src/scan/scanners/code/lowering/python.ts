import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Argument, Case, Entry, Expr, Func, Imported, Param, Pattern, Program, Stmt } from "../ir.ts";
import { childrenOf, DEEPEST, Lowering, tooDeep, treeOf, unescaped } from "./nodes.ts";

export function lowerPython(text: string): Program {
  const tree = treeOf(parser, text);
  return { body: new PythonLowering(text).statements(childrenOf(tree.topNode)), language: "python", text };
}

class PythonLowering extends Lowering {
  statements(nodes: readonly SyntaxNode[]): Stmt[] {
    return nodes.flatMap((node) => this.within(() => this.statement(node)));
  }

  private body(node: SyntaxNode | undefined): Stmt[] {
    return node === undefined ? [] : this.statements(childrenOf(node));
  }

  private statement(node: SyntaxNode): Stmt[] {
    const placed = { at: node.from, end: node.to };
    const children = childrenOf(node);
    switch (node.name) {
      case "StatementGroup":
        return this.statements(children);
      case "ExpressionStatement":
        return children[0] === undefined ? [] : [{ kind: "do", value: this.sequence(node, children), ...placed }];
      case "AssignStatement":
        return this.assignment(node, children);
      case "UpdateStatement": {
        const [target, , value] = children;
        if (target === undefined || value === undefined) return [];
        const assign = { target: this.pattern(target), value: this.expression(value), adds: true };
        return [{ kind: "do", value: { kind: "assign", ...assign, ...placed }, ...placed }];
      }
      case "ReturnStatement":
      case "RaiseStatement": {
        const kind = node.name === "ReturnStatement" ? "return" : "throw";
        const rest = children.slice(1);
        return [{ kind, value: rest.length === 0 ? undefined : this.sequence(node, rest), ...placed }];
      }
      case "BreakStatement":
        return [{ kind: "leave", what: "break", ...placed }];
      case "ContinueStatement":
        return [{ kind: "leave", what: "continue", ...placed }];
      case "IfStatement":
        return this.conditional(node, children);
      case "WhileStatement": {
        const test = children[1];
        const body = this.body(children.find((child) => child.name === "Body"));
        return [{ kind: "loop", test: test === undefined ? undefined : this.expression(test), body, ...placed }];
      }
      case "ForStatement": {
        const at = children.findIndex((child) => child.name === "in");
        const body = this.body(children.find((child) => child.name === "Body"));
        const start = children.findIndex((child) => child.name === "for");
        const source = children[at + 1];
        if (at < 0 || source === undefined) return [{ kind: "loop", test: undefined, body, ...placed }];
        const each = { target: this.patterns(node, children.slice(start + 1, at)), source: this.expression(source) };
        return [{ kind: "loop", test: undefined, each, body, ...placed }];
      }
      case "TryStatement":
        return children.flatMap((child) => (child.name === "Body" ? this.body(child) : []));
      case "WithStatement":
        return this.withOf(children);
      case "MatchStatement":
        return this.match(node, children);
      case "AssertStatement": {
        const test = children[1];
        if (test === undefined) return [];
        const fails: Stmt = { kind: "throw", value: undefined, ...placed };
        return [{ kind: "if", test: this.expression(test), yes: [], no: [fails], ...placed }];
      }
      case "DecoratedStatement": {
        const decorators = children.filter((child) => child.name === "Decorator").map((child) => this.decorator(child));
        const inner = children.at(-1)!;
        if (inner.name === "FunctionDefinition")
          return [{ kind: "define", value: this.func(inner, decorators), ...placed }];
        return inner.name === "ClassDefinition" ? [this.classOf(inner, decorators)] : [];
      }
      case "FunctionDefinition":
        return [{ kind: "define", value: this.func(node, []), ...placed }];
      case "ClassDefinition":
        return [this.classOf(node, [])];
      case "ImportStatement":
        return this.importOf(node, children);
      default:
        return [];
    }
  }

  private assignment(node: SyntaxNode, children: readonly SyntaxNode[]): Stmt[] {
    const equals = children.flatMap((child, i) => (child.name === "AssignOp" ? [i] : []));
    const last = equals.at(-1);
    const annotation = children.find((child) => child.name === "TypeDef");
    const type = annotation === undefined ? "" : this.textOf(annotation);
    const placed = { at: node.from, end: node.to };
    if (last === undefined) {
      const [target] = children;
      return target === undefined
        ? []
        : [{ kind: "let", target: this.pattern(target), value: undefined, type, ...placed }];
    }
    const value = this.sequence(node, children.slice(last + 1));
    return equals.map((at, i): Stmt => {
      const parts = children.slice(i === 0 ? 0 : equals[i - 1]! + 1, at).filter((part) => part.name !== "TypeDef");
      return { kind: "let", target: this.patterns(node, parts), value, type, ...placed };
    });
  }

  private conditional(node: SyntaxNode, children: readonly SyntaxNode[]): Stmt[] {
    const branches: { test: Expr | undefined; body: Stmt[]; at: number }[] = [];
    for (const [i, child] of children.entries()) {
      if (child.name !== "if" && child.name !== "elif" && child.name !== "else") continue;
      const test = child.name === "else" ? undefined : children[i + 1];
      const body = children.slice(i + 1, i + 4).find((next) => next.name === "Body");
      branches.push({
        test: test === undefined ? undefined : this.expression(test),
        body: this.body(body),
        at: child.from,
      });
    }
    // One within the other from here on.
    if (branches.length > DEEPEST) throw tooDeep();
    let no: Stmt[] = [];
    for (const { test, body, at } of branches.reverse())
      no = test === undefined ? body : [{ kind: "if", test, yes: body, no, at, end: node.to }];
    return no;
  }

  private withOf(children: readonly SyntaxNode[]): Stmt[] {
    const statements: Stmt[] = [];
    for (const [i, child] of children.entries()) {
      if (child.name === "Body") statements.push(...this.body(child));
      else if (isExpression(child) && children[i - 1]?.name !== "as") {
        const placed = { at: child.from, end: child.to };
        const value = this.expression(child);
        const target = children[i + 1]?.name === "as" ? children[i + 2] : undefined;
        if (target === undefined) statements.push({ kind: "do", value, ...placed });
        else statements.push({ kind: "let", target: this.pattern(target), value, ...placed });
      }
    }
    return statements;
  }

  private match(node: SyntaxNode, children: readonly SyntaxNode[]): Stmt[] {
    const [, subject] = children;
    const body = children.find((child) => child.name === "MatchBody");
    if (subject === undefined || body === undefined) return [];
    const cases = childrenOf(body).flatMap((clause): Case[] => {
      if (clause.name !== "MatchClause") return [];
      const parts = childrenOf(clause);
      const literal = parts[1]?.name === "LiteralPattern" ? childrenOf(parts[1])[0] : undefined;
      const inner = this.body(parts.find((part) => part.name === "Body"));
      return [{ test: literal === undefined ? undefined : this.expression(literal), body: inner }];
    });
    return [{ kind: "switch", value: this.expression(subject), cases, at: node.from, end: node.to }];
  }

  /** `import a.b as c` and `from a.b import c as d`. */
  private importOf(node: SyntaxNode, children: readonly SyntaxNode[]): Stmt[] {
    const placed = { at: node.from, end: node.to };
    const words = children
      .filter((child) => !/^[(),]$/.test(child.name) || child.name === ",")
      .map((child) => this.textOf(child));
    if (words[0] === "from") {
      const at = words.indexOf("import");
      const module = words.slice(1, at < 0 ? undefined : at).join("");
      const names: Imported[] = listOf(words.slice(at + 1)).map((item) => ({
        local: item.at(-1)!,
        imported: item[0]!,
      }));
      return at < 0 ? [] : [{ kind: "import", module, names, ...placed }];
    }
    return listOf(words.slice(1)).map((item): Stmt => {
      const as = item.indexOf("as");
      const module = (as < 0 ? item : item.slice(0, as)).join("");
      // `import a.b` binds `a`.
      if (as < 0) return { kind: "import", module: item[0]!, names: [{ local: item[0]!, imported: "*" }], ...placed };
      return { kind: "import", module, names: [{ local: item.at(-1)!, imported: "*" }], ...placed };
    });
  }

  private decorator(node: SyntaxNode): Expr {
    const [, ...parts] = childrenOf(node);
    let expr: Expr = this.nothing(node);
    for (const [i, part] of parts.entries()) {
      const placed = { at: parts[0]!.from, end: part.to };
      if (part.name === "ArgList")
        expr = { kind: "call", callee: expr, args: this.args(part), isNew: false, ...placed };
      else if (part.name === "VariableName" || part.name === "PropertyName")
        expr = i === 0 ? this.expression(part) : { kind: "member", object: expr, name: this.textOf(part), ...placed };
      else if (part.name !== ".") expr = this.expression(part);
    }
    return expr;
  }

  private classOf(node: SyntaxNode, decorators: readonly Expr[]): Stmt {
    const children = childrenOf(node);
    const name = children.find((child) => child.name === "VariableName");
    const bases = children.find((child) => child.name === "ArgList");
    const body = this.body(children.find((child) => child.name === "Body"));
    return {
      kind: "class",
      name: name === undefined ? "" : this.textOf(name),
      bases: bases === undefined ? [] : this.args(bases).map(({ value }) => value),
      body: body.map((stmt) => (stmt.kind === "define" ? { ...stmt, value: { ...stmt.value, isMethod: true } } : stmt)),
      decorators,
      at: node.from,
      end: node.to,
    };
  }

  private func(node: SyntaxNode, decorators: readonly Expr[]): Func {
    const children = childrenOf(node);
    const name = children.find((child) => child.name === "VariableName");
    const params = children.find((child) => child.name === "ParamList");
    return {
      name: name === undefined ? "" : this.textOf(name),
      params: params === undefined ? [] : this.params(params),
      body: this.body(children.find((child) => child.name === "Body")),
      decorators,
      isMethod: false,
      at: node.from,
      end: node.to,
    };
  }

  private params(list: SyntaxNode): Param[] {
    const children = childrenOf(list);
    return children.flatMap((child, i): Param[] => {
      if (child.name !== "VariableName" || children[i - 1]?.name === "AssignOp") return [];
      const typed = children[i + 1]?.name === "TypeDef" ? children[i + 1]! : undefined;
      const after = children.slice(i + (typed === undefined ? 1 : 2));
      const given = after[0]?.name === "AssignOp" ? after[1] : undefined;
      const target: Pattern = {
        kind: "bind",
        name: this.textOf(child),
        ...(given === undefined ? {} : { byDefault: this.expression(given) }),
        at: child.from,
        end: child.to,
      };
      const type = typed === undefined ? "" : this.textOf(typed).replace(/^:\s*/, "");
      return [{ target, type, decorators: [], at: child.from, end: child.to }];
    });
  }

  private patterns(node: SyntaxNode, parts: readonly SyntaxNode[]): Pattern {
    const targets = parts.filter(isExpression);
    if (targets.length === 1) return this.pattern(targets[0]!);
    return { kind: "items", items: targets.map((part) => this.pattern(part)), at: node.from, end: node.to };
  }

  private pattern(node: SyntaxNode): Pattern {
    const placed = { at: node.from, end: node.to };
    if (node.name === "VariableName") return { kind: "bind", name: this.textOf(node), ...placed };
    if (node.name === "TupleExpression" || node.name === "ArrayExpression" || node.name === "ParenthesizedExpression")
      return this.within(() => this.patterns(node, childrenOf(node)));
    return { kind: "place", place: this.expression(node), ...placed };
  }

  private sequence(node: SyntaxNode, parts: readonly SyntaxNode[]): Expr {
    const values = parts.filter(isExpression);
    if (values.length === 1) return this.expression(values[0]!);
    return { kind: "array", items: values.map((part) => this.expression(part)), at: node.from, end: node.to };
  }

  private expression(node: SyntaxNode): Expr {
    return this.within(() => this.lowerExpression(node));
  }

  private lowerExpression(node: SyntaxNode): Expr {
    const placed = { at: node.from, end: node.to };
    switch (node.name) {
      case "String":
        return this.textLiteral(node, this.stringValue(node));
      case "Number":
        return { kind: "constant", value: Number(this.textOf(node).replaceAll("_", "")), ...placed };
      case "Boolean":
        return { kind: "constant", value: this.textOf(node) === "True", ...placed };
      case "None":
        return { kind: "constant", value: null, ...placed };
      case "VariableName":
        return { kind: "name", name: this.textOf(node), ...placed };
    }
    const children = childrenOf(node);
    const [first, second] = children;
    switch (node.name) {
      case "ParenthesizedExpression":
        return second === undefined ? this.nothing(node) : this.expression(second);
      case "AwaitExpression":
      case "YieldExpression":
        return children.length < 2 ? this.nothing(node) : this.expression(children.at(-1)!);
      case "NamedExpression": {
        const [target, , value] = children;
        if (value === undefined) return this.nothing(node);
        return { kind: "assign", target: this.pattern(target!), value: this.expression(value), adds: false, ...placed };
      }
      case "ContinuedString":
        return { kind: "joined", parts: children.map((child) => this.expression(child)), ...placed };
      case "FormatString":
        return this.formatted(node, children);
      case "UnaryExpression":
        if (second === undefined) return this.nothing(node);
        if (first!.name === "not") return { kind: "not", value: this.expression(second), ...placed };
        return {
          kind: "binary",
          operator: "number",
          left: this.expression(second),
          right: this.nothing(node),
          ...placed,
        };
      case "MemberExpression":
        return this.member(node, children);
      case "CallExpression": {
        const list = children.find((child) => child.name === "ArgList");
        if (first === undefined) return this.nothing(node);
        const args = list === undefined ? [] : this.args(list);
        return { kind: "call", callee: this.expression(first), args, isNew: false, ...placed };
      }
      case "BinaryExpression":
        return this.binary(node, children);
      case "ConditionalExpression": {
        const [yes, , test, , no] = children;
        if (yes === undefined || test === undefined || no === undefined) return this.nothing(node);
        return {
          kind: "choice",
          test: this.expression(test),
          yes: this.expression(yes),
          no: this.expression(no),
          ...placed,
        };
      }
      case "LambdaExpression": {
        const params = children.find((child) => child.name === "ParamList");
        const value = children.at(-1)!;
        const body: Stmt = { kind: "return", value: this.expression(value), at: value.from, end: value.to };
        const lowered = params === undefined ? [] : this.params(params);
        const func = { name: "", params: lowered, body: [body], decorators: [], isMethod: false, ...placed };
        return { kind: "function", value: func, ...placed };
      }
      case "DictionaryExpression":
        return { kind: "object", entries: this.entries(children), ...placed };
      case "TupleExpression":
      case "ArrayExpression":
      case "SetExpression":
        return {
          kind: "array",
          items: children.filter(isExpression).map((child) => this.expression(child)),
          ...placed,
        };
      case "ArrayComprehensionExpression":
      case "SetComprehensionExpression":
      case "DictionaryComprehensionExpression":
      case "ComprehensionExpression":
        return this.comprehension(node, children);
      default:
        return this.many(
          node,
          children.filter(isExpression).map((child) => this.expression(child)),
        );
    }
  }

  private member(node: SyntaxNode, children: readonly SyntaxNode[]): Expr {
    const [object, punctuation, name] = children;
    const placed = { at: node.from, end: node.to };
    if (object === undefined) return this.nothing(node);
    if (name === undefined) return this.expression(object);
    const lowered = this.expression(object);
    if (punctuation!.name === ".") return { kind: "member", object: lowered, name: this.textOf(name), ...placed };
    // A slice is a part of the whole.
    if (children.some((child) => child.name === ":")) {
      const callee: Expr = { kind: "member", object: lowered, name: "slice", ...placed };
      return { kind: "call", callee, args: [], isNew: false, ...placed };
    }
    if (name.name === "String") return { kind: "member", object: lowered, name: this.stringValue(name), ...placed };
    return { kind: "index", object: lowered, index: this.expression(name), ...placed };
  }

  private args(list: SyntaxNode): Argument[] {
    const args: Argument[] = [];
    const children = childrenOf(list);
    if (children.some((child) => child.name === "for")) return [{ value: this.comprehension(list, children) }];
    for (let i = 0; i < children.length; i++) {
      const child = children[i]!;
      const value = children[i + 2];
      if (child.name === "VariableName" && children[i + 1]?.name === "AssignOp" && value !== undefined) {
        args.push({ name: this.textOf(child), value: this.expression(value) });
        i += 2;
      } else if (isExpression(child)) {
        const star = children[i - 1]?.name;
        args.push({ value: this.expression(child), ...(star === "*" || star === "**" ? { isSpread: true } : {}) });
      }
    }
    return args;
  }

  private entries(children: readonly SyntaxNode[]): Entry[] {
    const entries: Entry[] = [];
    for (let i = 0; i < children.length; i++) {
      const child = children[i]!;
      const value = children[i + 2];
      if (child.name === "**" && children[i + 1] !== undefined)
        entries.push({ name: undefined, value: this.expression(children[++i]!), isSpread: true });
      else if (children[i + 1]?.name === ":" && value !== undefined) {
        entries.push({
          name: child.name === "String" ? this.stringValue(child) : undefined,
          value: this.expression(value),
        });
        i += 2;
      }
    }
    return entries;
  }

  private comprehension(node: SyntaxNode, children: readonly SyntaxNode[]): Expr {
    const placed = { at: node.from, end: node.to };
    const start = children.findIndex((child) => child.name === "for");
    const at = children.findIndex((child) => child.name === "in");
    const source = children[at + 1];
    const results = children.slice(0, start).filter(isExpression);
    if (start < 0 || at < 0 || source === undefined || results.length === 0) return this.nothing(node);
    return {
      kind: "each",
      target: this.patterns(
        node,
        children.slice(start + 1, at).filter((child) => child.name !== "async"),
      ),
      source: this.expression(source),
      result: this.many(
        node,
        results.map((child) => this.expression(child)),
      ),
      ...placed,
    };
  }

  private binary(node: SyntaxNode, children: readonly SyntaxNode[]): Expr {
    const [first, operatorNode] = children;
    const right = children.at(-1);
    if (first === undefined || operatorNode === undefined || right === undefined) return this.nothing(node);
    const placed = { at: node.from, end: node.to };
    const operator = children
      .slice(1, -1)
      .map((child) => this.textOf(child))
      .join(" ");
    if (operator === "+") return { kind: "joined", parts: this.sum(node), ...placed };
    const left = this.expression(first);
    // "text" % values
    if (operator === "%") return { kind: "joined", parts: [left, this.expression(right)], ...placed };
    return { kind: "binary", operator, left, right: this.expression(right), ...placed };
  }

  /** The terms of a sum in their order, taken in a loop: a long one is no deep one. */
  private sum(node: SyntaxNode): Expr[] {
    const terms: Expr[] = [];
    const left = [node];
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      const children = childrenOf(at);
      if (at.name === "BinaryExpression" && children[1] !== undefined && this.textOf(children[1]) === "+")
        left.push(...children.slice(2, 3), children[0]!);
      else terms.push(this.expression(at));
    }
    return terms;
  }

  private formatted(node: SyntaxNode, children: readonly SyntaxNode[]): Expr {
    const parts: Expr[] = [];
    const opening = /^[a-zA-Z]*("""|'''|"|')/.exec(this.text.slice(node.from, node.from + 8))?.[0] ?? '"';
    let from = node.from + opening.length;
    const piece = (to: number): void => {
      if (to > from) parts.push({ kind: "text", value: unescaped(this.text.slice(from, to)), at: from, end: to });
    };
    for (const child of children) {
      if (child.name !== "FormatReplacement") continue;
      piece(child.from);
      parts.push(
        ...childrenOf(child)
          .filter((part) => isExpression(part) && !part.name.startsWith("Format"))
          .map((part) => this.expression(part)),
      );
      from = child.to;
    }
    piece(node.to - (/("""|''')$/.test(opening) ? 3 : 1));
    return { kind: "joined", parts, at: node.from, end: node.to };
  }

  private stringValue(node: SyntaxNode): string {
    const raw = this.textOf(node);
    const [opening, prefix, quote] = /^([a-zA-Z]*)("""|'''|"|')/.exec(raw) ?? ["", "", ""];
    const inside = raw.slice(opening.length, raw.length - quote!.length);
    return /r/i.test(prefix!) ? inside : unescaped(inside);
  }
}

const isExpression = (node: SyntaxNode): boolean =>
  /^[A-Z]/.test(node.name) && !/^(AssignOp|UpdateOp|ArithOp|CompareOp|BitOp|Comment|TypeDef|Body|At)$/.test(node.name);

/** Words between commas. */
function listOf(words: readonly string[]): string[][] {
  const items: string[][] = [[]];
  for (const word of words) {
    if (word === ",") items.push([]);
    else if (word !== "(" && word !== ")") items.at(-1)!.push(word);
  }
  return items.filter((item) => item.length > 0);
}
