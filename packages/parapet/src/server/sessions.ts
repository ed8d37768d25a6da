import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "@parapet/guard/kernel";
import type { Session, SessionRepository } from "../store/index.ts";
import { LOCAL_ADMIN, LOCAL_ADMIN_SUBJECT } from "./permissions.ts";

/**
 * One-time links and sessions. Both are 256 random bits that only their holder knows; the store keeps SHA-256 of them.
 * A link lives as a row of its own under a hash that no cookie value can have, so neither passes for the other.
 */
const LINK_LIFETIME_MS = 10 * 60_000;
export const SESSION_LIFETIME_MS = 12 * 3_600_000;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** Of links' rows. No issuer may send one who bears it: signing out everywhere would void the links. */
export const LINK_SUBJECT = "sign-in-link";

const newToken = (): string => randomBytes(32).toString("base64url");
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const linkHash = (token: string): string => sha256(`${LINK_SUBJECT}:${token}`);

/**
 * Makes a one-time sign-in token, good for ten minutes.
 *
 * @returns the token in clear, once; put it behind `#` of a URL, where neither servers nor logs see it
 */
export async function issueSignInToken(sessions: SessionRepository, clock: Clock): Promise<string> {
  const token = newToken();
  const createdAt = clock.now();
  await sessions.insert({
    tokenHash: linkHash(token),
    subject: LINK_SUBJECT,
    roles: [],
    createdAt,
    expiresAt: createdAt + LINK_LIFETIME_MS,
  });
  return token;
}

export interface SessionDesk {
  /** Redeems a one-time token for a session; undefined when it is unknown, used or expired. */
  redeem(token: string): Promise<OpenedSession | undefined>;
  open(subject: string, roles: readonly string[]): Promise<OpenedSession>;
  /** The live session of a cookie value. */
  find(cookie: string): Promise<Session | undefined>;
  end(cookie: string): Promise<void>;
  /** Every session of a person, in whatever browser and process; how many there were. */
  endAll(subject: string): Promise<number>;
}

interface OpenedSession {
  /** The cookie's value, in clear. */
  readonly cookie: string;
  readonly session: Session;
}

export function createSessionDesk(sessions: SessionRepository, clock: Clock): SessionDesk {
  const open = async (subject: string, roles: readonly string[]): Promise<OpenedSession> => {
    const cookie = newToken();
    const createdAt = clock.now();
    const session = {
      tokenHash: sha256(cookie),
      subject,
      roles,
      createdAt,
      expiresAt: createdAt + SESSION_LIFETIME_MS,
    };
    await sessions.insert(session);
    return { cookie, session };
  };

  return {
    open,
    async redeem(token) {
      if (!TOKEN.test(token)) return undefined;
      const hash = linkHash(token);
      const link = await sessions.get(hash);
      if (link === undefined || link.subject !== LINK_SUBJECT) return undefined;
      // Whoever takes it out of the store has it: of two at once, in whatever processes, one.
      if (!(await sessions.delete(hash)) || link.expiresAt <= clock.now()) return undefined;
      return open(LOCAL_ADMIN_SUBJECT, [LOCAL_ADMIN]);
    },
    async find(cookie) {
      if (!TOKEN.test(cookie)) return undefined;
      const session = await sessions.get(sha256(cookie));
      return session === undefined || session.expiresAt <= clock.now() ? undefined : session;
    },
    async end(cookie) {
      if (TOKEN.test(cookie)) await sessions.delete(sha256(cookie));
    },
    endAll: (subject) => sessions.deleteAll(subject),
  };
}
