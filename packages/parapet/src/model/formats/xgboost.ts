import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { jsonStrings } from "../bytes/json-strings.ts";
import { Malformed } from "../bytes/malformed.ts";
import { walkUbjson } from "../bytes/ubjson.ts";
import { judgeText } from "./metadata.ts";
import { gathered } from "./reasons.ts";

const TEXT = new TextDecoder("latin1");

/** Boosters of XGBoost in JSON, in its binary form, and in the older binary one. */
export const xgboost: ArtefactFormat = {
  id: "xgboost",
  title: "XGBoost JSON, UBJSON and binary",
  extensions: [".ubj", ".xgb", ".bst"],
  threats: ["model-file-tampering"],
  recognises(head, { path }) {
    const text = TEXT.decode(head.subarray(0, 400));
    return (
      (/^\{\s{0,40}"(?:learner|version)"\s{0,8}:/.test(text) && /"(?:learner|gradient_booster|version)"/.test(text)) ||
      /^\{L.{8}learner/s.test(text) ||
      /^\{[iUIlL].{1,8}learner/s.test(text) ||
      /^(?:binf|bs64)/.test(text) ||
      /\.(?:ubj|xgb|bst)$/i.test(path)
    );
  },
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      const window = new ByteWindow(file, check);
      await window.load(0, Math.min(8, file.sizeBytes));
      const head = TEXT.decode(window.bytes(0, Math.min(4, file.sizeBytes)));
      if (head === "binf" || head === "bs64") {
        reasons.add(
          "xgboost-old",
          "review",
          "It is of the binary form that XGBoost has given up, whose readers do not check lengths.",
        );
        return;
      }
      if (!head.startsWith("{")) throw new Malformed("it does not begin as a booster does", 0);
      const isBinary = !/^\{\s*"/.test(TEXT.decode(window.bytes(0, Math.min(8, file.sizeBytes))));
      const visit = (key: string, text: string): void => reasons.put(...judgeText(key, text));
      await (isBinary ? walkUbjson(window, visit) : jsonStrings(window, (text) => visit("", text)));
    }),
};
