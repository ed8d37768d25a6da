import { onTestFinished } from "vitest";
import { SecretKeeper } from "../../index.ts";
import { startVaultServer, type VaultServer, type VaultServerOptions } from "./vault-server.ts";

export const VALUE = "value-of-the-secret-77";
export const REFERENCE = "vault:secret/app/openai#key";

/** A Vault with one secret in it, until the test is over. */
export async function startVault(options: VaultServerOptions = {}): Promise<VaultServer> {
  const vault = await startVaultServer(options);
  vault.write("secret/app/openai", { key: VALUE, other: "another-value" });
  onTestFinished(() => vault.close());
  return vault;
}

/** Variables that sign in by the root's token. */
export function byToken(vault: VaultServer): Readonly<Record<string, string>> {
  return { VAULT_ADDR: vault.url, VAULT_TOKEN: vault.rootToken };
}

/** Variables that sign in by AppRole. */
export function byRole(vault: VaultServer): Readonly<Record<string, string>> {
  return { VAULT_ADDR: vault.url, VAULT_ROLE_ID: vault.roleId, VAULT_SECRET_ID: vault.secretId };
}

/** A keeper until the test is over. */
export function keep(): SecretKeeper {
  const keeper = new SecretKeeper();
  onTestFinished(() => keeper.close());
  return keeper;
}
