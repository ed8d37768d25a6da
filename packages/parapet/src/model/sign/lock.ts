import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { z } from "zod";
import { differencesOf, type ModelDifference } from "./differences.ts";
import {
  comparePaths,
  type ManifestFile,
  type ManifestOptions,
  type ModelManifest,
  manifestOf,
  rootDigestOf,
} from "./manifest.ts";

/** `models.lock`: which models are used, of which revision, and what is in them. */
const MAX_BYTES = 64_000_000;
const hex = z.string().regex(/^[\da-f]{64}$/);
const entry = z.strictObject({
  name: z.string().min(1).max(200),
  /** Folder or file, from the lock file's own folder. */
  path: z.string().min(1),
  /** Where it came from: `hf:acme/short`, a URL without credentials. */
  source: z.string().optional(),
  /** A commit or a released version; never a branch. */
  revision: z.string().optional(),
  digest: z.string().regex(/^sha256:[\da-f]{64}$/),
  files: z.record(z.string(), hex),
});
const schema = z.strictObject({ version: z.literal(1), models: z.array(entry) });

export type LockedModel = z.output<typeof entry>;

/** Names that go on to mean something else: a lock on them locks nothing. */
const FLOATING = /^(?:main|master|head|latest|stable|dev|develop|nightly|trunk|refs\/heads\/.*)$/i;

export const isFloating = (revision: string | undefined): boolean => revision === undefined || FLOATING.test(revision);

/**
 * @returns no models when the file is not there
 * @throws {ParapetError} PARAPET_MODEL_LOCK
 */
export async function readLock(file: string): Promise<readonly LockedModel[]> {
  let text: string;
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new Error("it is longer than lock files are");
    text = await readFile(file, "utf8");
  } catch (cause) {
    if ((cause as { readonly code?: unknown }).code === "ENOENT") return []; // of the file system
    throw bad(file, messageOf(cause), cause);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw bad(file, "it is not JSON", cause);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw bad(file, parsed.error.issues[0]?.message ?? "it has another shape", parsed.error);
  const { models } = parsed.data;
  if (new Set(models.map(({ name }) => name)).size !== models.length) throw bad(file, "two models have one name");
  for (const model of models) {
    if (path.isAbsolute(model.path) || model.path.split(/[/\\]/).includes(".."))
      throw bad(file, `'${model.name.slice(0, 60)}' lies outside its folder`);
    const files = filesOf(model);
    if (`sha256:${rootDigestOf(files)}` !== model.digest)
      throw bad(file, `the digest of '${model.name.slice(0, 60)}' is not that of its files`);
  }
  return models;
}

/** In the order of the manifest: an object would put names that are numbers first. */
const filesOf = ({ files }: LockedModel): readonly Pick<ManifestFile, "path" | "sha256">[] =>
  Object.entries(files)
    .map(([name, sha256]) => ({ path: name, sha256 }))
    .sort((a, b) => comparePaths(a.path, b.path));

const bad = (file: string, why: string, cause?: unknown): ParapetError =>
  new ParapetError("PARAPET_MODEL_LOCK", `the lock file ${file} cannot be used: ${why}`, {
    hint: "Write it by 'parapet model manifest FOLDER --lock models.lock'.",
    ...(cause === undefined ? {} : { cause }),
  });

/** Puts a model in, in the place of one of the same name. The same models give the same bytes. */
export async function lockModel(
  file: string,
  manifest: ModelManifest,
  about: Pick<LockedModel, "name" | "path"> & Partial<Pick<LockedModel, "source" | "revision">>,
): Promise<void> {
  if (about.path === ".." || about.path.startsWith("../") || path.isAbsolute(about.path))
    throw new ParapetError("PARAPET_MODEL_LOCK", `the model does not lie in the folder of ${file}`, {
      hint: "Keep the lock file in a folder above the models that it names.",
    });
  const others = (await readLock(file)).filter(({ name }) => name !== about.name);
  const locked: LockedModel = {
    ...about,
    digest: `sha256:${manifest.rootDigest}`,
    files: Object.fromEntries(manifest.files.map(({ path: name, sha256 }) => [name, sha256])),
  };
  const models = [...others, locked].sort((a, b) => (a.name < b.name ? -1 : 1));
  await writeFile(file, `${JSON.stringify({ version: 1, models }, undefined, 2)}\n`).catch((cause: unknown) => {
    throw new ParapetError("PARAPET_MODEL_LOCK", `${file} could not be written: ${messageOf(cause)}`, {
      exit: EXIT.environment,
      cause,
    });
  });
}

interface LockVerification {
  readonly name: string;
  readonly path: string;
  readonly revision: string | undefined;
  readonly isFloating: boolean;
  readonly differences: readonly ModelDifference[];
}

/** A locked model against what lies there now. */
export async function verifyLocked(
  file: string,
  model: LockedModel,
  options: ManifestOptions = {},
): Promise<LockVerification> {
  const found = await manifestOf(path.join(path.dirname(path.resolve(file)), model.path), options);
  return {
    name: model.name,
    path: model.path,
    revision: model.revision,
    isFloating: isFloating(model.revision),
    differences: differencesOf(filesOf(model), found.files),
  };
}
