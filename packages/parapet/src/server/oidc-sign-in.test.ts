import { randomBytes } from "node:crypto";
import { manualClock } from "@parapet/guard/kernel";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createOidcSignIn, type OidcSignIn, rolesIn } from "./oidc-sign-in.ts";
import { type Issuer, startIssuer } from "./testing/issuer.ts";

const REDIRECT = "http://127.0.0.1:8787/api/v1/sign-in/oidc/callback";

describe("sign-in by an issuer", () => {
  let issuer: Issuer;
  let signIn: OidcSignIn;
  const clock = manualClock(0);
  const sealKey = randomBytes(32);

  beforeEach(async () => {
    issuer = await startIssuer();
    signIn = signInBy(issuer.url);
  });

  function signInBy(url: string, clientId = "console"): OidcSignIn {
    return createOidcSignIn({
      oidc: {
        issuer: url,
        audience: "api",
        rolesClaim: "roles",
        algorithms: ["RS256"],
        console: { clientId, clientSecret: "env:CONSOLE_SECRET", scopes: ["openid"] },
      },
      knownRoles: ["viewer", "admin"],
      redirectUri: REDIRECT,
      clock,
      resolveSecret: async () => "sesame",
      sealKey,
    });
  }

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
    await expect(signIn.finish(answer, undefined)).rejects.toMatchObject({ code: "PARAPET_SERVER_OIDC_BINDING" });
    await signIn.finish(answer, first.binding);
    await expect(signIn.finish(answer, first.binding)).rejects.toMatchObject({ code: "PARAPET_SERVER_OIDC_REFUSED" });
    const other = await signIn.begin();
    await expect(signIn.finish(issuer.authorize(first.url), other.binding)).rejects.toMatchObject({
      code: "PARAPET_SERVER_OIDC_BINDING",
    });
    const second = await signIn.begin();
    clock.advance(10 * 60_000);
    await expect(signIn.finish(issuer.authorize(second.url), second.binding)).rejects.toMatchObject({
      code: "PARAPET_SERVER_OIDC_STATE",
    });
  });

  it("V16: however many others begin a sign-in, one that is under way can be finished", async () => {
    const { url, binding } = await signIn.begin();
    for (let i = 0; i < 1_100; i++) await signIn.begin();
    expect(await signIn.finish(issuer.authorize(url), binding)).toMatchObject({ subject: "ada" });
  });

  it("V16: a reload of the policy leaves a sign-in under way, unless it names another issuer or client", async () => {
    const { url, binding } = await signIn.begin();
    for (const changed of [signInBy("http://127.0.0.1:1"), signInBy(issuer.url, "another-app")])
      await expect(changed.finish(issuer.authorize(url), binding)).rejects.toMatchObject({
        code: "PARAPET_SERVER_OIDC_BINDING",
      });
    expect(await signInBy(issuer.url).finish(issuer.authorize(url), binding)).toMatchObject({ subject: "ada" });
  });

  it("V16: what the browser carries tells neither verifier nor nonce, and no change to it goes unseen", async () => {
    const { url, binding } = await signIn.begin();
    const parts = binding.split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
    expect(parts.join(" ")).not.toMatch(/verifier|nonce/);
    const flipped = (at: number): string =>
      `${binding.slice(0, at)}${binding[at] === "A" ? "B" : "A"}${binding.slice(at + 1)}`;
    for (let at = 0; at < binding.length - 1; at += 7)
      await expect(signIn.finish(issuer.authorize(url), flipped(at)), `at ${at}`).rejects.toMatchObject({
        code: "PARAPET_SERVER_OIDC_BINDING",
      });
  });

  it("V16: a token of a foreign key, for another nonce or without a known role opens nothing", async () => {
    issuer.signature = "foreign-key";
    const forged = await signIn.begin();
    await expect(signIn.finish(issuer.authorize(forged.url), forged.binding)).rejects.toMatchObject({
      code: "PARAPET_SERVER_OIDC_REFUSED",
    });
    issuer.signature = "own-key";
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

  it.each([
    ["for another client", { aud: "another-app" }],
    ["for several clients, none of them named as the one it was made for", { aud: ["console", "another-app"] }],
    ["of another issuer", { iss: "https://evil.example" }],
    ["that has expired", { exp: Math.floor(Date.now() / 1_000) - 600 }],
    ["without an end", { exp: undefined }],
    ["without a nonce", { nonce: undefined }],
    ["without a subject", { sub: undefined }],
  ])("V16: a token %s opens nothing", async (_, claims) => {
    issuer.claims = { roles: ["viewer"], ...claims };
    const { url, binding } = await signIn.begin();
    await expect(signIn.finish(issuer.authorize(url), binding)).rejects.toMatchObject({
      code: "PARAPET_SERVER_OIDC_REFUSED",
    });
  });

  it("V16: a token signed with a shared secret in place of the issuer's key opens nothing", async () => {
    issuer.signature = "shared-secret";
    const { url, binding } = await signIn.begin();
    await expect(signIn.finish(issuer.authorize(url), binding)).rejects.toMatchObject({
      code: "PARAPET_SERVER_OIDC_REFUSED",
    });
  });

  it("V16: an answer that names another issuer (mix-up), or is an error, opens nothing", async () => {
    for (const change of [{ iss: "https://evil.example" }, { error: "access_denied" }]) {
      const { url, binding } = await signIn.begin();
      const answer = issuer.authorize(url);
      for (const [name, value] of Object.entries(change)) answer.searchParams.set(name, value);
      await expect(signIn.finish(answer, binding)).rejects.toMatchObject({ code: "PARAPET_SERVER_OIDC_REFUSED" });
    }
  });

  it("V16: a code that was begun with another verifier (PKCE) opens nothing", async () => {
    const first = await signIn.begin();
    const second = await signIn.begin();
    const stolen = issuer.authorize(first.url);
    stolen.searchParams.set("state", new URL(second.url).searchParams.get("state") ?? "");
    await expect(signIn.finish(stolen, second.binding)).rejects.toMatchObject({ code: "PARAPET_SERVER_OIDC_REFUSED" });
  });

  it.each(["local-admin", "sign-in-link"])("V16: nobody from the issuer passes for Parapet's own %s", async (sub) => {
    issuer.claims = { roles: ["viewer"], sub };
    const { url, binding } = await signIn.begin();
    await expect(signIn.finish(issuer.authorize(url), binding)).rejects.toMatchObject({
      code: "PARAPET_SERVER_OIDC_NAME_TAKEN",
    });
  });

  it("V16: roles are read from a claim, a dotted path, a list or a string", () => {
    expect(rolesIn({ roles: ["a", 1, "b"] }, "roles")).toEqual(["a", "b"]);
    expect(rolesIn({ realm_access: { roles: ["a"] } }, "realm_access.roles")).toEqual(["a"]);
    expect(rolesIn({ "https://x/roles": "a b,c" }, "https://x/roles")).toEqual(["a", "b", "c"]);
    expect(rolesIn({}, "constructor.name")).toEqual([]);
  });
});
