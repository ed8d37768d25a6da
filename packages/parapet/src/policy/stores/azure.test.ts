import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parsePolicy, SecretKeeper } from "../index.ts";
import { type AzureServer, startAzureServer } from "./testing/azure-server.ts";
import { failureOf, type Reading, readReference } from "./testing/read-reference.ts";

const VALUE = "value-of-the-secret-66";

async function start(): Promise<{ readonly azure: AzureServer; reading(reference: string): Reading }> {
  const azure = await startAzureServer();
  azure.set("openai", VALUE);
  onTestFinished(() => azure.close());
  return {
    azure,
    reading: (reference) => ({
      reference,
      env: {
        AZURE_TENANT_ID: azure.tenant,
        AZURE_CLIENT_ID: azure.clientId,
        AZURE_CLIENT_SECRET: azure.clientSecret,
        AZURE_AUTHORITY_HOST: azure.url,
      },
      secrets: `{ timeoutMs: 300, azure: { vaults: { demo: "${azure.url}" } } }`,
    }),
  };
}

describe("what Azure Key Vault holds", () => {
  it("SS14: the newest version or another, whole or one key of its JSON", async () => {
    const { azure, reading } = await start();
    const version = azure.set("openai", "newer-value");
    azure.set("openai", JSON.stringify({ key: "newest-value" }));
    expect(await readReference(reading("azure-kv:demo/openai#key"))).toBe("newest-value");
    expect(await readReference(reading(`azure-kv:demo/openai/${version}`))).toBe("newer-value");
  });

  it("SS14: one token serves many reads; one that is no longer taken is replaced once; a rotation is seen", async () => {
    const { azure, reading } = await start();
    const keeper = new SecretKeeper();
    onTestFinished(() => keeper.close());
    await readReference({ ...reading("azure-kv:demo/openai"), keeper });
    azure.set("openai", "rotated");
    expect((await keeper.refresh()).changed).toEqual(["azure-kv:demo/openai"]);
    const signIns = () => azure.seen.filter(({ url }) => url.includes("/oauth2/")).length;
    expect(signIns()).toBe(1);
    azure.forgetTokens();
    expect((await keeper.refresh()).failed).toEqual([]);
    expect(signIns()).toBe(2);
  });

  it("SS4: what is not there, disabled or not allowed is told apart, without Azure's words", async () => {
    const { azure, reading } = await start();
    azure.set("off", VALUE);
    azure.disable("off");
    const cases = [
      ["azure-kv:demo/nothing", "PARAPET_SECRET_MISSING", /no such secret/],
      ["azure-kv:demo/off", "PARAPET_SECRET_MISSING", /disabled/],
      ["azure-kv:demo/forbidden", "PARAPET_SECRET_REFUSED", /403/],
    ] as const;
    for (const [reference, code, message] of cases) {
      const error = await failureOf(reading(reference));
      expect(error, reference).toMatchObject({ code, exit: 3, message: expect.stringMatching(message) });
      expect(error.shown).not.toContain("own words");
    }
  });
});

describe("signing in to Azure", () => {
  it("SS15: by a secret from the policy's reference, or by a token that the cluster vouches with", async () => {
    const { azure, reading } = await start();
    const folder = mkdtempSync(join(tmpdir(), "parapet-azure-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "token"), `${azure.federatedToken}\n`);
    const whole = reading("azure-kv:demo/openai");
    const { AZURE_CLIENT_SECRET: secret, ...env } = whole.env ?? {};
    const named = whole.secrets?.replace("azure: {", "azure: { clientSecret: env:MINE,") ?? "";
    expect(await readReference({ ...whole, env: { ...env, MINE: secret }, secrets: named })).toBe(VALUE);
    const federated = { ...env, AZURE_FEDERATED_TOKEN_FILE: join(folder, "token") };
    expect(await readReference({ ...whole, env: federated })).toBe(VALUE);
    rmSync(join(folder, "token"));
    expect(await failureOf({ ...whole, env: federated })).toMatchObject({ code: "PARAPET_SECRET_STORE" });
  });

  it("SS15: as the machine or the app service that it runs on", async () => {
    const { azure, reading } = await start();
    const whole = reading("azure-kv:demo/openai");
    const app = { IDENTITY_ENDPOINT: `${azure.url}/msi/token`, IDENTITY_HEADER: azure.identityHeader };
    expect(await readReference({ ...whole, env: app })).toBe(VALUE);
    const machine = { AZURE_POD_IDENTITY_AUTHORITY_HOST: azure.url };
    expect(await readReference({ ...whole, env: machine })).toBe(VALUE);
    expect(await failureOf({ ...whole, env: { ...app, IDENTITY_HEADER: "wrong" } })).toMatchObject({
      code: "PARAPET_SECRET_REFUSED",
    });
  });

  it("SS4: what is not set up or refused is told apart, and nothing of it is shown", async () => {
    const { azure, reading } = await start();
    const whole = reading("azure-kv:demo/openai");
    const wrong = await failureOf({ ...whole, env: { ...whole.env, AZURE_CLIENT_SECRET: "wrong-credential-44" } });
    expect(wrong).toMatchObject({ code: "PARAPET_SECRET_REFUSED", exit: 3 });
    for (const hidden of ["wrong-credential-44", "AADSTS", azure.clientId]) expect(wrong.shown).not.toContain(hidden);
    const half = { AZURE_CLIENT_SECRET: azure.clientSecret, AZURE_AUTHORITY_HOST: azure.url };
    expect(await failureOf({ ...whole, env: half })).toMatchObject({ code: "PARAPET_SECRET_STORE" });
    const nobody = { AZURE_POD_IDENTITY_AUTHORITY_HOST: "http://127.0.0.1:9" };
    expect(await failureOf({ ...whole, env: nobody })).toMatchObject({
      code: "PARAPET_SECRET_STORE",
      message: expect.stringContaining("no managed identity"),
    });
    const noUrl = await failureOf({ ...whole, env: { IDENTITY_ENDPOINT: "hidden-55", IDENTITY_HEADER: "x" } });
    expect(noUrl).toMatchObject({ code: "PARAPET_SECRET_STORE", message: expect.stringContaining("no URL") });
    expect(noUrl.shown).not.toContain("hidden-55");
    const plain = { ...whole.env, AZURE_AUTHORITY_HOST: "http://login.invalid" };
    expect(await failureOf({ ...whole, env: plain })).toMatchObject({
      message: expect.stringContaining("no https URL"),
    });
  });
});

describe("Azure in trouble", () => {
  it("SS1, SS2, SS3: what passes is tried again, redirects are not followed, other answers are no value", async () => {
    const { azure, reading } = await start();
    azure.upsets.push({ status: 500, body: {} }, { status: 429, body: {}, headers: { "retry-after": "0" } });
    expect(await readReference(reading("azure-kv:demo/openai"))).toBe(VALUE);
    const token = { status: 200, body: { access_token: "t", expires_in: 3_600 } };
    for (const answer of [
      { status: 307, body: "", headers: { location: "http://127.0.0.1:9/" } },
      { status: 200, body: "<html>" },
      { status: 200, body: { id: "x" } },
    ]) {
      azure.upsets.push(token, answer);
      expect(await failureOf(reading("azure-kv:demo/openai"))).toMatchObject({ code: "PARAPET_SECRET_ANSWER" });
    }
  });

  it("SS5: a reference of another form is refused with its line", () => {
    for (const reference of [
      "azure-kv:openai",
      "azure-kv:demo/a_b",
      "azure-kv:demo/a/b/c",
      "azure-kv:demo/a#",
      "azure-kv:evil.com/a",
    ]) {
      const text = `parapet: 1\nproviders:\n  p: { kind: openai, apiKey: "${reference}" }\n`;
      expect(() => parsePolicy(text, "f"), reference).toThrow(/providers.p.apiKey/);
    }
  });
});
