import { readFile } from "node:fs/promises";
import path from "node:path";
import { isRecord, record } from "../cross-check.ts";
import type { SecretSettings } from "../secret-settings.ts";
import { bootstrapValue, variable } from "./bootstrap.ts";
import type { StoreParts } from "./store.ts";
import { StoreFailure } from "./store-failure.ts";
import { strangeAnswer } from "./store-http.ts";

export const VAULT = "Vault";

/** A token and how long it is good for. */
export interface VaultLease {
  readonly token: string;
  /** 0: without end. */
  readonly ttlMs: number;
  readonly isRenewable: boolean;
  /** Was it made by us, so that it is ours to end and we can make another? */
  readonly isOwn: boolean;
}

/** One call of Vault's API below `/v1/`; failures of transport are thrown, refusals returned. */
export type VaultCall = (
  path: string,
  options?: { readonly token?: string; readonly body?: unknown },
) => Promise<{ readonly status: number; readonly json: unknown }>;

type VaultAuth = NonNullable<SecretSettings["vault"]["auth"]>;

/** A token by the way that policy or environment name. @throws {StoreFailure} */
export async function logIn(call: VaultCall, parts: StoreParts): Promise<VaultLease> {
  const auth = authOf(parts);
  if (auth.method === "token") return lookUp(call, await bootstrapValue(auth.token, parts, VAULT));
  const body =
    auth.method === "approle"
      ? await appRoleBody(auth, parts)
      : { role: auth.role, jwt: await readJwt(auth.jwtFile, parts) };
  const { status, json } = await call(`auth/${auth.mount}/login`, { body });
  if (status >= 400)
    throw new StoreFailure(
      "refused",
      `${VAULT} refused the sign-in by ${auth.method} (${status})`,
      auth.method === "approle"
        ? `Check the role's id and secret id, whether that is used up, and the mount auth/${auth.mount}.`
        : `Check the role '${auth.role}', the service accounts it is bound to, and the mount auth/${auth.mount}.`,
      status,
    );
  return leaseOf(json, { isOwn: true });
}

/** @throws {StoreFailure} when Vault no longer renews it */
export async function renew(call: VaultCall, lease: VaultLease): Promise<VaultLease> {
  const { status, json } = await call("auth/token/renew-self", { token: lease.token, body: {} });
  if (status >= 400)
    throw new StoreFailure(
      "refused",
      `${VAULT} did not renew the token (${status})`,
      "Give Parapet a new one.",
      status,
    );
  return leaseOf(json, lease);
}

function authOf(parts: StoreParts): VaultAuth {
  const { auth } = parts.settings.vault;
  if (auth !== undefined) return auth;
  for (const token of ["BAO_TOKEN", "VAULT_TOKEN"])
    if (variable(parts, token) !== undefined) return { method: "token", token: `env:${token}` };
  if (variable(parts, "VAULT_ROLE_ID") !== undefined)
    return { method: "approle", mount: "approle", roleId: "env:VAULT_ROLE_ID" };
  throw new StoreFailure(
    "settings",
    `it is not known as whom to sign in to ${VAULT}`,
    "Set VAULT_TOKEN, or VAULT_ROLE_ID and VAULT_SECRET_ID, or secrets.vault.auth in the policy.",
  );
}

async function appRoleBody(auth: Extract<VaultAuth, { method: "approle" }>, parts: StoreParts): Promise<object> {
  const role_id = await bootstrapValue(auth.roleId, parts, VAULT);
  const reference =
    auth.secretId ?? (variable(parts, "VAULT_SECRET_ID") !== undefined ? "env:VAULT_SECRET_ID" : undefined);
  return reference === undefined ? { role_id } : { role_id, secret_id: await bootstrapValue(reference, parts, VAULT) };
}

async function readJwt(file: string, { baseDirectory }: StoreParts): Promise<string> {
  try {
    return (await readFile(path.resolve(baseDirectory, file), "utf8")).trim();
  } catch {
    throw new StoreFailure(
      "settings",
      `the service account's token ${file} cannot be read`,
      "Mount it into the pod, or name another with secrets.vault.auth.jwtFile.",
    );
  }
}

/** A token says of itself how long it lives; one that may not ask is taken as it is. */
async function lookUp(call: VaultCall, token: string): Promise<VaultLease> {
  const { status, json } = await call("auth/token/lookup-self", { token });
  const { ttl, renewable } = record(record(json).data);
  if (status >= 400) return { token, ttlMs: 0, isRenewable: false, isOwn: false };
  if (typeof ttl !== "number") throw strangeAnswer(VAULT);
  return { token, ttlMs: ttl * 1_000, isRenewable: renewable === true, isOwn: false };
}

function leaseOf(json: unknown, { isOwn }: { readonly isOwn: boolean }): VaultLease {
  const { auth } = record(json);
  if (!isRecord(auth) || typeof auth.client_token !== "string" || typeof auth.lease_duration !== "number")
    throw strangeAnswer(VAULT);
  // It becomes a header.
  if (!/^[\x21-\x7e]+$/.test(auth.client_token)) throw strangeAnswer(VAULT);
  return {
    token: auth.client_token,
    ttlMs: auth.lease_duration * 1_000,
    isRenewable: auth.renewable === true,
    isOwn,
  };
}
