import { EXIT, ParapetError } from "@parapet/guard/kernel";

/** A "no" of the console API, with the HTTP status it is said with. */
export class Refusal extends ParapetError {
  readonly status: number;
  /** 0 for none. */
  readonly retryAfterSeconds: number;

  constructor(status: number, code: string, message: string, hint?: string, retryAfterSeconds = 0) {
    super(code, message, hint === undefined ? {} : { hint });
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const refusals = {
  notSignedIn: (): Refusal =>
    new Refusal(
      401,
      "PARAPET_SERVER_NOT_SIGNED_IN",
      "this needs a session or a key",
      "Open the one-time link that 'parapet up' prints, or send 'Authorization: Bearer pk_…'.",
    ),
  noSession: (): Refusal =>
    new Refusal(
      400,
      "PARAPET_SERVER_NO_SESSION",
      "a key has no sessions that could end",
      "Revoke a key with 'DELETE /keys/:id' or 'parapet keys revoke'.",
    ),
  badKey: (): Refusal =>
    new Refusal(
      401,
      "PARAPET_SERVER_KEY_REFUSED",
      "the key is unknown, expired or revoked",
      "See 'parapet keys list'; make a new one with 'parapet keys create'.",
    ),
  linkSpent: (): Refusal =>
    new Refusal(
      401,
      "PARAPET_SERVER_LINK_SPENT",
      "this sign-in link was used before or is older than ten minutes",
      "Get a new one: restart 'parapet up', or run 'parapet console link'.",
    ),
  notPermitted: (permission: string): Refusal =>
    new Refusal(
      403,
      "PARAPET_SERVER_NOT_PERMITTED",
      `this needs the permission ${permission}`,
      "Give one of your roles this permission under roles: in the policy.",
    ),
  notYours: (role: string, permission: string): Refusal =>
    new Refusal(
      403,
      "PARAPET_SERVER_NOT_PERMITTED",
      `the role '${role}' may ${permission}, which you may not: you cannot hand it out`,
      "Ask somebody who has this permission, or make the key on the server: 'parapet keys create'.",
    ),
  tooManyStreams: (max: number): Refusal =>
    new Refusal(
      429,
      "PARAPET_SERVER_TOO_MANY_STREAMS",
      `this caller holds ${max} live streams already`,
      "Close one: one stream tells everything.",
      2,
    ),
  notFound: (what: string): Refusal => new Refusal(404, "PARAPET_SERVER_NOT_FOUND", `there is no ${what}`),
  invalid: (message: string, hint?: string): Refusal => new Refusal(400, "PARAPET_SERVER_INVALID", message, hint),
  crossSite: (why: string): Refusal =>
    new Refusal(
      403,
      "PARAPET_SERVER_CROSS_SITE",
      `refused as a cross-site call: ${why}`,
      "Browsers call the API from the console only; programs send a key.",
    ),
  wrongHost: (host: string): Refusal =>
    new Refusal(
      421,
      "PARAPET_SERVER_WRONG_HOST",
      `the console does not answer to the name '${host.slice(0, 100)}'`,
      "Set server.publicUrl in the policy to the address that browsers use.",
    ),
  tooMany: (retryAfterSeconds: number): Refusal =>
    new Refusal(
      429,
      "PARAPET_SERVER_TOO_MANY_ATTEMPTS",
      "too many attempts",
      `Try again in ${retryAfterSeconds} s.`,
      retryAfterSeconds,
    ),
} as const;

/** The HTTP status for anything thrown: the world's failures are 503, what a caller can fix is 400, the rest is ours. */
export function statusOf(thrown: unknown): number {
  if (thrown instanceof Refusal) return thrown.status;
  if (thrown instanceof ParapetError) return thrown.exit === EXIT.environment ? 503 : 400;
  return 500;
}
