import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { type Clock, EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { Configuration } from "openid-client";
import type { Policy } from "../policy/index.ts";
import { LOCAL_ADMIN_SUBJECT } from "./permissions.ts";

/**
 * Sign-in by an OpenID Connect issuer: authorization code with PKCE, state and nonce. What a flow needs to remember
 * stays here, bound to the browser that began it by a cookie; nothing of it travels by URL but the state.
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
}

const FLOW_LIFETIME_MS = 10 * 60_000;
const MAX_FLOWS = 1_000;

interface Flow {
  readonly verifier: string;
  readonly nonce: string;
  readonly bindingHash: Buffer;
  readonly expiresAt: number;
}

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

export function createOidcSignIn(options: OidcOptions): OidcSignIn {
  const { oidc, clock } = options;
  const flows = new Map<string, Flow>();
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
      const binding = randomBytes(32).toString("base64url");
      for (const [key, flow] of flows) if (flow.expiresAt <= clock.now() || flows.size >= MAX_FLOWS) flows.delete(key);
      flows.set(state, { verifier, nonce, bindingHash: sha256(binding), expiresAt: clock.now() + FLOW_LIFETIME_MS });
      const url = client.buildAuthorizationUrl(configured, {
        redirect_uri: options.redirectUri,
        scope: (oidc.console?.scopes ?? ["openid"]).join(" "),
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
      });
      return { url: url.href, binding };
    },

    async finish(callbackUrl, binding) {
      const state = callbackUrl.searchParams.get("state") ?? "";
      const flow = flows.get(state);
      flows.delete(state);
      if (flow === undefined || flow.expiresAt <= clock.now())
        throw new ParapetError("PARAPET_SERVER_OIDC_STATE", "this sign-in was not begun here, or took too long");
      if (binding === undefined || !timingSafeEqual(sha256(binding), flow.bindingHash))
        throw new ParapetError("PARAPET_SERVER_OIDC_BINDING", "this sign-in was begun in another browser");
      const client = await import("openid-client");
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), callbackUrl, {
          pkceCodeVerifier: flow.verifier,
          expectedState: state,
          expectedNonce: flow.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new Error("the issuer sent no id token");
        if (claims.sub === LOCAL_ADMIN_SUBJECT)
          throw new ParapetError(
            "PARAPET_SERVER_OIDC_NAME_TAKEN",
            `'${claims.sub}' is who opens the one-time link: the audit log must tell the two apart`,
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
