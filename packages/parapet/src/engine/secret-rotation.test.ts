import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startUpstream, type Upstream } from "../gateway/testing/upstream.ts";
import { startVaultServer, type VaultServer } from "../policy/stores/testing/vault-server.ts";
import { type RunningEngine, runEngine } from "./testing/engine-kit.ts";

const FIRST = "first-provider-key-1111";
const SECOND = "second-provider-key-2222";

interface House {
  readonly vault: VaultServer;
  readonly upstream: Upstream;
  readonly running: RunningEngine;
  /** The key that the provider was shown last. */
  shown(): string | undefined;
  events(): Promise<readonly { readonly kind: string; readonly subject: string; readonly data: unknown }[]>;
}

const policyAt = (upstream: string, refresh: string): string => `
parapet: 1
server: { port: 0 }
providers: { up: { kind: openai-compatible, baseUrl: "${upstream}", apiKey: "vault:secret/app/up#key" } }
models: { bot: { primary: { provider: up }, retries: { max: 0 }, guards: none } }
guards: { none: { detectors: {} } }
roles: { app: { allow: ["model:*:invoke"] } }
secrets: { refresh: ${refresh}, timeoutMs: 300 }
`;

async function build(refresh = "12h"): Promise<House> {
  const vault = await startVaultServer();
  const upstream = await startUpstream();
  vault.write("secret/app/up", { key: FIRST });
  const running = await runEngine({
    policy: policyAt(upstream.url, refresh),
    env: { VAULT_ADDR: vault.url, VAULT_TOKEN: vault.rootToken },
  });
  onTestFinished(async () => {
    await running.close();
    await Promise.all([upstream.close(), vault.close()]);
  });
  return {
    vault,
    upstream,
    running,
    shown: () => upstream.seen.at(-1)?.headers.authorization,
    async events() {
      await running.engine.store.events.flush();
      const stored = await running.engine.store.events.read({ limit: 100 });
      return stored.filter(({ kind }) => kind.startsWith("secret"));
    },
  };
}

describe("secrets that change while the gateway runs", () => {
  it("E15: a provider's key from Vault goes upstream, and after a rotation the new one does", async () => {
    const house = await build();
    expect((await house.running.chat("Hello")).status).toBe(200);
    expect(house.shown()).toBe(`Bearer ${FIRST}`);

    house.vault.write("secret/app/up", { key: SECOND });
    await house.running.engine.refreshSecrets();
    expect((await house.running.chat("Hello")).status).toBe(200);
    expect(house.shown()).toBe(`Bearer ${SECOND}`);
    expect(await house.events()).toMatchObject([{ kind: "secret-rotated", subject: "secret:vault:secret/app/up#key" }]);
  });

  it("E15: the policy's interval is enough, nobody has to ask", async () => {
    const house = await build("1s");
    house.vault.write("secret/app/up", { key: SECOND });
    await vi.waitFor(
      async () => {
        await house.running.chat("Hello");
        expect(house.shown()).toBe(`Bearer ${SECOND}`);
      },
      { timeout: 5_000, interval: 200 },
    );
  });

  it("E15: an interval that was edited counts at once", async () => {
    const house = await build("12h");
    await house.running.editPolicy(policyAt(house.upstream.url, "1s"));
    house.vault.write("secret/app/up", { key: SECOND });
    await vi.waitFor(async () => expect(await house.events()).toMatchObject([{ kind: "secret-rotated" }]), {
      timeout: 5_000,
      interval: 200,
    });
  });

  it("E16: a store that fails takes nothing away; record, log and metrics tell it once, and its end", async () => {
    const house = await build();
    const { engine } = house.running;
    const failing = { status: 503, body: { errors: ["Vault is sealed"] } };
    house.vault.upsets.push(...Array.from({ length: 6 }, () => failing));
    await engine.refreshSecrets();
    await engine.refreshSecrets();
    await house.running.chat("Hello");
    expect(house.shown()).toBe(`Bearer ${FIRST}`);
    expect(await engine.gateway.metrics()).toMatch(/parapet_secrets_stale 1\n/);
    expect(await engine.gateway.metrics()).toMatch(/parapet_secret_refresh_failures_total 2\n/);

    await engine.refreshSecrets();
    expect(await engine.gateway.metrics()).toMatch(/parapet_secrets_stale 0\n/);
    const events = await house.events();
    expect(events.map(({ kind }) => kind).sort()).toEqual(["secret-refresh-failed", "secret-refresh-recovered"]);
    const told = house.running.log.filter(({ message }) => message.includes("could not be refreshed"));
    expect(told).toMatchObject([{ level: "error", fields: { code: "PARAPET_SECRET_UNREACHABLE" } }]);
  });

  it("E16: a policy edit is taken while the store is down, with the secrets that are known", async () => {
    const house = await build();
    await house.vault.close();
    await house.running.editPolicy(`${policyAt(house.upstream.url, "12h")}app: { name: edited }\n`);
    expect(house.running.engine.policy().policy.app.name).toBe("edited");
    await house.running.chat("Hello");
    expect(house.shown()).toBe(`Bearer ${FIRST}`);
  });

  it("E16: a new value that cannot be used is told and leaves the old one in force", async () => {
    const house = await build();
    house.vault.write("secret/app/up", { key: `${SECOND}\nsecond line` });
    await house.running.engine.refreshSecrets();
    await house.running.chat("Hello");
    expect(house.shown()).toBe(`Bearer ${FIRST}`);
    expect(await house.events()).toMatchObject([{ data: { code: "PARAPET_SECRET_FORM" } }]);
  });

  it("E19: a provider that refuses the key makes the gateway ask for it at once", async () => {
    const house = await build();
    const { script } = house.upstream;
    house.upstream.script = (request, response, count) => {
      if (request.headers.authorization === `Bearer ${SECOND}`) return script(request, response, count);
      response.writeHead(401, { "content-type": "application/json" }).end("{}");
    };
    house.vault.write("secret/app/up", { key: SECOND });
    expect((await house.running.chat("Hello")).status).toBe(502);
    await vi.waitFor(async () => expect((await house.running.chat("Hello")).status).toBe(200), { timeout: 3_000 });
    const reads = house.vault.seen.filter(({ url }) => url.includes("/data/")).length;
    house.upstream.script = (_, response) => void response.writeHead(401).end();
    await house.running.chat("Hello");
    await house.running.chat("Hello");
    expect(house.vault.seen.filter(({ url }) => url.includes("/data/"))).toHaveLength(reads);
  });

  it("E17: a secret that is not there ends the start with its reference and exit code 3, and nothing is left running", async () => {
    const vault = await startVaultServer();
    onTestFinished(() => vault.close());
    await expect(
      runEngine({
        policy: policyAt("http://127.0.0.1:9", "5m"),
        env: { VAULT_ADDR: vault.url, VAULT_TOKEN: vault.rootToken },
      }),
    ).rejects.toMatchObject({
      code: "PARAPET_SECRET_MISSING",
      exit: 3,
      message: expect.stringContaining("vault:secret/app/up#key"),
    });
  });

  it("E18: no value is in the log, in an event or in the database, whatever happened", async () => {
    const house = await build();
    house.vault.write("secret/app/up", { key: SECOND });
    await house.running.engine.refreshSecrets();
    house.vault.deleteVersion("secret/app/up", 2);
    await house.running.engine.refreshSecrets();
    await house.running.chat("Hello");
    const { engine, log } = house.running;
    const { dataDirectory } = engine;
    const kept = JSON.stringify([log, await house.events()]);
    await engine.close();
    const files = readdirSync(dataDirectory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString("latin1"));
    expect(files.length).toBeGreaterThan(1);
    for (const value of [FIRST, SECOND, house.vault.rootToken])
      expect([kept, ...files].filter((text) => text.includes(value))).toEqual([]);
  });
});
