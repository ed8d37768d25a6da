import { createHmac, hash, randomBytes, timingSafeEqual } from "node:crypto";
import { type Clock, ParapetError, systemClock } from "@parapet/guard/kernel";
import type { ApiKey, Store } from "../../store/index.ts";
import { keyIdOf, newKey } from "./key-format.ts";
import type { Principal } from "./principal.ts";

export interface KeyRequest {
  readonly name: string;
  readonly role: string;
  readonly owner?: string;
  /** Never expires when left out. */
  readonly expiresInMs?: number;
  /** Who asks, for the event: `cli`, `user:<subject>`. */
  readonly actor?: string;
}

export interface IssuedKey {
  readonly key: ApiKey;
  /** The whole key. Shown once: only its keyed hash is kept. */
  readonly secret: string;
}

export type KeyRefusal = "key_malformed" | "key_unknown" | "key_expired" | "key_revoked";

export type KeyVerdict =
  | { readonly principal: Principal; readonly refusal?: undefined }
  | { readonly principal?: undefined; readonly refusal: KeyRefusal };

/** Issues and checks Parapet keys. Checking is synchronous, from an index in memory that `refresh` brings up to date. */
export interface KeyService {
  issue(request: KeyRequest): Promise<IssuedKey>;
  /**
   * A new key in the place of an old one; both work until the overlap is over.
   * @throws {ParapetError} PARAPET_KEY_UNKNOWN
   */
  rotate(id: string, overlapMs: number, actor?: string): Promise<IssuedKey>;
  /** Ends a key at once. @throws {ParapetError} PARAPET_KEY_UNKNOWN */
  revoke(id: string, actor?: string): Promise<void>;
  verify(presented: string): KeyVerdict;
  /** Key, principal and roles by id, whatever the key's state: for `access explain`. */
  find(id: string): ApiKey | undefined;
  /** Reads all keys again; the gateway calls it when another process has changed them. */
  refresh(): Promise<void>;
  /** Writes down when keys were last used; the gateway calls it every few seconds. */
  saveUsage(): Promise<void>;
}

interface Entry {
  readonly key: ApiKey;
  readonly hash: Buffer;
  readonly principal: Principal;
}

const REMEMBERED_PROOFS = 10_000;

/** @param options.pepper 32 bytes from the data directory; without them the stored hashes are useless */
export async function createKeyService(options: {
  readonly store: Pick<Store, "keys" | "events">;
  readonly pepper: Buffer;
  readonly clock?: Clock;
}): Promise<KeyService> {
  const { store, pepper } = options;
  const clock = options.clock ?? systemClock;
  const entries = new Map<string, Entry>();
  const usedAt = new Map<string, number>();
  // Presented keys that have proven themselves, by a salted digest: a hit costs one SHA-256 in place of an HMAC
  // object, and says only that the HMAC matched before. Expiry and revocation are asked for every time.
  const proofs = new Map<string, string>();
  const proofSalt = randomBytes(16).toString("hex");

  const remember = (key: ApiKey): void => {
    entries.set(key.id, {
      key,
      hash: Buffer.from(key.hash, "hex"),
      principal: { kind: "key", id: `key:${key.id}`, roles: [key.role], name: key.name },
    });
  };
  const require = async (id: string): Promise<ApiKey> => {
    const key = await store.keys.get(id);
    if (key !== undefined) return key;
    throw new ParapetError("PARAPET_KEY_UNKNOWN", `there is no key '${id}'`, {
      hint: "`parapet keys list` shows the ids.",
    });
  };
  const insert = async (request: KeyRequest, rotatedFrom: string | null): Promise<IssuedKey> => {
    const { id, secret } = newKey();
    const now = clock.now();
    const key: ApiKey = {
      id,
      name: request.name,
      role: request.role,
      owner: request.owner ?? "",
      hash: keyedHash(pepper, secret).toString("hex"),
      createdAt: now,
      expiresAt: request.expiresInMs === undefined ? null : now + request.expiresInMs,
      revokedAt: null,
      rotatedFrom,
      lastUsedAt: null,
    };
    await store.keys.insert(key);
    remember(key);
    return { key, secret };
  };
  const say = (kind: string, actor: string | undefined, id: string, data: Readonly<Record<string, unknown>>): void =>
    store.events.append({ kind, at: clock.now(), actor: actor ?? "system", subject: `key:${id}`, data });

  const service: KeyService = {
    issue: async (request) => {
      const issued = await insert(request, null);
      const { id, name, role, owner, expiresAt } = issued.key;
      say("key-created", request.actor, id, { name, role, owner, expiresAt });
      return issued;
    },
    rotate: async (id, overlapMs, actor) => {
      const old = await require(id);
      const now = clock.now();
      const lifeMs = old.expiresAt === null ? undefined : old.expiresAt - old.createdAt;
      const issued = await insert(
        { name: old.name, role: old.role, owner: old.owner, ...(lifeMs === undefined ? {} : { expiresInMs: lifeMs }) },
        id,
      );
      // Rotation never lengthens the old key's life.
      const endsAt = Math.min(old.expiresAt ?? Number.POSITIVE_INFINITY, now + Math.max(0, overlapMs));
      await store.keys.setExpiry(id, endsAt);
      remember({ ...old, expiresAt: endsAt });
      say("key-rotated", actor, id, { replacedBy: issued.key.id, oldExpiresAt: endsAt });
      return issued;
    },
    revoke: async (id, actor) => {
      const key = await require(id);
      const at = clock.now();
      // In this process it ends before the store has answered.
      if (key.revokedAt === null) remember({ ...key, revokedAt: at });
      await store.keys.revoke(id, at);
      say("key-revoked", actor, id, { name: key.name, role: key.role });
    },
    verify: (presented) => {
      const id = keyIdOf(presented);
      if (id === undefined) return { refusal: "key_malformed" };
      const entry = entries.get(id);
      if (entry === undefined) {
        // The same work as for a known id, so that time does not tell which ids exist.
        timingSafeEqual(keyedHash(pepper, presented), pepper);
        return { refusal: "key_unknown" };
      }
      const proof = hash("sha256", proofSalt + presented, "base64url");
      if (proofs.get(proof) !== id) {
        if (!timingSafeEqual(keyedHash(pepper, presented), entry.hash)) return { refusal: "key_unknown" };
        if (proofs.size >= REMEMBERED_PROOFS) proofs.clear();
        proofs.set(proof, id);
      }
      const now = clock.now();
      if (entry.key.revokedAt !== null && entry.key.revokedAt <= now) return { refusal: "key_revoked" };
      if (entry.key.expiresAt !== null && entry.key.expiresAt <= now) return { refusal: "key_expired" };
      usedAt.set(id, now);
      return entry;
    },
    find: (id) => entries.get(id)?.key,
    refresh: async () => {
      const keys = await store.keys.list();
      const present = new Set(keys.map(({ id }) => id));
      for (const id of entries.keys()) if (!present.has(id)) entries.delete(id);
      for (const key of keys) {
        const known = entries.get(key.id)?.key;
        // A read that was on its way while this process revoked must not bring the key back to life.
        remember(known?.revokedAt != null && key.revokedAt === null ? known : key);
      }
    },
    saveUsage: async () => {
      if (usedAt.size === 0) return;
      const used = new Map(usedAt);
      usedAt.clear();
      await store.keys.touch(used);
    },
  };
  await service.refresh();
  return service;
}

function keyedHash(pepper: Buffer, key: string): Buffer {
  return createHmac("sha256", pepper).update(key).digest();
}
