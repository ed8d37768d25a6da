import { readFile, stat } from "node:fs/promises";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { SignatureBundle } from "./bundle.ts";
import { readTrustedRoot } from "./trusted-root.ts";

/** Who has signed, without a key of their own: by a certificate for an identity, in a public log. */
export interface Keyless {
  /** As the certificate names them: an address, or a workflow's URL. */
  readonly identity: string;
  /** Who vouched for them: the OpenID issuer's URL. */
  readonly issuer: string;
  /** Sigstore's trusted root, a JSON file: authorities and logs. Nothing is fetched. */
  readonly trustedRootFile: string;
}

const MAX_BYTES = 4_000_000;

/**
 * @returns the identity and its issuer
 * @throws {ParapetError} PARAPET_MODEL_UNVERIFIED, PARAPET_MODEL_TRUST when the trusted root is none
 */
export async function verifyKeyless(
  bundle: SignatureBundle,
  { identity, issuer, trustedRootFile }: Keyless,
): Promise<string> {
  const trust = readTrustedRoot(await read(trustedRootFile), trustedRootFile);
  // Loaded by those alone who verify without a key.
  const [{ bundleFromJSON }, { toSignedEntity, toTrustMaterial, Verifier }] = await Promise.all([
    import("@sigstore/bundle"),
    import("@sigstore/verify"),
  ]);
  let signedBy: string | undefined;
  try {
    const entity = toSignedEntity(bundleFromJSON(bundle.json));
    // The library takes an identity for a regular expression that may match anywhere in it; it is compared below.
    const { identity: found } = new Verifier(toTrustMaterial(trust)).verify(entity, { extensions: { issuer } });
    signedBy = found?.subjectAlternativeName;
  } catch (cause) {
    throw unverified(messageOf(cause).slice(0, 300), cause);
  }
  if (signedBy !== identity)
    throw unverified(`it was signed by ${(signedBy ?? "nobody").slice(0, 200)}, not by ${identity.slice(0, 200)}`);
  return `${identity} by ${issuer}`;
}

const unverified = (why: string, cause?: unknown): ParapetError =>
  new ParapetError("PARAPET_MODEL_UNVERIFIED", `the model is not verified: ${why}`, {
    hint: "Compare the identity and the issuer, and whether the trusted root is the one of the authority that it was signed by.",
    exit: EXIT.findings,
    ...(cause === undefined ? {} : { cause }),
  });

async function read(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new Error("it is longer than trusted roots are");
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new ParapetError("PARAPET_MODEL_TRUST", `the trusted root ${file} could not be read: ${messageOf(cause)}`, {
      exit: EXIT.environment,
      cause,
    });
  }
}
