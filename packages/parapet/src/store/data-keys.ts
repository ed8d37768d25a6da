import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { prepareDirectory, type StorePaths, unusable } from "./directory.ts";

/** The secrets of one data directory. Losing the pepper voids every client key; losing the audit key ends its line of signatures. */
export interface DataKeys {
  /** 32 bytes: the HMAC key under which client keys are stored. */
  readonly pepper: Buffer;
  /** Ed25519: signs checkpoints, heads and purge records. */
  readonly auditKey: KeyObject;
  readonly auditPublicKey: KeyObject;
  /** Tells this data directory from every other, e.g. in a cookie's name; 12 hex digits of the public key's SHA-256, no secret. */
  readonly instanceId: string;
}

/**
 * Reads the keys of the data directory; makes them at the first time (files 0600). Two processes that start at once
 * agree on one set: a key file comes into being whole, and the first one stays.
 *
 * @throws {ParapetError} PARAPET_STORE_DIRECTORY when the directory cannot be used, PARAPET_STORE_KEY for a damaged key file
 */
export function loadOrCreateDataKeys(dataDirectory: string): DataKeys {
  const paths = prepareDirectory(dataDirectory);
  const pepper = Buffer.from(readOrMake(paths, paths.pepper, () => randomBytes(32).toString("hex")).trim(), "hex");
  if (pepper.length !== 32) throw damaged(paths.pepper);
  const auditKey = parseAuditKey(paths, readOrMake(paths, paths.auditKey, newAuditKey));
  const auditPublicKey = createPublicKey(auditKey);
  readOrMake(paths, paths.auditPublicKey, () => auditPublicKey.export({ type: "spki", format: "pem" }).toString());
  return { pepper, auditKey, auditPublicKey, instanceId: instanceIdOf(auditPublicKey) };
}

function instanceIdOf(publicKey: KeyObject): string {
  return hash("sha256", publicKey.export({ type: "spki", format: "der" }), "hex").slice(0, 12);
}

/** The audit signing key alone, which must exist. */
export function readAuditKey(paths: StorePaths): KeyObject {
  return parseAuditKey(paths, readFileSync(paths.auditKey, "utf8"));
}

function parseAuditKey(paths: StorePaths, pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch (cause) {
    throw damaged(paths.auditKey, cause);
  }
  throw damaged(paths.auditKey);
}

function newAuditKey(): string {
  return generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

function readOrMake(paths: StorePaths, path: string, make: () => string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw unusable(paths.directory, cause);
  }
  const fresh = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    const file = openSync(fresh, "wx", 0o600);
    try {
      writeSync(file, make());
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    try {
      linkSync(fresh, path);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
    }
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw unusable(paths.directory, cause);
  } finally {
    rmSync(fresh, { force: true });
  }
}

function damaged(path: string, cause?: unknown): ParapetError {
  return new ParapetError("PARAPET_STORE_KEY", `${path} does not hold a key`, {
    hint: "Restore the file from a backup. Only when there is none, move it away: a new key is made at the next start.",
    exit: EXIT.environment,
    cause,
  });
}
