import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { PAYLOAD_TYPE } from "./statement.ts";

/** Hash by curve, as Sigstore's specification pairs them. Ed25519 hashes by itself. */
const HASHES: Readonly<Record<string, string>> = { prime256v1: "sha256", secp384r1: "sha384", secp521r1: "sha512" };
const MAX_BYTES = 65_536;

/** @throws {ParapetError} PARAPET_MODEL_KEY: messages say the file, never what is in it */
export async function readPrivateKey(file: string): Promise<KeyObject> {
  const pem = await read(file);
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    // The cause may quote the key.
    throw new ParapetError("PARAPET_MODEL_KEY", `${file} is no private key in PEM, or it has a password`, {
      hint: MAKE,
    });
  }
  checked(key, file);
  return key;
}

/**
 * A public key; of a private one, the public half.
 *
 * @throws {ParapetError} PARAPET_MODEL_KEY
 */
export async function readPublicKey(file: string): Promise<KeyObject> {
  const pem = await read(file);
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    throw new ParapetError("PARAPET_MODEL_KEY", `${file} is no public key in PEM`, { hint: MAKE });
  }
  checked(key, file);
  return key;
}

const MAKE =
  "Make a pair: openssl ecparam -name prime256v1 -genkey -noout -out model.pem; openssl ec -in model.pem -pubout -out model.pub";

async function read(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new Error("it is longer than keys are");
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new ParapetError("PARAPET_MODEL_KEY", `${file} could not be read: ${messageOf(cause)}`, {
      exit: EXIT.environment,
      cause,
    });
  }
}

function checked(key: KeyObject, file: string): void {
  if (key.asymmetricKeyType === "ed25519") return;
  const curve = key.asymmetricKeyDetails?.namedCurve ?? "";
  if (key.asymmetricKeyType !== "ec" || HASHES[curve] === undefined)
    throw new ParapetError("PARAPET_MODEL_KEY", `${file} holds a key of a kind that models are not signed with`, {
      hint: "Use ed25519, or an elliptic curve of NIST: P-256, P-384 or P-521.",
    });
}

const hashOf = (key: KeyObject): string | null =>
  key.asymmetricKeyType === "ed25519" ? null : (HASHES[key.asymmetricKeyDetails?.namedCurve ?? ""] ?? null);

/** How a key is named in a bundle: SHA-256 of the public half in PEM. */
export function keyHint(key: KeyObject): string {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "pem" }))
    .digest("hex");
}

/** What is signed in the place of a payload, so that no payload of one type is taken for one of another (DSSE, PAE). */
function preAuthentication(payload: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

export const signPayload = (key: KeyObject, payload: Uint8Array): Uint8Array =>
  sign(hashOf(key), preAuthentication(payload), key);

export const isSignedBy = (key: KeyObject, payload: Uint8Array, signature: Uint8Array): boolean =>
  verify(hashOf(key), preAuthentication(payload), key, signature);
