import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Database, openDatabase } from "../database/database.ts";
import { migrate } from "../database/migrations.ts";
import type { ExchangeQuery } from "../store.ts";
import { temporaryDirectory } from "../testing/store-kit.ts";
import { appendToChain } from "../writer/chain.ts";
import { listExchanges } from "./exchanges.ts";

/** How SQLite finds the rows of each statement that a query asks the log with. */
async function plansOf(query: ExchangeQuery): Promise<readonly string[]> {
  const database = openDatabase(join(temporaryDirectory(), "x.db"));
  migrate(database);
  const auditKey = generateKeyPairSync("ed25519").privateKey;
  appendToChain(database, auditKey, "w", [{ kind: "started", at: 1, actor: "a", subject: "s", payload: "{}" }]);
  const plans: string[] = [];
  const explain = (sql: string, values: Parameters<Database["all"]>[1][]): void => {
    plans.push(
      database
        .all(`EXPLAIN QUERY PLAN ${sql}`, ...values)
        .map(({ detail }) => String(detail))
        .join("; "),
    );
  };
  const watched: Database = {
    ...database,
    get: (sql, ...values) => {
      explain(sql, values);
      return database.get(sql, ...values);
    },
    all: (sql, ...values) => {
      explain(sql, values);
      return database.all(sql, ...values);
    },
  };
  await listExchanges({ database: watched, auditKey, writer: "w", pause: async () => {} }, query);
  database.close();
  return plans;
}

it("S20: a search by user goes by an index of users, and sorts and reads nothing else", async () => {
  const plans = (await plansOf({ user: "ada", status: ["completed"] })).slice(1);
  expect(plans).toHaveLength(2);
  for (const plan of plans) expect(plan).toMatch(/^SEARCH events USING (COVERING )?INDEX events_end_user \([^;]*$/);
});
