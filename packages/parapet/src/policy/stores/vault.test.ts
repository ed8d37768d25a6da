import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type PolicyError, parsePolicy, SecretKeeper, secretPlacesOf } from "../index.ts";
import { failureOf, readReference } from "./testing/read-reference.ts";
import { startVaultServer, type VaultServer, type VaultServerOptions } from "./testing/vault-server.ts";

const VALUE = "value-of-the-secret-77";
const REFERENCE = "vault:secret/app/openai#key";

async function start(options: VaultServerOptions = {}): Promise<VaultServer> {
  const vault = await startVaultServer(options);
  vault.write("secret/app/openai", { key: VALUE, other: "another-value" });
  onTestFinished(() => vault.close());
  return vault;
}

const byToken = (vault: VaultServer) => ({ VAULT_ADDR: vault.url, VAULT_TOKEN: vault.rootToken });
const byRole = (vault: VaultServer) => ({
  VAULT_ADDR: vault.url,
  VAULT_ROLE_ID: vault.roleId,
  VAULT_SECRET_ID: vault.secretId,
});

function keep(): SecretKeeper {
  const keeper = new SecretKeeper();
  onTestFinished(() => keeper.close());
  return keeper;
}

describe("what Vault holds", () => {
  it("SS6: reads the newest version, or the one that is asked for", async () => {
    const vault = await start();
    vault.write("secret/app/openai", { key: "newer-value" });
    const env = byToken(vault);
    expect(await readReference({ reference: REFERENCE, env })).toBe("newer-value");
    expect(await readReference({ reference: "vault:secret/app/openai?version=1#key", env })).toBe(VALUE);
  });

  it("SS6: a mount with a slash is one when the policy says so", async () => {
    const vault = await start({ mounts: ["team/kv"] });
    vault.write("team/kv/app", { key: VALUE });
    const env = byToken(vault);
    const reference = "vault:team/kv/app#key";
    expect(await readReference({ reference, env, secrets: "{ vault: { mounts: [team/kv] } }" })).toBe(VALUE);
    expect(await failureOf({ reference, env })).toMatchObject({ code: "PARAPET_SECRET_MISSING" });
  });

  it("SS6: a missing secret, a missing field and a deleted version are told apart", async () => {
    const vault = await start();
    vault.write("secret/app/openai", { key: "newer-value", many: ["a"] });
    vault.deleteVersion("secret/app/openai", 1);
    const env = byToken(vault);
    const cases = [
      ["vault:secret/app/nothing#key", "PARAPET_SECRET_MISSING", /no such secret/],
      ["vault:secret/app/openai#toString", "PARAPET_SECRET_MISSING", /no such field/],
      ["vault:secret/app/openai?version=1#key", "PARAPET_SECRET_MISSING", /version 1 was deleted/],
      ["vault:secret/app/openai?version=9#key", "PARAPET_SECRET_MISSING", /no such secret/],
      ["vault:secret/app/openai#many", "PARAPET_SECRET_ANSWER", /no text/],
    ] as const;
    for (const [reference, code, message] of cases) {
      const error = await failureOf({ reference, env });
      expect(error, reference).toMatchObject({ code, exit: 3, message: expect.stringMatching(message) });
      expect(error.message).toContain(reference);
    }
  });
});

describe("signing in to Vault", () => {
  it("SS7: by AppRole, from variables or from the policy, and the token is revoked afterwards", async () => {
    const vault = await start();
    expect(await readReference({ reference: REFERENCE, env: byRole(vault) })).toBe(VALUE);
    expect(vault.liveTokens()).toBe(0);
    const secrets = `{ vault: { address: "${vault.url}", auth: { method: approle, roleId: "env:R", secretId: "env:S" } } }`;
    expect(await readReference({ reference: REFERENCE, env: { R: vault.roleId, S: vault.secretId }, secrets })).toBe(
      VALUE,
    );
    expect(vault.seen.filter(({ url }) => url.endsWith("/revoke-self"))).toHaveLength(2);
  });

  it("SS7: by a Kubernetes service account, whose token is read again at each sign-in", async () => {
    const vault = await start();
    const folder = mkdtempSync(join(tmpdir(), "parapet-vault-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const reading = {
      reference: REFERENCE,
      env: { VAULT_ADDR: vault.url },
      secrets: "{ vault: { auth: { method: kubernetes, role: parapet, jwtFile: token } } }",
      baseDirectory: folder,
    };
    expect(await failureOf(reading)).toMatchObject({ code: "PARAPET_SECRET_STORE" });
    writeFileSync(join(folder, "token"), "outdated");
    expect(await failureOf(reading)).toMatchObject({ code: "PARAPET_SECRET_REFUSED" });
    writeFileSync(join(folder, "token"), `${vault.serviceAccountJwt}\n`);
    expect(await readReference(reading)).toBe(VALUE);
  });

  it("SS7: OpenBao's variables count as Vault's do", async () => {
    const vault = await start();
    expect(
      await readReference({ reference: REFERENCE, env: { BAO_ADDR: vault.url, BAO_TOKEN: vault.rootToken } }),
    ).toBe(VALUE);
  });

  it("SS4: what is not set up, refused or wrong is told apart, without a credential or a word of the answer", async () => {
    const vault = await start();
    const wrong = "wrong-credential-55";
    const cases = [
      [{}, "PARAPET_SECRET_STORE", /where Vault is/],
      [{ VAULT_ADDR: vault.url }, "PARAPET_SECRET_STORE", /as whom/],
      [{ VAULT_ADDR: `not an address ${wrong}`, VAULT_TOKEN: wrong }, "PARAPET_SECRET_STORE", /no URL/],
      [{ VAULT_ADDR: vault.url, VAULT_TOKEN: wrong }, "PARAPET_SECRET_REFUSED", /403/],
      [
        { VAULT_ADDR: vault.url, VAULT_ROLE_ID: vault.roleId, VAULT_SECRET_ID: wrong },
        "PARAPET_SECRET_REFUSED",
        /approle/,
      ],
      [{ VAULT_ADDR: vault.url, VAULT_ROLE_ID: vault.roleId }, "PARAPET_SECRET_REFUSED", /400/],
    ] as const;
    for (const [env, code, message] of cases) {
      const error = await failureOf({ reference: REFERENCE, env });
      expect(error, String(message)).toMatchObject({ code, exit: 3, message: expect.stringMatching(message) });
      expect(error.hint?.length).toBeGreaterThan(10);
      for (const hidden of [wrong, vault.roleId, "permission denied", "invalid role"])
        expect(error.shown).not.toContain(hidden);
    }
  });
});

describe("the lease of a token", () => {
  it("SS8: is renewed before it ends, as long as somebody may need it", async () => {
    const vault = await start({ ttlSeconds: 1 });
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
    const vault = await start({ ttlSeconds: 1, isRenewable: false });
    const keeper = keep();
    await readReference({ reference: REFERENCE, env: byRole(vault), keeper });
    await pause(1_100);
    expect(await keeper.refresh()).toEqual({ changed: [], failed: [] });
    expect(vault.seen.filter(({ url }) => url.endsWith("/login"))).toHaveLength(2);
  });

  it("SS8: a token that Vault has forgotten is replaced, and the read repeated, once", async () => {
    const vault = await start();
    const keeper = keep();
    await readReference({ reference: REFERENCE, env: byRole(vault), keeper });
    vault.forgetTokens();
    vault.write("secret/app/openai", { key: "newer-value" });
    expect(await keeper.refresh()).toEqual({ changed: [REFERENCE], failed: [] });
    vault.upsets.push({ status: 403, body: {} }, { status: 403, body: {} });
    expect((await keeper.refresh()).failed).toEqual([REFERENCE]);
  });

  it("SS8: a token that was given and may be renewed is renewed as well, and never revoked", async () => {
    const vault = await start();
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
    const vault = await start();
    const keeper = keep();
    await readReference({ reference: REFERENCE, env: byRole(vault), keeper });
    vault.upsets.push({ status: 200, body: {}, delayMs: 8_000 });
    const before = performance.now();
    await keeper.close();
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it("SS7: settings that were edited end the session of before, those of another store do not", async () => {
    const vault = await start();
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

describe("what stands between", () => {
  it("SS9: the namespace goes along with every call", async () => {
    const vault = await start({ namespace: "team-a" });
    expect(await readReference({ reference: REFERENCE, env: { ...byRole(vault), VAULT_NAMESPACE: "team-a" } })).toBe(
      VALUE,
    );
    expect(vault.seen.map(({ headers }) => headers["x-vault-namespace"])).toEqual(vault.seen.map(() => "team-a"));
    expect(await failureOf({ reference: REFERENCE, env: byRole(vault) })).toMatchObject({
      code: "PARAPET_SECRET_REFUSED",
    });
  });

  describe("with a certificate of one's own", () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "parapet-vault-tls-"));
      const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
      const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem"];
      execFileSync("openssl", ["req", "-x509", ...key, "-out", "ca.pem", "-days", "2", ...subject], {
        cwd: folder,
        stdio: "ignore",
      });
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("SS9: only the authority that is named is trusted", async () => {
      const tls = {
        key: readFileSync(join(folder, "key.pem"), "utf8"),
        cert: readFileSync(join(folder, "ca.pem"), "utf8"),
      };
      const vault = await start({ tls });
      const reading = { reference: REFERENCE, env: byToken(vault), baseDirectory: folder };
      expect(await readReference({ ...reading, secrets: "{ vault: { caFile: ca.pem } }" })).toBe(VALUE);
      expect(await failureOf(reading)).toMatchObject({ code: "PARAPET_SECRET_UNREACHABLE" });
      expect(vault.seen.every(({ headers }) => headers["x-vault-token"] === vault.rootToken)).toBe(true);
      expect(await failureOf({ ...reading, secrets: "{ vault: { caFile: none.pem } }" })).toMatchObject({
        code: "PARAPET_SECRET_STORE",
      });
    });
  });
});

describe("a store in trouble", () => {
  let vault: VaultServer;
  beforeEach(async () => {
    vault = await start();
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
    const other = await start();
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

describe("in the policy", () => {
  const problemsOf = (text: string) => {
    try {
      parsePolicy(text, "parapet.yaml");
      return [];
    } catch (error) {
      return (error as PolicyError).problems;
    }
  };

  it("SS5: a reference of another form is refused with its line, and is not repeated", () => {
    for (const reference of [
      "vault:app",
      "vault:secret/app",
      "vault:secret/app#",
      "vault:/app#k",
      "vault:secret/../app#k",
      "vault:secret/app?v=1#k",
    ]) {
      const [problem] = problemsOf(`parapet: 1\nproviders:\n  p: { kind: openai, apiKey: "${reference}" }\n`);
      expect(problem, reference).toMatchObject({
        path: "providers.p.apiKey",
        line: 3,
        message: expect.stringContaining("vault:mount/path#field"),
      });
      expect(JSON.stringify(problem)).not.toContain(reference);
    }
    expect(problemsOf(`parapet: 1\nproviders: { p: { kind: openai, apiKey: "vault:s/a/b?version=2#k.x" } }\n`)).toEqual(
      [],
    );
  });

  it("SS5: settings are checked with path and line", () => {
    const cases = [
      ["{ vault: { address: ftp://vault } }", "secrets.vault.address"],
      ["{ vault: { address: 'https://me:pw@vault' } }", "secrets.vault.address"],
      ["{ vault: { auth: { method: token, token: vault:a/b#c } } }", "secrets.vault.auth.token"],
      ["{ vault: { auth: { method: approle, secretId: 5f1c-plain } } }", "secrets.vault.auth.secretId"],
      ["{ vault: { auth: { method: magic } } }", "secrets.vault.auth.method"],
      ["{ vault: { adress: x } }", "secrets.vault.adress"],
      ["{ refresh: now }", "secrets.refresh"],
    ] as const;
    for (const [secrets, path] of cases)
      expect(problemsOf(`parapet: 1\nsecrets: ${secrets}\n`)[0], secrets).toMatchObject({
        path,
        line: 2,
        hint: expect.any(String),
      });
  });
});
