import type { KeyObject } from "node:crypto";
import type { Database, Value } from "../database/database.ts";

/** What an operation works with, on the writer's thread. */
export interface OperationContext {
  readonly database: Database;
  readonly auditKey: KeyObject;
  /** The writer whose chain takes events that the store itself raises. */
  readonly writer: string;
  /** Lets commits through before a long read goes on. */
  pause(): Promise<void>;
}

/** `WHERE` from conditions that may be absent. */
export interface Conditions {
  add(sql: string, ...values: Value[]): void;
  /** `column IN (…)`; an empty list matches nothing, an absent one everything. */
  oneOf(column: string, values: readonly string[] | undefined): void;
  readonly sql: string;
  readonly values: readonly Value[];
}

export function createConditions(): Conditions {
  const parts: string[] = [];
  const values: Value[] = [];
  return {
    add: (sql, ...more) => {
      parts.push(sql);
      values.push(...more);
    },
    oneOf: (column, wanted) => {
      if (wanted === undefined) return;
      parts.push(wanted.length === 0 ? "1 = 0" : `${column} IN (${wanted.map(() => "?").join(", ")})`);
      values.push(...wanted);
    },
    get sql() {
      return parts.length === 0 ? "1 = 1" : parts.join(" AND ");
    },
    values,
  };
}

/** A page size from outside: whole, at least 1, at most `most`. */
export function pageSize(limit: number | undefined, usual: number, most: number): number {
  if (limit === undefined || Number.isNaN(limit)) return usual;
  return Math.min(Math.max(Math.trunc(limit), 1), most);
}
