import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { FlatBuffer } from "../bytes/flatbuffer.ts";
import { Malformed } from "../bytes/malformed.ts";
import { judgeText } from "./metadata.ts";
import { gathered, type Reasons, shown } from "./reasons.ts";
import { BLOCKED_OPERATORS, REVIEWED_OPERATORS } from "./tensorflow-operators.ts";
import { REGISTERED_OPERATORS } from "./tensorflow-registered.ts";

const CUSTOM = 32;
const MAX_CODES = 10_000;
const MAX_ENTRIES = 10_000;
/** Operators whose code TensorFlow itself brings, under a custom name. */
const OWN =
  /^(?:TFLite_Detection_PostProcess|Convolution2DTransposeBias|MaxPoolingWithArgmax2D|MaxUnpooling2D|NumericVerify|AudioSpectrogram|Mfcc|RFFT2D|ALTERNATIVE_\w{1,40}|odml\.\w{1,40})$/;

/** TensorFlow Lite: a table of operators. Those by a custom name need a library; `Flex` ones run any operator of TensorFlow. */
export const tflite: ArtefactFormat = {
  id: "tflite",
  title: "TensorFlow Lite",
  extensions: [".tflite", ".lite"],
  threats: ["malicious-model-file", "model-file-tampering"],
  recognises: (head, { path }) =>
    new TextDecoder("latin1").decode(head.subarray(4, 8)) === "TFL3" || /\.(?:tflite|lite)$/i.test(path),
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      const window = new ByteWindow(file, check);
      const buffer = new FlatBuffer(window);
      await window.load(0, 8);
      if (window.text(4, 4) !== "TFL3") throw new Malformed("it does not begin as TensorFlow Lite does", 0);
      const model = await buffer.root();
      for (const code of await buffer.tables(model, 1, MAX_CODES)) {
        const custom = await buffer.text(code, 1);
        const builtin = Math.max(await buffer.byte(code, 0), await buffer.int(code, 3));
        if (custom === undefined || custom === "") {
          if (builtin === CUSTOM)
            reasons.add("tflite-custom-operator", "review", "It needs an operator that has no name.");
        } else if (custom.startsWith("Flex")) flex(custom.slice(4), reasons);
        else if (!OWN.test(custom))
          reasons.add(
            "tflite-custom-operator",
            "review",
            `It needs the operator ${shown(custom)}: code that has to be loaded beside it.`,
          );
      }
      const description = await buffer.text(model, 3);
      if (description !== undefined) reasons.put(...judgeText("description", description));
      for (const entry of await buffer.tables(model, 6, MAX_ENTRIES)) {
        const name = await buffer.text(entry, 0);
        if (name !== undefined) reasons.put(...judgeText("metadata", name));
      }
      for (const graph of await buffer.tables(model, 2, MAX_CODES)) {
        // Every table of it must lie in the file: a reader without checks goes where they say.
        await buffer.tables(graph, 0, 1_000_000);
        await buffer.tables(graph, 3, 1_000_000);
      }
    }),
};

function flex(operator: string, reasons: Reasons): void {
  const does = BLOCKED_OPERATORS.get(operator) ?? REVIEWED_OPERATORS.get(operator);
  if (BLOCKED_OPERATORS.has(operator))
    reasons.add("tflite-operator", "blocked", `Running it ${does}: its operator Flex${shown(operator)}.`, {
      call: shown(operator),
    });
  else if (does !== undefined || !REGISTERED_OPERATORS.has(operator))
    reasons.add("tflite-operator", "review", `It runs TensorFlow's operator ${shown(operator)}.`, {
      call: shown(operator),
    });
}
