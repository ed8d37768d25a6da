import { readFile } from "node:fs/promises";
import path from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { readYaml } from "../../policy/index.ts";
import { type Manifest, manifestSchema } from "./schema.ts";

export interface LoadedManifest {
  readonly manifest: Manifest;
  /** Absolute. */
  readonly file: string;
  /** Where relative paths of the manifest begin. */
  readonly baseDirectory: string;
}

/**
 * Reads a target manifest.
 *
 * @throws {ParapetError} PARAPET_REDTEAM_MANIFEST with file, line and place of the first problem and the count of the rest
 */
export async function loadManifest(file: string): Promise<LoadedManifest> {
  const absolute = path.resolve(file);
  let text: string;
  try {
    text = await readFile(absolute, "utf8");
  } catch (cause) {
    throw new ParapetError("PARAPET_REDTEAM_MANIFEST", `${file} cannot be read: ${messageOf(cause)}`, {
      hint: "Write one with 'parapet redteam init', or name it with --manifest.",
      exit: EXIT.usage,
      cause,
    });
  }
  return { manifest: parseManifest(text, file), file: absolute, baseDirectory: path.dirname(absolute) };
}

/** @param file for messages; nothing is read */
export function parseManifest(text: string, file: string): Manifest {
  const source = readYaml(text, file);
  const result = manifestSchema.safeParse(source.data ?? {});
  if (result.success) return result.data;
  const [first, ...rest] = result.error.issues;
  const steps = (first?.path ?? []).filter((step) => typeof step !== "symbol");
  const place = source.placeOf(steps, "value");
  const more = rest.length === 0 ? "" : ` (and ${rest.length} more)`;
  const at = steps.join(".");
  throw new ParapetError("PARAPET_REDTEAM_MANIFEST", `${at === "" ? "" : `${at}: `}${first?.message}${more}`, {
    hint: "docs/guides/redteam.md says what may stand there.",
    place: { file, path: at, ...place },
    exit: EXIT.usage,
  });
}
