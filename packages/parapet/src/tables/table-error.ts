import { EXIT, ParapetError } from "@parapet/guard/kernel";

export type TableErrorCode =
  /** It is none of the formats, or broken as the one it claims to be. */
  | "PARAPET_TABLE_FORMAT"
  /** Larger than what is stated. */
  | "PARAPET_TABLE_LIMIT"
  /** A value is not of its column's type. */
  | "PARAPET_TABLE_TYPE"
  /** A column or a split is not there. */
  | "PARAPET_TABLE_COLUMN"
  /** The schema file is wrong. */
  | "PARAPET_TABLE_SCHEMA"
  /** The file cannot be read. */
  | "PARAPET_TABLE_READ";

export interface TableErrorPlace {
  readonly file: string;
  readonly line?: number;
  readonly hint?: string;
  readonly cause?: unknown;
}

export function tableError(code: TableErrorCode, message: string, place: TableErrorPlace): ParapetError {
  return new ParapetError(code, message, {
    exit: code === "PARAPET_TABLE_READ" ? EXIT.environment : EXIT.usage,
    place: { file: place.file, ...(place.line === undefined ? {} : { line: place.line }) },
    ...(place.hint === undefined ? {} : { hint: place.hint }),
    ...(place.cause === undefined ? {} : { cause: place.cause }),
  });
}

/** A value of somebody's data in a message: cut, and in quotes with its controls escaped. */
export function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : String(value);
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** It is more than `readTable` holds. */
export const tooMuch = (file: string): ParapetError =>
  tableError("PARAPET_TABLE_LIMIT", `${file} holds more than is held in memory here`, {
    file,
    hint: "Use a part of it, or what reads it batch by batch.",
  });
