import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { Malformed } from "../bytes/malformed.ts";
import { judgeText } from "./metadata.ts";
import { gathered } from "./reasons.ts";

const MAX_HEAD = 1_048_576;
const TEXT = new TextDecoder("latin1");

/** CatBoost's binary form: a frame of lengths around numbers. */
export const catboost: ArtefactFormat = {
  id: "catboost",
  title: "CatBoost",
  extensions: [".cbm"],
  threats: ["model-file-tampering"],
  recognises: (head, { path }) => TEXT.decode(head.subarray(0, 4)) === "CBM1" || /\.cbm$/i.test(path),
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      const window = new ByteWindow(file, check);
      await window.load(0, Math.min(8, file.sizeBytes));
      if (file.sizeBytes < 8 || TEXT.decode(window.bytes(0, 4)) !== "CBM1")
        throw new Malformed("it does not begin as CatBoost's models do", 0);
      const size = window.u32(4);
      if (8 + size > file.sizeBytes) throw new Malformed("its core is longer than the file", 4);
      for (let at = 8; at < 8 + size; at += MAX_HEAD) {
        const core = TEXT.decode(await window.take(at, Math.min(MAX_HEAD, 8 + size - at)));
        for (const [text] of core.matchAll(/[\x20-\x7e]{12,}/g)) reasons.put(...judgeText("", text));
      }
    }),
};
