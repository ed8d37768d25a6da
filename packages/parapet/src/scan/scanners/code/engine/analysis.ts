import type { Argument, Expr, Func, Pattern, Program, Stmt } from "../ir.ts";
import type { Call, FileContext } from "./call.ts";
import { assertion, type Guard, guardsOf, leaves } from "./guards.ts";
import { Facts, Scope } from "./scope.ts";
import {
  ALL_HARMS,
  cleared,
  deepTaints,
  fieldOf,
  HARMS,
  type Harm,
  joined,
  mergedTaints,
  NOTHING_KNOWN,
  type Origin,
  partOf,
  passed,
  type Summary,
  type SummarySink,
  type Taint,
  type Trail,
  type Value,
} from "./value.ts";

/** Hostile text that got to where it does harm. */
export interface Reached {
  readonly taint: Taint;
  readonly harm: Harm;
  readonly what: string;
  readonly at: number;
  readonly end: number;
}

/** Something that is wrong wherever the text comes from. */
export interface Spotted {
  readonly rule: string;
  readonly at: number;
  readonly end: number;
  readonly confidence?: number;
  /** Which of a user's own rules. */
  readonly what?: string;
}

/** What rules know and the engine does not: which calls bring text from outside, clean it, or do harm with it. */
export interface Knowledge {
  /** Before a call's result is known: what it does with what it is given. */
  onCall(call: Call, analysis: Analysis): void;
  /** The result of a call; undefined where nothing is known about it. */
  resultOf(call: Call, analysis: Analysis): Value | undefined;
  onObject(node: Expr & { kind: "object" }, value: Value, analysis: Analysis): void;
  onArray(node: Expr & { kind: "array" }, value: Value, analysis: Analysis): void;
  /** A read of `object.name`; what is known of it beyond what is known of the object. */
  onMember(node: Expr, object: Value, name: string, analysis: Analysis): Value | undefined;
  onAssign(place: Expr, value: Value, analysis: Analysis): void;
  onFunction(func: Func, analysis: Analysis): void;
  /** Around a call of a model. */
  onLoop(loop: Stmt & { kind: "loop" }, analysis: Analysis): void;
  /** A name gets a value; what is known of it beyond that. */
  onName(name: string, value: Value, at: number, analysis: Analysis): Value;
}

/** Types that hold no text of anybody's choice. */
const TAME_TYPES =
  /^(number|boolean|bigint|int|float|bool|Date|datetime|date|UUID|Decimal|Optional\[(int|float|bool|UUID)\]|(int|float|bool) *\| *None|Literal\[.*\]|(["'][^"']*["']\s*\|?\s*)+)$/;

/**
 * Follows values through one file: forward, each statement once (those of a loop twice), each function by a summary of
 * what it does with its parameters, so that the work is linear in the file whatever calls what. The whole file is gone
 * through twice: the first time only for the summaries, which callers above their functions need.
 */
export class Analysis {
  readonly file: FileContext;
  readonly reached = new Map<string, Reached>();
  readonly spotted = new Map<string, Spotted>();
  readonly summaries = new Map<Func, Summary>();
  /** Fields of `this` and `self`, of all classes of the file. */
  private readonly fields = new Map<string, Value>();
  private readonly module = new Scope();
  private readonly knowledge: Knowledge;
  private readonly program: Program;
  private scope: Scope = this.module;
  private facts = new Facts();
  private current: { func: Func; summary: Summary } | undefined;
  /** Branches around the statement, up to its function. */
  private branches = 0;
  private isInLoop = false;
  isFinal = false;
  /** Function that is being looked at, outermost last. */
  readonly functions: Func[] = [];
  loops = 0;
  /** Calls of models so far. */
  modelCalls = 0;
  /** What rules note about the file, for the second time through. */
  readonly notes = new Set<string>();
  /** Types of the fields of classes, by class and field. */
  private readonly classes = new Map<string, Map<string, string>>();

  constructor(program: Program, file: FileContext, knowledge: Knowledge) {
    this.program = program;
    this.file = file;
    this.knowledge = knowledge;
  }

  run(): void {
    this.statements(this.program.body);
    this.isFinal = true;
    this.facts = new Facts();
    this.statements(this.program.body);
  }

  // What rules ask for.

  /** `root` names the source where the same thing is read at several places. */
  source(origin: Origin, at: number, note: string, path?: string, root = `${at}`): Value {
    const taint: Taint = { origin, root, path: [], at, note, cleared: 0, isParsed: false };
    return path === undefined ? { taints: [taint] } : { taints: [taint], path };
  }

  spot(rule: string, { at, end }: { at: number; end: number }, confidence?: number, what?: string): void {
    if (!this.isFinal) return;
    const more = { ...(confidence === undefined ? {} : { confidence }), ...(what === undefined ? {} : { what }) };
    this.spotted.set(`${rule} ${what} ${at}`, { rule, at, end, ...more });
  }

  /** These may get to where they do harm: reported, or left to whoever calls this function. */
  sink(harm: Harm, taints: readonly Taint[], node: { at: number; end: number }, what = ""): void {
    for (const taint of taints) {
      if (((taint.cleared | this.facts.clearedOf(taint)) & HARMS[harm]) !== 0) continue;
      this.arrives(taint, { harm, at: node.at, end: node.end, what }, taint.trail);
    }
  }

  private arrives(
    taint: Taint,
    { harm, at, end, what }: Pick<SummarySink, "harm" | "at" | "end" | "what">,
    trail: Trail | undefined,
  ): void {
    if (taint.origin === "param") {
      const { path, cleared: ruledOut, isParsed } = taint;
      const sinks = taint.summary!.sinks;
      if (sinks.length < 64)
        sinks.push({ harm, index: taint.index!, path, cleared: ruledOut, isParsed, at, end, trail, what });
    } else if (this.isFinal && (harm !== "decision" || taint.origin !== "model" || taint.isParsed)) {
      const key = `${harm} ${taint.origin} ${what} ${at}`;
      if (!this.reached.has(key))
        this.reached.set(key, { taint: { ...taint, ...(trail === undefined ? {} : { trail }) }, harm, what, at, end });
    }
  }

  /** A function gets these: what it does with them is as if it stood here. */
  apply(func: Func | undefined, args: readonly Value[], at: number): Value {
    const summary = func === undefined ? undefined : this.summaries.get(func);
    if (summary === undefined) return NOTHING_KNOWN;
    for (const sink of summary.sinks) {
      const arg = valueAt(args[sink.index] ?? NOTHING_KNOWN, sink.path);
      for (const taint of passed(
        DEEP.has(sink.harm) ? deepTaints(arg) : arg.taints,
        at,
        `handed to ${func!.name || "a function"}`,
      )) {
        if (((taint.cleared | sink.cleared | this.facts.clearedOf(taint)) & HARMS[sink.harm]) !== 0) continue;
        const parsed = sink.isParsed && !taint.isParsed ? { ...taint, isParsed: true } : taint;
        this.arrives(parsed, sink, chained(taint.trail, sink.trail));
      }
    }
    return this.substituted(summary, summary.returned, args, 0);
  }

  private substituted(summary: Summary, value: Value, args: readonly Value[], depth: number): Value {
    let taints: readonly Taint[] = [];
    for (const taint of value.taints) {
      if (taint.summary !== summary) {
        taints = mergedTaints(taints, [taint]);
        continue;
      }
      const given = valueAt(args[taint.index!] ?? NOTHING_KNOWN, taint.path);
      const after = cleared(given.taints, taint.cleared);
      taints = mergedTaints(taints, taint.isParsed ? after.map((one) => ({ ...one, isParsed: true })) : after);
    }
    if (depth > 4) return { taints };
    const fields =
      value.fields === undefined
        ? undefined
        : new Map([...value.fields].map(([name, field]) => [name, this.substituted(summary, field, args, depth + 1)]));
    const items = value.items?.map((item) => this.substituted(summary, item, args, depth + 1));
    const { fields: _fields, items: _items, ...rest } = value;
    return { ...rest, taints, ...(fields === undefined ? {} : { fields }), ...(items === undefined ? {} : { items }) };
  }

  // Statements.

  private statements(body: readonly Stmt[]): void {
    for (const stmt of body)
      if (stmt.kind === "define") this.scope.declare(stmt.value.name, this.functionValue(stmt.value));
    for (const stmt of body) this.statement(stmt);
  }

  private functionValue(func: Func): Value {
    return { taints: [], func };
  }

  private statement(stmt: Stmt): void {
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

  private inScope(run: () => void): void {
    const before = this.scope;
    this.scope = new Scope(before);
    run();
    this.scope = before;
  }

  private branch({ test, yes, no }: Stmt & { kind: "if" }): void {
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

  private learn(guards: readonly Guard[]): void {
    for (const { about, harms } of guards)
      for (const taint of deepTaints(this.quietly(about))) this.facts.add(taint, harms);
  }

  /** What an expression is, without looking again at what it does. */
  private quietly(expr: Expr): Value {
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

  private withFacts(value: Value): Value {
    const taints = value.taints.map((taint) => {
      const ruledOut = this.facts.clearedOf(taint);
      return ruledOut === 0 ? taint : { ...taint, cleared: taint.cleared | ruledOut };
    });
    return { ...value, taints };
  }

  private loop(stmt: Stmt & { kind: "loop" }): void {
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

  private choose({ value, cases }: Stmt & { kind: "switch" }): void {
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

  private define(func: Func): Value {
    const value = this.functionValue(func);
    if (func.name !== "" && !func.isMethod) this.scope.declare(func.name, value);
    if (func.isMethod) this.remember(func.name, value);
    this.summarise(func);
    const decorators = func.decorators.map((decorator) => this.evaluate(decorator));
    void decorators;
    this.knowledge.onFunction(func, this);
    return value;
  }

  private summarise(func: Func): void {
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

  private paramValue({ target, type, at }: Func["params"][number], index: number, summary: Summary): Value {
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

  private remember(name: string, value: Value): void {
    this.fields.set(name, joined(this.fields.get(name) ?? NOTHING_KNOWN, value));
  }

  bind(target: Pattern, value: Value, declares: boolean): void {
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
  private functionScope(): Scope {
    let scope = this.scope;
    for (let i = 0; i < this.branches && scope.parent !== undefined && scope.parent !== this.module; i++)
      scope = scope.parent;
    return this.functions.length === 0 ? this.module : scope;
  }

  private store(place: Expr, value: Value): void {
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

  // Expressions.

  evaluate(expr: Expr): Value {
    switch (expr.kind) {
      case "text":
        return { taints: [], literal: expr.value, lead: expr.value, words: expr.value };
      case "constant":
        return expr.value === undefined ? NOTHING_KNOWN : { taints: [], literal: expr.value };
      case "name":
        return (
          this.scope.get(expr.name) ?? {
            taints: [],
            path: expr.name === "this" ? "?self" : GLOBALS.has(expr.name) ? expr.name : `?${expr.name}`,
          }
        );
      case "member":
        return this.member(expr, this.evaluate(expr.object), expr.name);
      case "index": {
        const object = this.evaluate(expr.object);
        const index = this.evaluate(expr.index);
        if (typeof index.literal === "number" && object.items?.[index.literal] !== undefined)
          return object.items[index.literal]!;
        return partOf(object);
      }
      case "joined":
        return this.joinedText(expr);
      case "binary":
        return this.binary(expr);
      case "not":
        this.evaluate(expr.value);
        return NOTHING_KNOWN;
      case "object": {
        const value = this.object(expr);
        this.knowledge.onObject(expr, value, this);
        return value;
      }
      case "array": {
        const items = expr.items.map((item) => this.evaluate(item));
        const value: Value = { taints: [], items };
        this.knowledge.onArray(expr, value, this);
        return value;
      }
      case "function":
        return this.define(expr.value);
      case "choice": {
        this.evaluate(expr.test);
        const before = this.facts;
        const branch = (body: Expr, whenTrue: boolean): Value => {
          this.facts = new Facts(before);
          this.learn(guardsOf(expr.test, whenTrue));
          const value = this.withFacts(this.evaluate(body));
          this.facts = before;
          return value;
        };
        return joined(branch(expr.yes, true), branch(expr.no, false));
      }
      case "assign": {
        const value = this.evaluate(expr.value);
        const { target } = expr;
        if (!expr.adds) this.bind(target, value, false);
        else if (target.kind === "bind") {
          const known = this.scope.get(target.name) ?? NOTHING_KNOWN;
          const sum: Value = {
            taints: mergedTaints(known.taints, value.taints),
            ...(known.path === undefined ? {} : { path: known.path }),
            words: `${known.words ?? ""}${value.words ?? ""}`.slice(0, 2000),
          };
          this.scope.assign(target.name, sum, true);
        } else this.bind(target, value, false);
        return value;
      }
      case "each": {
        this.bind(expr.target, partOf(this.evaluate(expr.source)), true);
        const result = this.evaluate(expr.result);
        const isChecked = /\bif\b[^\n]*\brole\b/.test(this.program.text.slice(expr.at, expr.end));
        return isChecked
          ? withoutRole({ taints: result.taints, items: [result] })
          : { taints: result.taints, items: [result] };
      }
      case "many": {
        let value: Value = NOTHING_KNOWN;
        for (const part of expr.parts) value = joined(value, this.evaluate(part));
        return value;
      }
      case "call":
        return this.call(expr);
    }
  }

  private member(node: { at: number; end: number }, object: Value, name: string): Value {
    if (object.path === "?self") {
      const field = this.fields.get(name);
      if (field !== undefined) return field;
    }
    if (/^(length|size|status|status_code|statusCode|ok)$/.test(name) && object.fields?.has(name) !== true)
      return NOTHING_KNOWN;
    // What is said about a part of an address is said about the address.
    const isWhole = object.path === "URL()" || object.path?.endsWith("urlparse()") === true;
    const value = isWhole ? { taints: object.taints } : fieldOf(object, name);
    const known = this.knowledge.onMember(node as Expr, object, name, this);
    return known === undefined ? value : joined(known, value);
  }

  private joinedText({ parts, at }: Expr & { kind: "joined" }): Value {
    let taints: readonly Taint[] = [];
    let lead: string | undefined = "";
    let words = "";
    let isFixed = false;
    let isOpen = false;
    let path: string | undefined;
    const values = parts.map((part) => this.evaluate(part));
    // Lists one after the other are a list.
    if (values.some(({ items }) => items !== undefined) && this.program.language === "python")
      return { taints: [], items: values.flatMap((value) => value.items ?? [value]) };
    for (const value of values) {
      const text =
        typeof value.literal === "string" || typeof value.literal === "number" ? String(value.literal) : undefined;
      words += value.words ?? text ?? " ";
      path ??= value.path;
      if (!isFixed && !isOpen && lead !== undefined) {
        if (text !== undefined) lead += text;
        else if (value.lead !== undefined && value.lead !== "") {
          lead += value.lead;
          isFixed = HAS_HOST.test(lead);
          isOpen = !isFixed;
        } else if (deepTaints(value).length === 0) isFixed = true;
        else isOpen = true;
        if (HAS_HOST.test(lead)) isFixed = true;
      }
      const own = value.items === undefined && value.fields === undefined ? value.taints : deepTaints(value);
      taints = mergedTaints(taints, isFixed ? cleared(own, HARMS.url | HARMS.redirect) : own);
    }
    return {
      taints: passed(taints, at, "joined into a text"),
      ...(lead === "" ? {} : { lead }),
      words: words.slice(0, 2000),
      ...(path?.startsWith("langchain") ? { path } : {}),
      ...(taints.length === 0 && !isOpen && !isFixed && lead !== undefined ? { literal: lead } : {}),
    };
  }

  private binary({ operator, left, right }: Expr & { kind: "binary" }): Value {
    const a = this.evaluate(left);
    const before = this.facts;
    if (operator === "&&" || operator === "and" || operator === "||" || operator === "or") {
      this.facts = new Facts(before);
      this.learn(guardsOf(left, operator === "&&" || operator === "and"));
    }
    const b = this.evaluate(right);
    this.facts = before;
    if (operator === "&&" || operator === "and") return b;
    if (operator === "||" || operator === "or" || operator === "??") return joined(a, b);
    if (operator === "/" && this.program.language === "python")
      return { taints: mergedTaints(a.taints, b.taints), path: a.path ?? "pathlib.Path()" };
    if (operator === "|" || operator === "@")
      return {
        taints: mergedTaints(a.taints, b.taints),
        path: a.path?.startsWith("langchain") ? a.path : (b.path ?? a.path ?? "?"),
      };
    return NOTHING_KNOWN;
  }

  private object({ entries }: Expr & { kind: "object" }): Value {
    const fields = new Map<string, Value>();
    let taints: readonly Taint[] = [];
    for (const { name, value, isSpread } of entries) {
      const known = this.evaluate(value);
      if (isSpread) {
        taints = mergedTaints(taints, known.taints);
        for (const [key, field] of known.fields ?? []) fields.set(key, field);
      } else if (name !== undefined) fields.set(name, known);
      else taints = mergedTaints(taints, known.taints);
    }
    return { taints, fields };
  }

  private call(expr: Expr & { kind: "call" }): Value {
    const { callee } = expr;
    const receiver = callee.kind === "member" || callee.kind === "index" ? this.evaluate(callee.object) : NOTHING_KNOWN;
    const target = callee.kind === "member" ? this.member(callee, receiver, callee.name) : this.evaluate(callee);
    const method = callee.kind === "member" ? callee.name : callee.kind === "name" ? callee.name : "";
    const args: Value[] = [];
    const named = new Map<string, Value>();
    for (const arg of expr.args) this.argument(arg, args, named);
    const path = target.path ?? (callee.kind === "member" ? `?.${method}` : `?${method}`);
    const call: Call = {
      node: expr,
      path,
      method: calledBy(callee, method, path),
      receiver,
      args,
      named,
      file: this.file,
    };
    this.knowledge.onCall(call, this);
    if (target.func !== undefined) {
      const ordered = this.inOrder(target.func, call);
      const result = this.apply(target.func, ordered, expr.at);
      return this.knowledge.resultOf(call, this) ?? result;
    }
    const known = this.knowledge.resultOf(call, this);
    if (known !== undefined) return known.path === undefined ? { ...known, path: `${path}()` } : known;
    return this.usualResult(call);
  }

  private argument(arg: Argument, args: Value[], named: Map<string, Value>): void {
    const value = this.evaluate(arg.value);
    if (arg.name !== undefined) named.set(arg.name, value);
    else if (arg.isSpread && value.items !== undefined) args.push(...value.items);
    else if (arg.isSpread && value.fields !== undefined && this.program.language === "python")
      for (const [name, field] of value.fields) named.set(name, field);
    else args.push(arg.isSpread ? partOf(value) : value);
  }

  private inOrder(func: Func, { args, named }: Call): readonly Value[] {
    const params =
      func.isMethod && this.program.language === "python" && isSelf(func) ? [NOTHING_KNOWN, ...args] : [...args];
    for (const [name, value] of named) {
      const index = func.params.findIndex(({ target }) => target.kind === "bind" && target.name === name);
      if (index >= 0) params[index] = value;
    }
    return params;
  }

  /** What a call gives back when nobody knows it: something of what it was given. */
  private usualResult({ path, method, receiver, args, named, node }: Call): Value {
    for (const arg of args) {
      if (arg.func === undefined) continue;
      // A callback of a method gets what the object holds; its result is what the call gives.
      const each = partOf(receiver);
      const first = /^(reduce|reduceRight)$/.test(method) ? [each, each] : [each];
      const result = this.apply(arg.func, method === "then" ? [receiver] : first, node.at);
      if (method === "filter" && /\brole\b/.test(this.program.text.slice(arg.func.at, arg.func.end)))
        return { ...withoutRole(receiver), path: `${path}()` };
      if (/^(map|flatMap|then|reduce|from)$/.test(method))
        return method === "map" || method === "flatMap" ? { taints: result.taints, items: [result] } : result;
    }
    let taints = method === "get" && args.length > 0 ? receiver.taints : NO_PASS.test(method) ? [] : receiver.taints;
    if (!NO_PASS.test(method) && method !== "get")
      for (const arg of [...args, ...named.values()]) taints = mergedTaints(taints, deepTaints(arg));
    if (/^(push|append|add|unshift|extend|set|update|insert)$/.test(method) && node.callee.kind === "member") {
      const added = args.flatMap((arg) => [...deepTaints(arg)]);
      if (added.length > 0) this.addTo(node.callee.object, args);
    }
    if (receiver.items !== undefined || receiver.fields !== undefined)
      taints = NO_PASS.test(method)
        ? []
        : mergedTaints(
            taints,
            method === "get" && typeof args[0]?.literal === "string" && receiver.fields?.has(args[0].literal)
              ? deepTaints(receiver.fields.get(args[0].literal)!)
              : deepTaints(receiver),
          );
    const shape =
      args.find((arg) => arg.fields !== undefined)?.fields ??
      (method === "array" ? args[0]?.shape : undefined) ??
      (receiver.shape !== undefined && node.callee.kind === "member" ? receiver.shape : undefined);
    const words = args[0]?.words;
    return {
      taints: passed(taints, node.at, `through ${method || "a call"}`),
      path: `${path}()`,
      ...(shape === undefined ? {} : { shape }),
      ...(words === undefined ? {} : { words }),
      ...(receiver.items !== undefined && /^(slice|filter|concat|reverse|sort|copy|toSorted)$/.test(method)
        ? { items: receiver.items }
        : {}),
    };
  }

  private addTo(place: Expr, values: readonly Value[]): void {
    const root = place.kind === "name" ? place.name : undefined;
    if (root === undefined) {
      if (place.kind === "member") for (const value of values) this.store(place, value);
      return;
    }
    const known = this.scope.get(root);
    if (known === undefined) return;
    const items = [...(known.items ?? []), ...values].slice(-24);
    this.scope.assign(root, { ...known, items }, true);
  }
}

/** Harms that what lies inside of a value does as well. */
const DEEP: ReadonlySet<Harm> = new Set(["message", "result", "limit", "log", "decision", "response", "own"]);

/** Results that are no text of what goes in: sizes, answers, places. */
const NO_PASS =
  /^(length|len|indexOf|lastIndexOf|includes|has|startsWith|endsWith|startswith|endswith|test|every|some|isArray|isinstance|count|find_index|findIndex|charCodeAt|codePointAt|localeCompare|log|info|warn|error|debug|print|hasOwn|isdigit|exists|existsSync|existsAsync|stat|statSync|is_file|is_dir|createHash|sha256|digest|hexdigest|random|now|Number|parseInt|parseFloat|int|float|bool|Boolean|BigInt|abs|round|floor|ceil|min|max|sum|toFixed|getTime|sleep|time|valueOf|type|id|hash|escape_literal|delete|clear)$/;
const GLOBALS = new Set([
  "import.meta",
  "eval",
  "exec",
  "compile",
  "fetch",
  "Function",
  "setTimeout",
  "setInterval",
  "import",
  "require",
  "document",
  "window",
  "open",
  "print",
  "console",
  "process",
  "globalThis",
  "JSON",
  "Number",
  "location",
  "input",
  "__import__",
  "Bun",
  "Deno",
  "navigator",
  "URL",
  "Object",
  "Array",
  "Promise",
  "String",
  "Boolean",
  "Math",
  "int",
  "float",
  "str",
  "bool",
  "len",
  "parseInt",
  "parseFloat",
  "encodeURIComponent",
  "EventSource",
  "WebSocket",
]);
const HAS_HOST = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]+[/?#]|^\/(?![/\\])|^[?#]|^mailto:|^data:image\//i;

/** Messages among which nobody else's system messages are left. */
const withoutRole = (value: Value): Value => ({
  ...value,
  taints: cleared(value.taints, HARMS.role),
  ...(value.items === undefined
    ? {}
    : { items: value.items.map((item) => ({ ...item, taints: cleared(item.taints, HARMS.role) })) }),
});

function fieldTypes(body: readonly Stmt[]): Map<string, string> {
  return new Map(
    body.flatMap((stmt): [string, string][] =>
      stmt.kind === "let" && stmt.target.kind === "bind" && stmt.type
        ? [[stmt.target.name, stmt.type.replace(/^:\s*/, "").trim()]]
        : [],
    ),
  );
}

const isSelf = (func: Func): boolean => {
  const first = func.params[0]?.target;
  return first?.kind === "bind" && (first.name === "self" || first.name === "cls");
};

function valueAt(value: Value, path: readonly string[]): Value {
  let at = value;
  for (const name of path) at = at.fields === undefined && at.items !== undefined ? partOf(at) : fieldOf(at, name);
  return at;
}

/** The name of what is called where it was imported; here it may go by another. */
function calledBy(callee: Expr, name: string, path: string): string {
  if (callee.kind !== "name" || path.startsWith("?")) return name;
  const at = path.lastIndexOf(".");
  return at < 0 || path.endsWith(")") ? name : path.slice(at + 1);
}

/** One trail after the other. */
function chained(first: Trail | undefined, second: Trail | undefined): Trail | undefined {
  const steps: Trail[] = [];
  for (let at = second; at !== undefined && steps.length < 20; at = at.before) steps.push(at);
  let trail = first;
  for (const step of steps.reverse())
    trail = { at: step.at, note: step.note, before: trail, length: (trail?.length ?? 0) + 1 };
  return trail;
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
