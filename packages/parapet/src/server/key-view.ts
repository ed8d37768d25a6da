import type { ApiKey } from "../store/index.ts";
import type { KeyView } from "./api-types.ts";

/** A key whose end is nearer than this is shown as expiring. */
const SOON_MS = 7 * 86_400_000;

/** A key as the API shows it: all but its hash. */
export function keyView(key: ApiKey, now: number): KeyView {
  const { id, name, role, owner, createdAt, expiresAt, revokedAt, lastUsedAt, rotatedFrom } = key;
  return {
    id,
    name,
    role,
    owner,
    status: statusOf(key, now),
    createdAt,
    expiresAt,
    revokedAt,
    lastUsedAt,
    rotatedFrom,
  };
}

function statusOf(key: ApiKey, now: number): KeyView["status"] {
  if (key.revokedAt !== null) return "revoked";
  if (key.expiresAt === null) return "active";
  if (key.expiresAt <= now) return "expired";
  return key.expiresAt - now < SOON_MS ? "expiring" : "active";
}
