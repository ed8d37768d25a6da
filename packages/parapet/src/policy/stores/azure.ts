import { record } from "../cross-check.ts";
import { azureToken } from "./azure-login.ts";
import { type AzureReference, parseAzureReference } from "./azure-reference.ts";
import { Bearer } from "./bearer.ts";
import { textAt } from "./json-field.ts";
import type { SecretStore, StoreParts } from "./store.ts";
import { StoreFailure } from "./store-failure.ts";
import { createStoreHttp, type StoreReply, strangeAnswer } from "./store-http.ts";

const AZURE = "Azure Key Vault";
const API_VERSION = "7.4";

/** @see https://learn.microsoft.com/rest/api/keyvault/secrets/get-secret/get-secret */
export async function openAzure(parts: StoreParts): Promise<SecretStore> {
  const { azure, timeoutMs } = parts.settings;
  const http = createStoreHttp({ title: AZURE, timeoutMs, allowHttp: azure.allowHttp });
  const bearer = new Bearer(() => azureToken(http, parts));
  return {
    async read(text) {
      const reference = parseAzureReference(text);
      if (reference === undefined) throw new TypeError("the resolver accepts no such reference");
      const url = addressOf(reference, parts);
      const reply = await bearer.call((token) => http.call({ url, headers: { authorization: `Bearer ${token}` } }));
      return textAt(secretIn(reply), reference.key);
    },
    close: () => http.close(),
  };
}

function addressOf({ vault, secret, version }: AzureReference, { settings }: StoreParts): string {
  const { domain, vaults } = settings.azure;
  const named = Object.hasOwn(vaults, vault) ? vaults[vault] : undefined;
  const base = named?.replace(/\/+$/, "") ?? `https://${vault}.${domain}`;
  return `${base}/secrets/${secret}${version === undefined ? "" : `/${version}`}?api-version=${API_VERSION}`;
}

function secretIn({ status, json }: StoreReply): string {
  const { error, value } = record(json);
  if (status === 404)
    throw new StoreFailure(
      "missing",
      `${AZURE} has no such secret or version`,
      "Check vault, name and version.",
      status,
    );
  if (status === 403 && record(record(error).innererror).code === "SecretDisabled")
    throw new StoreFailure("missing", "that version is disabled", "Enable it, or name another.", status);
  if (status >= 400)
    throw new StoreFailure(
      "refused",
      `${AZURE} refused it (${status})`,
      "Give the identity the role 'Key Vault Secrets User' on the vault, and let its firewall know this machine.",
      status,
    );
  if (typeof value !== "string") throw strangeAnswer(AZURE, status);
  return value;
}
