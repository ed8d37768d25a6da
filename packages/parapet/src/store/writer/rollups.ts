import type { Database, Value } from "../database/database.ts";
import { word } from "../journal/line.ts";
import type { ExchangeRecord } from "../store.ts";
import { binOf } from "./timing-bins.ts";

/**
 * Sums per minute, kept while exchanges are written, so that charts and budgets never read the exchanges themselves.
 * One batch is summed in memory first: a thousand records of a minute cost a handful of statements.
 */
export interface Rollups {
  add(at: number, exchange: Partial<ExchangeRecord>): void;
  save(database: Database): void;
}

export const MINUTE_MS = 60_000;

interface Table {
  readonly name: string;
  readonly keys: readonly string[];
  /** Column → how two values become one. */
  readonly sums: Readonly<Record<string, "sum" | "max">>;
}

const TRAFFIC: Table = {
  name: "traffic_minutes",
  keys: ["minute"],
  sums: {
    requests: "sum",
    blocked: "sum",
    redacted: "sum",
    refused: "sum",
    failed: "sum",
    input_tokens: "sum",
    output_tokens: "sum",
    cost_usd: "sum",
    unpriced: "sum",
    latency_ms_sum: "sum",
    latency_ms_max: "max",
  },
};
const SPEND: Table = {
  name: "spend_minutes",
  keys: ["minute", "principal", "end_user", "role", "model"],
  sums: { requests: "sum", tokens: "sum", usd: "sum" },
};
const HITS: Table = { name: "hit_minutes", keys: ["minute", "detector", "rule"], sums: { hits: "sum" } };
const TIMING: Table = { name: "timing_minutes", keys: ["minute", "measure", "bin"], sums: { requests: "sum" } };

export function createRollups(): Rollups {
  const traffic = createSums(TRAFFIC);
  const spend = createSums(SPEND);
  const hits = createSums(HITS);
  const timing = createSums(TIMING);
  return {
    add: (at, exchange) => {
      const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
      const { status, verdict } = exchange;
      const input = count(exchange.inputTokens);
      const output = count(exchange.outputTokens);
      const usd = number(exchange.costUsd);
      const latency = number(exchange.latencyMs);
      traffic.add(
        [minute],
        [
          1,
          Number(status === "blocked"),
          Number(verdict === "redact"),
          Number(status === "refused"),
          Number(status === "failed"),
          input,
          output,
          usd,
          Number(exchange.costUsd === null),
          latency,
          latency,
        ],
      );
      const { principal, user, role, model } = exchange;
      spend.add([minute, word(principal), word(user), word(role), word(model)], [1, input + output, usd]);
      timing.add([minute, "latency", binOf(latency)], [1]);
      timing.add([minute, "overhead", binOf(number(exchange.overheadMs))], [1]);
      if (Array.isArray(exchange.hits))
        for (const hit of exchange.hits) hits.add([minute, word(hit.detector), word(hit.rule)], [1]);
    },
    save: (database) => {
      for (const sums of [traffic, spend, hits, timing]) sums.save(database);
    },
  };
}

function createSums(table: Table) {
  const columns = Object.keys(table.sums);
  const hows = Object.values(table.sums);
  const rows = new Map<string, { keys: Value[]; values: number[] }>();
  return {
    add: (keys: Value[], values: number[]): void => {
      const id = keys.length === 1 ? String(keys[0]) : keys.join("\u0001");
      const known = rows.get(id);
      if (known === undefined) {
        rows.set(id, { keys, values });
        return;
      }
      for (let index = 0; index < values.length; index++) {
        const [before, now] = [known.values[index] ?? 0, values[index] ?? 0];
        known.values[index] = hows[index] === "max" ? Math.max(before, now) : before + now;
      }
    },
    save: (database: Database): void => {
      const sql = upsertOf(table, columns);
      for (const { keys, values } of rows.values()) database.run(sql, ...keys, ...values);
    },
  };
}

function upsertOf({ name, keys, sums }: Table, columns: readonly string[]): string {
  const all = [...keys, ...columns];
  // CASE, because the greater of two is MAX in SQLite and GREATEST in PostgreSQL.
  const merged = columns.map((column) =>
    sums[column] === "max"
      ? `${column} = CASE WHEN excluded.${column} > ${name}.${column} THEN excluded.${column} ELSE ${name}.${column} END`
      : `${column} = ${name}.${column} + excluded.${column}`,
  );
  return `INSERT INTO ${name} (${all.join(", ")}) VALUES (${all.map(() => "?").join(", ")})
    ON CONFLICT (${keys.join(", ")}) DO UPDATE SET ${merged.join(", ")}`;
}

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function count(value: unknown): number {
  return Math.trunc(number(value));
}
