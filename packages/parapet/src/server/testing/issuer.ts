import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export interface Issuer {
  readonly url: string;
  /** Client `console`, secret `sesame`. What the browser would bring back after the person has agreed. */
  authorize(url: string): URL;
  /** In the id token, over the sound ones; undefined takes one out. */
  claims: Record<string, unknown>;
  signature: "own-key" | "foreign-key" | "shared-secret";
  close(): Promise<void>;
}

/** A small issuer with real signatures, that checks PKCE and the client's secret. */
export async function startIssuer(): Promise<Issuer> {
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
    const now = Math.floor(Date.now() / 1_000);
    const sound = { iss: issuer.url, aud: "console", sub: "ada", nonce: code.nonce, iat: now, exp: now + 300 };
    const token = new SignJWT({ ...sound, ...issuer.claims });
    const idToken =
      issuer.signature === "shared-secret"
        ? await token.setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode("sesame".padEnd(32, "!")))
        : await token
            .setProtectedHeader({ alg: "RS256", kid: "k1" })
            .sign(issuer.signature === "foreign-key" ? foreign.privateKey : privateKey);
    return answer({ access_token: "opaque", token_type: "bearer", id_token: idToken });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authorize(url) {
      const asked = new URL(url).searchParams;
      codes.set("code-1", { challenge: asked.get("code_challenge") ?? "", nonce: asked.get("nonce") ?? "" });
      return new URL(`${asked.get("redirect_uri")}?code=code-1&state=${asked.get("state")}`);
    },
    claims: { roles: ["viewer", "unheard-of"] },
    signature: "own-key",
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return issuer;
}
