import { z } from "zod";
import type { SessionsEnded, SessionView } from "../api-types.ts";
import { permissionsOf } from "../caller.ts";
import { clearSessionCookie, sessionCookieName, setSessionCookie } from "../cookies.ts";
import { actorOf, type Call, defineEndpoint, type Endpoint } from "../endpoint.ts";
import { LOCAL_ADMIN } from "../permissions.ts";
import { type Refusal, refusals } from "../refusal.ts";
import { sessionsEnded, sessionView } from "../views.ts";

function viewOf(call: Pick<Call<unknown, unknown, unknown>, "backend" | "caller">): SessionView {
  const { backend, caller } = call;
  return {
    subject: caller?.subject ?? "",
    roles: (caller?.roles ?? []).map((role) => (role === LOCAL_ADMIN ? "local-admin" : role)),
    permissions: caller === undefined ? [] : permissionsOf(backend, caller),
    signIn: { oidc: backend.policy().policy.identity.oidc?.console !== undefined },
  };
}

/** Only guesses wait: a stranger's must not lock out whoever holds a good link. Their noise in the log is bounded too. */
function refuseLink({ backend, attempts, request }: Call<unknown, unknown, unknown>): Refusal {
  const waitSeconds = attempts.signIn.waitSeconds(request.ip);
  attempts.signIn.fail(request.ip);
  if (waitSeconds > 0) return refusals.tooMany(waitSeconds);
  const refusal = refusals.linkSpent();
  backend.store.events.append({
    kind: "session-refused",
    at: backend.clock.now(),
    actor: "anonymous",
    subject: "console",
    data: { by: "one-time-link", reason: refusal.code },
  });
  return refusal;
}

export const sessionEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "GET",
    path: "/session",
    tag: "session",
    summary: "Who is signed in, and what they may do; empty for nobody",
    permission: "public",
    answer: sessionView,
    handle: async (call) => viewOf(call),
  }),
  defineEndpoint({
    method: "POST",
    path: "/sign-in",
    tag: "session",
    summary: "Redeem a one-time link for a session cookie",
    permission: "public",
    body: z.strictObject({ token: z.string().max(200) }),
    answer: sessionView,
    async handle(call) {
      const opened = await call.desk.redeem(call.body.token);
      if (opened === undefined) throw refuseLink(call);
      const replaced = call.request.cookies[sessionCookieName(call.backend)];
      if (replaced !== undefined) await call.desk.end(replaced);
      const { subject, roles } = opened.session;
      call.backend.store.events.append({
        kind: "session-opened",
        at: call.backend.clock.now(),
        actor: `user:${subject}`,
        subject: `user:${subject}`,
        data: { by: "one-time-link" },
      });
      setSessionCookie(call.reply, opened.cookie, call.backend);
      return viewOf({ backend: call.backend, caller: { kind: "session", subject, actor: `user:${subject}`, roles } });
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/sign-out",
    tag: "session",
    summary: "End the session",
    permission: "public",
    answer: "nothing",
    async handle(call) {
      const cookie = call.request.cookies[sessionCookieName(call.backend)];
      if (cookie !== undefined) await call.desk.end(cookie);
      clearSessionCookie(call.reply, call.backend);
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/sign-out/everywhere",
    tag: "session",
    summary: "End all sessions of whoever is signed in, in every browser",
    permission: "own-session",
    answer: sessionsEnded,
    async handle(call): Promise<SessionsEnded> {
      const { backend } = call;
      const actor = actorOf(call);
      const sessions = await call.desk.endAll(call.caller?.subject ?? "");
      const at = backend.clock.now();
      backend.store.events.append({ kind: "sessions-ended", at, actor, subject: actor, data: { sessions } });
      clearSessionCookie(call.reply, backend);
      return { sessions };
    },
  }),
];
