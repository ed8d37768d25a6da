import type { Range } from "./layer.ts";

/** Integers a piece takes: where it begins in the layer, and its two ends in the source. */
const STRIDE = 3;
const NO_PIECES: Int32Array<ArrayBuffer> = /* @__PURE__ */ new Int32Array(0);

/*
 * A layer is a row of pieces. A piece as long as its source range is a copy, character by character; one whose ends
 * are given last first is a copy read backwards; any other was read from its source range as a whole, `%C3%A9` as one
 * `é`. A neighbour that goes on where its forerunner ended melts into it, so that a layer of copies has one piece.
 */

/** Where each character of a layer was read from. */
export class OffsetMap {
  #pieces: Int32Array<ArrayBuffer> = NO_PIECES;
  #count = 0;
  /** Length of the layer so far. */
  length = 0;

  /** The next character of the layer was read from `[start, end)`. */
  add(start: number, end: number): void {
    const at = this.length++;
    if (end - start === 1 && this.#count > 0) {
      const last = (this.#count - 1) * STRIDE;
      const size = at - this.#pieces[last]!;
      const first = this.#pieces[last + 1]!;
      const second = this.#pieces[last + 2]!;
      if (second === start && second - first === size) {
        this.#pieces[last + 2] = end;
        return;
      }
      // One character alone may go on either way.
      const low = size === 1 ? first : second;
      const high = size === 1 ? second : first;
      if (low === end && high - low === size) {
        this.#pieces[last + 1] = high;
        this.#pieces[last + 2] = start;
        return;
      }
    }
    this.#push(at, start, end);
  }

  /** The next `size` characters are those of the source from `start` on. */
  addCopy(size: number, start: number): void {
    this.add(start, start + 1);
    const last = (this.#count - 1) * STRIDE;
    // The first character may have continued a copy that runs backwards: then the rest is a piece of its own.
    if (this.#pieces[last + 2] === start + 1) this.#pieces[last + 2]! += size - 1;
    else if (size > 1) this.#push(this.length, start + 1, start + size);
    this.length += size - 1;
  }

  /** The next `size` characters were all read from `[start, end)`. */
  addWhole(size: number, start: number, end: number): void {
    if (size === 1) this.add(start, end);
    else if (size > 1) {
      // A range of the same length passes for a copy, which is as true and more exact.
      this.#push(this.length, start, end);
      this.length += size;
    }
  }

  /** Forgets everything from the character at `length` on, which must begin a piece or continue a copy. */
  truncate(length: number): void {
    let end = this.length;
    while (this.#count > 0 && this.#pieces[(this.#count - 1) * STRIDE]! >= length) {
      this.#count--;
      end = this.#pieces[this.#count * STRIDE]!;
    }
    if (this.#count > 0) {
      const last = (this.#count - 1) * STRIDE;
      const begin = this.#pieces[last]!;
      const first = this.#pieces[last + 1]!;
      const second = this.#pieces[last + 2]!;
      const kept = length - begin;
      if (kept < end - begin && Math.abs(second - first) === end - begin)
        this.#pieces[last + 2] = second > first ? first + kept : first - kept;
    }
    this.length = length;
  }

  /** The range of the source that `[start, end)` of the layer was read from; empty for an empty one. */
  toSource(start: number, end: number): Range {
    const from = Math.max(0, Math.min(start, this.length));
    const to = Math.max(from, Math.min(end, this.length));
    if (this.#count === 0) return { start: 0, end: 0 };
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    for (let piece = this.#pieceAt(from); piece < this.#count; piece++) {
      const begin = this.#pieces[piece * STRIDE]!;
      if (begin >= to && low !== Number.POSITIVE_INFINITY) break;
      const size = this.#endOf(piece) - begin;
      const first = this.#pieces[piece * STRIDE + 1]!;
      const second = this.#pieces[piece * STRIDE + 2]!;
      const head = Math.max(from - begin, 0);
      const tail = Math.min(Math.max(to - begin, head), size);
      const [left, right] =
        second - first === size
          ? [first + head, first + tail]
          : first - second === size && second < first
            ? [first - tail, first - head]
            : [first, second];
      low = Math.min(low, left);
      high = Math.max(high, right);
    }
    return from === to ? { start: low, end: low } : { start: low, end: high };
  }

  /** Gives back what growing took too much. */
  pack(): void {
    this.#pieces = this.#pieces.slice(0, this.#count * STRIDE);
  }

  #endOf(piece: number): number {
    return piece + 1 < this.#count ? this.#pieces[(piece + 1) * STRIDE]! : this.length;
  }

  #pieceAt(offset: number): number {
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#pieces[middle * STRIDE]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #push(at: number, start: number, end: number): void {
    if ((this.#count + 1) * STRIDE > this.#pieces.length) {
      const grown = new Int32Array(Math.max(16 * STRIDE, this.#pieces.length * 2));
      grown.set(this.#pieces);
      this.#pieces = grown;
    }
    const next = this.#count++ * STRIDE;
    this.#pieces[next] = at;
    this.#pieces[next + 1] = start;
    this.#pieces[next + 2] = end;
  }
}
