import { parseVaultReference, VAULT_FORM } from "../stores/vault-reference.ts";
import { storeResolver } from "./store-resolver.ts";

export const vaultResolver = storeResolver({
  id: "vault",
  title: "HashiCorp Vault or OpenBao, KV version 2",
  form: { text: VAULT_FORM, accepts: (path) => parseVaultReference(path) !== undefined },
  section: "vault",
  open: async (parts) => (await import("../stores/vault.ts")).openVault(parts),
});
