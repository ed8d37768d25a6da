import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { manualClock, silentLog } from "@parapet/guard/kernel";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTokenVerifier, isTokenShaped, type OidcPolicy, type TokenVerifier } from "./oidc.ts";

const clock = manualClock(1_700_000_000_000);
let issuer: string;
let server: Server;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let stranger: Awaited<ReturnType<typeof generateKeyPair>>;
let fetches = 0;

beforeAll(async () => {
  keys = await generateKeyPair("ES256");
  stranger = await generateKeyPair("ES256");
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "ES256" };
  server = createServer((request, response) => {
    fetches++;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(request.url === "/jwks" ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const policy = (more: Partial<OidcPolicy> = {}): OidcPolicy => ({
  issuer,
  audience: "parapet",
  rolesClaim: "roles",
  algorithms: ["ES256"],
  ...more,
});
const verifier = (more: Partial<OidcPolicy> = {}): TokenVerifier =>
  createTokenVerifier(policy(more), { clock, log: silentLog });

function token(claims: JWTPayload, options: { readonly key?: CryptoKey; readonly alg?: string } = {}): Promise<string> {
  const seconds = clock.now() / 1_000;
  return new SignJWT({ sub: "ann", roles: ["app"], iss: issuer, aud: "parapet", exp: seconds + 300, ...claims })
    .setProtectedHeader({ alg: options.alg ?? "ES256", kid: "k1" })
    .sign(options.key ?? (keys.privateKey as CryptoKey));
}

describe("tokens", () => {
  it("G5: a token of the issuer is its subject, with the roles of the claim", async () => {
    const verdict = await verifier().verify(await token({ name: "Ann" }));
    expect(verdict.principal).toEqual({ kind: "user", id: "user:ann", roles: ["app"], name: "Ann" });
  });

  it("G5: a roles claim may be a path, a list or words, and what cannot be a role is dropped", async () => {
    const deep = verifier({ rolesClaim: "realm_access.roles" });
    const nested = await token({ realm_access: { roles: ["app", "a\nb", 7, "viewer"] } });
    expect((await deep.verify(nested)).principal?.roles).toEqual(["app", "viewer"]);
    expect((await verifier().verify(await token({ roles: "app viewer" }))).principal?.roles).toEqual(["app", "viewer"]);
    expect((await verifier().verify(await token({ roles: null }))).principal?.roles).toEqual([]);
  });

  it("G5: wrong audience, issuer, key, or missing dates are refused", async () => {
    const check = async (jwt: string) => (await verifier().verify(jwt)).refusal;
    expect(await check(await token({ aud: "other" }))).toBe("token_invalid");
    expect(await check(await token({ iss: "http://evil.example" }))).toBe("token_invalid");
    expect(await check(await token({}, { key: stranger.privateKey as CryptoKey }))).toBe("token_invalid");
    expect(await check(await token({ exp: undefined as never }))).toBe("token_invalid");
    expect(await check(await token({ nbf: clock.now() / 1_000 + 600 }))).toBe("token_invalid");
    // parapet:ignore[secret-jwt] unsigned, and must be refused for it
    expect(await check("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.x")).toBe("token_invalid");
  });

  it("G5: an algorithm that the policy does not name is refused even with the right key", async () => {
    expect((await verifier({ algorithms: ["RS256"] }).verify(await token({}))).refusal).toBe("token_invalid");
  });

  it("G5: an expired token is told apart, also when it was good a moment ago", async () => {
    const tokens = verifier();
    const brief = await token({ exp: clock.now() / 1_000 + 20 });
    expect((await tokens.verify(brief)).principal).toBeDefined();
    // From memory: no promise, no fetch.
    expect(tokens.verify(brief)).not.toBeInstanceOf(Promise);
    clock.advance(51_000);
    expect((await tokens.verify(brief)).refusal).toBe("token_expired");
  });

  it("G5: the key set is fetched once for many tokens", async () => {
    const tokens = verifier();
    const before = fetches;
    for (const sub of ["a", "b", "c"])
      expect((await tokens.verify(await token({ sub }))).principal?.id).toBe(`user:${sub}`);
    expect(fetches - before).toBe(2);
  });

  it("G5: an issuer that does not answer is not the client's fault", async () => {
    const tokens = verifier({ jwksUri: "http://127.0.0.1:9/jwks" });
    expect((await tokens.verify(await token({}))).refusal).toBe("issuer_unreachable");
    const began = performance.now();
    for (let i = 0; i < 200; i++) expect((await tokens.verify(`eyJ.${i}.x`)).refusal).toBe("issuer_unreachable");
    expect(performance.now() - began).toBeLessThan(200);
  });

  it("G5: tokens are told from keys by their shape", async () => {
    expect(isTokenShaped(await token({}))).toBe(true);
    expect(isTokenShaped("pk_0123456789_abc")).toBe(false);
    expect(isTokenShaped("eyJ..x")).toBe(false);
  });
});
