import type { Expr, Func, Pattern, Stmt } from "../ir.ts";
import { Expressions } from "./expressions.ts";
import { assertion, type Guard, guardsOf, leaves } from "./guards.ts";
import { Facts, Scope } from "./scope.ts";
import {
  ALL_HARMS,
  deepTaints,
  joined,
  mergedTaints,
  NOTHING_KNOWN,
  partOf,
  passed,
  type Summary,
  type Taint,
  type Value,
} from "./value.ts";

/** Types that hold no text of anybody's choice. */
const TAME_TYPES =
  /^(number|boolean|bigint|int|float|bool|Date|datetime|date|UUID|Decimal|Optional\[(int|float|bool|UUID)\]|(int|float|bool) *\| *None|Literal\[.*\]|(["'][^"']*["']\s*\|?\s*)+)$/;

/**
 * Follows values through one file: forward, each statement once (those of a loop twice), each function by a summary of
 * what it does with its parameters, so that the work is linear in the file whatever calls what. The whole file is gone
 * through twice: the first time only for the summaries, which callers above their functions need.
 */
export class Analysis extends Expressions {
  run(): void {
    this.statements(this.program.body);
    this.isFinal = true;
    this.facts = new Facts();
    this.statements(this.program.body);
  }

  // What rules ask for.

  protected statements(body: readonly Stmt[]): void {
    for (const stmt of body)
      if (stmt.kind === "define") this.scope.declare(stmt.value.name, this.functionValue(stmt.value));
    for (const stmt of body) this.statement(stmt);
  }

  protected functionValue(func: Func): Value {
    return { taints: [], func };
  }

  protected statement(stmt: Stmt): void {
    switch (stmt.kind) {
      case "do":
        this.evaluate(stmt.value);
        this.learn(assertion(stmt.value));
        return;
      case "let": {
        const value = stmt.value === undefined ? NOTHING_KNOWN : this.evaluate(stmt.value);
        const { target } = stmt;
        const known = target.kind === "bind" ? this.knowledge.onName(target.name, value, stmt.at, this) : value;
        this.bind(target, known, true);
        return;
      }
      case "return":
      case "throw": {
        if (stmt.value === undefined) return;
        const value = this.evaluate(stmt.value);
        if (stmt.kind === "throw") return;
        if (this.current !== undefined) {
          const { summary } = this.current;
          const known = this.withFacts(value);
          if (summary.returns.length < 64)
            summary.returns.push({ at: stmt.value.at, end: stmt.value.end, taints: deepTaints(known) });
          summary.returned = summary.returned === NOTHING_KNOWN ? known : joined(summary.returned, known);
        }
        return;
      }
      case "leave":
        return;
      case "if":
        this.branch(stmt);
        return;
      case "loop":
        this.loop(stmt);
        return;
      case "switch":
        this.choose(stmt);
        return;
      case "block":
        this.inScope(() => this.statements(stmt.body));
        return;
      case "define":
        this.define(stmt.value);
        return;
      case "class":
        for (const decorator of stmt.decorators) this.evaluate(decorator);
        this.scope.declare(stmt.name, { taints: [], path: `?${stmt.name}` });
        this.classes.set(stmt.name, fieldTypes(stmt.body));
        this.inScope(() => {
          for (const inner of stmt.body) {
            if (inner.kind === "define") this.define(inner.value);
            else if (inner.kind === "let" && inner.target.kind === "bind" && inner.value !== undefined)
              this.remember(inner.target.name, this.evaluate(inner.value));
            else this.statement(inner);
          }
        });
        return;
      case "import":
        for (const { local, imported } of stmt.names) {
          const module = stmt.module.replace(/^node:/, "");
          const path = imported === "*" || imported === "default" ? module : `${module}.${imported}`;
          this.scope.declare(local, { taints: [], path });
        }
    }
  }

  protected inScope(run: () => void): void {
    const before = this.scope;
    this.scope = new Scope(before);
    run();
    this.scope = before;
  }

  protected branch({ test, yes, no }: Stmt & { kind: "if" }): void {
    this.evaluate(test);
    const before = this.facts;
    const inside = (body: readonly Stmt[], whenTrue: boolean): void => {
      this.facts = new Facts(before);
      this.learn(guardsOf(test, whenTrue));
      this.branches++;
      this.inScope(() => this.statements(body));
      this.branches--;
      this.facts = before;
    };
    inside(yes, true);
    inside(no, false);
    if (yes.length > 0 && (leaves(yes) || replaces(yes, test))) this.learn(guardsOf(test, false));
    if (no.length > 0 && leaves(no)) this.learn(guardsOf(test, true));
  }

  protected learn(guards: readonly Guard[]): void {
    for (const { about, harms } of guards)
      for (const taint of deepTaints(this.quietly(about))) this.facts.add(taint, harms);
  }

  /** What an expression is, without looking again at what it does. */
  protected quietly(expr: Expr): Value {
    const { isFinal } = this;
    this.isFinal = false;
    const value =
      expr.kind === "name" ||
      expr.kind === "member" ||
      expr.kind === "call" ||
      expr.kind === "joined" ||
      expr.kind === "many" ||
      expr.kind === "index"
        ? this.evaluate(expr)
        : NOTHING_KNOWN;
    this.isFinal = isFinal;
    return value;
  }

  protected withFacts(value: Value): Value {
    const taints = value.taints.map((taint) => {
      const ruledOut = this.facts.clearedOf(taint);
      return ruledOut === 0 ? taint : { ...taint, cleared: taint.cleared | ruledOut };
    });
    return { ...value, taints };
  }

  protected loop(stmt: Stmt & { kind: "loop" }): void {
    const asked = this.modelCalls;
    const before = this.facts;
    const wasInLoop = this.isInLoop;
    this.branches++;
    this.loops++;
    // Twice, so that what a round leaves behind is seen by the next; once where an outer loop goes round anyway.
    for (let round = wasInLoop ? 1 : 0; round < 2; round++) {
      this.isInLoop = true;
      this.facts = new Facts(before);
      this.inScope(() => {
        if (stmt.test !== undefined) {
          this.evaluate(stmt.test);
          this.learn(guardsOf(stmt.test, true));
        }
        if (stmt.each !== undefined) this.bind(stmt.each.target, partOf(this.evaluate(stmt.each.source)), true);
        this.statements(stmt.body);
      });
    }
    this.loops--;
    this.branches--;
    this.isInLoop = wasInLoop;
    this.facts = before;
    if (this.modelCalls > asked) this.knowledge.onLoop(stmt, this);
  }

  protected choose({ value, cases }: Stmt & { kind: "switch" }): void {
    const subject = this.evaluate(value);
    const before = this.facts;
    this.branches++;
    for (const { test, body } of cases) {
      this.facts = new Facts(before);
      if (test !== undefined) {
        this.evaluate(test);
        for (const taint of subject.taints) this.facts.add(taint, ALL_HARMS);
      }
      this.inScope(() => this.statements(body));
    }
    this.branches--;
    this.facts = before;
  }

  protected define(func: Func): Value {
    const value = this.functionValue(func);
    if (func.name !== "" && !func.isMethod) this.scope.declare(func.name, value);
    if (func.isMethod) this.remember(func.name, value);
    this.summarise(func);
    const decorators = func.decorators.map((decorator) => this.evaluate(decorator));
    void decorators;
    this.knowledge.onFunction(func, this);
    return value;
  }

  protected summarise(func: Func): void {
    const summary: Summary = { sinks: [], returned: NOTHING_KNOWN, returns: [] };
    const { scope, facts, current, branches } = this;
    this.scope = new Scope(scope);
    this.facts = new Facts(facts);
    this.current = { func, summary };
    this.branches = 0;
    this.functions.unshift(func);
    for (const [index, param] of func.params.entries())
      this.bind(param.target, this.paramValue(param, index, summary), true);
    this.statements(func.body);
    this.functions.shift();
    this.scope = scope;
    this.facts = facts;
    this.current = current;
    this.branches = branches;
    this.summaries.set(func, summary);
  }

  protected paramValue({ target, type, at }: Func["params"][number], index: number, summary: Summary): Value {
    const name = target.kind === "bind" ? target.name : "";
    const path = name === "" ? "?" : `?${name}`;
    if (name === "self" || name === "this" || name === "cls") return { taints: [], path: "?self" };
    if (TAME_TYPES.test(type.trim())) return { taints: [], path };
    const taint: Taint = {
      origin: "param",
      root: `p${at}`,
      path: [],
      at,
      note: "",
      cleared: 0,
      isParsed: false,
      summary,
      index,
    };
    const fields = this.classes.get(type.trim());
    if (fields !== undefined && fields.size > 0) {
      const known = [...fields].map(([field, fieldType]): [string, Value] => [
        field,
        TAME_TYPES.test(fieldType)
          ? NOTHING_KNOWN
          : { taints: [{ ...taint, path: [field] }], path: `${path}.${field}` },
      ]);
      return { taints: [], path, fields: new Map(known) };
    }
    return { taints: [taint], path };
  }

  protected remember(name: string, value: Value): void {
    this.fields.set(name, joined(this.fields.get(name) ?? NOTHING_KNOWN, value));
  }

  protected bind(target: Pattern, value: Value, declares: boolean): void {
    switch (target.kind) {
      case "bind": {
        const given = target.byDefault === undefined ? value : joined(value, this.evaluate(target.byDefault));
        const noted = { ...given, taints: passed(given.taints, target.at, target.name) };
        if (declares && (this.program.language === "javascript" || this.branches === 0))
          this.scope.declare(target.name, noted);
        else if (declares && this.scope.get(target.name) === undefined)
          this.functionScope().declare(target.name, noted);
        else this.scope.assign(target.name, noted, this.branches === 0);
        return;
      }
      case "fields":
        for (const { name, to } of target.fields)
          this.bind(to, name === undefined ? value : this.member(to, value, name), declares);
        return;
      case "items":
        for (const [i, item] of target.items.entries())
          if (item !== undefined) this.bind(item, value.items?.[i] ?? partOf(value), declares);
        return;
      case "place":
        this.knowledge.onAssign(target.place, value, this);
        this.store(target.place, value);
        return;
    }
  }

  /** Python has no block scopes: a name of a branch is a name of its function. */
  protected functionScope(): Scope {
    let scope = this.scope;
    for (let i = 0; i < this.branches && scope.parent !== undefined && scope.parent !== this.module; i++)
      scope = scope.parent;
    return this.functions.length === 0 ? this.module : scope;
  }

  protected store(place: Expr, value: Value): void {
    if (place.kind === "member" && place.object.kind === "name" && /^(this|self)$/.test(place.object.name)) {
      this.remember(place.name, value);
      return;
    }
    const root = place.kind === "member" || place.kind === "index" ? place.object : undefined;
    if (root?.kind !== "name") return;
    const known = this.scope.get(root.name);
    if (known === undefined) return;
    if (place.kind === "member") {
      const fields = new Map(known.fields);
      fields.set(place.name, value);
      this.scope.assign(root.name, { ...known, fields }, true);
    } else if (value.taints.length > 0)
      this.scope.assign(root.name, { ...known, taints: mergedTaints(known.taints, value.taints) }, true);
  }
}

function fieldTypes(body: readonly Stmt[]): Map<string, string> {
  return new Map(
    body.flatMap((stmt): [string, string][] =>
      stmt.kind === "let" && stmt.target.kind === "bind" && stmt.type
        ? [[stmt.target.name, stmt.type.replace(/^:\s*/, "").trim()]]
        : [],
    ),
  );
}

/** `if (!known(x)) x = "default"`: behind it, x is known. */
function replaces(body: readonly Stmt[], test: Expr): boolean {
  const names = new Set(guardsOf(test, false).flatMap(({ about }) => (about.kind === "name" ? [about.name] : [])));
  return body.some((stmt) => {
    if (stmt.kind === "do" && stmt.value.kind === "assign" && stmt.value.target.kind === "bind")
      return names.has(stmt.value.target.name);
    return stmt.kind === "let" && stmt.target.kind === "bind" && names.has(stmt.target.name);
  });
}
