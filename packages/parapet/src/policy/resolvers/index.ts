import { createRegistry, type Registry } from "@parapet/guard/kernel";
import { awsResolver } from "./aws-sm.ts";
import { envResolver } from "./env.ts";
import { fileResolver } from "./file.ts";
import { notAvailable } from "./not-available.ts";
import type { SecretResolver, StoreContext } from "./resolver.ts";
import { vaultResolver } from "./vault.ts";

export const secretResolvers: Registry<SecretResolver<StoreContext>> = createRegistry("secret scheme", [
  envResolver,
  fileResolver,
  vaultResolver,
  awsResolver,
  notAvailable("gcp-sm", "Google Secret Manager"),
  notAvailable("azure-kv", "Azure Key Vault"),
]);
