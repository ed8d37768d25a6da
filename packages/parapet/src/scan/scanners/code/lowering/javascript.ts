import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/javascript";
import type { Argument, Case, Entry, Expr, Func, Imported, Param, Pattern, Program, Stmt } from "../ir.ts";
import { childrenOf, Lowering, treeOf, unescaped } from "./nodes.ts";

const script = parser.configure({ dialect: "jsx" });
const typed = parser.configure({ dialect: "ts" });
const typedJsx = parser.configure({ dialect: "ts jsx" });

export function lowerJavaScript(text: string, extension: string): Program {
  const chosen = extension === "ts" || extension === "mts" || extension === "cts" ? typed : undefined;
  const tree = treeOf(chosen ?? (extension === "tsx" ? typedJsx : script), text);
  return { body: new JavaScriptLowering(text).statements(childrenOf(tree.topNode)), language: "javascript", text };
}

const TYPES = /^(Type|Keyof|Typeof|Interface|Ambient|Enum|Namespace|Declare|Conditional?Type|Union|Intersection)/;
const LITERAL_CONSTANTS: Readonly<Record<string, boolean | null | undefined>> = {
  true: true,
  false: false,
  null: null,
};

class JavaScriptLowering extends Lowering {
  statements(nodes: readonly SyntaxNode[]): Stmt[] {
    return nodes.flatMap((node) => this.statement(node));
  }

  private block(node: SyntaxNode | undefined): Stmt[] {
    if (node === undefined) return [];
    return node.name === "Block" ? this.statements(childrenOf(node)) : this.statement(node);
  }

  private statement(node: SyntaxNode): Stmt[] {
    return this.within(() => this.lowerStatement(node));
  }

  private lowerStatement(node: SyntaxNode): Stmt[] {
    const placed = { at: node.from, end: node.to };
    const children = childrenOf(node);
    switch (node.name) {
      case "ExpressionStatement":
        return children[0] === undefined ? [] : [{ kind: "do", value: this.expression(children[0]), ...placed }];
      case "VariableDeclaration":
        return this.declarations(children);
      case "ReturnStatement":
      case "ThrowStatement": {
        const value = children.find((child) => isExpression(child));
        const kind = node.name === "ReturnStatement" ? "return" : "throw";
        return [{ kind, value: value === undefined ? undefined : this.expression(value), ...placed }];
      }
      case "BreakStatement":
        return [{ kind: "leave", what: "break", ...placed }];
      case "ContinueStatement":
        return [{ kind: "leave", what: "continue", ...placed }];
      case "Block":
        return [{ kind: "block", body: this.statements(children), ...placed }];
      case "LabeledStatement":
        return this.statements(children.slice(2));
      case "IfStatement": {
        const [, test, yes] = children;
        const otherwise = children.findIndex((child) => child.name === "else");
        if (test === undefined) return [];
        const no = otherwise < 0 ? [] : this.block(children[otherwise + 1]);
        return [{ kind: "if", test: this.expression(test), yes: this.block(yes), no, ...placed }];
      }
      case "WhileStatement":
      case "DoStatement": {
        const test = children.find((child) => child.name === "ParenthesizedExpression");
        const body = children.find((child) => child !== test && child.name !== "while" && child.name !== "do");
        return [
          {
            kind: "loop",
            test: test === undefined ? undefined : this.expression(test),
            body: node.name === "WhileStatement" ? this.block(children.at(-1)) : this.block(body),
            ...placed,
          },
        ];
      }
      case "ForStatement":
        return this.forLoop(node, children);
      case "SwitchStatement":
        return this.switchOf(node, children);
      case "TryStatement":
        return children.flatMap((child) => {
          if (child.name === "Block") return this.statement(child);
          return childrenOf(child).flatMap((inner) => (inner.name === "Block" ? this.statement(inner) : []));
        });
      case "FunctionDeclaration":
        return [{ kind: "define", value: this.func(node), ...placed }];
      case "ClassDeclaration":
        return [this.classOf(node)];
      case "ExportDeclaration":
        return this.exported(children);
      case "ImportDeclaration":
        return this.importOf(node, children);
      default:
        return [];
    }
  }

  private exported(children: readonly SyntaxNode[]): Stmt[] {
    return children.flatMap((child) => {
      if (child.name.endsWith("Declaration")) return this.statement(child);
      if (!isExpression(child) || child.name === "ExportGroup" || child.name === "String") return [];
      return [{ kind: "do", value: this.expression(child), at: child.from, end: child.to } satisfies Stmt];
    });
  }

  private declarations(children: readonly SyntaxNode[]): Stmt[] {
    const statements: Stmt[] = [];
    for (let i = 1; i < children.length; i++) {
      const child = children[i]!;
      if (!isPattern(child)) continue;
      let next = i + 1;
      let type = "";
      if (children[next]?.name === "TypeAnnotation") type = this.textOf(children[next++]!);
      const value = children[next]?.name === "Equals" ? children[next + 1] : undefined;
      statements.push({
        kind: "let",
        target: this.pattern(child),
        value: value === undefined ? undefined : this.expression(value),
        type,
        at: child.from,
        end: value?.to ?? child.to,
      });
      if (value !== undefined) i = next + 1;
    }
    return statements;
  }

  private forLoop(node: SyntaxNode, children: readonly SyntaxNode[]): Stmt[] {
    const placed = { at: node.from, end: node.to };
    const spec = children.find((child) => child.name.startsWith("For"));
    const body = this.block(children.at(-1));
    const inner = spec === undefined ? [] : childrenOf(spec);
    if (spec?.name === "ForOfSpec" || spec?.name === "ForInSpec") {
      const at = inner.findIndex((child) => child.name === "of" || child.name === "in");
      const [target, source] = [inner[at - 1], inner[at + 1]];
      if (target === undefined || source === undefined) return [{ kind: "loop", test: undefined, body, ...placed }];
      const each = { target: this.pattern(target), source: this.expression(source) };
      return [{ kind: "loop", test: undefined, each, body, ...placed }];
    }
    const setup = inner.flatMap((child) => (child.name === "VariableDeclaration" ? this.statement(child) : []));
    const test = inner.find((child) => child.name === "BinaryExpression" || child.name === "UnaryExpression");
    return [
      ...setup,
      { kind: "loop", test: test === undefined ? truth(node) : this.expression(test), body, ...placed },
    ];
  }

  private switchOf(node: SyntaxNode, children: readonly SyntaxNode[]): Stmt[] {
    const [, value, body] = children;
    if (value === undefined || body === undefined) return [];
    const cases: { test: Expr | undefined; body: Stmt[] }[] = [];
    for (const child of childrenOf(body)) {
      if (child.name === "CaseLabel") {
        const test = childrenOf(child).find((part) => part.name !== "case" && isExpression(part));
        cases.push({ test: test === undefined ? undefined : this.expression(test), body: [] });
      } else if (child.name === "DefaultLabel") cases.push({ test: undefined, body: [] });
      else cases.at(-1)?.body.push(...this.statement(child));
    }
    return [
      { kind: "switch", value: this.expression(value), cases: cases satisfies Case[], at: node.from, end: node.to },
    ];
  }

  private importOf(node: SyntaxNode, children: readonly SyntaxNode[]): Stmt[] {
    if (children[1]?.name === "type") return [];
    const source = children.find((child) => child.name === "String");
    if (source === undefined) return [];
    const names: Imported[] = [];
    for (const [i, child] of children.entries()) {
      if (child.name === "VariableDefinition")
        names.push({ local: this.textOf(child), imported: children[i - 1]?.name === "as" ? "*" : "default" });
      if (child.name === "ImportGroup") names.push(...this.importGroup(child));
    }
    return [{ kind: "import", module: this.stringValue(source), names, at: node.from, end: node.to }];
  }

  private importGroup(group: SyntaxNode): Imported[] {
    const names: Imported[] = [];
    let pending = "";
    for (const child of childrenOf(group)) {
      if (child.name === "VariableName" || child.name === "String") pending = this.textOf(child);
      if (child.name !== "VariableDefinition") continue;
      const local = this.textOf(child);
      names.push({ local, imported: pending || local });
      pending = "";
    }
    return names;
  }

  private classOf(node: SyntaxNode): Stmt {
    const children = childrenOf(node);
    const name = children.find((child) => child.name === "VariableDefinition");
    const after = children.findIndex((child) => child.name === "extends");
    const body = children.find((child) => child.name === "ClassBody");
    const base = after < 0 ? undefined : children[after + 1];
    return {
      kind: "class",
      name: name === undefined ? "" : this.textOf(name),
      bases: base === undefined ? [] : [this.expression(base)],
      decorators: this.decorators(children),
      body: (body === undefined ? [] : childrenOf(body)).flatMap((member): Stmt[] => {
        if (member.name === "MethodDeclaration")
          return [{ kind: "define", value: this.func(member), at: member.from, end: member.to }];
        if (member.name !== "PropertyDeclaration") return [];
        const parts = childrenOf(member);
        const field = parts.find((part) => part.name.endsWith("PropertyDefinition"));
        const equals = parts.findIndex((part) => part.name === "Equals");
        const value = equals < 0 ? undefined : parts[equals + 1];
        if (field === undefined) return [];
        const target: Pattern = { kind: "bind", name: this.textOf(field), at: field.from, end: field.to };
        const lowered = value === undefined ? undefined : this.expression(value);
        return [{ kind: "let", target, value: lowered, at: member.from, end: member.to }];
      }),
      at: node.from,
      end: node.to,
    };
  }

  private decorators(children: readonly SyntaxNode[]): Expr[] {
    return children.flatMap((child) => {
      if (child.name !== "Decorator") return [];
      const inner = childrenOf(child)[1];
      return inner === undefined ? [] : [this.expression(inner)];
    });
  }

  private func(node: SyntaxNode): Func {
    return this.within(() => {
      const children = childrenOf(node);
      const name = children.find(
        ({ name: kind }) => kind === "VariableDefinition" || kind.endsWith("PropertyDefinition"),
      );
      const params = children.find((child) => child.name === "ParamList");
      const body = children.at(-1);
      const bare = node.name === "ArrowFunction" && params === undefined ? name : undefined;
      return {
        name: name === undefined || bare !== undefined ? "" : this.textOf(name),
        params: params === undefined ? (bare === undefined ? [] : [this.param(bare)]) : this.params(params),
        body: body === undefined || body === params ? [] : this.functionBody(body),
        decorators: this.decorators(children),
        isMethod: node.name === "MethodDeclaration",
        at: node.from,
        end: node.to,
      };
    });
  }

  private functionBody(body: SyntaxNode): Stmt[] {
    if (body.name === "Block") return this.statements(childrenOf(body));
    return [{ kind: "return", value: this.expression(body), at: body.from, end: body.to }];
  }

  private params(list: SyntaxNode): Param[] {
    const params: Param[] = [];
    const children = childrenOf(list);
    let decorators: Expr[] = [];
    for (const [i, child] of children.entries()) {
      if (child.name === "Decorator") decorators.push(...this.decorators([child]));
      if (!isPattern(child) || children[i - 1]?.name === "Equals") continue;
      const type = children[i + 1]?.name === "TypeAnnotation" ? this.textOf(children[i + 1]!).replace(/^:\s*/, "") : "";
      params.push({ ...this.param(child), type, decorators });
      decorators = [];
    }
    return params;
  }

  private param(node: SyntaxNode): Param {
    return { target: this.pattern(node), type: "", decorators: [], at: node.from, end: node.to };
  }

  private pattern(node: SyntaxNode): Pattern {
    return this.within((): Pattern => {
      const placed = { at: node.from, end: node.to };
      const children = childrenOf(node);
      switch (node.name) {
        case "VariableDefinition":
        case "VariableName":
          return { kind: "bind", name: this.textOf(node), ...placed };
        case "ObjectPattern":
          return { kind: "fields", fields: children.flatMap((child) => this.patternField(child)), ...placed };
        case "ArrayPattern": {
          const items: (Pattern | undefined)[] = [];
          let last: Pattern | undefined;
          for (const [i, child] of children.entries()) {
            if (child.name === ",") {
              items.push(last);
              last = undefined;
            } else if (isPattern(child) && children[i - 1]?.name !== "Equals") last = this.pattern(child);
          }
          return { kind: "items", items: [...items, last], ...placed };
        }
        default:
          return { kind: "place", place: this.expression(node), ...placed };
      }
    });
  }

  private patternField(node: SyntaxNode): { name: string | undefined; to: Pattern }[] {
    if (node.name !== "PatternProperty") return [];
    const parts = childrenOf(node);
    const [first, second, third] = parts;
    if (first === undefined) return [];
    if (first.name === "Spread") return second === undefined ? [] : [{ name: undefined, to: this.pattern(second) }];
    if (second?.name === ":" && third !== undefined) return [{ name: this.keyOf(first), to: this.pattern(third) }];
    if (first.name === "VariableDefinition") return [{ name: this.textOf(first), to: this.pattern(first) }];
    return [];
  }

  private keyOf(node: SyntaxNode): string {
    return node.name === "String" ? this.stringValue(node) : this.textOf(node);
  }

  private stringValue(node: SyntaxNode): string {
    return unescaped(this.text.slice(node.from + 1, node.to - 1));
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
      case "BooleanLiteral":
      case "null":
        return { kind: "constant", value: LITERAL_CONSTANTS[this.textOf(node)], ...placed };
      case "VariableName":
      case "this":
      case "super":
      case "JSXIdentifier":
        return this.textOf(node) === "undefined"
          ? this.nothing(node)
          : { kind: "name", name: this.textOf(node), ...placed };
      case "TemplateString":
        return this.template(node);
      case "ArrowFunction":
      case "FunctionExpression":
        return { kind: "function", value: this.func(node), ...placed };
      case "ClassExpression":
        return this.nothing(node);
      case "ImportMeta":
        return { kind: "name", name: "import.meta", ...placed };
    }
    const children = childrenOf(node);
    const [first, second, third] = children;
    switch (node.name) {
      case "ParenthesizedExpression":
        return second === undefined ? this.nothing(node) : this.expression(second);
      case "AwaitExpression":
      case "YieldExpression":
        return children.length < 2 ? this.nothing(node) : this.expression(children.at(-1)!);
      case "PostfixExpression":
      case "InstantiationExpression":
      case "JSXEscape":
        return this.expression(node.name === "JSXEscape" && second !== undefined ? second : first!);
      case "TypeAssertion":
        return this.expression(children.at(-1)!);
      case "UnaryExpression":
        if (second === undefined) return this.nothing(node);
        if (this.textOf(first!) === "!") return { kind: "not", value: this.expression(second), ...placed };
        if (["typeof", "+", "-", "~", "void", "delete"].includes(this.textOf(first!)))
          return {
            kind: "binary",
            operator: "number",
            left: this.expression(second),
            right: this.nothing(node),
            ...placed,
          };
        return this.expression(second);
      case "MemberExpression":
        return this.member(node, children);
      case "CallExpression":
      case "NewExpression": {
        const callee = node.name === "NewExpression" ? second : first;
        if (callee === undefined) return this.nothing(node);
        const list = children.find((child) => child.name === "ArgList");
        return {
          kind: "call",
          callee: this.expression(callee),
          args: list === undefined ? [] : this.args(list),
          isNew: node.name === "NewExpression",
          ...placed,
        };
      }
      case "DynamicImport": {
        const arg = children.find((child) => isExpression(child) && child.name !== "import");
        const callee: Expr = { kind: "name", name: "import", at: node.from, end: node.from + 6 };
        return {
          kind: "call",
          callee,
          args: arg === undefined ? [] : [{ value: this.expression(arg) }],
          isNew: false,
          ...placed,
        };
      }
      case "TaggedTemplateExpression": {
        if (first === undefined || second === undefined) return this.nothing(node);
        // A tag gets the values apart from the text: bound, as a rule, and no concatenation.
        const values = childrenOf(second).flatMap((part) => this.interpolated(part));
        const text: Expr = { kind: "text", value: this.textOf(second), at: second.from, end: second.to };
        const args = [{ value: text }, ...values.map((value) => ({ value }))];
        return { kind: "call", callee: this.expression(first), args, isNew: false, ...placed };
      }
      case "BinaryExpression":
        return this.binary(node, children);
      case "ConditionalExpression": {
        const [test, , yes, , no] = children;
        if (test === undefined || yes === undefined || no === undefined) return this.nothing(node);
        return {
          kind: "choice",
          test: this.expression(test),
          yes: this.expression(yes),
          no: this.expression(no),
          ...placed,
        };
      }
      case "AssignmentExpression": {
        if (first === undefined || third === undefined) return this.nothing(node);
        const adds = second!.name !== "Equals";
        return { kind: "assign", target: this.assigned(first), value: this.expression(third), adds, ...placed };
      }
      case "ObjectExpression":
        return { kind: "object", entries: children.flatMap((child) => this.entry(child)), ...placed };
      case "ArrayExpression":
        return {
          kind: "array",
          items: children.filter(isExpression).map((child) => this.expression(child)),
          ...placed,
        };
      case "SequenceExpression":
        return children.length === 0 ? this.nothing(node) : this.expression(children.at(-1)!);
      case "JSXElement":
        return this.element(node, children);
      default:
        return TYPES.test(node.name) ? this.nothing(node) : this.many(node, this.all(children));
    }
  }

  private all(children: readonly SyntaxNode[]): Expr[] {
    return children.filter(isExpression).map((child) => this.expression(child));
  }

  /** An object or array that is assigned to is a pattern, whatever the parser calls it. */
  private assigned(node: SyntaxNode): Pattern {
    return this.pattern(node);
  }

  private member(node: SyntaxNode, children: readonly SyntaxNode[]): Expr {
    const [object, punctuation, name] = children;
    const placed = { at: node.from, end: node.to };
    if (object === undefined || name === undefined) return this.nothing(node);
    if (punctuation!.name !== "[" && children[2]!.name !== "[")
      return { kind: "member", object: this.expression(object), name: this.textOf(name), ...placed };
    const index = punctuation!.name === "[" ? name : children[3];
    if (index === undefined) return this.expression(object);
    if (index.name === "String")
      return { kind: "member", object: this.expression(object), name: this.stringValue(index), ...placed };
    return { kind: "index", object: this.expression(object), index: this.expression(index), ...placed };
  }

  private args(list: SyntaxNode): Argument[] {
    const args: Argument[] = [];
    let isSpread = false;
    for (const child of childrenOf(list)) {
      if (child.name === "Spread") isSpread = true;
      else if (isExpression(child)) {
        args.push({ value: this.expression(child), ...(isSpread ? { isSpread } : {}) });
        isSpread = false;
      }
    }
    return args;
  }

  private interpolated(part: SyntaxNode): Expr[] {
    return part.name === "Interpolation" ? this.all(childrenOf(part)) : [];
  }

  private template(node: SyntaxNode): Expr {
    const parts: Expr[] = [];
    let from = node.from + 1;
    for (const part of childrenOf(node)) {
      if (part.name !== "Interpolation") continue;
      if (part.from > from) parts.push(this.piece(from, part.from));
      parts.push(...this.interpolated(part));
      from = part.to;
    }
    if (node.to - 1 > from) parts.push(this.piece(from, node.to - 1));
    if (parts.length === 0) return this.textLiteral(node, "");
    if (parts.length === 1 && parts[0]!.kind === "text") return { ...parts[0]!, at: node.from, end: node.to };
    return { kind: "joined", parts, at: node.from, end: node.to };
  }

  private piece(from: number, to: number): Expr {
    return { kind: "text", value: unescaped(this.text.slice(from, to)), at: from, end: to };
  }

  private binary(node: SyntaxNode, children: readonly SyntaxNode[]): Expr {
    const [first, operatorNode] = children;
    if (first === undefined || operatorNode === undefined) return this.nothing(node);
    const operator = this.textOf(operatorNode);
    if (operator === "as" || operator === "satisfies") return this.expression(first);
    const placed = { at: node.from, end: node.to };
    if (operator === "+") return { kind: "joined", parts: this.sum(node), ...placed };
    const right = children[2];
    if (right === undefined) return this.expression(first);
    return { kind: "binary", operator, left: this.expression(first), right: this.expression(right), ...placed };
  }

  /** The terms of a sum in their order, taken in a loop: a long one is no deep one. */
  private sum(node: SyntaxNode): Expr[] {
    const terms: Expr[] = [];
    const left = [node];
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      const [first, operator, second] = childrenOf(at);
      if (at.name === "BinaryExpression" && operator !== undefined && this.textOf(operator) === "+")
        left.push(...(second === undefined ? [] : [second]), first!);
      else terms.push(this.expression(at));
    }
    return terms;
  }

  private entry(node: SyntaxNode): Entry[] {
    if (node.name !== "Property") return [];
    const parts = childrenOf(node);
    const [first, second] = parts;
    if (first === undefined) return [];
    if (first.name === "Spread")
      return second === undefined ? [] : [{ name: undefined, value: this.expression(second), isSpread: true }];
    if (parts.some((part) => part.name === "ParamList")) {
      const key = parts.find((part) => part.name === "PropertyDefinition" || part.name === "String");
      const value: Expr = { kind: "function", value: this.func(node), at: node.from, end: node.to };
      return [{ name: key === undefined ? undefined : this.keyOf(key), value }];
    }
    const colon = parts.findIndex((part) => part.name === ":");
    if (colon < 0)
      return [
        { name: this.textOf(first), value: { kind: "name", name: this.textOf(first), at: first.from, end: first.to } },
      ];
    const value = parts[colon + 1];
    if (value === undefined) return [];
    return [{ name: first.name === "[" ? undefined : this.keyOf(first), value: this.expression(value) }];
  }

  /** An element is a call of its name with its attributes, then its children. */
  private element(node: SyntaxNode, children: readonly SyntaxNode[]): Expr {
    const open = children[0];
    if (open === undefined) return this.nothing(node);
    const entries: Entry[] = [];
    let name: SyntaxNode | undefined;
    for (const part of open.name === "JSXElement" ? [] : childrenOf(open)) {
      if (/^JSX(Identifier|MemberExpression|Builtin|LowerIdentifier|NamespacedName)$/.test(part.name)) name ??= part;
      if (part.name === "JSXSpreadAttribute")
        entries.push(...this.all(childrenOf(part)).map((value) => ({ name: undefined, value, isSpread: true })));
      if (part.name !== "JSXAttribute") continue;
      const [key, , value] = childrenOf(part);
      if (key === undefined || value === undefined) continue;
      const lowered =
        value.name === "JSXAttributeValue" ? this.textLiteral(value, this.stringValue(value)) : this.expression(value);
      entries.push({ name: this.textOf(key), value: lowered });
    }
    const callee: Expr = {
      kind: "name",
      name: `<${name === undefined ? "" : this.textOf(name)}>`,
      at: node.from,
      end: node.to,
    };
    const inner = children.filter(({ name: kind }) => kind === "JSXElement" || kind === "JSXEscape");
    const attributes: Expr = { kind: "object", entries, at: open.from, end: open.to };
    const args = [{ value: attributes }, ...inner.map((child) => ({ value: this.expression(child) }))];
    return { kind: "call", callee, args, isNew: false, at: open.from, end: open.to };
  }
}

const PATTERNS = /^(VariableDefinition|VariableName|ObjectPattern|ArrayPattern|MemberExpression)$/;
const isPattern = (node: SyntaxNode): boolean => PATTERNS.test(node.name);

/** Punctuation is named by itself, keywords by themselves in lower case; everything else has a capital. */
const isExpression = (node: SyntaxNode): boolean =>
  (/^[A-Z]/.test(node.name) &&
    !/^(Spread|Equals|Arrow|Star|Optional|Interpolation(Start|End)|JSX(CloseTag|Text|OpenTag|SelfClosingTag)|Type(Annotation|ArgList|Name)|(Arith|Logic|Bit|Compare|Update)Op)$/.test(
      node.name,
    )) ||
  node.name === "this" ||
  node.name === "null" ||
  node.name === "super";

const truth = (node: SyntaxNode): Expr => ({ kind: "constant", value: true, at: node.from, end: node.from });
