import { beforeEach, describe, expect, it } from "vitest";
import { failureOf, readReference } from "./testing/read-reference.ts";
import { byToken, REFERENCE, startVault, VALUE } from "./testing/running-vault.ts";
import type { VaultServer } from "./testing/vault-server.ts";

describe("a store in trouble", () => {
  let vault: VaultServer;
  beforeEach(async () => {
    vault = await startVault();
  });
  const reading = () => ({ reference: REFERENCE, env: byToken(vault), secrets: "{ timeoutMs: 300 }" });

  it("SS1: what passes is tried again, what lasts ends after three tries", async () => {
    vault.upsets.push({ status: 503, body: {} }, { status: 429, body: "slow down", headers: { "retry-after": "0" } });
    expect(await readReference(reading())).toBe(VALUE);
    for (const status of [429, 503]) {
      vault.seen.length = 0;
      vault.upsets.push(...[1, 2, 3].map(() => ({ status, body: "<html>sorry</html>" })));
      const error = await failureOf(reading());
      expect(error).toMatchObject({
        code: "PARAPET_SECRET_UNREACHABLE",
        message: expect.stringContaining(`${status}`),
      });
      expect(vault.seen).toHaveLength(3);
    }
  });

  it("SS1: a pause that is too long is not waited for", async () => {
    vault.upsets.push({ status: 429, body: {}, headers: { "retry-after": "600" } });
    const before = performance.now();
    expect(await failureOf(reading())).toMatchObject({ code: "PARAPET_SECRET_UNREACHABLE" });
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it("SS1: nobody there and no answer end in bounded time", async () => {
    vault.upsets.push(...[1, 2, 3].map(() => ({ status: 200, body: {}, delayMs: 2_000 })));
    const before = performance.now();
    expect(await failureOf(reading())).toMatchObject({ message: expect.stringContaining("no answer within 300 ms") });
    expect(performance.now() - before).toBeLessThan(4_000);
    await vault.close();
    expect(await failureOf(reading())).toMatchObject({ message: expect.stringContaining("ECONNREFUSED") });
  });

  it("SS2: a redirect is not followed, so that the token stays where it belongs", async () => {
    const other = await startVault();
    vault.upsets.push({ status: 307, body: "", headers: { location: `${other.url}/v1/secret/data/app/openai` } });
    expect(await failureOf(reading())).toMatchObject({
      code: "PARAPET_SECRET_ANSWER",
      message: expect.stringContaining("redirect"),
    });
    expect(other.seen).toEqual([]);
  });

  it("SS2: plain http beyond this machine is refused unless the policy allows it", async () => {
    const env = { VAULT_ADDR: "http://vault.invalid:8200", VAULT_TOKEN: "t" };
    expect(await failureOf({ reference: REFERENCE, env })).toMatchObject({ code: "PARAPET_SECRET_STORE" });
    const allowed = "{ timeoutMs: 200, vault: { allowHttp: true } }";
    expect(await failureOf({ reference: REFERENCE, env, secrets: allowed })).toMatchObject({
      code: "PARAPET_SECRET_UNREACHABLE",
    });
  });

  it("SS3: what is no answer of Vault's is no value", async () => {
    const known = { status: 200, body: { data: { ttl: 0, renewable: false } } };
    const cases: readonly unknown[] = ["<html>Sign in</html>", "", "[1]", { data: { data: "text" } }, { data: null }];
    for (const body of cases) {
      vault.upsets.push(known, { status: 200, body });
      const error = await failureOf(reading());
      expect(error, JSON.stringify(body)).toMatchObject({ code: "PARAPET_SECRET_ANSWER" });
      expect(error.shown).not.toContain("Sign in");
    }
    vault.upsets.push(known, ...[1, 2, 3].map(() => ({ status: 200, body: "x".repeat(1_100_000) })));
    expect(await failureOf(reading())).toMatchObject({ message: expect.stringContaining("more than a secret") });
  });
});
