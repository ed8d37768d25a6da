import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Policy, parsePolicy, resolveSecret } from "../index.ts";
import { startAwsServer } from "./testing/aws-server.ts";
import { startAzureServer } from "./testing/azure-server.ts";
import { startGcpServer } from "./testing/gcp-server.ts";
import { startVaultServer } from "./testing/vault-server.ts";

const VALUE = "value-of-the-secret-22";
const GUIDE = readFileSync(new URL("../../../../../docs/guides/policy.md", import.meta.url), "utf8");

/** The first policy below a heading of the guide. */
function exampleBelow(heading: string): Policy {
  const section = GUIDE.slice(GUIDE.indexOf(`### ${heading}\n`));
  const yaml = /```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? "";
  return parsePolicy(`parapet: 1\n${yaml}`, "policy.md");
}

/** What the example's provider key resolves to, with the store's address put in the place of the real one. */
async function keyOf(
  { providers, secrets }: Policy,
  env: Readonly<Record<string, string>>,
  change: Partial<Policy["secrets"]>,
): Promise<string> {
  const options = { baseDirectory: "/", env, secrets: { ...secrets, ...change } };
  return (await resolveSecret(providers.openai?.apiKey ?? "", options)).reveal();
}

/** Closes the server when the test is over. */
function closing<T extends { close(): Promise<void> }>(server: T): T {
  onTestFinished(() => server.close());
  return server;
}

describe("the examples of the guide", () => {
  it("SS6, SS7: Vault's reads what it says", async () => {
    const vault = closing(await startVaultServer());
    vault.write("secret/ai/openai", { api_key: VALUE });
    const policy = exampleBelow("HashiCorp Vault and OpenBao");
    const folder = mkdtempSync(join(tmpdir(), "parapet-guide-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "id"), vault.secretId, { mode: 0o600 });
    const { auth } = policy.secrets.vault;
    if (auth?.method !== "approle") throw new Error("the guide signs in by AppRole");
    const moved = { ...auth, secretId: `file:${join(folder, "id")}` };
    const change = { vault: { ...policy.secrets.vault, address: vault.url, auth: moved } };
    expect(await keyOf(policy, { VAULT_ROLE_ID: vault.roleId }, change)).toBe(VALUE);
  });

  it("SS10, SS11: AWS's reads what it says", async () => {
    const aws = closing(await startAwsServer());
    aws.put("prod/openai", JSON.stringify({ api_key: VALUE }));
    const policy = exampleBelow("AWS Secrets Manager");
    const env = { AWS_ACCESS_KEY_ID: aws.accessKeyId, AWS_SECRET_ACCESS_KEY: aws.secretAccessKey };
    expect(await keyOf(policy, env, { aws: { ...policy.secrets.aws, endpoint: aws.url } })).toBe(VALUE);
  });

  it("SS12, SS13: Google's reads what it says", async () => {
    const policy = exampleBelow("Google Secret Manager");
    const gcp = closing(await startGcpServer({ project: policy.secrets.gcp.project ?? "" }));
    gcp.add("openai-key", VALUE);
    const env = { GCE_METADATA_HOST: new URL(gcp.url).host };
    expect(await keyOf(policy, env, { gcp: { ...policy.secrets.gcp, endpoint: gcp.url } })).toBe(VALUE);
  });

  it("SS14, SS15: Azure's reads what it says", async () => {
    const policy = exampleBelow("Azure Key Vault");
    const { tenantId = "", clientId = "" } = policy.secrets.azure;
    const azure = closing(await startAzureServer({ tenant: tenantId, clientId }));
    azure.set("openai-key", VALUE);
    const change = { azure: { ...policy.secrets.azure, authority: azure.url, vaults: { "my-vault": azure.url } } };
    expect(await keyOf(policy, { AZURE_CLIENT_SECRET: azure.clientSecret }, change)).toBe(VALUE);
  });
});
