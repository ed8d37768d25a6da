import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { EXIT, ParapetError } from "@parapet/guard/kernel";

/**
 * What a model's bytes are called by: the SHA-256 of a file; of a folder the SHA-256 of the lines that `sha256sum`
 * prints of its files, in the order of their paths. Read as a stream; links are no part of a model and are refused.
 *
 * @returns lower-case hex
 * @throws {ParapetError} PARAPET_MODEL_READ when there is nothing, nothing readable, or a link
 */
export async function digestOfArtefact(path: string): Promise<string> {
  try {
    const stat = await lstat(path);
    if (stat.isFile()) return await digestOfFile(path);
    if (!stat.isDirectory()) throw unreadable(path, "it is neither a file nor a folder");
    const lines = await Promise.all(
      (await filesBelow(path, "")).map(async (inner) => `${await digestOfFile(join(path, inner))}  ./${inner}\n`),
    );
    if (lines.length === 0) throw unreadable(path, "it is empty");
    return createHash("sha256").update(lines.join("")).digest("hex");
  } catch (thrown) {
    if (thrown instanceof ParapetError) throw thrown;
    throw unreadable(path, (thrown as NodeJS.ErrnoException).code ?? "it cannot be read", thrown);
  }
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

async function filesBelow(root: string, inner: string): Promise<string[]> {
  const entries = await readdir(join(root, inner), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const at = inner === "" ? entry.name : `${inner}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesBelow(root, at)));
    else if (entry.isFile()) found.push(at);
    else throw unreadable(join(root, at), "it is a link or a device");
  }
  return found.sort();
}

function unreadable(path: string, why: string, cause?: unknown): ParapetError {
  return new ParapetError("PARAPET_MODEL_READ", `'${path}' cannot be taken as a model: ${why}`, {
    hint: "Give a file, or a folder of files without links.",
    exit: EXIT.environment,
    ...(cause === undefined ? {} : { cause }),
  });
}
