import { hash } from "node:crypto";
import { type Clock, type Log, messageOf } from "@parapet/guard/kernel";
import type { Policy } from "../../policy/index.ts";
import type { Principal } from "./principal.ts";

export type OidcPolicy = NonNullable<Policy["identity"]["oidc"]>;

export type TokenRefusal = "token_invalid" | "token_expired" | "issuer_unreachable";

export type TokenVerdict =
  | { readonly principal: Principal; readonly refusal?: undefined }
  | { readonly principal?: undefined; readonly refusal: TokenRefusal };

/** Checks the tokens of one issuer. */
export interface TokenVerifier {
  /** Synchronous when this token was proven a moment ago. Never throws. */
  verify(token: string): TokenVerdict | Promise<TokenVerdict>;
}

/** A proven token is not checked again for this long: the most that a key removed from the issuer's set lives on. */
const REMEMBER_MS = 30_000;
const REMEMBERED_TOKENS = 10_000;
const ISSUER_REST_MS = 2_000;
const CLOCK_TOLERANCE_SECONDS = 30;
const DISCOVERY_TIMEOUT_MS = 5_000;

/** Three base64url parts: a JWT, not a Parapet key. */
export function isTokenShaped(credential: string): boolean {
  const first = credential.indexOf(".");
  return first > 0 && credential.indexOf(".", first + 1) > first + 1 && credential.startsWith("ey");
}

/**
 * Signature, issuer, audience, algorithm and dates by jose; the key set is fetched once and again when an unknown key
 * id shows up. Roles come from the policy's claim, which may be a dotted path (`realm_access.roles`) or one string.
 */
export function createTokenVerifier(
  policy: OidcPolicy,
  options: { readonly clock: Clock; readonly log: Log },
): TokenVerifier {
  const { clock, log } = options;
  const proven = new Map<string, { readonly principal: Principal; readonly until: number }>();
  let keySet: Promise<(token: string) => Promise<Record<string, unknown>>> | undefined;

  const connect = async (): Promise<(token: string) => Promise<Record<string, unknown>>> => {
    const { createRemoteJWKSet, jwtVerify } = await import("jose");
    const jwksUri = policy.jwksUri ?? (await discover(policy.issuer));
    const keys = createRemoteJWKSet(new URL(jwksUri), {
      timeoutDuration: DISCOVERY_TIMEOUT_MS,
      cooldownDuration: 5_000,
    });
    return async (token) => {
      const { payload } = await jwtVerify(token, keys, {
        issuer: policy.issuer,
        audience: policy.audience,
        algorithms: [...policy.algorithms],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(clock.now()),
        requiredClaims: ["sub", "exp"],
      });
      return payload;
    };
  };

  let restUntil = 0;

  const check = async (token: string, digest: string): Promise<TokenVerdict> => {
    if (clock.now() < restUntil) return { refusal: "issuer_unreachable" };
    keySet ??= connect();
    try {
      const payload = await (await keySet)(token);
      const principal = principalOf(payload, policy.rolesClaim);
      const now = clock.now();
      if (proven.size >= REMEMBERED_TOKENS) proven.clear();
      proven.set(digest, { principal, until: Math.min(now + REMEMBER_MS, Number(payload.exp) * 1_000) });
      return { principal };
    } catch (thrown) {
      const refusal = refusalOf(thrown);
      if (refusal === "issuer_unreachable") {
        keySet = undefined;
        // Strangers' tokens must not make us knock at a dead issuer for each of them.
        restUntil = clock.now() + ISSUER_REST_MS;
        log.warn({ issuer: policy.issuer, error: messageOf(thrown) }, "the token issuer does not answer");
      }
      return { refusal };
    }
  };

  return {
    verify: (token) => {
      const digest = hash("sha256", token, "base64url");
      const known = proven.get(digest);
      return known !== undefined && clock.now() < known.until ? known : check(token, digest);
    },
  };
}

async function discover(issuer: string): Promise<string> {
  const base = issuer.endsWith("/") ? issuer.slice(0, -1) : issuer;
  const answer = await fetch(`${base}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS),
    redirect: "error",
  });
  if (!answer.ok) throw new Error(`discovery answered ${answer.status}`);
  const document = (await answer.json()) as { jwks_uri?: unknown; issuer?: unknown };
  if (document.issuer !== issuer) throw new Error("discovery names another issuer");
  if (typeof document.jwks_uri !== "string") throw new Error("discovery names no jwks_uri");
  return document.jwks_uri;
}

function principalOf(payload: Readonly<Record<string, unknown>>, rolesClaim: string): Principal {
  const subject = String(payload.sub);
  const name = [payload.name, payload.preferred_username, payload.email].find((value) => typeof value === "string");
  return {
    kind: "user",
    id: `user:${subject}`,
    roles: rolesAt(payload, rolesClaim),
    name: (name as string) ?? subject,
  };
}

function rolesAt(payload: Readonly<Record<string, unknown>>, claim: string): readonly string[] {
  let value: unknown = Object.hasOwn(payload, claim) ? payload[claim] : payload;
  if (value === payload)
    for (const step of claim.split("."))
      value =
        typeof value === "object" && value !== null && Object.hasOwn(value, step)
          ? (value as Record<string, unknown>)[step]
          : undefined;
  const named = typeof value === "string" ? value.split(" ") : Array.isArray(value) ? value : [];
  // What cannot be a role of the policy is dropped here, so that nobody downstream has to wonder about its characters.
  return named.filter((role): role is string => typeof role === "string" && /^[a-z0-9][a-z0-9._-]{0,63}$/i.test(role));
}

/** jose's own errors speak of the token; a time-out of the key set or any other throw speaks of the issuer. */
function refusalOf(thrown: unknown): TokenRefusal {
  const code = (thrown as { code?: unknown } | null)?.code;
  if (code === "ERR_JWT_EXPIRED") return "token_expired";
  const isTokenFault =
    typeof code === "string" && /^ERR_(JWT|JWS|JOSE|JWKS_NO|JWKS_MULTIPLE)/.test(code) && code !== "ERR_JOSE_GENERIC";
  return isTokenFault ? "token_invalid" : "issuer_unreachable";
}
