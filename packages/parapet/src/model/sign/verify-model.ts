import { KeyObject } from "node:crypto";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { readBundle, type SignatureBundle } from "./bundle.ts";
import { differencesOf, type ModelDifference } from "./differences.ts";
import { type Keyless, verifyKeyless } from "./keyless.ts";
import { type ManifestOptions, manifestOf } from "./manifest.ts";
import { ignoring } from "./sign-model.ts";
import { isSignedBy, keyHint } from "./signing-key.ts";
import { readStatement, type SignedModel } from "./statement.ts";

export interface VerifyOptions extends ManifestOptions {
  readonly signatureFile: string;
  /** The owner's public key, or who signed by a certificate. */
  readonly signer: KeyObject | Keyless;
}

export interface Verification {
  readonly signed: SignedModel;
  readonly rootDigest: string;
  /** Empty when the model is what was signed. */
  readonly differences: readonly ModelDifference[];
  /** Who signed: a key by its hint, or an identity and its issuer. */
  readonly by: string;
}

/**
 * @returns whose signature holds; whether the files are what was signed is `differences`
 * @throws {ParapetError} PARAPET_MODEL_UNVERIFIED when the signature is not by that signer; and as reading does
 */
export async function verifyModel(model: string, options: VerifyOptions): Promise<Verification> {
  const bundle = await readBundle(options.signatureFile);
  const { signer } = options;
  const by = signer instanceof KeyObject ? byKey(bundle, signer) : await verifyKeyless(bundle, signer);
  const signed = readStatement(Buffer.from(bundle.payload).toString("utf8"));
  const ignore = ignoring(model, options.signatureFile, [...signed.ignore, ...(options.ignore ?? [])]);
  const found = await manifestOf(model, { ...options, ignore });
  return { signed, rootDigest: found.rootDigest, differences: differencesOf(signed.files, found.files), by };
}

function byKey(bundle: SignatureBundle, key: KeyObject): string {
  const hint = keyHint(key);
  if (bundle.hasCertificate)
    throw unverified(
      "it was signed with a certificate, not with a key",
      "Name who signed it: --identity and --issuer.",
    );
  if (bundle.keyHint !== undefined && bundle.keyHint !== hint)
    throw unverified(
      `it was signed with another key, ${bundle.keyHint.slice(0, 16)}…, not with ${hint.slice(0, 16)}…`,
      "Name the key of who signed it.",
    );
  if (!isSignedBy(key, bundle.payload, bundle.signature))
    throw unverified("its signature does not hold", "It was changed after it was signed, or signed by somebody else.");
  return `key ${hint}`;
}

const unverified = (message: string, hint: string): ParapetError =>
  new ParapetError("PARAPET_MODEL_UNVERIFIED", `the model is not verified: ${message}`, { hint, exit: EXIT.findings });
