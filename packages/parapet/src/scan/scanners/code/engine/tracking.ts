import type { Expr, Func, Program } from "../ir.ts";
import type { FileContext } from "./call.ts";
import type { Inspection, Knowledge, Reached, Spotted } from "./inspection.ts";
import { Facts, Scope } from "./scope.ts";
import {
  cleared,
  deepTaints,
  fieldOf,
  HARMS,
  type Harm,
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

/** What a walk through a file keeps, and how text that gets to where it does harm is told: here, or by a summary. */
export abstract class Tracking implements Inspection {
  readonly file: FileContext;
  readonly reached = new Map<string, Reached>();
  readonly spotted = new Map<string, Spotted>();
  readonly summaries = new Map<Func, Summary>();
  /** Fields of `this` and `self`, of all classes of the file. */
  protected readonly fields = new Map<string, Value>();
  protected readonly module = new Scope();
  protected readonly knowledge: Knowledge;
  protected readonly program: Program;
  protected scope: Scope = this.module;
  protected facts = new Facts();
  protected current: { func: Func; summary: Summary } | undefined;
  /** Branches around the statement, up to its function. */
  protected branches = 0;
  protected isInLoop = false;
  isFinal = false;
  /** Function that is being looked at, outermost last. */
  readonly functions: Func[] = [];
  loops = 0;
  /** Calls of models so far. */
  modelCalls = 0;
  /** What rules note about the file, for the second time through. */
  readonly notes = new Set<string>();
  /** Types of the fields of classes, by class and field. */
  protected readonly classes = new Map<string, Map<string, string>>();

  constructor(program: Program, file: FileContext, knowledge: Knowledge) {
    this.program = program;
    this.file = file;
    this.knowledge = knowledge;
  }
  abstract evaluate(expr: Expr): Value;

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

  protected arrives(
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

  protected substituted(summary: Summary, value: Value, args: readonly Value[], depth: number): Value {
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
}

/** Harms that what lies inside of a value does as well. */
const DEEP: ReadonlySet<Harm> = new Set([
  "message",
  "result",
  "limit",
  "log",
  "decision",
  "response",
  "own",
  "ingest",
  "memory",
  "unbounded",
  "shared",
]);

function valueAt(value: Value, path: readonly string[]): Value {
  let at = value;
  for (const name of path) at = at.fields === undefined && at.items !== undefined ? partOf(at) : fieldOf(at, name);
  return at;
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
