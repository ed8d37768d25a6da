import { isRecord, record } from "../cross-check.ts";
import { variable } from "./bootstrap.ts";
import type { SecretStore, StoreParts } from "./store.ts";
import { StoreFailure } from "./store-failure.ts";
import { createStoreHttp, readCaFile, strangeAnswer } from "./store-http.ts";
import { VAULT, type VaultCall } from "./vault-login.ts";
import { parseVaultReference, type VaultReference } from "./vault-reference.ts";
import { VaultSession } from "./vault-session.ts";

/**
 * HashiCorp Vault and OpenBao, which speak alike: KV version 2.
 *
 * @see https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2
 * @throws {StoreFailure} when it is not known where it is
 */
export async function openVault(parts: StoreParts): Promise<SecretStore> {
  const { vault, timeoutMs } = parts.settings;
  const base = addressOf(parts);
  const namespace = vault.namespace ?? variable(parts, "BAO_NAMESPACE", "VAULT_NAMESPACE");
  const caFile = vault.caFile ?? variable(parts, "BAO_CACERT", "VAULT_CACERT");
  const ca = caFile === undefined ? undefined : await readCaFile(caFile, parts.baseDirectory);
  const http = createStoreHttp({ title: VAULT, timeoutMs, ca, allowHttp: vault.allowHttp });

  const call: VaultCall = (path, { token, body } = {}) =>
    http.call({
      method: body === undefined ? "GET" : "POST",
      url: `${base}/v1/${path}`,
      headers: {
        "x-vault-request": "true",
        ...(namespace === undefined ? {} : { "x-vault-namespace": namespace }),
        ...(token === undefined ? {} : { "x-vault-token": token }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const session = new VaultSession(call, parts);

  return {
    async read(text) {
      const reference = parseVaultReference(text);
      if (reference === undefined) throw new TypeError("the resolver accepts no such reference");
      const path = dataPath(reference, vault.mounts);
      for (let isSecondTry = false; ; isSecondTry = true) {
        const token = await session.token();
        const answer = await call(path, { token });
        // Vault says 403 of a token it does not know and of one that may not: a new one tells which.
        if (answer.status === 403 && !isSecondTry) {
          await session.forget(token);
          continue;
        }
        return fieldOf(answer, reference);
      }
    },
    async close() {
      await session.close();
      await http.close();
    },
  };
}

function fieldOf(
  { status, json }: { readonly status: number; readonly json: unknown },
  { field, version }: VaultReference,
): string {
  if (status === 404) {
    const metadata = record(record(record(json).data).metadata);
    const isGone =
      metadata.destroyed === true || (typeof metadata.deletion_time === "string" && metadata.deletion_time !== "");
    throw new StoreFailure(
      "missing",
      isGone
        ? `${version === undefined ? "its newest version" : `version ${version}`} was deleted`
        : `${VAULT} has no such secret`,
      "The path begins with the mount, as 'vault kv get' takes it, and the engine there is KV version 2.",
      status,
    );
  }
  if (status === 401 || status === 403)
    throw new StoreFailure(
      "refused",
      `${VAULT} refused it (${status})`,
      "Give the token's policy the capability read on <mount>/data/<path>, and check the namespace.",
      status,
    );
  const { data } = record(record(json).data);
  if (status !== 200 || !isRecord(data)) throw strangeAnswer(VAULT, status);
  const value = Object.hasOwn(data, field) ? data[field] : undefined;
  if (value === undefined || value === null)
    throw new StoreFailure("missing", "the secret is there, but has no such field", "The field stands after the #.");
  if (typeof value !== "string" && typeof value !== "number")
    throw new StoreFailure("strange", "that field holds no text", "Keep one value in one field.");
  return String(value);
}

function dataPath({ segments, version }: VaultReference, mounts: readonly string[]): string {
  const path = segments.join("/");
  const named = mounts.filter((mount) => path.startsWith(`${mount}/`)).sort((a, b) => b.length - a.length)[0];
  const depth = named?.split("/").length ?? 1;
  const encode = (parts: readonly string[]): string => parts.map(encodeURIComponent).join("/");
  return `${encode(segments.slice(0, depth))}/data/${encode(segments.slice(depth))}${version === undefined ? "" : `?version=${version}`}`;
}

function addressOf(parts: StoreParts): string {
  const address = parts.settings.vault.address ?? variable(parts, "BAO_ADDR", "VAULT_ADDR");
  if (address === undefined)
    throw new StoreFailure(
      "settings",
      `it is not known where ${VAULT} is`,
      "Set VAULT_ADDR in the environment of this process, or secrets.vault.address in the policy.",
    );
  const url = URL.parse(address);
  if (url === null || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    // Not shown: a token in the wrong variable is a common slip.
    throw new StoreFailure(
      "settings",
      `the address of ${VAULT} is no URL that can be used`,
      "E.g. https://vault.example:8200",
    );
  return address.trim().replace(/\/+$/, "");
}
