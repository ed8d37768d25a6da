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

export const secretSettings = z.strictObject({
  refresh: duration
    .default("5m")
    .describe("How often files and stores are asked for new values while the gateway runs"),
  timeoutMs: milliseconds.default(5_000).describe("For one try of a store; there are three"),
  vault: vault.prefault({}).describe("HashiCorp Vault or OpenBao"),
});

/** How the stores are reached, defaults filled in. */
export type SecretSettings = z.output<typeof secretSettings>;

/** For callers that have no policy. */
export const DEFAULT_SECRET_SETTINGS: SecretSettings = secretSettings.parse({});
