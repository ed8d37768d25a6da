import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { JsonObject, parseJson, walkJson } from "../bytes/json.ts";
import { gathered } from "./reasons.ts";

/** Programs for the processor, by their first bytes: ELF, Mach-O, Windows. */
const NATIVE: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xca, 0xfe, 0xba, 0xbe],
];

const isNative = (head: Uint8Array, path: string): boolean =>
  NATIVE.some((magic) => magic.every((byte, index) => head[index] === byte)) ||
  (head[0] === 0x4d &&
    head[1] === 0x5a &&
    (/\.(?:exe|dll|pyd|sys|llamafile)$/i.test(path) ||
      new TextDecoder("latin1").decode(head.subarray(0, 1_024)).includes("PE\0\0")));

/** Programs that lie with a model: a library beside it is loaded for its operators, a program is run in its place. */
export const nativeCode: ArtefactFormat = {
  id: "native-code",
  title: "Native program or library",
  extensions: [".so", ".dll", ".dylib", ".pyd", ".exe", ".llamafile"],
  threats: ["malicious-model-file"],
  recognises: (head, { path }) => isNative(head, path) || /\.(?:so|dll|dylib|pyd|exe|llamafile)$/i.test(path),
  inspect: async () => [
    {
      rule: "native-code",
      verdict: "review",
      says: "It is a program or library for the processor, which runs as a whole when it is loaded.",
    },
  ],
};

/** Python beside a model: what `auto_map` names is run as the model is loaded. */
export const pythonBeside: ArtefactFormat = {
  id: "python-beside",
  title: "Python beside a model",
  extensions: [".py", ".pyc", ".ipynb"],
  threats: ["malicious-model-file"],
  recognises: (_, { path }) => /\.(?:py|pyc|pyo|pyw|ipynb)$/i.test(path),
  inspect: (file, context) =>
    gathered(async (reasons) => {
      const name = file.path.split(/[/\\!]/).at(-1) ?? "";
      const stem = name.replace(/\.\w+$/, "");
      if (/\.py[co]$/i.test(name)) {
        reasons.add("python-bytecode", "review", "It is compiled Python, which nobody can read before it runs.");
        return;
      }
      for (const config of [
        "config.json",
        "tokenizer_config.json",
        "processor_config.json",
        "preprocessor_config.json",
        "generation_config.json",
      ]) {
        const beside = await context.beside(config);
        if (beside === undefined || beside.sizeBytes > 8_000_000) continue;
        const root = parseJson(await new ByteWindow(beside, context.check).take(0, beside.sizeBytes));
        walkJson(root, (value, path) => {
          const isNamed = typeof value === "string" && path.includes("auto_map") && value.split(".")[0] === stem;
          if (isNamed || (value instanceof JsonObject && value.text("impl")?.split(".")[0] === stem))
            reasons.add("remote-code", "review", `It is run as the model is loaded: ${config} names it.`);
        });
      }
      if (reasons.all.length === 0)
        reasons.add(
          "python-program",
          "review",
          "It is a program beside the model, which runs when somebody imports it.",
        );
    }),
};

/** R keeps objects with their functions; nothing here reads them. */
export const rData: ArtefactFormat = {
  id: "r-data",
  title: "R data",
  extensions: [".rds", ".rda", ".rdata"],
  threats: ["malicious-model-file"],
  recognises: (head, { path }) =>
    /\.(?:rds|rda|rdata)$/i.test(path) ||
    /^(?:RDX[23]\n|RDA[23]\n)/.test(new TextDecoder("latin1").decode(head.subarray(0, 5))),
  inspect: async () => [
    {
      rule: "r-data",
      verdict: "review",
      says: "It holds objects of R, and with them functions and promises that R runs when they are used.",
    },
  ],
};
