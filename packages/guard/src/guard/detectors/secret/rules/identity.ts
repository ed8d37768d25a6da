import { isWebToken } from "../checks.ts";
import type { KeyRule } from "../key-rule.ts";

/** Who is who: tokens of identity providers, and what proves an application to them. */
// biome-ignore format: a table reads by its rows
export const IDENTITY_KEYS: readonly KeyRule[] = [
  { id: "jwt", vendor: "an identity provider", what: "JSON web token", forms: ["eyJ{t24-8192}"], check: isWebToken, canGrow: (start) => start.length < 1_024 || start.slice(0, 1_024).includes(".") },
  { id: "okta-token", vendor: "Okta", what: "API token", forms: ["00{w40}!"], near: ["okta", "ssws"], severity: "critical", confidence: 0.95 },
  { id: "okta-client-secret", vendor: "Okta", what: "client secret", forms: ["{w64}"], near: ["okta"], severity: "critical" },
  { id: "auth0-secret", vendor: "Auth0", what: "client secret", forms: ["{w64}"], near: ["auth0"], severity: "critical" },
  { id: "clerk-secret-key", vendor: "Clerk", what: "secret key", forms: ["sk_live_{a40}!", "sk_test_{a40}!"], near: ["clerk"], severity: "critical", confidence: 0.99 },
  { id: "workos-api-key", vendor: "WorkOS", what: "API key", forms: ["sk_live_{a60-110}!", "sk_test_{a60-110}!"], near: ["workos"], severity: "critical", confidence: 0.99 },
  { id: "stytch-secret", vendor: "Stytch", what: "secret", forms: ["secret-live-{w36}!", "secret-test-{w36}!"], severity: "critical", confidence: 0.98 },
  { id: "descope-key", vendor: "Descope", what: "management key", forms: ["K2{a60-120}!"], near: ["descope"], severity: "critical", confidence: 0.95 },
  { id: "onelogin-secret", vendor: "OneLogin", what: "client secret", forms: ["{h64}"], near: ["onelogin"], severity: "critical" },
  { id: "jumpcloud-key", vendor: "JumpCloud", what: "API key", forms: ["{h40}", "jca_{a36}!"], near: ["jumpcloud"], severity: "critical" },
  { id: "duo-secret", vendor: "Duo", what: "secret key", forms: ["{a40}"], near: ["duo", "duosecurity", "duoskey"], severity: "critical" },
  { id: "keycloak-secret", vendor: "Keycloak", what: "client secret", forms: ["{a32}", "{g}"], near: ["keycloak"], severity: "critical" },
  { id: "zitadel-token", vendor: "Zitadel", what: "personal access token", forms: ["{w71}"], near: ["zitadel"], severity: "critical" },
  { id: "fusionauth-key", vendor: "FusionAuth", what: "API key", forms: ["{w44}", "{w68}"], near: ["fusionauth"], severity: "critical" },
  { id: "magic-secret-key", vendor: "Magic", what: "secret key", forms: ["sk_live_{h16}!", "sk_test_{h16}!"], near: ["magiclink", "magicsecret"], severity: "critical" },
  { id: "persona-api-key", vendor: "Persona", what: "API key", forms: ["persona_production_{g}!", "persona_sandbox_{g}!"], severity: "critical", confidence: 0.98 },
  { id: "ory-token", vendor: "Ory", what: "token", forms: ["ory_pat_{a32}!", "ory_at_{w43}.{w43}", "ory_rt_{w43}.{w43}"], severity: "critical", confidence: 0.98 },
  { id: "authress-key", vendor: "Authress", what: "service client key", forms: ["sc_{a5-30}.{a4-6}.acc_{l10-32}.{b30-120}", "ext_{a5-30}.{a4-6}.acc_{l10-32}.{b30-120}"], severity: "critical", confidence: 0.98 },
  { id: "cf-access-secret", vendor: "Cloudflare Access", what: "client secret", forms: ["{h64}"], near: ["cfaccess", "accessclient"], severity: "critical", confidence: 0.9 },
  { id: "ethereum-private-key", vendor: "Ethereum", what: "private key", forms: ["0x{h64}!", "{h64}"], near: ["privatekey", "walletkey", "deployerkey", "ethprivate"], severity: "critical", confidence: 0.95 },
  { id: "bitcoin-extended-key", vendor: "Bitcoin", what: "extended private key", forms: ["xprv{a107}!", "yprv{a107}!", "zprv{a107}!", "tprv{a107}!"], severity: "critical", confidence: 0.99 },
];
