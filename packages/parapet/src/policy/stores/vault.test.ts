import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type PolicyError, parsePolicy } from "../index.ts";
import { failureOf, readReference } from "./testing/read-reference.ts";
import { byRole, byToken, REFERENCE, startVault, VALUE } from "./testing/running-vault.ts";

describe("what Vault holds", () => {
  it("SS6: reads the newest version, or the one that is asked for", async () => {
    const vault = await startVault();
    vault.write("secret/app/openai", { key: "newer-value" });
    const env = byToken(vault);
    expect(await readReference({ reference: REFERENCE, env })).toBe("newer-value");
    expect(await readReference({ reference: "vault:secret/app/openai?version=1#key", env })).toBe(VALUE);
  });

  it("SS6: a mount with a slash is one when the policy says so", async () => {
    const vault = await startVault({ mounts: ["team/kv"] });
    vault.write("team/kv/app", { key: VALUE });
    const env = byToken(vault);
    const reference = "vault:team/kv/app#key";
    expect(await readReference({ reference, env, secrets: "{ vault: { mounts: [team/kv] } }" })).toBe(VALUE);
    expect(await failureOf({ reference, env })).toMatchObject({ code: "PARAPET_SECRET_MISSING" });
  });

  it("SS6: a missing secret, a missing field and a deleted version are told apart", async () => {
    const vault = await startVault();
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
    const vault = await startVault();
    expect(await readReference({ reference: REFERENCE, env: byRole(vault) })).toBe(VALUE);
    expect(vault.liveTokens()).toBe(0);
    const secrets = `{ vault: { address: "${vault.url}", auth: { method: approle, roleId: "env:R", secretId: "env:S" } } }`;
    expect(await readReference({ reference: REFERENCE, env: { R: vault.roleId, S: vault.secretId }, secrets })).toBe(
      VALUE,
    );
    expect(vault.seen.filter(({ url }) => url.endsWith("/revoke-self"))).toHaveLength(2);
  });

  it("SS7: by a Kubernetes service account, whose token is read again at each sign-in", async () => {
    const vault = await startVault();
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
    const other = { ...reading, secrets: reading.secrets.replace("parapet", "other") };
    expect(await failureOf(other)).toMatchObject({ code: "PARAPET_SECRET_REFUSED" });
    writeFileSync(join(folder, "token"), `${vault.serviceAccountJwt}\n`);
    expect(await readReference(reading)).toBe(VALUE);
  });

  it("SS7: OpenBao's variables count as Vault's do", async () => {
    const vault = await startVault();
    expect(
      await readReference({ reference: REFERENCE, env: { BAO_ADDR: vault.url, BAO_TOKEN: vault.rootToken } }),
    ).toBe(VALUE);
  });

  it("SS4: what is not set up, refused or wrong is told apart, without a credential or a word of the answer", async () => {
    const vault = await startVault();
    const wrong = "wrong-credential-55";
    const cases = [
      [{}, "PARAPET_SECRET_STORE", /where Vault is/],
      [{ VAULT_ADDR: vault.url }, "PARAPET_SECRET_STORE", /as whom/],
      [{ VAULT_ADDR: `not an address ${wrong}`, VAULT_TOKEN: wrong }, "PARAPET_SECRET_STORE", /no URL/],
      [{ VAULT_ADDR: vault.url, VAULT_TOKEN: wrong }, "PARAPET_SECRET_REFUSED", /403/],
      [{ VAULT_ADDR: vault.url, VAULT_TOKEN: `${wrong}\nx` }, "PARAPET_SECRET_STORE", /no header/],
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

describe("what stands between", () => {
  it("SS9: the namespace goes along with every call", async () => {
    const vault = await startVault({ namespace: "team-a" });
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
      const vault = await startVault({ tls });
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
      ["{ vault: { address: http://vault.internal:8200 } }", "secrets.vault.address"],
      ["{ aws: { endpoint: http://sm.internal } }", "secrets.aws.endpoint"],
      ["{ azure: { vaults: { demo: http://10.0.0.7 } } }", "secrets.azure.vaults.demo"],
    ] as const;
    for (const [secrets, path] of cases)
      expect(problemsOf(`parapet: 1\nsecrets: ${secrets}\n`)[0], secrets).toMatchObject({
        path,
        line: 2,
        hint: expect.any(String),
      });
  });

  it("SS5: plain http is taken on this machine, and elsewhere where it is allowed", () => {
    const fine = [
      "{ vault: { address: http://127.0.0.1:8200 } }",
      "{ gcp: { endpoint: http://a.internal, allowHttp: true } }",
    ];
    for (const secrets of fine) expect(problemsOf(`parapet: 1\nsecrets: ${secrets}\n`), secrets).toEqual([]);
  });
});
