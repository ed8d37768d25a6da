import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { Malformed } from "../bytes/malformed.ts";
import { leadsOut } from "./path-safety.ts";
import { gathered, shown } from "./reasons.ts";

/** Tensors, and the file `checkpoint` that names the newest one of a training, and TensorFlow goes where it says. */
export const tensorflowCheckpoint: ArtefactFormat = {
  id: "tensorflow-checkpoint",
  title: "TensorFlow checkpoint",
  extensions: [".index"],
  threats: ["model-file-tampering"],
  recognises: (_, { path }) => /(?:\.index|\.data-\d{5}-of-\d{5}|(?:^|[/\\!])checkpoint)$/.test(path),
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      const window = new ByteWindow(file, check);
      if (/\.data-\d{5}-of-\d{5}$/.test(file.path)) return;
      if (file.path.endsWith(".index")) {
        if (file.sizeBytes < 48) throw new Malformed("it is shorter than its footer");
        await window.load(file.sizeBytes - 8, 8);
        if (window.u32(file.sizeBytes - 8) !== 0x8b80fb57 || window.u32(file.sizeBytes - 4) !== 0xdb477524)
          throw new Malformed("it does not end as an index of a checkpoint does", file.sizeBytes - 8);
        return;
      }
      const text = await window.takeText(0, file.sizeBytes, 1_000_000);
      for (const [, path = ""] of text.matchAll(/model_checkpoint_paths?\s{0,8}:\s{0,8}"([^"\n]{1,2000})"/g)) {
        if (leadsOut(path))
          reasons.add("checkpoint-path", "review", `It sends who restores it to another folder: '${shown(path)}'.`);
      }
    }),
};
