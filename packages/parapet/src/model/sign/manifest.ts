import { createHash, type Hash } from "node:crypto";
import { constants, type Dirent } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import path from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";

/** One file of a model and what it hashes to. */
export interface ManifestFile {
  /** From the model's folder, with slashes; `.` for a model that is one file. */
  readonly path: string;
  /** SHA-256, hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Every file of a model, in canonical order, and one digest of them all. */
export interface ModelManifest {
  /** The last part of the folder's path; it says nothing about the content. */
  readonly name: string;
  readonly files: readonly ManifestFile[];
  /** SHA-256 over the files' digests in their order: what model signing calls the subject's digest. */
  readonly rootDigest: string;
}

export interface ManifestOptions {
  /** Paths within the model, files or folders, that do not count. */
  readonly ignore?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (file: string) => void;
}

/** What version control keeps beside a model; the signature is left out too. */
export const IGNORED: readonly string[] = ["model.sig", ".git", ".gitattributes", ".github", ".gitignore"];
const MAX_FILES = 200_000;
const MAX_DEPTH = 64;
const CHUNK = 1_048_576;

/**
 * Hashes a model, file by file and in streams.
 *
 * Links are refused, not followed: what they lead to may change without the model changing.
 *
 * @throws {ParapetError} PARAPET_MODEL_PATH when it is not there, PARAPET_MODEL_LINK for links, sockets and the like,
 *   PARAPET_MODEL_READ for what cannot be read, PARAPET_MODEL_INTERRUPTED
 */
export async function manifestOf(model: string, options: ManifestOptions = {}): Promise<ModelManifest> {
  const root = path.resolve(model);
  const stat = await lstat(root).catch((cause: unknown) => {
    throw new ParapetError("PARAPET_MODEL_PATH", `${model} is not there`, {
      hint: "Name a model's folder, or its file.",
      cause,
    });
  });
  const ignore = options.ignore ?? IGNORED;
  const paths = stat.isFile() ? ["."] : stat.isDirectory() ? await filesOf(root, ignore) : refuse(model);
  const files: ManifestFile[] = [];
  for (const one of paths) {
    if (options.signal?.aborted === true)
      throw new ParapetError("PARAPET_MODEL_INTERRUPTED", "it was interrupted before every file was hashed", {
        exit: EXIT.environment,
      });
    options.onProgress?.(one);
    files.push({ path: one, ...(await hashOf(path.join(root, one), options.signal)) });
  }
  return { name: path.basename(root), files, rootDigest: rootDigestOf(files) };
}

export function rootDigestOf(files: readonly { readonly sha256: string }[]): string {
  const hash = createHash("sha256");
  for (const { sha256 } of files) hash.update(Buffer.from(sha256, "hex"));
  return hash.digest("hex");
}

/** By the parts of their paths, each by its code points: the order in which every tool for model signing hashes. */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = Buffer.compare(Buffer.from(left[at] ?? ""), Buffer.from(right[at] ?? ""));
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const refuse = (file: string): never => {
  throw new ParapetError("PARAPET_MODEL_LINK", `${file} is neither a file nor a folder`, {
    hint: "A model with links in it is not signed: put the files themselves in their place.",
  });
};

async function filesOf(root: string, ignore: readonly string[]): Promise<readonly string[]> {
  const ignored = new Set(ignore.map((one) => one.replace(/\/+$/, "")));
  const files: string[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    if (depth > MAX_DEPTH) throw tooMuch(`${folder} is nested deeper than ${MAX_DEPTH} folders`);
    const entries: readonly Dirent[] = await readdir(path.join(root, folder), { withFileTypes: true }).catch(
      (cause: unknown) => {
        throw unreadable(path.join(root, folder), cause);
      },
    );
    for (const entry of entries) {
      const inner = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (ignored.has(inner)) continue;
      if (entry.isDirectory()) await walk(inner, depth + 1);
      else if (!entry.isFile()) refuse(inner);
      else if (files.push(inner) > MAX_FILES) throw tooMuch(`${root} has more than ${MAX_FILES} files`);
    }
  };
  await walk("", 0);
  return files.sort(comparePaths);
}

const tooMuch = (message: string): ParapetError =>
  new ParapetError("PARAPET_MODEL_PATH", message, { hint: "Name the folder of one model." });

const unreadable = (file: string, cause: unknown): ParapetError =>
  new ParapetError("PARAPET_MODEL_READ", `${file} could not be read: ${messageOf(cause)}`, {
    exit: EXIT.environment,
    cause,
  });

/** A stream's hash; a link that took the file's place meanwhile is not followed. */
async function hashOf(
  file: string,
  signal?: AbortSignal,
): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const hash: Hash = createHash("sha256");
      const buffer = Buffer.allocUnsafe(CHUNK);
      let sizeBytes = 0;
      for (;;) {
        if (signal?.aborted === true) break;
        const { bytesRead } = await handle.read(buffer, 0, CHUNK, sizeBytes);
        if (bytesRead === 0) break;
        hash.update(buffer.subarray(0, bytesRead));
        sizeBytes += bytesRead;
      }
      if (signal?.aborted === true)
        throw new ParapetError("PARAPET_MODEL_INTERRUPTED", "it was interrupted before every file was hashed", {
          exit: EXIT.environment,
        });
      return { sha256: hash.digest("hex"), sizeBytes };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof ParapetError) throw cause;
    throw unreadable(file, cause);
  }
}
