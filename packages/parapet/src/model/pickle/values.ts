/**
 * What stands on the machine's stack and in its memo: numbers, not objects, for a dense pickle has ten million of them.
 *
 * - 0 and above: a constant or a new container, whose opcode stands at that place of the file; read again when asked for
 * - `DATA`: a value of which nothing else is to be known
 * - below `DATA`, above `TUPLES`: a *thing*, such as a global
 * - `TUPLES` and below: a tuple in the arena
 */
export type Value = number;

export const DATA: Value = -1;
const THINGS = -3;
// Small enough that V8 keeps them without a box.
const TUPLES = -(1 << 20);

/** What could be called, or came of a call that nobody can vouch for. */
export type Thing =
  | { readonly kind: "global"; readonly module: string; readonly name: string; readonly at: number }
  | { readonly kind: "module"; readonly module: string; readonly at: number }
  /** Harmless, but of a kind that matters later: what a dtype is of, what is called through a partial. */
  | {
      readonly kind: "made";
      /** `code-type` makes code; `computing` is code, or a function, that computes and nothing else. */
      readonly what: "dtype" | "array-wrapper" | "code" | "code-type" | "computing";
      readonly text: string;
      readonly at: number;
    }
  | { readonly kind: "partial"; readonly of: Value; readonly at: number }
  /** The result of a call, or what the memo no longer knows. */
  | { readonly kind: "unknown"; readonly of: string; readonly at: number };

const MOST_THINGS = 50_000;
const MOST_SLOTS = 4 << 20;

/** More distinct globals and unknown results than any pickle has. */
export class TooManyThingsError extends Error {}

/** Things and tuples by number; both bounded, for the file decides how many there are. */
export class Values {
  readonly #things: Thing[] = [];
  readonly #known = new Map<string, Value>();
  #arena = new Float64Array(1 << 12);
  #used = 0;

  /** The same thing for the same key: what is made over and over is held once. */
  once(key: string, make: () => Thing): Value {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = this.thing(make());
    this.#known.set(key, value);
    return value;
  }

  /** @throws {TooManyThingsError} */
  thing(thing: Thing): Value {
    if (this.#things.length >= MOST_THINGS) throw new TooManyThingsError("names more things than can be followed");
    this.#things.push(thing);
    return THINGS - this.#things.length + 1;
  }

  static isThing(value: Value): boolean {
    return value <= THINGS && value > TUPLES;
  }

  thingOf(value: Value): Thing | undefined {
    return value <= THINGS && value > TUPLES ? this.#things[THINGS - value] : undefined;
  }

  /** A tuple of what stands in `from` between two places; `DATA` when the arena is full. */
  tuple(from: Float64Array, start: number, end: number): Value {
    const size = end - start;
    const at = this.#used;
    if (at + size + 1 > this.#arena.length && !this.#grow(at + size + 1)) return DATA;
    const arena = this.#arena;
    arena[at] = size;
    for (let index = 0; index < size; index++) arena[at + 1 + index] = from[start + index]!;
    this.#used = at + size + 1;
    return TUPLES - at;
  }

  #grow(needed: number): boolean {
    if (needed > MOST_SLOTS) return false;
    const grown = new Float64Array(Math.min(MOST_SLOTS, Math.max(needed, this.#arena.length * 2)));
    grown.set(this.#arena);
    this.#arena = grown;
    return true;
  }

  /** The elements of a tuple, or undefined where it is none, or none that is remembered. */
  tupleOf(value: Value): readonly Value[] | undefined {
    if (value > TUPLES) return undefined;
    const at = TUPLES - value;
    return Array.from(this.#arena.subarray(at + 1, at + 1 + this.#arena[at]!));
  }
}
