import { createWriteStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { exportAudit, loadOrCreateDataKeys, openStore, verifyAudit } from "../index.ts";
import { readOnlyCopy } from "../testing/disks.ts";
import { writeSampleLog } from "../testing/sample-log.ts";
import { exchange, temporaryDirectory } from "../testing/store-kit.ts";
import { headText, signText } from "./hash.ts";

async function exported(dataDirectory: string): Promise<string> {
  const file = join(dataDirectory, "export.jsonl");
  const sink = createWriteStream(file);
  await exportAudit(dataDirectory, sink);
  sink.end();
  await finished(sink);
  return file;
}

function edit(dataDirectory: string, ...statements: string[]): void {
  const database = new DatabaseSync(join(dataDirectory, "parapet.db"));
  for (const statement of statements) database.exec(statement);
  database.close();
}

describe("audit verify", () => {
  let dataDirectory = "";
  beforeEach(async () => {
    dataDirectory = temporaryDirectory();
    await writeSampleLog(dataDirectory);
  });
  const kinds = async () => new Set((await verifyAudit({ dataDirectory })).problems.map(({ kind }) => kind));

  it("S9: a log that nobody touched verifies, in place and as an export", async () => {
    const report = await verifyAudit({ dataDirectory });
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ isIntact: true, events: 42, purged: 7, unsignedTail: 0 });
    const other = await verifyAudit({ exportFile: await exported(dataDirectory) });
    expect(other).toEqual(report);
  });

  it("S10: says what was done, and where", async () => {
    edit(dataDirectory, "UPDATE events SET actor = 'key:other' WHERE position = 12");
    expect((await verifyAudit({ dataDirectory })).problems).toEqual([
      {
        kind: "changed",
        writer: expect.stringMatching(/^[0-9a-f]{16}$/),
        sequence: 12,
        position: 12,
        message: expect.any(String),
      },
    ]);
  });

  it("S10: tells a removed, a moved and an inserted event apart", async () => {
    edit(dataDirectory, "DELETE FROM events WHERE position = 15");
    expect(await kinds()).toContain("removed");
    await expectKind(
      "reordered",
      "UPDATE events SET position = 900 WHERE position = 14",
      "UPDATE events SET position = 14 WHERE position = 13",
    );
    await expectKind(
      "inserted",
      `INSERT INTO events SELECT 43, writer, sequence + 1, at, kind, actor, subject, hash, hash, NULL, NULL, NULL, NULL, NULL, payload, NULL, NULL
       FROM events WHERE position = 42`,
    );
  });

  async function expectKind(kind: string, ...statements: string[]): Promise<void> {
    dataDirectory = temporaryDirectory();
    await writeSampleLog(dataDirectory);
    edit(dataDirectory, ...statements);
    expect(await kinds()).toContain(kind);
  }

  it("S10: finds a searchable column that says something else than the event", async () => {
    edit(dataDirectory, "UPDATE events SET verdict = 'block' WHERE position = 13");
    expect([...(await kinds())]).toEqual(["column-mismatch"]);
  });

  it("S11: an exchange that was emptied without a signed purge record is found", async () => {
    const blank =
      "payload = NULL, actor = '', subject = '', exchange_id = NULL, status = NULL, verdict = NULL, detectors = NULL, end_user = NULL, unpriced = NULL";
    edit(dataDirectory, `UPDATE events SET purge_id = 'feed', ${blank} WHERE position = 22`);
    expect([...(await kinds())]).toEqual(["forged-purge"]);
    await expectKind(
      "forged-purge",
      `UPDATE events SET purge_id = (SELECT MAX(purge_id) FROM events), ${blank} WHERE position = 22`,
    );
  });

  it("S12: a log signed anew with another key is found by whoever holds the right key", async () => {
    const rightKey = loadOrCreateDataKeys(dataDirectory)
      .auditPublicKey.export({ type: "spki", format: "pem" })
      .toString();
    const otherKey = loadOrCreateDataKeys(temporaryDirectory());
    const database = new DatabaseSync(join(dataDirectory, "parapet.db"));
    for (const { writer, sequence, hash } of database.prepare("SELECT writer, sequence, hash FROM writers").all())
      database
        .prepare("UPDATE writers SET signature = ? WHERE writer = ?")
        .run(signText(headText(String(writer), Number(sequence), String(hash)), otherKey.auditKey), String(writer));
    for (const { checkpoint, body } of database.prepare("SELECT checkpoint, body FROM checkpoints").all())
      database
        .prepare("UPDATE checkpoints SET signature = ? WHERE checkpoint = ?")
        .run(signText(String(body), otherKey.auditKey), Number(checkpoint));
    database.close();
    const report = await verifyAudit({ dataDirectory, publicKey: rightKey });
    expect(new Set(report.problems.map(({ kind }) => kind))).toEqual(new Set(["bad-signature"]));
  });

  it("S12: a log that was put back to an older state is found against a held checkpoint, and only so", async () => {
    const { head } = await verifyAudit({ dataDirectory });
    const older = temporaryDirectory();
    const store = await openStore({ dataDirectory: older });
    store.events.append({ kind: "a", at: 1, actor: "b", subject: "c", data: {} });
    await store.close();
    expect((await verifyAudit({ dataDirectory: older })).isIntact).toBe(true);
    expect(head).toBeDefined();
    const report = await verifyAudit({ dataDirectory: older, ...(head === undefined ? {} : { held: head }) });
    expect(report.problems.map(({ kind }) => kind)).toEqual(["rolled-back"]);
  });

  it("S13: verifies while another process appends", async () => {
    const store = await openStore({ dataDirectory });
    for (let index = 0; index < 300; index++) store.events.appendExchange(exchange({ id: `y${index}` }));
    const [report] = await Promise.all([verifyAudit({ dataDirectory }), store.events.flush()]);
    expect(report.problems).toEqual([]);
    expect((await verifyAudit({ dataDirectory })).unsignedTail).toBe(300);
    await store.close();
    expect(await verifyAudit({ dataDirectory })).toMatchObject({ events: 342, unsignedTail: 0, isIntact: true });
  });

  it("S9: a copy on a medium that cannot be written verifies, and gives the same export", async (context) => {
    const file = await exported(dataDirectory);
    const copy = readOnlyCopy(dataDirectory);
    if (copy === undefined) return context.skip("neither a mount nor another user at hand");
    expect(await verifyAudit({ dataDirectory: copy })).toEqual(await verifyAudit({ dataDirectory }));
    const lines: string[] = [];
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    await exportAudit(copy, sink);
    expect(lines.join("")).toBe(readFileSync(file, "utf8"));
  });

  it("S14: a copy that was not closed in peace is refused where it cannot be finished", async (context) => {
    // A connection that reads keeps the last one to close from taking the write-ahead log away.
    const reader = new DatabaseSync(join(dataDirectory, "parapet.db"));
    reader.exec("CREATE TABLE other (a)");
    const copy = readOnlyCopy(dataDirectory);
    reader.close();
    if (copy === undefined) return context.skip("neither a mount nor another user at hand");
    await expect(verifyAudit({ dataDirectory: copy })).rejects.toMatchObject({
      code: "PARAPET_STORE_DIRECTORY",
      hint: expect.stringContaining("Copy"),
    });
  });

  it("S14: what cannot be verified at all is refused with a code", async () => {
    const file = join(dataDirectory, "other.txt");
    writeFileSync(file, "hello\n");
    await expect(verifyAudit({ exportFile: file })).rejects.toMatchObject({ code: "PARAPET_AUDIT_EXPORT" });
    await expect(verifyAudit({ exportFile: join(dataDirectory, "none") })).rejects.toMatchObject({
      code: "PARAPET_AUDIT_EXPORT",
    });
    await expect(verifyAudit({ dataDirectory: join(dataDirectory, "none") })).rejects.toMatchObject({
      code: "PARAPET_STORE_DIRECTORY",
    });
    await expect(verifyAudit({ dataDirectory, publicKey: "no key" })).rejects.toMatchObject({
      code: "PARAPET_AUDIT_KEY",
    });
  });
});
