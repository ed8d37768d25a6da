import type { FastifyReply } from "fastify";
import type { ConsoleBackend } from "./console-backend.ts";
import { SESSION_LIFETIME_MS } from "./sessions.ts";

type Backend = Pick<ConsoleBackend, "instanceId" | "policy">;

/** Do browsers come by https? */
export function isHttps({ policy }: Pick<ConsoleBackend, "policy">): boolean {
  return policy().policy.server.publicUrl?.startsWith("https:") ?? false;
}

/**
 * Host-only and https-only where browsers come by https: the prefix makes the browser insist on it. The instance stands
 * in the name, since all ports of a host share their cookies: signing in to one Parapet would sign out of another.
 */
export function sessionCookieName(backend: Backend): string {
  return `${isHttps(backend) ? "__Host-" : ""}parapet_session_${backend.instanceId}`;
}

/** Binds a sign-in by the issuer to the browser that began it. */
export function signInCookieName({ instanceId }: Pick<ConsoleBackend, "instanceId">): string {
  return `parapet_sign_in_${instanceId}`;
}

export function setSessionCookie(reply: FastifyReply, value: string, backend: Backend): void {
  void reply.setCookie(sessionCookieName(backend), value, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: isHttps(backend),
    maxAge: Math.floor(SESSION_LIFETIME_MS / 1_000),
  });
}

export function clearSessionCookie(reply: FastifyReply, backend: Backend): void {
  void reply.clearCookie(sessionCookieName(backend), {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: isHttps(backend),
  });
}
