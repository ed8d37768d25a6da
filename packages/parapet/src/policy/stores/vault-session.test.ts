import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { parsePolicy, secretPlacesOf } from "../index.ts";
import { readReference } from "./testing/read-reference.ts";
import { byRole, keep, REFERENCE, startVault } from "./testing/running-vault.ts";

describe("the lease of a token", () => {
  it("SS8: is renewed before it ends, as long as somebody may need it", async () => {
    const vault = await startVault({ ttlSeconds: 1 });
    const keeper = keep();
    await readReference({ reference: REFERENCE, env: byRole(vault), keeper });
    await pause(1_600);
    const renewals = vault.seen.filter(({ url }) => url.endsWith("/renew-self")).length;
    expect(renewals).toBeGreaterThanOrEqual(2);
    expect(vault.liveTokens()).toBe(1);
    await keeper.refresh();
    expect(vault.seen.filter(({ url }) => url.endsWith("/login"))).toHaveLength(1);
  });

  it("SS8: a token that cannot be renewed is replaced at the next need", async () => {
    const vault = await startVault({ ttlSeconds: 1, isRenewable: false });
    const keeper = keep();
    await readReference({ reference: REFERENCE, env: byRole(vault), keeper });
    await pause(1_100);
    expect(await keeper.refresh()).toEqual({ changed: [], failed: [] });
    expect(vault.seen.filter(({ url }) => url.endsWith("/login"))).toHaveLength(2);
  });

  it("SS8: a token whose longest life is over is replaced, however often it was renewed", async () => {
    const vault = await startVault({ ttlSeconds: 2, maxTtlSeconds: 3 });
    const keeper = keep();
    await readReference({ reference: REFERENCE, env: byRole(vault), keeper });
    await pause(3_200);
    expect(vault.seen.some(({ url }) => url.endsWith("/renew-self"))).toBe(true);
    expect(vault.liveTokens()).toBe(0);
    expect(await keeper.refresh()).toEqual({ changed: [], failed: [] });
    expect(vault.seen.filter(({ url }) => url.endsWith("/login"))).toHaveLength(2);
  });

  it("SS8: a token that Vault has forgotten is replaced, and the read repeated, once", async () => {
    const vault = await startVault();
    const keeper = keep();
    await readReference({ reference: REFERENCE, env: byRole(vault), keeper });
    vault.forgetTokens();
    vault.write("secret/app/openai", { key: "newer-value" });
    expect(await keeper.refresh()).toEqual({ changed: [REFERENCE], failed: [] });
    vault.upsets.push({ status: 403, body: {} }, { status: 403, body: {} });
    expect((await keeper.refresh()).failed).toEqual([REFERENCE]);
  });

  it("SS8: a token that was given and may be renewed is renewed as well, and never revoked", async () => {
    const vault = await startVault();
    const keeper = keep();
    const token = vault.issue(1, true);
    await readReference({ reference: REFERENCE, env: { VAULT_ADDR: vault.url, VAULT_TOKEN: token }, keeper });
    await pause(1_200);
    expect((await keeper.refresh()).failed).toEqual([]);
    await keeper.close();
    expect(vault.liveTokens()).toBe(1);
  });
});

describe("the end of a session", () => {
  it("SS7: a store that is down does not hold up the end", async () => {
    const vault = await startVault();
    const keeper = keep();
    await readReference({ reference: REFERENCE, env: byRole(vault), keeper });
    vault.upsets.push({ status: 200, body: {}, delayMs: 8_000 });
    const before = performance.now();
    await keeper.close();
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it("SS7: settings that were edited end the session of before, those of another store do not", async () => {
    const vault = await startVault();
    const keeper = keep();
    const reading = { reference: REFERENCE, env: byRole(vault), keeper };
    const place = (yaml: string) => secretPlacesOf(parsePolicy(`parapet: 1\n${yaml}`, "f"), "/");
    const naming = `providers: { p: { kind: openai, apiKey: "${REFERENCE}" } }\n`;
    await readReference(reading);
    await keeper.retain(place(`${naming}secrets: { refresh: 1h, aws: { region: eu-west-1 } }`));
    expect([keeper.health().kept, vault.liveTokens()]).toEqual([1, 1]);
    await keeper.retain(place(`${naming}secrets: { vault: { mounts: [a/b] } }`));
    expect([keeper.health().kept, vault.liveTokens()]).toEqual([0, 0]);
  });
});
