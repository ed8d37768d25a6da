import type { Origin } from "@parapet/guard";
import { ORIGIN_WORDS, originOf } from "../origins.ts";
import type { Line } from "./read-lines.ts";

export type Label = "attack" | "benign";

/** One text to judge, with what its file says of it. Other fields of the file are left alone. */
export interface Row {
  readonly line: number;
  readonly text: string;
  readonly id?: string | number;
  readonly label?: Label;
  readonly kind: string;
  readonly source: string;
  readonly origin: Origin;
}

/** A line that is no row. The reason quotes nothing of it. */
export interface BadLine {
  readonly line: number;
  readonly problem: string;
}

const LABELS: ReadonlyMap<unknown, Label> = new Map<unknown, Label>([
  ["attack", "attack"],
  [1, "attack"],
  [true, "attack"],
  ["benign", "benign"],
  [0, "benign"],
  [false, "benign"],
]);

/** @param origin of rows that name none */
export function rowOf(line: Line, origin: Origin): Row | BadLine {
  const bad = (problem: string): BadLine => ({ line: line.number, problem });
  if (line.text === undefined) return bad(line.problem ?? "it cannot be read");
  let given: unknown;
  try {
    given = JSON.parse(line.text);
  } catch {
    return bad("it is not JSON");
  }
  if (given === null || typeof given !== "object" || Array.isArray(given)) return bad("it is not a JSON object");
  const { text, id, label, kind, source, origin: named } = given as Readonly<Record<string, unknown>>;
  if (typeof text !== "string") return bad("'text' is not a string");
  if (!isGone(id) && typeof id !== "string" && typeof id !== "number") return bad("'id' is not a string or a number");
  const known = LABELS.get(label);
  if (!isGone(label) && known === undefined) return bad("'label' is not attack, benign, 1, 0, true or false");
  for (const [name, value] of Object.entries({ kind, source, origin: named }))
    if (!isGone(value) && typeof value !== "string") return bad(`'${name}' is not a string`);
  const from = typeof named === "string" ? originOf(named) : origin;
  if (from === undefined) return bad(`'origin' is none of ${ORIGIN_WORDS.join(", ")}`);
  return {
    line: line.number,
    text,
    ...(isGone(id) ? {} : { id: id as string | number }),
    ...(known === undefined ? {} : { label: known }),
    kind: typeof kind === "string" ? kind : "-",
    source: typeof source === "string" ? source : "-",
    origin: from,
  };
}

export function isBad(row: Row | BadLine): row is BadLine {
  return "problem" in row;
}

function isGone(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}
