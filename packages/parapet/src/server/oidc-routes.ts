import { randomBytes } from "node:crypto";
import { messageOf, ParapetError } from "@parapet/guard/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LoadedPolicy } from "../policy/index.ts";
import { isHttps, sessionCookieName, setSessionCookie, signInCookieName } from "./cookies.ts";
import type { MountContext } from "./mount-endpoints.ts";
import { createOidcSignIn, type OidcSignIn } from "./oidc-sign-in.ts";
import { refusals } from "./refusal.ts";

/** The two pages a browser passes on its way to the issuer and back. Errors end on the sign-in page, by code. */
export function mountOidc(app: FastifyInstance, context: MountContext, redirectUri: () => string): void {
  const { backend, desk, attempts } = context;
  const cookiePath = `${context.prefix}/sign-in/oidc`;
  // A restart voids the sign-ins that are under way; their people begin again.
  const sealKey = randomBytes(32);
  let current: { readonly loaded: LoadedPolicy; readonly flow: OidcSignIn } | undefined;

  /** One per policy that came into force: a reload may name another issuer, a rotation another client secret. */
  const flowOf = (): OidcSignIn => {
    const loaded = backend.policy();
    const { policy } = loaded;
    if (policy.identity.oidc?.console === undefined) throw refusals.notFound("sign-in by an issuer in this policy");
    if (current?.loaded === loaded) return current.flow;
    const flow = createOidcSignIn({
      oidc: policy.identity.oidc,
      knownRoles: Object.keys(policy.roles),
      redirectUri: redirectUri(),
      clock: backend.clock,
      sealKey,
      resolveSecret: (reference) => backend.resolveSecret(reference),
    });
    current = { loaded, flow };
    return flow;
  };

  const fail = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
    const code = error instanceof ParapetError ? error.code : "PARAPET_SERVER_BUG";
    // Anybody can knock here; not anybody can fill the audit log.
    const isNoise = attempts.signIn.waitSeconds(request.ip) > 0;
    attempts.signIn.fail(request.ip);
    if (isNoise) return reply.redirect(`/sign-in?error=${code}`);
    backend.log.warn({ code, error: messageOf(error) }, "sign-in by the issuer failed");
    backend.store.events.append({
      kind: "session-refused",
      at: backend.clock.now(),
      actor: "anonymous",
      subject: "console",
      data: { by: "oidc", reason: code },
    });
    return reply.redirect(`/sign-in?error=${code}`);
  };

  app.get(cookiePath, async (request, reply) => {
    const flow = flowOf();
    try {
      const { url, binding } = await flow.begin();
      // Lax: the issuer sends the browser back from another site, and a strict cookie would stay behind.
      void reply.setCookie(signInCookieName(backend), binding, {
        path: cookiePath,
        httpOnly: true,
        sameSite: "lax",
        secure: isHttps(backend),
        maxAge: 600,
      });
      return reply.redirect(url);
    } catch (error) {
      return fail(request, reply, error);
    }
  });

  app.get(`${cookiePath}/callback`, async (request, reply) => {
    const flow = flowOf();
    void reply.clearCookie(signInCookieName(backend), { path: cookiePath });
    try {
      const query = request.url.indexOf("?");
      const answer = new URL(redirectUri() + (query < 0 ? "" : request.url.slice(query)));
      const { subject, roles } = await flow.finish(answer, request.cookies[signInCookieName(backend)]);
      const opened = await desk.open(subject, roles);
      const replaced = request.cookies[sessionCookieName(backend)];
      if (replaced !== undefined) await desk.end(replaced);
      backend.store.events.append({
        kind: "session-opened",
        at: backend.clock.now(),
        actor: `user:${subject}`,
        subject: `user:${subject}`,
        data: { by: "oidc", roles },
      });
      setSessionCookie(reply, opened.cookie, backend);
      return reply.redirect("/");
    } catch (error) {
      return fail(request, reply, error);
    }
  });
}
