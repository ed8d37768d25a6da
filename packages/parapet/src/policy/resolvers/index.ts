import { createRegistry, type Registry } from "@parapet/guard/kernel";
import { envResolver } from "./env.ts";
import { fileResolver } from "./file.ts";
import { notAvailable } from "./not-available.ts";
import type { SecretResolver } from "./resolver.ts";

export const secretResolvers: Registry<SecretResolver> = createRegistry("secret scheme", [
  envResolver,
  fileResolver,
  notAvailable("vault", "HashiCorp Vault"),
  notAvailable("aws-sm", "AWS Secrets Manager"),
  notAvailable("gcp-sm", "Google Secret Manager"),
  notAvailable("azure-kv", "Azure Key Vault"),
]);
