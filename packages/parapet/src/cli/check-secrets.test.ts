import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startVaultServer, type VaultServer } from "../policy/stores/testing/vault-server.ts";
import { openWorkshop, runCli, type Workshop } from "./testing/run-cli.ts";

const VALUE = "value-of-the-secret-33";
const POLICY = `parapet: 1
providers:
  p: { kind: openai, apiKey: "vault:secret/app#key" }
models: { m: { primary: { provider: p } } }
roles: { app: { allow: ["model:*:invoke"] } }
telemetry: { metrics: { token: "vault:secret/app#token" } }
`;

describe("secrets in stores, by the command", () => {
  let vault: VaultServer;
  let workshop: Workshop;
  const run = (...words: string[]) =>
    runCli(words, { cwd: workshop.cwd, env: { VAULT_ADDR: vault.url, VAULT_TOKEN: vault.rootToken } });
  beforeAll(async () => {
    vault = await startVaultServer();
    vault.write("secret/app", { key: VALUE });
    workshop = openWorkshop(POLICY);
  });
  afterAll(async () => {
    workshop.close();
    await vault.close();
  });

  it("L36: check lists what became of each reference and exits 3 when one is missing, without a value", async () => {
    const json = await run("check", "--json");
    expect(json.code).toBe(3);
    expect(json.json()).toMatchObject({
      isValid: false,
      references: [
        { path: "providers.p.apiKey", reference: "vault:secret/app#key", state: "found" },
        { path: "telemetry.metrics.token", reference: "vault:secret/app#token", state: "PARAPET_SECRET_MISSING" },
      ],
      secrets: [{ path: "telemetry.metrics.token", code: "PARAPET_SECRET_MISSING" }],
    });
    const plain = await run("check");
    expect(plain.stdout).toMatch(/providers\.p\.apiKey +vault:secret\/app#key +found/);
    for (const shown of [json.stdout, json.stderr, plain.stdout, plain.stderr]) expect(shown).not.toContain(VALUE);
  });

  it("L36: with --no-secrets nobody is asked", async () => {
    vault.seen.length = 0;
    const { code, json } = await run("check", "--no-secrets", "--json");
    expect(code).toBe(0);
    expect(json().references.map(({ state }: { state: string }) => state)).toEqual(["not tried", "not tried"]);
    expect(vault.seen).toEqual([]);
  });

  it("L16, L36: doctor asks stores with --network alone", async () => {
    vault.seen.length = 0;
    const secretsOf = (checks: readonly { id: string }[]) => checks.find(({ id }) => id === "secrets");
    const without = await run("doctor", "--json");
    expect(secretsOf(without.json().checks)).toMatchObject({
      status: "ok",
      message: expect.stringContaining("2 in stores not asked"),
    });
    expect(vault.seen).toEqual([]);
    const asked = await run("doctor", "--network", "--json");
    expect(secretsOf(asked.json().checks)).toMatchObject({
      status: "failed",
      message: expect.stringContaining("vault:secret/app#token"),
    });
    expect(vault.seen.length).toBeGreaterThan(0);
  });

  it("L36: up ends with exit code 3 and the reference, and nothing of a value", async () => {
    const { code, stderr, stdout } = await run("up", "--no-open");
    expect(code).toBe(3);
    expect(stderr).toContain("vault:secret/app#token");
    expect(stdout + stderr).not.toContain(VALUE);
  });
});
