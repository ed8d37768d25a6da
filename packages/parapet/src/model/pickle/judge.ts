import { isComputingCode } from "./carried-code.ts";
import { carriedCode, isComputingState, isNone, isPlain, isPlainNamespace } from "./carried-parts.ts";
import { type Grade, gradeOf, moduleGrade, type Verdict } from "./grade.ts";
import { rawArrayOf } from "./joblib.ts";
import type { CallKind, Judge, Machine, Raw } from "./machine.ts";
import { DENIED_LAST_NAMES, REACHING_ATTRIBUTES } from "./names/denied.ts";
import type { Special } from "./names/special.ts";
import { DATA, type Thing, type Value } from "./values.ts";

/** Something that a pickle names, calls or changes, and that is not clean. */
export interface Seen {
  readonly rule: "pickle-call" | "pickle-name" | "pickle-change" | "pickle-code" | "pickle-lost";
  readonly verdict: Exclude<Verdict, "clean">;
  readonly kind: CallKind | "name" | "change";
  readonly callable: Value;
  readonly args: Value;
  readonly at: number;
  readonly why: string;
}

/** A string or bytes that begin as what holds code begins. */
export interface Payload {
  readonly at: number;
  readonly start: number;
  readonly length: number;
  readonly isText: boolean;
}

/** So many are told; the verdict knows of all. */
const MOST_SEEN = 40;
const MOST_PAYLOADS = 64;
const ENCODINGS = /^(latin[-_]?1|iso[-_]?8859[-_]?1|utf[-_]?8|ascii|us[-_]?ascii)$/i;

/** Where an array follows that cannot be measured, nothing further can be read. */
export class LostError extends Error {}

/** Grades what the machine comes by, and keeps what is not clean. */
export class PickleJudge implements Judge {
  readonly seen: Seen[] = [];
  readonly payloads: Payload[] = [];
  /** Payloads that are loaded as part of the pickle, by the place of their opcode. */
  readonly loaded = new Set<number>();
  /** Every global that was named, in order, for who compares. */
  readonly named: string[] = [];
  readonly trace: Judge["trace"];
  calls = 0;
  /** Arrays of joblib follow, which its own unpickler alone passes over. */
  hasArrays = false;
  readonly #machine: Machine;
  readonly #grades = new Map<Value, Grade>();
  readonly #told = new Set<string>();
  /** Code that is clean as long as nothing else is named that may do more than compute. */
  readonly #computing: { readonly call: Call; readonly base?: Value }[] = [];
  readonly #isNaming: boolean;
  readonly #isPlain: boolean;

  /** @param isPlain reads as a plain unpickler does, to which joblib's arrays are opcodes */
  constructor(machine: Machine, trace?: Judge["trace"], isPlain = false) {
    this.#machine = machine;
    this.#isPlain = isPlain;
    this.trace = trace;
    this.#isNaming = trace !== undefined;
  }

  global(module: string, name: string, at: number): Value {
    if (this.#isNaming) this.named.push(`${module} ${name}`);
    const value = this.#machine.values.once(`g${module}\n${name}`, () => ({ kind: "global", module, name, at }));
    if (!this.#grades.has(value)) this.#grades.set(value, gradeOf(module, name));
    return value;
  }

  computedGlobal(at: number): Value {
    const value = this.#unknown("a name that it computes", at);
    this.#tell({
      rule: "pickle-name",
      verdict: "blocked",
      kind: "name",
      callable: value,
      args: DATA,
      at,
      why: "could be anything",
    });
    return value;
  }

  extension(code: number, at: number): Value {
    const value = this.#unknown(`extension ${code} of the program that loads it`, at);
    this.#tell({
      rule: "pickle-name",
      verdict: "review",
      kind: "name",
      callable: value,
      args: DATA,
      at,
      why: "could be anything",
    });
    return value;
  }

  /** PyTorch's legacy files keep the classes of modules as such ids: `("module", class, file, source)`. */
  persistent(id: Value): Value {
    const [first, second] = this.#machine.values.tupleOf(id) ?? [];
    if (first === undefined || second === undefined || this.#machine.values.thingOf(second) === undefined) return DATA;
    const kind = this.#machine.constant(first);
    return kind?.kind === "text" && kind.text === "module" ? second : DATA;
  }

  change(container: Value, at: number): void {
    const thing = this.#machine.values.thingOf(container);
    if (thing?.kind === "global" || thing?.kind === "module")
      this.#tell({
        rule: "pickle-change",
        verdict: "blocked",
        kind: "change",
        callable: container,
        args: DATA,
        at,
        why: "changes what the program uses",
      });
  }

  call(kind: CallKind, callable: Value, args: Value, at: number): Value {
    this.calls++;
    const { values } = this.#machine;
    const thing = values.thingOf(callable);
    if (kind === "build") {
      this.change(callable, at);
      // The state of a function is anything: what its arguments are when none are given, for one.
      if (this.#isComputing(callable)) this.#carries({ kind, callable, args, at });
      return callable;
    }
    if (thing === undefined) {
      // Constants and tuples cannot be called: Python gives up there.
      if (callable !== DATA) return DATA;
      return this.#result("review", { kind, callable, args, at, why: "is an object that it made itself" });
    }
    if (thing.kind === "made") {
      if (thing.what === "code-type") return this.#code({ kind, callable, args, at });
      if (thing.what !== "code" && thing.what !== "computing") return DATA;
      return this.#carries({ kind, callable, args, at });
    }
    if (thing.kind === "partial") return this.call("call", thing.of, args, at);
    if (thing.kind !== "global") return this.#result("review", { kind, callable, args, at, why: "could be anything" });
    const grade = this.#grades.get(callable)!;
    if (grade.special !== undefined) return this.#special(grade.special, { kind, callable, args, at });
    const verdict = kind === "new" ? grade.make : grade.call;
    if (verdict !== "clean") return this.#result(verdict, { kind, callable, args, at, why: grade.why });
    if (thing.name === "NumpyArrayWrapper" && thing.module.startsWith("joblib."))
      return values.thing({ kind: "made", what: "array-wrapper", text: "", at });
    return DATA;
  }

  rawAfter(built: Value, state: Value): Raw | "pickle" | undefined {
    const thing = this.#machine.values.thingOf(built);
    if (thing?.kind !== "made" || thing.what !== "array-wrapper") return undefined;
    this.hasArrays = true;
    if (this.#isPlain) return undefined;
    const raw = rawArrayOf(this.#machine, state);
    if (raw === undefined) throw new LostError("an array follows whose size cannot be told");
    return raw;
  }

  payload(at: number, start: number, length: number, isText: boolean): void {
    if (this.payloads.length < MOST_PAYLOADS) this.payloads.push({ at, start, length, isText });
  }

  /** What was named, is not clean, and was not told as a call. */
  finish(): void {
    // Code that computes does so with what it is given: nothing among that may do more when it is called.
    const mayDoMore = [...this.#grades.values()].some(({ call, special }) => special === undefined && call !== "clean");
    for (const { call, base } of this.#computing)
      if (mayDoMore || (base !== undefined && !isPlainNamespace(this.#machine, base))) this.#carries(call);
    for (const [callable, { reference, why }] of this.#grades) {
      const thing = this.#machine.values.thingOf(callable);
      if (reference === "clean" || thing === undefined) continue;
      this.#tell({ rule: "pickle-name", verdict: reference, kind: "name", callable, args: DATA, at: thing.at, why });
    }
  }

  #special(special: Special, call: Call): Value {
    const { values } = this.#machine;
    const { args, at, callable } = call;
    const given = values.tupleOf(args);
    const [first, second, third] = given ?? [];
    if (special === "code") return this.#code(call);
    if (special === "carried") {
      if (
        this.#isComputing(first) &&
        nameOf(values.thingOf(callable)).endsWith("._function_setstate") &&
        isComputingState(this.#machine, second)
      )
        return DATA;
      this.#carries(call);
      return DATA;
    }
    // Called by what cannot be read, such as a list: nothing here can be told of it.
    if (given === undefined || first === undefined)
      return this.#result(special === "type" || special === "dtype" ? "review" : "blocked", {
        ...call,
        why: "is given what cannot be told",
      });
    switch (special) {
      case "attribute":
        return this.#attribute(first, second, call);
      case "make-first":
        if (second !== undefined && values.thingOf(second) !== undefined) this.call("new", second, DATA, at);
        return this.call("new", first, values.thingOf(first) === undefined ? DATA : args, at);
      case "call-first": {
        if (values.thingOf(first) === undefined) return first;
        this.call("call", first, args, at);
        return values.thing({ kind: "partial", of: first, at });
      }
      case "rebuild-type":
        this.call("call", first, third ?? DATA, at);
        return DATA;
      case "call-with":
        this.call("call", first, second ?? DATA, at);
        return DATA;
      case "type":
        if (given.length === 1) return DATA;
        return this.#carries(call);
      case "dtype": {
        const constant = this.#machine.constant(first);
        if (constant?.kind !== "text") return DATA;
        const { text } = constant;
        return values.once(`d${text}`, () => ({ kind: "made", what: "dtype", text, at }));
      }
      case "encode": {
        const encoding = second === undefined ? undefined : this.#machine.constant(second);
        if (second === undefined || (encoding?.kind === "text" && ENCODINGS.test(encoding.text))) return DATA;
        return this.#result("review", { ...call, why: "unpacks or decodes what it is given" });
      }
      case "load-bytes":
        if (first < 0) return this.#result("blocked", { ...call, why: "loads what it computes" });
        this.loaded.add(first);
        return DATA;
      case "import":
        return this.#import(first, second, { ...call, callable });
    }
  }

  #attribute(object: Value, attribute: Value | undefined, call: Call): Value {
    const constant = attribute === undefined ? undefined : this.#machine.constant(attribute);
    if (constant?.kind !== "text")
      return this.#result("blocked", { ...call, why: "takes an attribute by a name that it computes" });
    const thing = this.#machine.values.thingOf(object);
    const name = constant.text;
    if (thing?.kind === "global") return this.global(thing.module, `${thing.name}.${name}`, call.at);
    if (thing?.kind === "module") return this.global(thing.module, name, call.at);
    const isReaching = REACHING_ATTRIBUTES.has(name) || name === "__dict__" || DENIED_LAST_NAMES.has(name);
    return this.#result(isReaching ? "blocked" : "review", {
      ...call,
      why: isReaching ? "reaches what lies behind an object" : "takes a method of an object",
    });
  }

  #import(first: Value, second: Value | undefined, call: Call): Value {
    const module = this.#machine.constant(first);
    const name = second === undefined ? undefined : this.#machine.constant(second);
    if (module?.kind !== "text" || (second !== undefined && name?.kind !== "text"))
      return this.#result("blocked", { ...call, why: "imports by a name that it computes" });
    if (name?.kind === "text") return this.global(module.text, name.text, call.at);
    const grade = moduleGrade(module.text);
    if (grade.reference !== "clean") this.#result(grade.reference, { ...call, why: grade.why });
    return this.#machine.values.once(`m${module.text}`, () => ({ kind: "module", module: module.text, at: call.at }));
  }

  /** The type of code, code, or a function of code: told, unless it is known to compute and nothing else. */
  #code(call: Call): Value {
    const { values } = this.#machine;
    const name = nameOf(values.thingOf(call.callable));
    const parts = values.tupleOf(call.args) ?? [];
    const [first, base, , defaults, closure] = parts;
    if (name.endsWith("._builtin_type") && first !== undefined) {
      const type = this.#machine.constant(first);
      if (type?.kind === "text" && type.text === "CodeType")
        return values.once("code-type", () => ({ kind: "made", what: "code-type", text: "", at: call.at }));
    }
    const isCode = name === "code-type" || name === "types.CodeType";
    const carried = isCode ? carriedCode(this.#machine, parts) : undefined;
    const isFunction =
      name === "cloudpickle.cloudpickle._make_function" &&
      this.#isComputing(first) &&
      isPlainNamespace(this.#machine, base) &&
      (defaults === undefined || isPlain(this.#machine, defaults)) &&
      (closure === undefined || isNone(this.#machine, closure));
    if (!isFunction && (carried === undefined || !isComputingCode(carried))) return this.#carries(call);
    // Its namespace may still be added to: it is looked at once more at the end.
    this.#computing.push(isFunction && base !== undefined ? { call, base } : { call });
    return values.once("computing", () => ({ kind: "made", what: "computing", text: "", at: call.at }));
  }

  #isComputing(value: Value | undefined): boolean {
    const thing = value === undefined ? undefined : this.#machine.values.thingOf(value);
    return thing?.kind === "made" && thing.what === "computing";
  }

  #carries(call: Call): Value {
    this.#tell({
      rule: "pickle-code",
      verdict: "review",
      ...call,
      why: "carries code, which runs when the model is used",
    });
    return this.#machine.values.once("code", () => ({ kind: "made", what: "code", text: "", at: call.at }));
  }

  #result(verdict: Exclude<Verdict, "clean">, call: Call & { readonly why: string }): Value {
    this.#tell({ rule: "pickle-call", verdict, ...call });
    return this.#unknown(nameOf(this.#machine.values.thingOf(call.callable)), call.at);
  }

  #unknown(of: string, at: number): Value {
    return this.#machine.values.once(`u${of}`, (): Thing => ({ kind: "unknown", of, at }));
  }

  /** Once for each thing and rule, the worst first come; a call of it says that it was named. */
  #tell(seen: Seen): void {
    const name = nameOf(this.#machine.values.thingOf(seen.callable));
    const key = `${seen.rule === "pickle-name" ? "pickle-call" : seen.rule} ${seen.verdict} ${name}`;
    if (this.#told.has(key)) return;
    const isFull = this.seen.length >= MOST_SEEN;
    if (isFull && (seen.verdict !== "blocked" || this.seen.some(({ verdict }) => verdict === "blocked"))) return;
    this.#told.add(key);
    this.seen.push(seen);
  }
}

interface Call {
  readonly kind: CallKind;
  readonly callable: Value;
  readonly args: Value;
  readonly at: number;
}

export function nameOf(thing: Thing | undefined): string {
  if (thing === undefined) return "an object that it made";
  if (thing.kind === "global") return `${thing.module}.${thing.name}`;
  if (thing.kind === "module") return thing.module;
  if (thing.kind === "unknown") return `what ${thing.of} gives`;
  return thing.kind === "partial" ? "functools.partial" : thing.what;
}
