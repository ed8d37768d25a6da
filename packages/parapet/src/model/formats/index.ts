import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { ArtefactFormat } from "../artefact.ts";
import { npy } from "./npy.ts";
import { foreignPacked, packed } from "./packed.ts";
import { pickle } from "./pickle.ts";
import { pickleText } from "./pickle-text.ts";
import { plainFormats } from "./plain-formats.ts";
import { tar } from "./tar.ts";
import { zip } from "./zip.ts";

/** Every format of model files, in the order of the docs. */
export const formats: Registry<ArtefactFormat> = createRegistry("format of model files", [
  pickle,
  pickleText,
  npy,
  zip,
  tar,
  packed,
  foreignPacked,
  ...plainFormats,
]);
