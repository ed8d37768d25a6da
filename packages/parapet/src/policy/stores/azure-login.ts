import { readFile } from "node:fs/promises";
import path from "node:path";
import type { BearerToken } from "./bearer.ts";
import { bootstrapValue, variable } from "./bootstrap.ts";
import { askForToken, tokenIn } from "./oauth.ts";
import type { StoreParts } from "./store.ts";
import { StoreFailure } from "./store-failure.ts";
import type { StoreHttp } from "./store-http.ts";

const AZURE = "Microsoft Entra ID";

/**
 * A token as an application (by its secret, or by a token that the cluster vouches for it with), else as the machine or
 * the app service that this runs on. @throws {StoreFailure}
 */
export async function azureToken(http: StoreHttp, parts: StoreParts): Promise<BearerToken> {
  const { azure } = parts.settings;
  const tenant = azure.tenantId ?? variable(parts, "AZURE_TENANT_ID");
  const clientId = azure.clientId ?? variable(parts, "AZURE_CLIENT_ID");
  const proof = await proofOf(parts);
  if (proof === undefined) return asMachine(http, parts, clientId);
  if (tenant === undefined || clientId === undefined)
    throw new StoreFailure(
      "settings",
      "it is not known which application signs in to Azure",
      "Set AZURE_TENANT_ID and AZURE_CLIENT_ID, or secrets.azure.tenantId and clientId in the policy.",
    );
  const authority = azure.authority ?? variable(parts, "AZURE_AUTHORITY_HOST") ?? "https://login.microsoftonline.com";
  const form = {
    grant_type: "client_credentials",
    client_id: clientId,
    scope: `https://${azure.domain}/.default`,
    ...proof,
  };
  const url = `${authority.replace(/\/+$/, "")}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  return askForToken(http, url, form, {
    title: AZURE,
    hint: "Check tenant, client id and secret, and whether that has expired.",
  });
}

/** What proves that we are the application; undefined where nothing was given to prove it. */
async function proofOf(parts: StoreParts): Promise<Readonly<Record<string, string>> | undefined> {
  const { clientSecret } = parts.settings.azure;
  const reference =
    clientSecret ?? (variable(parts, "AZURE_CLIENT_SECRET") === undefined ? undefined : "env:AZURE_CLIENT_SECRET");
  if (reference !== undefined) return { client_secret: await bootstrapValue(reference, parts, "Azure Key Vault") };
  const file = variable(parts, "AZURE_FEDERATED_TOKEN_FILE");
  if (file === undefined) return undefined;
  try {
    const assertion = (await readFile(path.resolve(parts.baseDirectory, file), "utf8")).trim();
    return {
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
    };
  } catch {
    throw new StoreFailure(
      "settings",
      `the federated token ${file} cannot be read`,
      "Check AZURE_FEDERATED_TOKEN_FILE.",
    );
  }
}

/**
 * The managed identity.
 *
 * @see https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
 * @see https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
async function asMachine(http: StoreHttp, parts: StoreParts, clientId: string | undefined): Promise<BearerToken> {
  const resource = `https://${parts.settings.azure.domain}`;
  const appService = variable(parts, "IDENTITY_ENDPOINT");
  const appSecret = variable(parts, "IDENTITY_HEADER");
  const isAppService = appService !== undefined && appSecret !== undefined;
  const host = variable(parts, "AZURE_POD_IDENTITY_AUTHORITY_HOST") ?? "http://169.254.169.254";
  const url = URL.parse(isAppService ? appService : `${host.replace(/\/+$/, "")}/metadata/identity/oauth2/token`);
  if (url === null)
    throw new StoreFailure(
      "settings",
      "the address of Azure's identity endpoint is no URL",
      "Check IDENTITY_ENDPOINT.",
    );
  url.searchParams.set("api-version", isAppService ? "2019-08-01" : "2018-02-01");
  url.searchParams.set("resource", resource);
  if (clientId !== undefined) url.searchParams.set("client_id", clientId);
  const title = "Azure's identity endpoint";
  const headers: Readonly<Record<string, string>> = isAppService
    ? { "x-identity-header": appSecret }
    : { metadata: "true" };
  const reply = await http.call({ url: url.href, headers, isMetadata: true }).catch((thrown: unknown) => {
    if (!(thrown instanceof StoreFailure) || thrown.kind !== "unreachable") throw thrown;
    throw new StoreFailure(
      "settings",
      "there are no credentials for Azure, and no managed identity",
      "Set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or give the machine an identity.",
    );
  });
  return tokenIn(reply, { title, hint: "Assign an identity to this machine or app, and name it by AZURE_CLIENT_ID." });
}
