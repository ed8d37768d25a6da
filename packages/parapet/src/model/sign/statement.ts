import { ParapetError } from "@parapet/guard/kernel";
import { z } from "zod";
import { comparePaths, IGNORED, type ModelManifest, rootDigestOf } from "./manifest.ts";

/** What is signed: the files of a model and their digests, as an in-toto statement. */
export const PAYLOAD_TYPE = "application/vnd.in-toto+json";
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
const PREDICATE_TYPE = "https://model_signing/signature/v1.0";

const hex = z.string().regex(/^[\da-f]{64}$/);
const schema = z.looseObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(z.looseObject({ name: z.string(), digest: z.looseObject({ sha256: hex }) })).length(1),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.looseObject({
    serialization: z.looseObject({
      method: z.string(),
      hash_type: z.string(),
      allow_symlinks: z.boolean(),
      ignore_paths: z.array(z.string()).optional(),
    }),
    resources: z.array(z.looseObject({ name: z.string(), algorithm: z.string(), digest: z.string() })),
  }),
});

/** What a signature says that a model is. */
export interface SignedModel {
  readonly name: string;
  readonly rootDigest: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** What was left out when it was signed, and nothing else may be. */
  readonly ignore: readonly string[];
}

export function statementOf(manifest: ModelManifest, ignore: readonly string[] = IGNORED): string {
  return JSON.stringify(
    {
      _type: STATEMENT_TYPE,
      subject: [{ name: manifest.name, digest: { sha256: manifest.rootDigest } }],
      predicateType: PREDICATE_TYPE,
      predicate: {
        resources: manifest.files.map(({ path, sha256 }) => ({ name: path, algorithm: "sha256", digest: sha256 })),
        serialization: { method: "files", hash_type: "sha256", allow_symlinks: false, ignore_paths: [...ignore] },
      },
    },
    undefined,
    2,
  );
}

/**
 * @param payload whose signature holds already
 * @throws {ParapetError} PARAPET_MODEL_SIGNATURE when it is no statement of model signing 1.0 about files by SHA-256, or
 *   is not consistent in itself
 */
export function readStatement(payload: string): SignedModel {
  let json: unknown;
  try {
    json = JSON.parse(payload);
  } catch (cause) {
    throw unreadable("what was signed is not JSON", cause);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw unreadable("what was signed is no statement of model signing 1.0", parsed.error);
  const { subject, predicate } = parsed.data;
  const { method, hash_type, ignore_paths } = predicate.serialization;
  if (method !== "files" || hash_type !== "sha256")
    throw unreadable(`what was signed are ${method} hashed by ${hash_type}; only files by sha256 are verified`);
  const files = predicate.resources.map(({ name, algorithm, digest }) => {
    if (algorithm !== "sha256" || !hex.safeParse(digest).success)
      throw unreadable("a file in it is hashed by something else");
    return { path: name, sha256: digest };
  });
  const names = new Set(files.map(({ path }) => path));
  const isOrdered = files.every(({ path }, at) => at === 0 || comparePaths(files[at - 1]?.path ?? "", path) < 0);
  const rootDigest = subject[0]?.digest.sha256 ?? "";
  if (names.size !== files.length || (rootDigestOf(files) !== rootDigest && isOrdered))
    throw unreadable("its digest is not that of the files in it");
  if (rootDigestOf(files) !== rootDigest) throw unreadable("the files in it are not in their order");
  // The first version did not say what it left out: version control's files, unless they are among those that it signed.
  const isSigned = (ignored: string): boolean =>
    files.some(({ path }) => path === ignored || path.startsWith(`${ignored}/`));
  const ignore = ignore_paths ?? IGNORED.filter((one) => !isSigned(one));
  return { name: subject[0]?.name ?? "", rootDigest, files, ignore };
}

const unreadable = (message: string, cause?: unknown): ParapetError =>
  new ParapetError("PARAPET_MODEL_SIGNATURE", `the signature cannot be used: ${message}`, {
    hint: "Sign the model anew: 'parapet model sign'.",
    ...(cause === undefined ? {} : { cause }),
  });
