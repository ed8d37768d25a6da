import { statSync } from "node:fs";
import path from "node:path";
import { EXIT } from "@parapet/guard/kernel";
import { readPrivateKey, signModel } from "../../model/sign/index.ts";
import type { CliCommand } from "../command.ts";
import { hashing } from "../model-hashing.ts";
import { parseFilled, parseList } from "../option-values.ts";

/** JSON: `{signature, name, rootDigest, files}`, files as their number. */
export const modelSign: CliCommand = {
  name: "model sign",
  group: "Model",
  summary: "Sign a model with a key, in the way of OpenSSF model signing",
  configure: (command) => {
    command
      .argument("<model>", "a folder, or a file")
      .requiredOption("--key <file>", "a private key in PEM: P-256, P-384, P-521 or ed25519", parseFilled)
      .option("--signature <file>", "where to write it; model.sig in the model's folder else", parseFilled)
      .option("--ignore <paths>", "files and folders within it that do not count, separated by commas", parseList)
      .option("--force", "replace a signature that is there");
  },
  run: async (context, [model = "."], options) => {
    const key = await readPrivateKey(String(options.key));
    const signatureFile = signatureOf(model, options.signature);
    const more = (options.ignore ?? []) as readonly string[]; // parseList gave it
    const manifest = await hashing(context, "hashing", more, (how) =>
      signModel(model, { ...how, key, signatureFile, replaces: options.force === true }),
    );
    const { name, rootDigest, files } = manifest;
    context.terminal.answer({ signature: signatureFile, name, rootDigest, files: files.length }, [
      `${signatureFile}: ${files.length} files signed, sha256:${rootDigest}`,
    ]);
    return EXIT.ok;
  },
};

/** Beside what it signs: in a folder, or next to a file. */
export function signatureOf(model: string, given: unknown): string {
  if (given !== undefined) return String(given);
  return statSync(model, { throwIfNoEntry: false })?.isFile() === true ? `${model}.sig` : path.join(model, "model.sig");
}
