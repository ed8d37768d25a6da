import type { Transform } from "../../attack.ts";

/** What a row of a table says; the rest follows from it. */
export interface Row extends Partial<Pick<Transform, "takes" | "gives" | "hint" | "undo" | "isCommon">> {
  readonly id: string;
  readonly title: string;
  /** Output is at most so many times the input, in UTF-16 units. */
  readonly times?: number;
  readonly plus?: number;
  readonly apply: Transform["apply"];
}

/** Transforms of one family from a table. */
export function family(name: Transform["family"], rows: readonly Row[]): readonly Transform[] {
  return rows.map(({ times = 1, plus = 0, takes = "any", gives = "any", ...row }) => ({
    ...row,
    family: name,
    takes,
    gives,
    expansion: { times, plus },
  }));
}
