/**
 * Full texts at rest: AES-256-GCM, sealed before they reach the store. Layout of a sealed text:
 *
 *     version (1 byte, = 1) | key id (8) | salt (16) | ciphertext | tag (16)
 *
 * Each text has a key and nonce of its own, HKDF-SHA-256 of the master key and a random salt: one key then seals any
 * number of texts, where random nonces alone would allow 2^32. The exchange and the part are authenticated too, so a
 * sealed text moved to another record, or a reply put in place of a request, does not open.
 */
import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from "node:crypto";
import { EXIT, ParapetError } from "@parapet/guard/kernel";

/** What a text belongs to: an exchange, or a question about a tool call of one, by its id. */
export interface SealedPlace {
  readonly exchangeId: string;
  readonly part: "request" | "response" | "arguments";
}

export interface TextSealer {
  /** First 8 bytes of SHA-256 of the sealing key, hex: names it, tells nothing of it. */
  readonly keyId: string;
  seal(text: string, place: SealedPlace): Uint8Array;
  /**
   * @throws {ParapetError} PARAPET_STORE_SEAL_KEY when none of the keys is the one, PARAPET_STORE_SEAL_BROKEN when the bytes
   *   were changed or belong to another place
   */
  open(sealed: Uint8Array, place: SealedPlace): string;
}

const VERSION = 1;
const KEY_ID_BYTES = 8;
const SALT_BYTES = 16;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES + SALT_BYTES;

/**
 * @param key 32 bytes: seals and opens
 * @param previous keys of before a rotation: open only
 * @throws {ParapetError} PARAPET_STORE_SEAL_KEY when a key is not 32 bytes long
 */
export function createTextSealer(key: Buffer, previous: readonly Buffer[] = []): TextSealer {
  const keys = new Map([key, ...previous].map((one) => [idOf(one), one]));
  const keyId = idOf(key);
  return {
    keyId,
    seal: (text, place) => {
      const salt = randomBytes(SALT_BYTES);
      const cipher = createCipheriv("aes-256-gcm", ...derive(key, salt)).setAAD(associated(place));
      const head = Buffer.concat([Buffer.from([VERSION]), Buffer.from(keyId, "hex"), salt]);
      return Buffer.concat([head, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      if (bytes.length < HEAD_BYTES + TAG_BYTES || bytes[0] !== VERSION) throw broken(place);
      const id = bytes.toString("hex", 1, 1 + KEY_ID_BYTES);
      const master = keys.get(id);
      if (master === undefined) throw unknownKey(id);
      const salt = bytes.subarray(1 + KEY_ID_BYTES, HEAD_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", ...derive(master, salt), { authTagLength: TAG_BYTES });
      decipher.setAAD(associated(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return decipher.update(bytes.subarray(HEAD_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
      } catch (cause) {
        throw broken(place, cause);
      }
    },
  };
}

function derive(key: Buffer, salt: Buffer): [key: Buffer, nonce: Buffer] {
  const bytes = Buffer.from(hkdfSync("sha256", key, salt, "parapet text v1", 44));
  return [bytes.subarray(0, 32), bytes.subarray(32)];
}

function associated({ exchangeId, part }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([exchangeId, part]));
}

function idOf(key: Buffer): string {
  if (key.length === 32) return hash("sha256", key, "hex").slice(0, 2 * KEY_ID_BYTES);
  throw new ParapetError("PARAPET_STORE_SEAL_KEY", `a text key has 32 bytes, this one has ${key.length}`, {
    hint: "Make one with 'openssl rand -hex 32' and name it in records.encryptionKey.",
  });
}

function unknownKey(id: string): ParapetError {
  return new ParapetError("PARAPET_STORE_SEAL_KEY", `the text was sealed with key ${id}, which is not at hand`, {
    hint: "Name the key of that time among the previous keys.",
    exit: EXIT.environment,
  });
}

function broken({ exchangeId, part }: SealedPlace, cause?: unknown): ParapetError {
  return new ParapetError("PARAPET_STORE_SEAL_BROKEN", `the sealed ${part} of exchange ${exchangeId} was changed`, {
    hint: "Run 'parapet audit verify'.",
    exit: EXIT.environment,
    cause,
  });
}
