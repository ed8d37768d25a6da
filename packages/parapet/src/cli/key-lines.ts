import type { ApiKey } from "../store/index.ts";

export type KeyStatus = "active" | "expiring" | "expired" | "revoked";

/** A key that another one replaces is *expiring* while both work. */
export function keyStatus(key: ApiKey, now: number, replaced: ReadonlySet<string>): KeyStatus {
  if (key.revokedAt !== null && key.revokedAt <= now) return "revoked";
  if (key.expiresAt !== null && key.expiresAt <= now) return "expired";
  return replaced.has(key.id) && key.expiresAt !== null ? "expiring" : "active";
}

/** What may be shown of a key: never its hash. */
export function keyJson(key: ApiKey, status: KeyStatus): object {
  const { id, name, role, owner, createdAt, expiresAt, revokedAt, rotatedFrom, lastUsedAt } = key;
  return { id, name, role, owner, status, createdAt, expiresAt, revokedAt, rotatedFrom, lastUsedAt };
}
