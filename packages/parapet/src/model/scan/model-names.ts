import path from "node:path";
import type { ArtefactFormat } from "../artefact.ts";

/**
 * In a repository most files are no models: which of them a scan of models is for, by their names. A scan of models
 * itself asks no names.
 */

/** Endings that other files have, too: only their content would say. */
const SHARED: ReadonlySet<string> = new Set(
  (
    ".json .txt .xml .py .pyc .ipynb .zip .tar .gz .z .zlib .xz .lzma .bz2 .lz4 .zst .7z .rar .so .dll .dylib .pyd .exe " +
    ".jinja .jinja2 .j2 .template .index .meta .mar"
  ).split(" "),
);
/** What libraries look for beside the weights, under exactly these names. */
const SETTINGS =
  /^(?:tokenizer_config|chat_template|adapter_config|preprocessor_config|processor_config|generation_config|model_index)\.json$|^chat_template\.jinja$/;
/** Beside weights only. */
const CONFIG = "config.json";

export interface ModelNames {
  /** Could it belong to a model? */
  readonly isModel: (file: string) => boolean;
  /** Those of the files that do, when it is known which others there are. */
  readonly among: (files: readonly string[]) => readonly string[];
}

export function modelNames(formats: readonly ArtefactFormat[]): ModelNames {
  const endings = new Set(formats.flatMap(({ extensions }) => extensions).filter((ending) => !SHARED.has(ending)));
  const isWeights = (file: string): boolean => endings.has(path.posix.extname(file).toLowerCase());
  const isModel = (file: string): boolean => {
    const name = path.posix.basename(file);
    return isWeights(name) || name === CONFIG || SETTINGS.test(name);
  };
  return {
    isModel,
    among: (files) => {
      const folders = new Set(files.filter(isWeights).map((file) => path.posix.dirname(file)));
      return files.filter(
        (file) => isModel(file) && (path.posix.basename(file) !== CONFIG || folders.has(path.posix.dirname(file))),
      );
    },
  };
}
