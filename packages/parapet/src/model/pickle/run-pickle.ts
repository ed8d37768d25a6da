import type { ArtefactFile } from "../artefact.ts";
import { LONGEST_CONSTANT, NeedConstantError } from "./constants.ts";
import { LostError, type Payload, PickleJudge, type Seen } from "./judge.ts";
import { type Judge, MARGIN, Machine, type Outcome } from "./machine.ts";
import { callOf } from "./show.ts";
import { TooDeepError } from "./stack.ts";
import { TooManyThingsError } from "./values.ts";

const WINDOW = 1 << 20;
/** Of the first one: most pickles are small, and some are tried at many places. */
const FIRST_WINDOW = 64 << 10;

/** Something not clean, with the call as Python would write it. */
export interface SeenCall extends Seen {
  readonly call: string;
}

export interface PickleRun {
  /** "lost": nothing further can be told; "limit": more than any pickle has. */
  readonly end: Exclude<Outcome["kind"], "more" | "constant"> | "lost" | "limit";
  readonly why: string;
  /** Where it stopped: behind STOP, or at the opcode that could not be done. */
  readonly position: number;
  /** Where CPython would go on to read: a frame is read whole. */
  readonly next: number;
  readonly seen: readonly SeenCall[];
  readonly payloads: readonly Payload[];
  /** Places of payloads that are loaded with it. */
  readonly loaded: ReadonlySet<number>;
  readonly named: readonly string[];
  readonly calls: number;
  readonly hasArrays: boolean;
}

export interface RunOptions {
  readonly check: () => void;
  /** Told of each opcode that was done, and makes `named` hold every name. */
  readonly trace?: Judge["trace"];
  /** Reads joblib's arrays as opcodes, as plain unpicklers do. */
  readonly isPlain?: boolean;
}

/** Runs one pickle, from an offset, window by window. */
export async function runPickle(file: ArtefactFile, offset: number, options: RunOptions): Promise<PickleRun> {
  let judge: PickleJudge | undefined;
  const machine = new Machine((own) => {
    judge = new PickleJudge(own, options.trace, options.isPlain);
    return judge;
  }, offset);
  const own = judge!; // made by the constructor
  const ended = await toEnd(file, machine, options);
  own.finish();
  const seen: SeenCall[] = [];
  for (const one of own.seen.toSorted((a, b) => a.at - b.at)) {
    seen.push({ ...one, call: await told(file, machine, () => callOf(machine, one)) });
  }
  const isLying = ended.end === "stopped" && machine.frameEnd > file.sizeBytes;
  return {
    ...ended,
    ...(isLying ? { end: "malformed", why: "has a frame that is longer than the file" } : {}),
    position: machine.position,
    next: Math.max(machine.position, Math.min(machine.frameEnd, file.sizeBytes)),
    seen,
    payloads: own.payloads,
    loaded: own.loaded,
    named: own.named,
    calls: own.calls,
    hasArrays: own.hasArrays,
  };
}

async function toEnd(
  file: ArtefactFile,
  machine: Machine,
  { check }: RunOptions,
): Promise<Pick<PickleRun, "end" | "why">> {
  let window: Uint8Array = new Uint8Array();
  let base = 0;
  let isLast = false;
  let size = FIRST_WINDOW;
  try {
    for (;;) {
      check();
      const { position } = machine;
      if (position < base || (!isLast && position > base + window.length - MARGIN) || window.length === 0) {
        base = Math.min(position, file.sizeBytes);
        window = await file.read(base, size);
        size = WINDOW;
        isLast = base + window.length >= file.sizeBytes;
        if (position > file.sizeBytes) return { end: "truncated", why: "" };
      }
      const outcome = machine.run(window, base, isLast);
      if (outcome.kind === "more") {
        if (machine.position <= base && window.length > MARGIN) throw new Error("a pickle does not go on");
        window = new Uint8Array();
      } else if (outcome.kind === "constant") await tell(file, machine, outcome.at);
      else return { end: outcome.kind, why: outcome.kind === "malformed" ? outcome.why : "" };
    }
  } catch (thrown) {
    if (thrown instanceof LostError) return { end: "lost", why: thrown.message };
    if (thrown instanceof TooDeepError || thrown instanceof TooManyThingsError)
      return { end: "limit", why: thrown.message };
    throw thrown;
  }
}

async function tell(file: ArtefactFile, machine: Machine, at: number): Promise<void> {
  machine.tell(at, await file.read(at, LONGEST_CONSTANT));
}

async function told<Value>(file: ArtefactFile, machine: Machine, ask: () => Value): Promise<Value> {
  for (;;) {
    try {
      return ask();
    } catch (thrown) {
      if (!(thrown instanceof NeedConstantError)) throw thrown;
      await tell(file, machine, thrown.at);
    }
  }
}
