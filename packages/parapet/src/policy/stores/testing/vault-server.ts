import { randomBytes } from "node:crypto";
import { type SeenCall, type StoreAnswer, type StoreServer, startStoreServer } from "./store-server.ts";

interface Version {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly isDestroyed: boolean;
}

interface Token {
  /** Its longest life. */
  readonly overAt: number;
  readonly endsAt: number;
  readonly ttlSeconds: number;
  readonly isRenewable: boolean;
}

export interface VaultServerOptions {
  /** Only calls in this namespace are known. */
  readonly namespace?: string;
  /** Life of tokens from a sign-in, and whether they may be renewed. Default: an hour, renewable. */
  readonly ttlSeconds?: number;
  readonly isRenewable?: boolean;
  /** Their longest life, however often they are renewed. Default: none. */
  readonly maxTtlSeconds?: number;
  /** Mounts of KV version 2. Default: `secret`. */
  readonly mounts?: readonly string[];
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** As much of Vault 1.x as Parapet speaks to, with its answers' shapes and its refusals. */
export interface VaultServer extends StoreServer {
  /** Knows everything, never ends. */
  readonly rootToken: string;
  readonly roleId: string;
  readonly secretId: string;
  /** What the service account of the role `parapet` shows. */
  readonly serviceAccountJwt: string;
  /** A new version of a secret, e.g. `write("secret/app", { key: "…" })`. */
  write(path: string, data: Readonly<Record<string, unknown>>): void;
  deleteVersion(path: string, version: number): void;
  /** A token as an operator hands it out. */
  issue(ttlSeconds: number, isRenewable: boolean): string;
  /** Every token but the root's is unknown from now on, as after a restart from a snapshot. */
  forgetTokens(): void;
  liveTokens(): number;
}

const DENIED: StoreAnswer = { status: 403, body: { errors: ["permission denied"] } };
const NOT_FOUND: StoreAnswer = { status: 404, body: { errors: [] } };
const id = (prefix: string): string => prefix + randomBytes(12).toString("hex");

export async function startVaultServer(options: VaultServerOptions = {}): Promise<VaultServer> {
  const {
    ttlSeconds = 3_600,
    isRenewable = true,
    mounts = ["secret"],
    maxTtlSeconds = Number.POSITIVE_INFINITY,
  } = options;
  const rootToken = id("hvs.");
  const roleId = id("");
  const secretId = id("");
  const serviceAccountJwt = `${id("e")}.${id("e")}.${id("s")}`;
  const secrets = new Map<string, Version[]>();
  const tokens = new Map<string, Token>();

  const issue = (seconds: number, renewable: boolean): string => {
    const token = id("hvs.");
    const now = Date.now();
    const overAt = now + maxTtlSeconds * 1_000;
    tokens.set(token, { overAt, endsAt: now + seconds * 1_000, ttlSeconds: seconds, isRenewable: renewable });
    return token;
  };
  const authAnswer = (client_token: string, seconds: number, renewable: boolean): StoreAnswer => ({
    status: 200,
    body: {
      request_id: id(""),
      lease_id: "",
      renewable: false,
      lease_duration: 0,
      data: null,
      wrap_info: null,
      warnings: null,
      auth: {
        client_token,
        accessor: id(""),
        policies: ["default"],
        lease_duration: seconds,
        renewable,
        token_type: "service",
      },
    },
  });
  const isLive = (token: string): boolean => token === rootToken || (tokens.get(token)?.endsAt ?? 0) > Date.now();

  const readSecret = (url: URL): StoreAnswer => {
    const path = decodeURIComponent(url.pathname.slice("/v1/".length));
    const mount = mounts.find((one) => path.startsWith(`${one}/data/`));
    if (mount === undefined) return NOT_FOUND;
    const name = `${mount}/${path.slice(`${mount}/data/`.length)}`;
    const versions = secrets.get(name) ?? [];
    const wanted = Number(url.searchParams.get("version") ?? versions.length);
    const version = versions[wanted - 1];
    if (version === undefined) return NOT_FOUND;
    const metadata = {
      created_time: "2026-01-02T03:04:05.6Z",
      custom_metadata: null,
      deletion_time: version.data === null && !version.isDestroyed ? "2026-02-03T04:05:06.7Z" : "",
      destroyed: version.isDestroyed,
      version: wanted,
    };
    return {
      status: version.data === null ? 404 : 200,
      body: {
        request_id: id(""),
        lease_id: "",
        renewable: false,
        lease_duration: 0,
        data: { data: version.data, metadata },
        wrap_info: null,
        warnings: null,
        auth: null,
        mount_type: "kv",
      },
    };
  };

  const answer = (call: SeenCall): StoreAnswer => {
    const url = new URL(call.url, "http://vault");
    if (options.namespace !== undefined && call.headers["x-vault-namespace"] !== options.namespace) return DENIED;
    const body = call.body === "" ? {} : (JSON.parse(call.body) as Record<string, unknown>);
    if (call.method === "POST" && url.pathname === "/v1/auth/approle/login")
      return body.role_id === roleId && body.secret_id === secretId
        ? authAnswer(issue(ttlSeconds, isRenewable), ttlSeconds, isRenewable)
        : { status: 400, body: { errors: ["invalid role or secret ID"] } };
    if (call.method === "POST" && url.pathname === "/v1/auth/kubernetes/login") {
      if (body.role !== "parapet") return { status: 400, body: { errors: [`invalid role name "${body.role}"`] } };
      return body.jwt === serviceAccountJwt
        ? authAnswer(issue(ttlSeconds, isRenewable), ttlSeconds, isRenewable)
        : DENIED;
    }
    const token = String(call.headers["x-vault-token"] ?? "");
    if (!isLive(token)) return DENIED;
    const known = tokens.get(token);
    if (url.pathname === "/v1/auth/token/lookup-self" && call.method === "GET") {
      const ttl = known === undefined ? 0 : Math.ceil((known.endsAt - Date.now()) / 1_000);
      return {
        status: 200,
        body: { data: { id: token, ttl, renewable: known?.isRenewable ?? false, policies: ["root"] } },
      };
    }
    if (url.pathname === "/v1/auth/token/renew-self" && call.method === "POST") {
      if (known?.isRenewable !== true) return { status: 400, body: { errors: ["lease is not renewable"] } };
      const endsAt = Math.min(Date.now() + known.ttlSeconds * 1_000, known.overAt);
      tokens.set(token, { ...known, endsAt });
      return authAnswer(token, Math.floor((endsAt - Date.now()) / 1_000), true);
    }
    if (url.pathname === "/v1/auth/token/revoke-self" && call.method === "POST") {
      tokens.delete(token);
      return { status: 204, body: "" };
    }
    return call.method === "GET" ? readSecret(url) : NOT_FOUND;
  };

  const server = await startStoreServer(answer, options.tls);
  return {
    ...server,
    rootToken,
    roleId,
    secretId,
    serviceAccountJwt,
    issue,
    write: (path, data) => void secrets.set(path, [...(secrets.get(path) ?? []), { data, isDestroyed: false }]),
    deleteVersion: (path, version) =>
      void secrets.set(
        path,
        (secrets.get(path) ?? []).map((one, index) => (index === version - 1 ? { ...one, data: null } : one)),
      ),
    forgetTokens: () => tokens.clear(),
    liveTokens: () => [...tokens.keys()].filter(isLive).length,
  };
}
