import { manualClock } from "@parapet/guard/kernel";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createOidcSignIn, type OidcSignIn, rolesIn } from "./oidc-sign-in.ts";
import { type Issuer, startIssuer } from "./testing/issuer.ts";

const REDIRECT = "http://127.0.0.1:8787/api/v1/sign-in/oidc/callback";

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

  afterEach(() => issuer.close());

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
