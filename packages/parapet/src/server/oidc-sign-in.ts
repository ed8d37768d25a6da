import { type Clock, EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { Configuration } from "openid-client";
import type { Policy } from "../policy/index.ts";
import { LOCAL_ADMIN_SUBJECT } from "./permissions.ts";
import { LINK_SUBJECT } from "./sessions.ts";

/**
 * Sign-in by an OpenID Connect issuer: authorization code with PKCE, state and nonce. What a flow needs to remember
 * goes sealed into a cookie of the browser that began it, and nothing of it travels by URL but the state. Nothing is kept
 * here: anybody may begin a sign-in, and any number of them cannot crowd out an honest one.
 */
export interface OidcSignIn {
  /** Where to send the browser, and the value of the cookie that binds it. */
  begin(): Promise<{ readonly url: string; readonly binding: string }>;
  /**
   * @param callbackUrl the redirect URI with the issuer's answer in its query
   * @throws {ParapetError} PARAPET_SERVER_OIDC_* when the answer is not one that this browser waits for
   */
  finish(callbackUrl: URL, binding: string | undefined): Promise<OidcIdentity>;
}

interface OidcIdentity {
  readonly subject: string;
  /** Only roles that the policy knows. */
  readonly roles: readonly string[];
}

export interface OidcOptions {
  readonly oidc: NonNullable<Policy["identity"]["oidc"]>;
  readonly knownRoles: readonly string[];
  readonly redirectUri: string;
  readonly clock: Clock;
  readonly resolveSecret: (reference: string) => Promise<string>;
  /** 32 bytes that outlive a reload of the policy: seals what the browser carries. */
  readonly sealKey: Uint8Array;
}

const FLOW_LIFETIME_MS = 10 * 60_000;

interface Flow {
  readonly state: string;
  readonly verifier: string;
  readonly nonce: string;
}

export function createOidcSignIn(options: OidcOptions): OidcSignIn {
  const { oidc } = options;
  let discovered: Promise<Configuration> | undefined;

  const configuration = (): Promise<Configuration> => {
    discovered ??= discover(options).catch((error: unknown) => {
      discovered = undefined; // the issuer may be back at the next attempt
      throw error;
    });
    return discovered;
  };

  return {
    async begin() {
      const client = await import("openid-client");
      const configured = await configuration();
      const state = client.randomState();
      const verifier = client.randomPKCECodeVerifier();
      const nonce = client.randomNonce();
      const url = client.buildAuthorizationUrl(configured, {
        redirect_uri: options.redirectUri,
        scope: (oidc.console?.scopes ?? ["openid"]).join(" "),
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
      });
      return { url: url.href, binding: await seal({ state, verifier, nonce }, options) };
    },

    async finish(callbackUrl, binding) {
      const flow = await unseal(binding, options);
      if (flow.state !== callbackUrl.searchParams.get("state")) throw notBegunHere();
      const client = await import("openid-client");
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), callbackUrl, {
          pkceCodeVerifier: flow.verifier,
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new Error("the issuer sent no id token");
        if (claims.sub === LOCAL_ADMIN_SUBJECT || claims.sub === LINK_SUBJECT)
          throw new ParapetError(
            "PARAPET_SERVER_OIDC_NAME_TAKEN",
            `'${claims.sub}' is a name of Parapet's own: the audit log must tell the two apart`,
            { hint: "Give this person another subject at the issuer." },
          );
        const roles = rolesIn(claims, oidc.rolesClaim).filter((role) => options.knownRoles.includes(role));
        if (roles.length === 0)
          throw new ParapetError("PARAPET_SERVER_OIDC_NO_ROLE", `'${claims.sub}' holds no role that the policy knows`, {
            hint: `The claim '${oidc.rolesClaim}' must name one of: ${options.knownRoles.join(", ") || "(none)"}.`,
          });
        return { subject: claims.sub, roles };
      } catch (cause) {
        if (cause instanceof ParapetError) throw cause;
        throw new ParapetError("PARAPET_SERVER_OIDC_REFUSED", `the issuer's answer was refused: ${messageOf(cause)}`, {
          cause,
        });
      }
    },
  };
}

/** For ten minutes, and for this issuer and client alone: no code goes to another one that a reload has named since. */
async function seal(flow: Flow, options: OidcOptions): Promise<string> {
  const { EncryptJWT } = await import("jose");
  return new EncryptJWT({ ...flow })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .setIssuer(options.oidc.issuer)
    .setAudience(options.oidc.console?.clientId ?? "")
    .setExpirationTime(new Date(options.clock.now() + FLOW_LIFETIME_MS))
    .encrypt(options.sealKey);
}

async function unseal(binding: string | undefined, options: OidcOptions): Promise<Flow> {
  if (binding === undefined) throw notBegunHere();
  const { jwtDecrypt, errors } = await import("jose");
  try {
    const { payload } = await jwtDecrypt<Flow>(binding, options.sealKey, {
      issuer: options.oidc.issuer,
      audience: options.oidc.console?.clientId ?? "",
      currentDate: new Date(options.clock.now()),
    });
    return payload;
  } catch (cause) {
    if (cause instanceof errors.JWTExpired)
      throw new ParapetError("PARAPET_SERVER_OIDC_STATE", "this sign-in took too long", { cause });
    throw notBegunHere(cause);
  }
}

function notBegunHere(cause?: unknown): ParapetError {
  return new ParapetError("PARAPET_SERVER_OIDC_BINDING", "this sign-in was begun in another browser, or too long ago", {
    cause,
  });
}

async function discover({ oidc, resolveSecret }: OidcOptions): Promise<Configuration> {
  const client = await import("openid-client");
  const issuer = new URL(oidc.issuer);
  const isLoopback = ["127.0.0.1", "[::1]", "localhost"].includes(issuer.hostname);
  const secret = oidc.console?.clientSecret;
  // The id token is checked against the issuer's keys even though it comes straight from it: one more lock, no cost.
  const execute = [client.enableNonRepudiationChecks];
  if (issuer.protocol === "http:" && isLoopback) execute.push(client.allowInsecureRequests);
  try {
    return await client.discovery(
      issuer,
      oidc.console?.clientId ?? "",
      undefined,
      secret === undefined ? client.None() : client.ClientSecretBasic(await resolveSecret(secret)),
      { execute, timeout: 10 },
    );
  } catch (cause) {
    if (cause instanceof ParapetError) throw cause;
    throw new ParapetError("PARAPET_SERVER_OIDC_ISSUER", `the issuer ${oidc.issuer} could not be asked`, {
      hint: "Check identity.oidc.issuer in the policy, and that this machine can reach it.",
      exit: EXIT.environment,
      cause,
    });
  }
}

/** The claim by its name, else by its dotted path; a list, or words parted by spaces or commas. */
export function rolesIn(claims: Readonly<Record<string, unknown>>, claim: string): readonly string[] {
  let value: unknown = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (value === undefined) {
    value = claims;
    for (const part of claim.split("."))
      value =
        typeof value === "object" && value !== null && Object.hasOwn(value, part)
          ? (value as Record<string, unknown>)[part]
          : undefined;
  }
  if (typeof value === "string") return value.split(/[ ,]+/).filter((role) => role !== "");
  return Array.isArray(value) ? value.filter((role): role is string => typeof role === "string") : [];
}
