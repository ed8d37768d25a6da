import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { manualClock } from "@parapet/guard/kernel";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createOidcSignIn, type OidcSignIn, rolesIn } from "./oidc-sign-in.ts";

interface Issuer {
  readonly url: string;
  /** What the browser would bring back after the person has agreed. */
  authorize(url: string): URL;
  claims: Record<string, unknown>;
  signWithForeignKey: boolean;
  readonly server: Server;
}

const REDIRECT = "http://127.0.0.1:8787/api/v1/sign-in/oidc/callback";

/** A small issuer with real signatures, that checks PKCE and the client's secret. */
async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const foreign = await generateKeyPair("RS256");
  const codes = new Map<string, { readonly challenge: string; readonly nonce: string }>();
  const server = createServer(async (request, response) => {
    const answer = (body: unknown, status = 200): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (request.url === "/.well-known/openid-configuration")
      return answer({
        issuer: issuer.url,
        authorization_endpoint: `${issuer.url}/authorize`,
        token_endpoint: `${issuer.url}/token`,
        jwks_uri: `${issuer.url}/jwks`,
        response_types_supported: ["code"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    if (request.url === "/jwks")
      return answer({ keys: [{ ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256" }] });
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const form = new URLSearchParams(text);
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const client = Buffer.from((request.headers.authorization ?? "").slice(6), "base64").toString();
    if (code === undefined || proof !== code.challenge || client !== "console:sesame")
      return answer({ error: "invalid_grant" }, 400);
    const idToken = await new SignJWT({ nonce: code.nonce, ...issuer.claims })
      .setProtectedHeader({ alg: "RS256", kid: "k1" })
      .setIssuer(issuer.url)
      .setAudience("console")
      .setSubject("ada")
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(issuer.signWithForeignKey ? foreign.privateKey : privateKey);
    return answer({ access_token: "opaque", token_type: "bearer", id_token: idToken });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authorize(url) {
      const asked = new URL(url).searchParams;
      codes.set("code-1", { challenge: asked.get("code_challenge") ?? "", nonce: asked.get("nonce") ?? "" });
      return new URL(`${REDIRECT}?code=code-1&state=${asked.get("state")}`);
    },
    claims: { roles: ["viewer", "unheard-of"] },
    signWithForeignKey: false,
    server,
  };
  return issuer;
}

describe("sign-in by an issuer", () => {
  let issuer: Issuer;
  let signIn: OidcSignIn;
  const clock = manualClock(0);

  beforeEach(async () => {
    issuer = await startIssuer();
    signIn = createOidcSignIn({
      oidc: {
        issuer: issuer.url,
        audience: "api",
        rolesClaim: "roles",
        algorithms: ["RS256"],
        console: { clientId: "console", clientSecret: "env:CONSOLE_SECRET", scopes: ["openid"] },
      },
      knownRoles: ["viewer", "admin"],
      redirectUri: REDIRECT,
      clock,
      resolveSecret: async () => "sesame",
    });
  });

  afterEach(() => new Promise<void>((resolve) => void issuer.server.close(() => resolve())));

  it("V16: code flow with PKCE ends with the subject and the roles that the policy knows", async () => {
    const { url, binding } = await signIn.begin();
    expect(new URL(url).searchParams.get("code_challenge_method")).toBe("S256");
    expect(await signIn.finish(issuer.authorize(url), binding)).toEqual({ subject: "ada", roles: ["viewer"] });
  });

  it("V16: an answer serves once, in the browser that asked, and only while it is fresh", async () => {
    const first = await signIn.begin();
    const answer = issuer.authorize(first.url);
    await expect(signIn.finish(answer, "another browser")).rejects.toMatchObject({
      code: "PARAPET_SERVER_OIDC_BINDING",
    });
    await expect(signIn.finish(answer, first.binding)).rejects.toMatchObject({ code: "PARAPET_SERVER_OIDC_STATE" });
    const second = await signIn.begin();
    clock.advance(10 * 60_000);
    await expect(signIn.finish(issuer.authorize(second.url), second.binding)).rejects.toMatchObject({
      code: "PARAPET_SERVER_OIDC_STATE",
    });
  });

  it("V16: a token of a foreign key, for another nonce or without a known role opens nothing", async () => {
    issuer.signWithForeignKey = true;
    const forged = await signIn.begin();
    await expect(signIn.finish(issuer.authorize(forged.url), forged.binding)).rejects.toMatchObject({
      code: "PARAPET_SERVER_OIDC_REFUSED",
    });
    issuer.signWithForeignKey = false;
    issuer.claims = { roles: ["viewer"], nonce: "stolen" };
    const replayed = await signIn.begin();
    await expect(signIn.finish(issuer.authorize(replayed.url), replayed.binding)).rejects.toMatchObject({
      code: "PARAPET_SERVER_OIDC_REFUSED",
    });
    issuer.claims = { roles: ["*local-admin"] };
    const nobody = await signIn.begin();
    await expect(signIn.finish(issuer.authorize(nobody.url), nobody.binding)).rejects.toMatchObject({
      code: "PARAPET_SERVER_OIDC_NO_ROLE",
    });
  });

  it("V16: roles are read from a claim, a dotted path, a list or a string", () => {
    expect(rolesIn({ roles: ["a", 1, "b"] }, "roles")).toEqual(["a", "b"]);
    expect(rolesIn({ realm_access: { roles: ["a"] } }, "realm_access.roles")).toEqual(["a"]);
    expect(rolesIn({ "https://x/roles": "a b,c" }, "https://x/roles")).toEqual(["a", "b", "c"]);
    expect(rolesIn({}, "constructor.name")).toEqual([]);
  });
});
