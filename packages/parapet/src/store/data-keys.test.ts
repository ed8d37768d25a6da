import { sign, verify } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { silentLog } from "@parapet/guard/kernel";
import { describe, expect, it } from "vitest";
import { loadOrCreateDataKeys, openStore, verifyAudit } from "./index.ts";
import { temporaryDirectory } from "./testing/store-kit.ts";

describe("the data directory", () => {
  it("S22: keys are made once, for the owner only, and are the same ever after", () => {
    const directory = join(temporaryDirectory(), "a", "b");
    const first = loadOrCreateDataKeys(directory);
    const second = loadOrCreateDataKeys(directory);
    expect(first.pepper).toHaveLength(32);
    expect(second.pepper.equals(first.pepper)).toBe(true);
    expect(second.instanceId).toBe(first.instanceId);
    expect(loadOrCreateDataKeys(temporaryDirectory()).instanceId).not.toBe(first.instanceId);
    const signature = sign(null, Buffer.from("x"), first.auditKey);
    expect(verify(null, Buffer.from("x"), second.auditPublicKey, signature)).toBe(true);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    const files = readdirSync(directory).filter((name) => name !== "journal");
    expect(files.sort()).toEqual([".gitignore", "audit.key", "audit.pub", "parapet.db", "pepper.key"]);
    for (const file of files) expect(statSync(join(directory, file)).mode & 0o777, file).toBe(0o600);
  });

  it("S22: a directory that others may enter is closed", () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o755);
    loadOrCreateDataKeys(directory);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it("S22: an open folder that holds other things is refused and stays open", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "letter.txt"), "dear");
    chmodSync(directory, 0o755);
    await expect(openStore({ dataDirectory: directory })).rejects.toMatchObject({
      code: "PARAPET_STORE_DIRECTORY",
      exit: 3,
      hint: expect.stringContaining(join(directory, "parapet")),
    });
    expect(statSync(directory).mode & 0o777).toBe(0o755);
    expect(readdirSync(directory)).toEqual(["letter.txt"]);
  });

  it("S22: a key that is gone is made anew, and that is said and recorded", async () => {
    const directory = temporaryDirectory();
    const warnings: unknown[] = [];
    const log = { ...silentLog, warn: (fields: object) => void warnings.push(fields) };
    await (await openStore({ dataDirectory: directory, log })).close();
    await (await openStore({ dataDirectory: directory, log })).close();
    expect(warnings).toEqual([]);
    for (const name of ["pepper.key", "audit.key"]) rmSync(join(directory, name));
    const store = await openStore({ dataDirectory: directory, log });
    expect(warnings).toEqual([
      { code: "PARAPET_STORE_KEY_LOST", file: join(directory, "pepper.key") },
      { code: "PARAPET_STORE_KEY_LOST", file: join(directory, "audit.key") },
    ]);
    await store.events.flush();
    const events = await store.events.read({ kinds: ["data-key-replaced"] });
    expect(events.map(({ data }) => data.file)).toEqual(["audit.key", "pepper.key"]);
    await store.close();
    // The public key beside the log is still the one of before: the new line of signatures does not pass for the old.
    expect((await verifyAudit({ dataDirectory: directory })).isIntact).toBe(false);
  });

  it("S22: a directory that cannot be used is refused with a code and a hint", async () => {
    const file = join(temporaryDirectory(), "file");
    writeFileSync(file, "");
    for (const dataDirectory of [file, join(file, "below"), "/proc/parapet"])
      await expect(openStore({ dataDirectory }), dataDirectory).rejects.toMatchObject({
        code: "PARAPET_STORE_DIRECTORY",
        exit: 3,
        hint: expect.stringContaining("dataDirectory"),
      });
  });

  it("S22: a damaged key is never replaced", () => {
    const directory = temporaryDirectory();
    loadOrCreateDataKeys(directory);
    for (const name of ["pepper.key", "audit.key"]) {
      const path = join(directory, name);
      const good = readFileSync(path);
      writeFileSync(path, "damaged");
      expect(() => loadOrCreateDataKeys(directory)).toThrow(expect.objectContaining({ code: "PARAPET_STORE_KEY" }));
      expect(readFileSync(path, "utf8")).toBe("damaged");
      writeFileSync(path, good);
    }
  });

  it("S23: a file that is no database, or a directory in its place, is refused with a code", async () => {
    const directory = temporaryDirectory();
    writeFileSync(
      join(directory, "parapet.db"),
      "this is not a database, it is long enough to be read as one ".repeat(20),
    );
    await expect(openStore({ dataDirectory: directory })).rejects.toMatchObject({
      code: "PARAPET_STORE_CORRUPT",
      exit: 3,
    });
    const other = temporaryDirectory();
    mkdirSync(join(other, "parapet.db"));
    await expect(openStore({ dataDirectory: other })).rejects.toMatchObject({ code: "PARAPET_STORE_DIRECTORY" });
  });
});
