import { randomBytes } from "node:crypto";
import { exportPKCS8, generateKeyPair, jwtVerify } from "jose";
import { crc32c } from "../crc32c.ts";
import { type SeenCall, type StoreAnswer, type StoreServer, startStoreServer } from "./store-server.ts";

/** As much of Google as Parapet speaks to: its token endpoint, the metadata server and Secret Manager, at one address. */
export interface GcpServer extends StoreServer {
  readonly project: string;
  /** What the key file of the service account holds. */
  readonly serviceAccount: Readonly<Record<string, string>>;
  /** What gcloud leaves behind for a person. */
  readonly person: Readonly<Record<string, string>>;
  /** Adds a version: 1, 2, 3… */
  add(name: string, value: string): void;
  disable(name: string, version: number): void;
  /** Tokens given so far are good no more. */
  forgetTokens(): void;
}

const fault = (code: number, status: string): StoreAnswer => ({
  status: code,
  body: { error: { code, message: `${status} in Google's own words`, status } },
});

export async function startGcpServer(
  options: { readonly lifeSeconds?: number; readonly project?: string } = {},
): Promise<GcpServer> {
  const { lifeSeconds = 3_599, project = "demo-project-1" } = options;
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const email = `parapet@${project}.iam.gserviceaccount.com`;
  const keyId = randomBytes(8).toString("hex");
  const person = {
    type: "authorized_user",
    client_id: "app.apps.googleusercontent.com",
    client_secret: randomBytes(8).toString("hex"),
    refresh_token: randomBytes(16).toString("hex"),
  };
  const tokens = new Set<string>();
  const secrets = new Map<string, { readonly value: string; isEnabled: boolean }[]>();
  let url = "";

  const token = (): StoreAnswer => {
    const access_token = `ya29.${randomBytes(16).toString("hex")}`;
    tokens.add(access_token);
    return { status: 200, body: { access_token, expires_in: lifeSeconds, token_type: "Bearer" } };
  };
  const invalidGrant = { status: 400, body: { error: "invalid_grant", error_description: "Bad Request" } };

  const byForm = async (call: SeenCall): Promise<StoreAnswer> => {
    const form = Object.fromEntries(new URLSearchParams(call.body));
    if (form.grant_type === "refresh_token")
      return form.refresh_token === person.refresh_token && form.client_secret === person.client_secret
        ? token()
        : invalidGrant;
    try {
      const { payload, protectedHeader } = await jwtVerify(form.assertion ?? "", publicKey, {
        issuer: email,
        audience: `${url}/token`,
        algorithms: ["RS256"],
        maxTokenAge: "10m",
      });
      const lives = (payload.exp ?? 0) - (payload.iat ?? 0);
      const isGood =
        lives <= 3_600 &&
        protectedHeader.kid === keyId &&
        payload.scope === "https://www.googleapis.com/auth/cloud-platform";
      return isGood && form.grant_type === "urn:ietf:params:oauth:grant-type:jwt-bearer" ? token() : invalidGrant;
    } catch {
      return invalidGrant;
    }
  };

  const access = (call: SeenCall): StoreAnswer => {
    if (!tokens.has(String(call.headers.authorization).replace("Bearer ", ""))) return fault(401, "UNAUTHENTICATED");
    const path = /^\/v1\/projects\/([^/]+)\/secrets\/([^/]+)\/versions\/([^/:]+):access$/.exec(
      new URL(call.url, "http://gcp").pathname,
    );
    if (path?.[1] !== project) return fault(403, "PERMISSION_DENIED");
    const versions = secrets.get(path[2] ?? "") ?? [];
    const at = path[3] === "latest" ? versions.length : Number(path[3]);
    const version = versions[at - 1];
    if (version === undefined) return fault(404, "NOT_FOUND");
    if (!version.isEnabled) return fault(400, "FAILED_PRECONDITION");
    const bytes = Buffer.from(version.value);
    return {
      status: 200,
      body: {
        name: `projects/123456/secrets/${path[2]}/versions/${at}`,
        payload: { data: bytes.toString("base64"), dataCrc32c: String(crc32c(bytes)) },
      },
    };
  };

  const server = await startStoreServer((call) => {
    if (call.method === "POST" && call.url === "/token") return byForm(call);
    if (call.url === "/computeMetadata/v1/instance/service-accounts/default/token")
      return call.headers["metadata-flavor"] === "Google" ? token() : { status: 403, body: "Missing Metadata-Flavor" };
    return access(call);
  });
  url = server.url;
  const pem = await exportPKCS8(privateKey);
  return {
    ...server,
    project,
    person: { ...person, token_uri: `${url}/token` },
    serviceAccount: {
      type: "service_account",
      project_id: project,
      private_key_id: keyId,
      private_key: pem,
      client_email: email,
      token_uri: `${url}/token`,
    },
    add: (name, value) => void secrets.set(name, [...(secrets.get(name) ?? []), { value, isEnabled: true }]),
    disable(name, version) {
      const one = secrets.get(name)?.[version - 1];
      if (one !== undefined) one.isEnabled = false;
    },
    forgetTokens: () => tokens.clear(),
  };
}
