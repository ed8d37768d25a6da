import { randomBytes } from "node:crypto";
import { type SeenCall, type StoreAnswer, type StoreServer, startStoreServer } from "./store-server.ts";

/** As much of Azure as Parapet speaks to: Entra ID, the identity endpoints and one Key Vault, at one address. */
export interface AzureServer extends StoreServer {
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What a cluster vouches with for the same application. */
  readonly federatedToken: string;
  readonly identityHeader: string;
  /** Adds a version and returns its id. */
  set(name: string, value: string): string;
  disable(name: string): void;
  forgetTokens(): void;
}

const SCOPE = "https://vault.azure.net";
const fault = (status: number, code: string, inner?: string): StoreAnswer => ({
  status,
  body: {
    error: {
      code,
      message: `${code} in Azure's own words`,
      ...(inner === undefined ? {} : { innererror: { code: inner } }),
    },
  },
  ...(status === 401
    ? {
        headers: {
          "www-authenticate": `Bearer authorization="https://login.microsoftonline.com/t", resource="${SCOPE}"`,
        },
      }
    : {}),
});

export async function startAzureServer(
  options: { readonly tenant?: string; readonly clientId?: string } = {},
): Promise<AzureServer> {
  const id = (): string => randomBytes(16).toString("hex");
  const { tenant = id(), clientId = id() } = options;
  const clientSecret = id();
  const identityHeader = id();
  const federatedToken = `${id()}.${id()}.${id()}`;
  const tokens = new Set<string>();
  const secrets = new Map<string, { readonly id: string; readonly value: string }[]>();
  const disabled = new Set<string>();

  const token = (expires_in: number | string): StoreAnswer => {
    const access_token = `ey${id()}`;
    tokens.add(access_token);
    return { status: 200, body: { token_type: "Bearer", expires_in, access_token } };
  };

  const byForm = (call: SeenCall): StoreAnswer => {
    const form = Object.fromEntries(new URLSearchParams(call.body));
    const isProven =
      form.client_secret === clientSecret ||
      (form.client_assertion === federatedToken &&
        form.client_assertion_type === "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    return form.grant_type === "client_credentials" &&
      form.client_id === clientId &&
      form.scope === `${SCOPE}/.default` &&
      isProven
      ? token(3_599)
      : {
          status: 401,
          body: { error: "invalid_client", error_description: "AADSTS7000215", error_codes: [7_000_215] },
        };
  };

  /** The machine's endpoint, which says lifetimes as text and takes no call that was forwarded. */
  const asMachine = (call: SeenCall, url: URL): StoreAnswer => {
    const { headers } = call;
    const isApp = url.pathname === "/msi/token" && headers["x-identity-header"] === identityHeader;
    const isMachine = url.pathname.startsWith("/metadata/") && headers.metadata === "true";
    const version = isApp ? "2019-08-01" : "2018-02-01";
    if (
      (!isApp && !isMachine) ||
      headers["x-forwarded-for"] !== undefined ||
      url.searchParams.get("api-version") !== version
    )
      return {
        status: 400,
        body: { error: "invalid_request", error_description: "Required metadata header not specified" },
      };
    return url.searchParams.get("resource") === SCOPE
      ? token("86399")
      : { status: 400, body: { error: "invalid_resource" } };
  };

  const read = (call: SeenCall, url: URL): StoreAnswer => {
    if (!tokens.has(String(call.headers.authorization).replace("Bearer ", ""))) return fault(401, "Unauthorized");
    const [, , name = "", version] = url.pathname.split("/");
    if (url.searchParams.get("api-version") === null) return fault(400, "BadParameter");
    if (name === "forbidden") return fault(403, "Forbidden", "ForbiddenByRbac");
    const one = (secrets.get(name) ?? []).findLast(
      (kept) => version === undefined || version === "" || kept.id === version,
    );
    if (one === undefined) return fault(404, "SecretNotFound");
    if (disabled.has(name)) return fault(403, "Forbidden", "SecretDisabled");
    return {
      status: 200,
      body: {
        value: one.value,
        id: `https://demo.vault.azure.net/secrets/${name}/${one.id}`,
        attributes: { enabled: true, created: 1_767_323_045 },
      },
    };
  };

  const server = await startStoreServer((call) => {
    const url = new URL(call.url, "http://azure");
    if (call.method === "POST" && url.pathname === `/${tenant}/oauth2/v2.0/token`) return byForm(call);
    if (url.pathname.startsWith("/metadata/identity/") || url.pathname === "/msi/token") return asMachine(call, url);
    return url.pathname.startsWith("/secrets/") ? read(call, url) : fault(404, "NotFound");
  });
  return {
    ...server,
    tenant,
    clientId,
    clientSecret,
    federatedToken,
    identityHeader,
    set(name, value) {
      const version = id();
      secrets.set(name, [...(secrets.get(name) ?? []), { id: version, value }]);
      return version;
    },
    disable: (name) => void disabled.add(name),
    forgetTokens: () => tokens.clear(),
  };
}
