import type { Argument, Expr, Func, Pattern } from "../ir.ts";
import type { Call } from "./call.ts";
import { type Guard, guardsOf } from "./guards.ts";
import { Facts } from "./scope.ts";
import { Tracking } from "./tracking.ts";
import {
  cleared,
  deepTaints,
  fieldOf,
  HARMS,
  joined,
  mergedTaints,
  NOTHING_KNOWN,
  partOf,
  passed,
  type Taint,
  type Value,
} from "./value.ts";

/** What expressions are worth, as far as it is known. */
export abstract class Expressions extends Tracking {
  protected abstract define(func: Func): Value;
  protected abstract learn(guards: readonly Guard[]): void;
  protected abstract withFacts(value: Value): Value;
  protected abstract store(place: Expr, value: Value): void;
  protected abstract bind(target: Pattern, value: Value, declares: boolean): void;

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

  protected member(node: { at: number; end: number }, object: Value, name: string): Value {
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

  protected joinedText({ parts, at }: Expr & { kind: "joined" }): Value {
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

  protected binary({ operator, left, right }: Expr & { kind: "binary" }): Value {
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

  protected object({ entries }: Expr & { kind: "object" }): Value {
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

  protected call(expr: Expr & { kind: "call" }): Value {
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

  protected argument(arg: Argument, args: Value[], named: Map<string, Value>): void {
    const value = this.evaluate(arg.value);
    if (arg.name !== undefined) named.set(arg.name, value);
    else if (arg.isSpread && value.items !== undefined) args.push(...value.items);
    else if (arg.isSpread && value.fields !== undefined && this.program.language === "python")
      for (const [name, field] of value.fields) named.set(name, field);
    else args.push(arg.isSpread ? partOf(value) : value);
  }

  protected inOrder(func: Func, { args, named }: Call): readonly Value[] {
    const params =
      func.isMethod && this.program.language === "python" && isSelf(func) ? [NOTHING_KNOWN, ...args] : [...args];
    for (const [name, value] of named) {
      const index = func.params.findIndex(({ target }) => target.kind === "bind" && target.name === name);
      if (index >= 0) params[index] = value;
    }
    return params;
  }

  /** What a call gives back when nobody knows it: something of what it was given. */
  protected usualResult({ path, method, receiver, args, named, node }: Call): Value {
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

  protected addTo(place: Expr, values: readonly Value[]): void {
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

const isSelf = (func: Func): boolean => {
  const first = func.params[0]?.target;
  return first?.kind === "bind" && (first.name === "self" || first.name === "cls");
};

/** The name of what is called where it was imported; here it may go by another. */
function calledBy(callee: Expr, name: string, path: string): string {
  if (callee.kind !== "name" || path.startsWith("?")) return name;
  const at = path.lastIndexOf(".");
  return at < 0 || path.endsWith(")") ? name : path.slice(at + 1);
}
