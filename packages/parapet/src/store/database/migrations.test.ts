import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verifyAudit } from "../index.ts";
import { exchange, openTestStore, temporaryDirectory } from "../testing/store-kit.ts";
import { openDatabase } from "./database.ts";
import { type Migration, migrate, migrations } from "./migrations.ts";

const next: Migration = {
  version: migrations.length + 1,
  name: "one more",
  statements: ["ALTER TABLE api_keys ADD COLUMN note TEXT", "UPDATE api_keys SET note = 'kept'"],
};

function opened() {
  const path = join(temporaryDirectory(), "x.db");
  return { path, database: openDatabase(path) };
}

describe("migrations", () => {
  it("S23: versions are numbered without gaps", () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it("S23: a step goes forward once, and rows of before are kept", () => {
    const { database } = opened();
    migrate(database);
    database.run("INSERT INTO api_keys VALUES ('pk_1', 'n', 'r', 'o', 'h', 1, NULL, NULL, NULL, NULL)");
    migrate(database, [...migrations, next]);
    migrate(database, [...migrations, next]);
    expect(database.get("SELECT id, note FROM api_keys")).toEqual(
      expect.objectContaining({ id: "pk_1", note: "kept" }),
    );
    database.close();
  });

  it("S23: a step that fails leaves nothing of itself", () => {
    const { database } = opened();
    migrate(database);
    const broken = { ...next, statements: ["CREATE TABLE half (a TEXT)", "NONSENSE"] };
    expect(() => migrate(database, [...migrations, broken])).toThrow();
    expect(database.get("SELECT name FROM sqlite_master WHERE name = 'half'")).toBeUndefined();
    migrate(database, [...migrations, next]);
    database.close();
  });

  it("S23: a store that a newer Parapet has written is refused and left alone", () => {
    const { database } = opened();
    migrate(database, [...migrations, next]);
    expect(() => migrate(database)).toThrow(expect.objectContaining({ code: "PARAPET_STORE_NEWER", exit: 3 }));
    database.close();
  });

  it("S23: a store of before users and missing prices were columns is searched by them, and still verifies", async () => {
    const { store, dataDirectory } = await openTestStore();
    for (const user of ["Ada", "", 'nul\u0000 \ud800 "user":"eve"', "Ada"])
      store.events.appendExchange(exchange({ id: `${user.length}`, user, costUsd: user === "Ada" ? null : 1 }));
    await store.close();
    const database = openDatabase(join(dataDirectory, "parapet.db"));
    database.exec("DROP INDEX events_end_user");
    database.exec("ALTER TABLE events DROP COLUMN end_user");
    database.exec("ALTER TABLE events DROP COLUMN unpriced");
    database.exec("ALTER TABLE traffic_minutes DROP COLUMN unpriced");
    database.exec("DROP TABLE tool_approvals");
    database.exec("DROP TABLE model_versions");
    database.exec("DELETE FROM schema_migrations WHERE version >= 2");
    database.close();
    const { store: again } = await openTestStore({ dataDirectory });
    expect(await again.exchanges.list({ user: "ada" })).toHaveLength(2);
    expect(await again.exchanges.list({ user: "eve" })).toEqual([]);
    expect(await again.exchanges.list({ isUnpriced: true })).toHaveLength(2);
    const [minute] = await again.exchanges.rollup({ since: 0, until: 2_000_000, bucketMs: 60_000 });
    expect(minute).toMatchObject({ requests: 4, unpriced: 2, costUsd: 2 });
    expect(await verifyAudit({ dataDirectory })).toMatchObject({ isIntact: true, problems: [] });
  });

  it("S23: a damaged record does not keep a store of before from opening", () => {
    const { database } = opened();
    migrate(database, migrations.slice(0, 1));
    database.exec(
      `INSERT INTO events (position, writer, sequence, at, kind, actor, subject, previous_hash, hash, exchange_id, payload)
       VALUES (1, 'w', 1, 1, 'exchange-completed', 'a', 's', 'p', 'h', 'x', '{"user":')`,
    );
    migrate(database);
    expect(database.get("SELECT end_user FROM events")).toEqual(expect.objectContaining({ end_user: null }));
    database.close();
  });
});
