import type { KeyObject } from "node:crypto";
import path from "node:path";
import { bundleText, writeBundle } from "./bundle.ts";
import { IGNORED, type ManifestOptions, type ModelManifest, manifestOf } from "./manifest.ts";
import { keyHint, signPayload } from "./signing-key.ts";
import { statementOf } from "./statement.ts";

export interface SignOptions extends ManifestOptions {
  readonly key: KeyObject;
  /** Where the signature is written; beside what it signs it is left out of it. */
  readonly signatureFile: string;
  readonly replaces: boolean;
}

/**
 * Signs a model with a key of its owner.
 *
 * @see OpenSSF model signing 1.0: an in-toto statement in a DSSE envelope in a Sigstore bundle
 */
export async function signModel(model: string, options: SignOptions): Promise<ModelManifest> {
  const ignore = ignoring(model, options.signatureFile, [...IGNORED, ...(options.ignore ?? [])]);
  const manifest = await manifestOf(model, { ...options, ignore });
  const payload = Buffer.from(statementOf(manifest, ignore));
  await writeBundle(
    options.signatureFile,
    bundleText(payload, signPayload(options.key, payload), keyHint(options.key)),
    options.replaces,
  );
  return manifest;
}

/** What is named, and the signature wherever in the model it lies. */
export function ignoring(model: string, signatureFile: string, more: readonly string[]): readonly string[] {
  const within = path.relative(path.resolve(model), path.resolve(signatureFile)).split(path.sep).join("/");
  const isWithin = within !== "" && !within.startsWith("../") && within !== ".." && !path.isAbsolute(within);
  return [...new Set([...(isWithin ? [within] : []), ...more])];
}
