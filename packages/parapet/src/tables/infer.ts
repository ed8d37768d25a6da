import type { Field, FieldType } from "./schema.ts";
import { booleanOf, isNumbered, meansMissing, numberOf, timeOf } from "./words.ts";

/** More words than this are a text, not a choice. */
const MOST_CATEGORIES = 200;
const LONGEST_CATEGORY = 80;

/**
 * What stands in a column, by cells of it: the narrowest type that all of them have. Words are categories when they
 * are few and come again.
 */
export function inferField(name: string, cells: readonly unknown[]): Field {
  const present = cells.filter((cell) => cell !== null && cell !== undefined);
  const shape = shapeOf(present);
  if (shape !== undefined) return { name, type: "tensor", shape };
  const type = present.some((cell) => typeof cell !== "string")
    ? (ofValues(present) ?? ofWords(present.map(String)))
    : ofWords(present as unknown as readonly string[]); // all of them are strings
  return { name, type };
}

/** One shape of nested lists of numbers, that all cells have. */
function shapeOf(cells: readonly unknown[]): readonly number[] | undefined {
  const first = shapeOfOne(cells[0]);
  if (first === undefined) return undefined;
  const key = first.join();
  return cells.every((cell) => shapeOfOne(cell)?.join() === key) ? first : undefined;
}

export function shapeOfOne(cell: unknown): readonly number[] | undefined {
  if (ArrayBuffer.isView(cell) && !(cell instanceof DataView) && !(cell instanceof Uint8Array))
    return [(cell as Float64Array).length];
  if (!Array.isArray(cell) || cell.length === 0) return undefined;
  if (typeof cell[0] === "number" || typeof cell[0] === "bigint")
    return cell.every((part) => typeof part === "number" || typeof part === "bigint") ? [cell.length] : undefined;
  const inner = cell.map(shapeOfOne);
  const [first] = inner;
  if (first === undefined || first.length > 7) return undefined;
  return inner.every((shape) => shape?.join() === first.join()) ? [cell.length, ...first] : undefined;
}

function ofValues(cells: readonly unknown[]): FieldType | undefined {
  if (cells.every((cell) => typeof cell === "boolean")) return "boolean";
  if (cells.every((cell) => cell instanceof Date)) return "time";
  if (!cells.every((cell) => typeof cell === "number" || typeof cell === "bigint")) return undefined;
  const isWhole = cells.every((cell) => Number.isNaN(cell) || Number.isInteger(Number(cell)));
  // Beyond 2^53 numbers fall together: an id of 64 bits is a name.
  if (cells.some((cell) => typeof cell === "bigint" && !Number.isSafeInteger(Number(cell)))) return undefined;
  return isWhole ? "integer" : "number";
}

function ofWords(words: readonly string[]): FieldType {
  const present = words.filter((word) => word !== "");
  const meant = present.filter((word) => !meansMissing(word));
  if (meant.length > 0) {
    if (meant.every((word) => booleanOf(word) !== undefined)) return "boolean";
    const numbers = meant.map(numberOf);
    if (numbers.every((number) => number !== undefined) && !meant.some(isNumbered)) {
      // An id of twenty digits is a name; so is a column that is written in whole numbers beyond 2^53.
      const whole = numbers.every((number) => !Number.isFinite(number) || Number.isInteger(number));
      const plain = whole && meant.every((word) => !/[.eE]/.test(word));
      if (!plain || numbers.every((number) => !Number.isFinite(number) || Number.isSafeInteger(number)))
        return whole ? "integer" : "number";
    } else if (meant.every((word) => timeOf(word) !== undefined)) return "time";
  }
  const distinct = new Set<string>();
  for (const word of present) {
    if (word.length > LONGEST_CATEGORY) return "text";
    distinct.add(word);
    if (distinct.size > MOST_CATEGORIES) return "text";
  }
  return distinct.size <= 10 || distinct.size <= present.length / 2 ? "category" : "text";
}
