import path from "node:path";
import { EXIT } from "@parapet/guard/kernel";
import { isFloating, lockModel, manifestOf } from "../../model/sign/index.ts";
import type { CliCommand } from "../command.ts";
import { hashing } from "../model-hashing.ts";
import { parseFilled, parseList } from "../option-values.ts";

/** JSON: `{name, rootDigest, files: [{path, sha256, sizeBytes}]}`. */
export const modelManifest: CliCommand = {
  name: "model manifest",
  group: "Model",
  summary: "List the files of a model with their digests, and one digest of them all",
  configure: (command) => {
    command
      .argument("<model>", "a folder, or a file")
      .option("--ignore <paths>", "files and folders within it that do not count, separated by commas", parseList)
      .option("--lock <file>", "keep it in this lock file, such as models.lock", parseFilled)
      .option("--name <name>", "its name in the lock file; its folder's else", parseFilled)
      .option("--source <source>", "where it came from, such as hf:acme/short", parseFilled)
      .option("--revision <revision>", "the commit or version that it was taken from", parseFilled);
  },
  run: async (context, [model = "."], options) => {
    const { terminal } = context;
    const more = (options.ignore ?? []) as readonly string[]; // parseList gave it
    const manifest = await hashing(context, "hashing", more, (how) => manifestOf(model, how));
    if (options.lock !== undefined) {
      const file = String(options.lock);
      const within =
        path
          .relative(path.dirname(path.resolve(file)), path.resolve(model))
          .split(path.sep)
          .join("/") || ".";
      const revision = options.revision === undefined ? undefined : String(options.revision);
      const name = options.name === undefined ? manifest.name : String(options.name);
      await lockModel(file, manifest, {
        name,
        path: within,
        ...(options.source === undefined ? {} : { source: String(options.source) }),
        ...(revision === undefined ? {} : { revision }),
      });
      if (isFloating(revision))
        terminal.remark(`${name} is locked without a revision that stays: give --revision a commit`);
    }
    terminal.answer(manifest, [
      ...manifest.files.map(({ path: file, sha256 }) => `${sha256}  ${file}`),
      `${manifest.files.length} files, sha256:${manifest.rootDigest}`,
    ]);
    return EXIT.ok;
  },
};
