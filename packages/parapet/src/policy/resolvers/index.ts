import { createRegistry, type Registry } from "@parapet/guard/kernel";
import { awsResolver } from "./aws-sm.ts";
import { azureResolver } from "./azure-kv.ts";
import { envResolver } from "./env.ts";
import { fileResolver } from "./file.ts";
import { gcpResolver } from "./gcp-sm.ts";
import type { SecretResolver, StoreContext } from "./resolver.ts";
import { vaultResolver } from "./vault.ts";

export const secretResolvers: Registry<SecretResolver<StoreContext>> = createRegistry("secret scheme", [
  envResolver,
  fileResolver,
  vaultResolver,
  awsResolver,
  gcpResolver,
  azureResolver,
]);
