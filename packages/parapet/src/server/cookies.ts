import type { FastifyReply } from "fastify";
import { SESSION_LIFETIME_MS } from "./sessions.ts";

/** Host-only and https-only where browsers come by https: the prefix makes the browser insist on it. */
export function sessionCookieName(isHttps: boolean): string {
  return isHttps ? "__Host-parapet_session" : "parapet_session";
}

export function setSessionCookie(reply: FastifyReply, value: string, isHttps: boolean): void {
  void reply.setCookie(sessionCookieName(isHttps), value, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: isHttps,
    maxAge: Math.floor(SESSION_LIFETIME_MS / 1_000),
  });
}

export function clearSessionCookie(reply: FastifyReply, isHttps: boolean): void {
  void reply.clearCookie(sessionCookieName(isHttps), {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: isHttps,
  });
}
