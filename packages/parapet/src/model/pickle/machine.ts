import { type Constant, constantAt, LONGEST_CONSTANT, NeedConstantError } from "./constants.ts";
import { Containers } from "./containers.ts";
import { ARGUMENT_BYTES, LINE, UNKNOWN } from "./opcodes.ts";
import { isNotable } from "./payloads.ts";
import { lengthAt, ofLine, Stack } from "./stack.ts";
import { DATA, type Value, Values } from "./values.ts";

/** So much of a file stands in a window behind every opcode but at the end, so that its short argument is whole. */
export const MARGIN = 8_192;

export type Outcome =
  /** Run again with a window that begins at `position`. */
  | { readonly kind: "more" }
  /** Run again when `tell` was called for the constant whose opcode stands there. */
  | { readonly kind: "constant"; readonly at: number }
  | { readonly kind: "stopped" }
  /** The file ends within the pickle. */
  | { readonly kind: "truncated" }
  /** What no unpickler reads: it gives up there, and what came before has run. */
  | { readonly kind: "malformed"; readonly at: number; readonly why: string };

export type CallKind = "call" | "new" | "build";

/** Bytes outside of the pickle, and whether a byte that says how much and then so much padding comes first. */
export interface Raw {
  readonly bytes: number;
  readonly isPadded: boolean;
}

/** Who is asked what a pickle names and calls. May ask the machine for constants, which may stop the opcode. */
export interface Judge {
  /** @returns what stands for it */
  global(module: string, name: string, at: number): Value;
  /** A name that is no constant, so that it could be any. */
  computedGlobal(at: number): Value;
  extension(code: number, at: number): Value;
  /** What an id stands for that only the loading program knows. */
  persistent(id: Value): Value;
  /** @returns the result; of `build`, what was built */
  call(kind: CallKind, callable: Value, args: Value, at: number): Value;
  /** Items are put into something that is no list or dictionary. */
  change(container: Value, at: number): void;
  /** Bytes that follow a `build` outside of the pickle, or "pickle" for another one. */
  rawAfter(built: Value, state: Value): Raw | "pickle" | undefined;
  /** A string or bytes that begin as what holds code begins. */
  payload(at: number, start: number, length: number, isText: boolean): void;
  /** An opcode was done, for who compares; unset otherwise. */
  readonly trace?: ((op: number, at: number) => void) | undefined;
}

/**
 * The stack machine of pickle, protocols 0 to 5, on symbols: it does what an unpickler does to stack, marks and memo,
 * and asks the judge where that one would import or call. Nothing is imported or called.
 *
 * One loop over a window of bytes, a switch on literal numbers (names would be compared one by one), values as numbers,
 * payloads passed over without being read. Where CPython would stop because a value has the wrong type, this goes on:
 * it may see more than would run, never less.
 */
export class Machine {
  readonly values = new Values();
  readonly containers = new Containers();
  readonly #judge: Judge;
  readonly #constants = new Map<number, Constant>();
  #stack = new Stack();
  readonly #outer: Stack[] = [];
  /** Within an argument that ends with its line. */
  #isInLine = false;
  /** Of the next opcode, from the start of the file. */
  position: number;
  #window: Uint8Array = new Uint8Array();
  #base = 0;
  #isLast = false;

  /** Of the last frame: CPython reads it whole, gives up where the file is shorter, and goes on behind it. */
  frameEnd = 0;

  constructor(judge: (machine: Machine) => Judge, position: number) {
    this.#judge = judge(this);
    this.position = position;
  }

  tell(at: number, bytes: Uint8Array): void {
    if (this.#constants.size > 10_000) this.#constants.clear();
    this.#constants.set(at, constantAt(bytes, 0));
  }

  /** @throws {NeedConstantError} when it has to be read again first */
  constant(value: Value): Constant | undefined {
    if (value < 0) return undefined;
    const known = this.#constants.get(value);
    if (known !== undefined) return known;
    const at = value - this.#base;
    if (at < 0 || (!this.#isLast && at + LONGEST_CONSTANT > this.#window.length)) throw new NeedConstantError(value);
    return constantAt(this.#window, at);
  }

  /** @param base where the window begins in the file; `position` lies in it */
  run(window: Uint8Array, base: number, isLast: boolean): Outcome {
    this.#window = window;
    this.#base = base;
    this.#isLast = isLast;
    const judge = this.#judge;
    const trace = judge.trace;
    const end = window.length;
    const safeEnd = isLast ? end : end - MARGIN;
    let stack = this.#stack;
    let pos = this.position - base;
    let at = pos;
    let frameEnd = this.frameEnd - base;
    const malformed = (why: string): Outcome => {
      this.position = base + at;
      return { kind: "malformed", at: base + at, why };
    };
    const truncated = (): Outcome => {
      this.position = base + at;
      return { kind: "truncated" };
    };
    try {
      if (this.#isInLine) {
        const line = window.indexOf(10, pos);
        this.position = base + end;
        if (line < 0) return { kind: isLast ? "truncated" : "more" };
        this.#isInLine = false;
        pos = line + 1;
      }
      for (;;) {
        if (pos >= safeEnd) {
          this.position = base + pos;
          return { kind: isLast ? "truncated" : "more" };
        }
        at = pos;
        const op = window[pos++]!;
        const bytes = ARGUMENT_BYTES[op]!;
        let next = pos + bytes;
        let line = 0;
        if (bytes >= LINE) {
          if (bytes === UNKNOWN) return malformed(`0x${op.toString(16)} is no opcode`);
          line = window.indexOf(10, pos);
          next = line + 1;
          if (line < 0) {
            if (isLast) return truncated();
            if (!ofLine.mayBeLong(op)) return malformed("a name is longer than any name");
            this.#isInLine = true;
            next = end;
          }
        } else if (next > end) return truncated();
        switch (op) {
          case 0x28: // MARK
            stack.mark();
            break;
          case 0x2e: {
            // STOP
            if (stack.isShortOf(1)) return malformed("stops with nothing on the stack");
            trace?.(op, base + at);
            this.position = base + next;
            const outer = this.#outer.pop();
            if (outer === undefined) return { kind: "stopped" };
            stack = this.#stack = outer;
            pos = next;
            continue;
          }
          case 0x30: // POP
            if (!stack.drop()) return malformed("takes from an empty stack");
            break;
          case 0x31: // POP_MARK
            if (stack.toMark() < 0) return malformed("has no mark");
            break;
          case 0x32: // DUP
            if (stack.isShortOf(1)) return malformed("takes from an empty stack");
            stack.push(stack.top());
            break;
          case 0x4e: // NONE
          case 0x88: // NEWTRUE
          case 0x89: // NEWFALSE
          case 0x4a: // BININT
          case 0x4b: // BININT1
          case 0x4d: // BININT2
          case 0x47: // BINFLOAT
          case 0x46: // FLOAT
          case 0x49: // INT
          case 0x4c: // LONG
          case 0x5d: // EMPTY_LIST
          case 0x7d: // EMPTY_DICT
          case 0x8f: // EMPTY_SET
            stack.push(base + at);
            break;
          case 0x53: // STRING
          case 0x56: // UNICODE
            stack.push(base + at);
            if (line - pos > 20) judge.payload(base + at, base + pos, line - pos, true);
            break;
          case 0x8c: // SHORT_BINUNICODE
          case 0x43: // SHORT_BINBYTES
          case 0x55: {
            // SHORT_BINSTRING
            const length = window[pos]!;
            next += length;
            if (next > end) {
              if (isLast) return truncated();
            } else if (length > 8 && isNotable(window, pos + 1, length)) {
              judge.payload(base + at, base + pos + 1, length, op === 0x8c);
            }
            stack.push(base + at);
            break;
          }
          case 0x8a: // LONG1
            next += window[pos]!;
            if (next > end && isLast) return truncated();
            stack.push(base + at);
            break;
          case 0x58: // BINUNICODE
          case 0x42: // BINBYTES
          case 0x54: // BINSTRING
          case 0x8b: // LONG4
          case 0x8d: // BINUNICODE8
          case 0x8e: // BINBYTES8
          case 0x96: {
            // BYTEARRAY8
            const length = lengthAt(window, pos, bytes);
            if (length < 0 || (length > 0x7fff_ffff && (op === 0x54 || op === 0x8b)))
              return malformed("a length is below zero");
            if (isLast && next + length > end) return truncated();
            if (length > 8 && isNotable(window, next, length)) {
              judge.payload(base + at, base + next, length, op === 0x58 || op === 0x8d);
            }
            next += length;
            stack.push(base + at);
            break;
          }
          case 0x29: // EMPTY_TUPLE
            stack.push(this.values.tuple(stack.cells, 0, 0));
            break;
          case 0x85: // TUPLE1
          case 0x86: // TUPLE2
          case 0x87: {
            // TUPLE3
            const size = op - 0x84;
            if (stack.isShortOf(size)) return malformed("takes from an empty stack");
            stack.replace(size, this.values.tuple(stack.cells, stack.size - size, stack.size));
            break;
          }
          case 0x74: {
            // TUPLE
            const start = stack.toMark();
            if (start < 0) return malformed("has no mark");
            stack.push(this.values.tuple(stack.cells, start, stack.takenTo));
            break;
          }
          case 0x6c: // LIST
          case 0x64: // DICT
          case 0x91: {
            // FROZENSET
            const start = stack.toMark();
            if (start < 0) return malformed("has no mark");
            if (op === 0x64 && (stack.takenTo - start) % 2 !== 0) return malformed("has a key without a value");
            this.containers.add(base + at, stack.cells, start, stack.takenTo);
            stack.push(base + at);
            break;
          }
          case 0x61: // APPEND
            if (stack.isShortOf(2)) return malformed("takes from an empty stack");
            this.#fill(stack.below(1), stack.cells, stack.size - 1, stack.size, base + at);
            stack.size--;
            break;
          case 0x73: // SETITEM
            if (stack.isShortOf(3)) return malformed("takes from an empty stack");
            this.#fill(stack.below(2), stack.cells, stack.size - 2, stack.size, base + at);
            stack.size -= 2;
            break;
          case 0x65: // APPENDS
          case 0x75: // SETITEMS
          case 0x90: {
            // ADDITEMS
            const start = stack.toMark();
            if (start < 0) return malformed("has no mark");
            if (stack.isShortOf(1)) return malformed("takes from an empty stack");
            if (op === 0x75 && (stack.takenTo - start) % 2 !== 0) return malformed("has a key without a value");
            this.#fill(stack.top(), stack.cells, start, stack.takenTo, base + at);
            break;
          }
          case 0x94: // MEMOIZE
            if (stack.isShortOf(1)) return malformed("takes from an empty stack");
            stack.memoize();
            break;
          case 0x71: // BINPUT
          case 0x72: // LONG_BINPUT
          case 0x70: {
            // PUT
            if (stack.isShortOf(1)) return malformed("takes from an empty stack");
            const key = op === 0x70 ? ofLine.number(window, pos, line) : lengthAt(window, pos, bytes);
            if (!(key >= 0)) return malformed("has no such place in the memo");
            stack.put(key);
            break;
          }
          case 0x68: // BINGET
          case 0x6a: // LONG_BINGET
          case 0x67: {
            // GET
            const key = op === 0x67 ? ofLine.number(window, pos, line) : lengthAt(window, pos, bytes);
            const value = stack.get(key);
            if (value === undefined) return malformed("takes from the memo what was never put there");
            stack.push(
              value === "forgotten"
                ? this.values.thing({ kind: "unknown", of: "what was memoised too far back", at: base + at })
                : value,
            );
            break;
          }
          case 0x63: // GLOBAL
          case 0x69: {
            // INST
            const second = window.indexOf(10, line + 1);
            if (second < 0) return isLast ? truncated() : malformed("a name is longer than any name");
            next = second + 1;
            const named = judge.global(
              ofLine.text(window, pos, line),
              ofLine.text(window, line + 1, second),
              base + at,
            );
            if (op === 0x63) stack.push(named);
            else {
              const start = stack.markBelow();
              if (start < 0) return malformed("has no mark");
              const args = this.values.tuple(stack.cells, start, stack.size);
              const result = judge.call("call", named, args, base + at);
              stack.toMark();
              stack.push(result);
            }
            break;
          }
          case 0x93: {
            // STACK_GLOBAL
            if (stack.isShortOf(2)) return malformed("takes from an empty stack");
            const module = this.#nameOf(stack.below(1));
            const name = this.#nameOf(stack.top());
            if (module === "none" || name === "none") return malformed("imports by what is no name");
            const named =
              module === undefined || name === undefined
                ? judge.computedGlobal(base + at)
                : judge.global(module.text, name.text, base + at);
            stack.replace(2, named);
            break;
          }
          case 0x82: // EXT1
          case 0x83: // EXT2
          case 0x84: {
            // EXT4
            const code = lengthAt(window, pos, bytes);
            if (code <= 0 || code > 0x7fff_ffff) return malformed("has no such extension");
            stack.push(judge.extension(code, base + at));
            break;
          }
          case 0x52: // REDUCE
          case 0x81: // NEWOBJ
            if (stack.isShortOf(2)) return malformed("takes from an empty stack");
            stack.replace(2, judge.call(op === 0x52 ? "call" : "new", stack.below(1), stack.top(), base + at));
            break;
          case 0x92: {
            // NEWOBJ_EX
            if (stack.isShortOf(3)) return malformed("takes from an empty stack");
            stack.replace(3, judge.call("new", stack.below(2), stack.below(1), base + at));
            break;
          }
          case 0x6f: {
            // OBJ
            const start = stack.markBelow();
            if (start < 0) return malformed("has no mark");
            if (start >= stack.size) return malformed("takes from an empty stack");
            const args = this.values.tuple(stack.cells, start + 1, stack.size);
            const result = judge.call("call", stack.cells[start]!, args, base + at);
            stack.toMark();
            stack.push(result);
            break;
          }
          case 0x62: {
            // BUILD
            if (stack.isShortOf(2)) return malformed("takes from an empty stack");
            const [inst, state] = [stack.below(1), stack.top()];
            const raw = judge.rawAfter(inst, state);
            stack.replace(2, judge.call("build", inst, state, base + at));
            // What stands in the file by itself is in no frame, whatever the frame says.
            if (raw !== undefined) frameEnd = this.frameEnd = 0;
            if (raw === "pickle") {
              if (this.#outer.length >= 8) return malformed("holds pickles within pickles too deeply");
              this.#outer.push(stack);
              stack = this.#stack = new Stack();
            } else if (raw !== undefined) {
              next += raw.bytes + (raw.isPadded ? 1 + (window[next] ?? 0) : 0);
              if (isLast && next > end) return truncated();
            }
            break;
          }
          case 0x50: // PERSID
            stack.push(DATA);
            break;
          case 0x51: // BINPERSID
            if (stack.isShortOf(1)) return malformed("takes from an empty stack");
            stack.replace(1, judge.persistent(stack.top()));
            break;
          case 0x80: // PROTO
            if (window[pos]! > 5) return malformed(`is of protocol ${window[pos]}`);
            break;
          case 0x97: // NEXT_BUFFER
            stack.push(DATA);
            break;
          case 0x98: // READONLY_BUFFER
            if (stack.isShortOf(1)) return malformed("takes from an empty stack");
            break;
          case 0x95: // FRAME
            frameEnd = next + lengthAt(window, pos, bytes);
            this.frameEnd = base + frameEnd;
            break;
          default:
            return malformed(`0x${op.toString(16)} is no opcode`);
        }
        trace?.(op, base + at);
        // CPython's C code drops what is left of a frame that an argument runs over; others give up, or read on.
        if (next > frameEnd && at < frameEnd)
          return malformed("runs over the end of a frame: programs read it differently");
        pos = next;
      }
    } catch (thrown) {
      if (!(thrown instanceof NeedConstantError)) throw thrown;
      this.position = base + at;
      return { kind: "constant", at: thrown.at };
    }
  }

  /** Lists and dictionaries are filled; what was named is changed, by methods that it may have been given before. */
  #fill(container: Value, cells: Float64Array, start: number, end: number, at: number): void {
    if (Values.isThing(container)) this.#judge.change(container, at);
    else this.containers.add(container, cells, start, end);
  }

  /** "none" for a constant that is no string, undefined for what was computed. */
  #nameOf(value: Value): { readonly text: string } | "none" | undefined {
    if (value === DATA || this.values.thingOf(value) !== undefined) return undefined;
    const constant = this.constant(value);
    return constant?.kind === "text" ? constant : "none";
  }
}
