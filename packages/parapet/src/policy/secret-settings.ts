import { z } from "zod";

/**
 * What `secrets:` may hold: how the stores are reached that `vault:`, `aws-sm:`, `gcp-sm:` and `azure-kv:` point at.
 * Everything here may be left out: the variables that each store's own tools read are read as well.
 */

const milliseconds = z.number().int().min(100).max(60_000);

const duration = z
  .string()
  .regex(/^[1-9]\d{0,5}(s|m|h|d)$/, "a duration such as 30s, 5m or 12h")
  .describe("A duration: 30s, 5m, 12h");

/** What opens a store cannot lie in a store. */
const bootstrap = z
  .string()
  .regex(/^(env|file):\S+$/, "a reference such as env:VAULT_TOKEN or file:/run/secrets/token, never the secret itself");

const address = z
  .url({ protocol: /^https?$/, error: "a URL that starts with https:// or http://" })
  .refine((url) => {
    const parsed = URL.parse(url);
    return parsed !== null && parsed.username === "" && parsed.password === "";
  }, "no user name or password in a URL")
  .meta({ pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#@]+([/?#]|$)" });

const allowHttp = z
  .boolean()
  .default(false)
  .describe("Plain http beyond this machine: whoever sits between reads every secret");

const path = z.string().regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/, "a path without slashes around it");

const vaultAuth = z.discriminatedUnion("method", [
  z.strictObject({ method: z.literal("token"), token: bootstrap.default("env:VAULT_TOKEN") }),
  z.strictObject({
    method: z.literal("approle"),
    mount: path.default("approle"),
    roleId: bootstrap.default("env:VAULT_ROLE_ID"),
    secretId: bootstrap.optional().describe("env:VAULT_SECRET_ID when left out and set; a role may need none"),
  }),
  z.strictObject({
    method: z.literal("kubernetes"),
    mount: path.default("kubernetes"),
    role: z.string().min(1),
    jwtFile: z
      .string()
      .min(1)
      .default("/var/run/secrets/kubernetes.io/serviceaccount/token")
      .describe("The service account's token; read again at each sign-in"),
  }),
]);

const vault = z.strictObject({
  address: address.optional().describe("VAULT_ADDR or BAO_ADDR when left out"),
  namespace: path.optional().describe("VAULT_NAMESPACE or BAO_NAMESPACE when left out"),
  caFile: z.string().min(1).optional().describe("PEM; VAULT_CACERT or BAO_CACERT when left out"),
  mounts: z
    .array(path)
    .default([])
    .describe("Mounts of KV version 2 whose names have a slash; of others the first part of a path is the mount"),
  auth: vaultAuth.optional().describe("When left out: a token if VAULT_TOKEN is set, AppRole if VAULT_ROLE_ID is"),
  allowHttp,
});

const aws = z.strictObject({
  region: z
    .string()
    .regex(/^[a-z0-9-]{3,32}$/, "a region such as eu-central-1")
    .optional()
    .describe("AWS_REGION, AWS_DEFAULT_REGION or the shared configuration when left out; an ARN names its own"),
  endpoint: address.optional().describe("E.g. of a private link; AWS_ENDPOINT_URL_SECRETS_MANAGER when left out"),
  allowHttp,
});

const gcp = z.strictObject({
  project: z
    .string()
    .regex(/^[a-z0-9.:-]{3,63}$/, "a project's id or number")
    .optional()
    .describe("Of references that name none; GOOGLE_CLOUD_PROJECT when left out"),
  credentialsFile: z
    .string()
    .min(1)
    .optional()
    .describe("JSON; GOOGLE_APPLICATION_CREDENTIALS, gcloud's own or the metadata server when left out"),
  endpoint: address.optional(),
  allowHttp,
});

const azure = z.strictObject({
  tenantId: z.string().min(1).optional().describe("AZURE_TENANT_ID when left out"),
  clientId: z.string().min(1).optional().describe("AZURE_CLIENT_ID when left out"),
  clientSecret: bootstrap
    .optional()
    .describe(
      "env:AZURE_CLIENT_SECRET when left out and set; without a secret, a federated token or the managed identity",
    ),
  authority: address.optional().describe("AZURE_AUTHORITY_HOST, else https://login.microsoftonline.com"),
  domain: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "a domain such as vault.azure.net")
    .default("vault.azure.net")
    .describe("Of the cloud: vault.azure.cn, vault.usgovcloudapi.net"),
  vaults: z.record(z.string(), address).default({}).describe("Addresses of vaults that are not at <name>.<domain>"),
  allowHttp,
});

export const secretSettings = z.strictObject({
  refresh: duration
    .default("5m")
    .describe("How often files and stores are asked for new values while the gateway runs"),
  timeoutMs: milliseconds.default(5_000).describe("For one try of a store; there are three"),
  vault: vault.prefault({}).describe("HashiCorp Vault or OpenBao"),
  aws: aws.prefault({}).describe("AWS Secrets Manager"),
  gcp: gcp.prefault({}).describe("Google Secret Manager"),
  azure: azure.prefault({}).describe("Azure Key Vault"),
});

/** How the stores are reached, defaults filled in. */
export type SecretSettings = z.output<typeof secretSettings>;

/** For callers that have no policy. */
export const DEFAULT_SECRET_SETTINGS: SecretSettings = secretSettings.parse({});
