import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manualClock } from "@parapet/guard/kernel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadOrCreateDataKeys, openStore, type Store } from "../../store/index.ts";
import { keyIdOf, newKey } from "./key-format.ts";
import { createKeyService, type KeyService } from "./key-service.ts";

const clock = manualClock(1_700_000_000_000);
let folder: string;
let store: Store;
let keys: KeyService;
let pepper: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parapet-keys-"));
  store = await openStore({ dataDirectory: folder, clock });
  pepper = loadOrCreateDataKeys(folder).pepper;
  keys = await createKeyService({ store, pepper, clock });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("keys", () => {
  it("G5: a key is 256 random bits behind a public id, and only its keyed hash is stored", async () => {
    const { key, secret } = await keys.issue({ name: "app", role: "app", owner: "ann" });
    expect(secret).toMatch(/^pk_[0-9a-f]{10}_[A-Za-z0-9_-]{43}$/);
    expect(secret.startsWith(key.id)).toBe(true);
    await store.events.flush();
    const files = ["parapet.db", "parapet.db-wal"].map((name) => {
      try {
        return readFileSync(join(folder, name), "latin1");
      } catch {
        return ""; // the file may not be there: the sum is what is looked at
      }
    });
    expect(files.join("")).toContain(key.id);
    expect(files.join("")).not.toContain(secret.slice(14));
  });

  it("G5: each way to be wrong has its own code", async () => {
    const { secret } = await keys.issue({ name: "app", role: "app" });
    expect(keys.verify(secret)).toMatchObject({ principal: { roles: ["app"], kind: "key" } });
    const last = secret.at(-1) === "A" ? "B" : "A";
    expect(keys.verify(secret.slice(0, -1) + last)).toMatchObject({ refusal: "key_unknown" });
    expect(keys.verify(newKey().secret)).toMatchObject({ refusal: "key_unknown" });
    for (const wrong of ["", "pk_", "sk-1234", `${secret}x`, secret.replace("_", "-"), secret.toUpperCase()])
      expect(keys.verify(wrong)).toMatchObject({ refusal: "key_malformed" });
  });

  it("G5: expires at its time, not before", async () => {
    const { secret } = await keys.issue({ name: "brief", role: "app", expiresInMs: 1_000 });
    clock.advance(999);
    expect(keys.verify(secret).refusal).toBeUndefined();
    clock.advance(1);
    expect(keys.verify(secret).refusal).toBe("key_expired");
  });

  it("G5: rotation leaves both keys alive for the overlap and then only the new one", async () => {
    const old = await keys.issue({ name: "turning", role: "app", owner: "ann" });
    const next = await keys.rotate(old.key.id, 5_000, "cli");
    expect(next.key).toMatchObject({ name: "turning", role: "app", owner: "ann", rotatedFrom: old.key.id });
    expect([keys.verify(old.secret).refusal, keys.verify(next.secret).refusal]).toEqual([undefined, undefined]);
    clock.advance(5_000);
    expect([keys.verify(old.secret).refusal, keys.verify(next.secret).refusal]).toEqual(["key_expired", undefined]);
  });

  it("G5: revocation acts at once here, and elsewhere at the next refresh", async () => {
    const elsewhere = await createKeyService({ store, pepper, clock });
    const { key, secret } = await keys.issue({ name: "gone", role: "app" });
    await elsewhere.refresh();
    expect(elsewhere.verify(secret).refusal).toBeUndefined();
    const revoking = keys.revoke(key.id, "cli");
    await revoking;
    expect(keys.verify(secret).refusal).toBe("key_revoked");
    await elsewhere.refresh();
    expect(elsewhere.verify(secret).refusal).toBe("key_revoked");
    await expect(keys.revoke("pk_0000000000")).rejects.toMatchObject({ code: "PARAPET_KEY_UNKNOWN" });
  });

  it("G5: every change of a key is an event that says who did it, and no event holds the secret", async () => {
    const { key, secret } = await keys.issue({ name: "told", role: "app", actor: "user:ann" });
    await keys.rotate(key.id, 1_000, "cli");
    await keys.revoke(key.id, "user:bob");
    await store.events.flush();
    const events = await store.events.read({ subject: `key:${key.id}` });
    expect(events.map(({ kind, actor }) => `${kind} ${actor}`).sort()).toEqual([
      "key-created user:ann",
      "key-revoked user:bob",
      "key-rotated cli",
    ]);
    expect(JSON.stringify(events)).not.toContain(secret.slice(14));
  });

  it("G5: the last use of a key is written down", async () => {
    const { key, secret } = await keys.issue({ name: "used", role: "app" });
    keys.verify(secret);
    await keys.saveUsage();
    expect((await store.keys.get(key.id))?.lastUsedAt).toBe(clock.now());
  });

  it("G5: the shape of a key is checked before anything else", () => {
    const random = Buffer.alloc(37, 255);
    expect(newKey(random).id).toBe("pk_ffffffffff");
    expect(keyIdOf(newKey(random).secret)).toBe("pk_ffffffffff");
  });
});
