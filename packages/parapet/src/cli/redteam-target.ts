import path from "node:path";
import type { CommandContext } from "./command.ts";

/** What every command of the red team needs: the manifest, where its log is, and how its secrets are resolved. */
export async function openManifest({ env }: CommandContext, options: Readonly<Record<string, unknown>>) {
  const [{ loadManifest }, { resolveSecret }] = await Promise.all([
    import("../redteam/index.ts"),
    import("../policy/index.ts"),
  ]);
  const loaded = await loadManifest(String(options.manifest));
  const { baseDirectory, manifest } = loaded;
  const logFile = path.resolve(
    options.log === undefined
      ? path.join(baseDirectory, ".parapet", `redteam-${manifest.target}.jsonl`)
      : String(options.log),
  );
  const secret = async (reference: string): Promise<string> =>
    (await resolveSecret(reference, { baseDirectory, env, secrets: undefined })).reveal();
  return { loaded, manifest, logFile, secret };
}
