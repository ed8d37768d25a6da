import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { Malformed } from "../bytes/malformed.ts";
import { judgeText } from "./metadata.ts";
import { gathered } from "./reasons.ts";

const MAX_HEAD = 1_048_576;
const TEXT = new TextDecoder("latin1");

/** Trees of LightGBM, in text: numbers by keys, and the parameters of their training. */
export const lightgbm: ArtefactFormat = {
  id: "lightgbm",
  title: "LightGBM text",
  extensions: [".txt", ".lgb"],
  threats: ["model-file-tampering"],
  recognises: (head) => /^tree\r?\nversion=v\d/.test(TEXT.decode(head.subarray(0, 40))),
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      const window = new ByteWindow(file, check);
      let rest = "";
      let isWhole = false;
      for (let at = 0; at < file.sizeBytes; at += MAX_HEAD) {
        const size = Math.min(MAX_HEAD, file.sizeBytes - at);
        const lines = (rest + (await window.takeText(at, size))).split("\n");
        rest = (lines.pop() ?? "").slice(-65_536);
        for (const line of lines) {
          if (
            line.startsWith("end of parameters") ||
            line.startsWith("pandas_categorical") ||
            line.startsWith("end of trees")
          )
            isWhole = true;
          // Long lines are numbers; short ones may be of any kind.
          if (line.length < 4_096 && !/^[\w ]+=[-\d.e+ ]*$/.test(line)) reasons.put(...judgeText("", line));
        }
      }
      reasons.put(...judgeText("", rest));
      if (!isWhole && !/^(?:end of|pandas_categorical)/.test(rest)) throw new Malformed("it ends within its trees");
    }),
};
