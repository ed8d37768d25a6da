import type { ArtefactFormat } from "../artefact.ts";
import { xmlTokens } from "../bytes/xml.ts";
import { leadsOut } from "./path-safety.ts";
import { gathered, shown } from "./reasons.ts";
import { judgeDoctype, xmlText } from "./xml-models.ts";

/** Operation sets that OpenVINO itself has. */
const VERSIONS =
  /^(?:opset\d{1,2}|experimental|extension_ops|type_relaxed_opset|ie_internal_opset|gpu_opset|cpu_plugin_opset|SnippetsOpset|)$/;

/** OpenVINO's graph, in XML beside its weights. Operations from elsewhere need a library. */
export const openvino: ArtefactFormat = {
  id: "openvino",
  title: "OpenVINO IR",
  extensions: [".xml"],
  threats: ["malicious-model-file"],
  recognises: (head, { path }) => /\.xml$/i.test(path) && /<net[\s>]|<!DOCTYPE/.test(new TextDecoder().decode(head)),
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      for (const token of xmlTokens(await xmlText(file, check))) {
        judgeDoctype(token, reasons);
        if (token.kind !== "open") continue;
        const { attributes } = token;
        const [type, version] = [attributes.get("type") ?? "", attributes.get("version") ?? ""];
        if (token.name === "layer" && (version === "extension" || version === "custom" || !VERSIONS.test(version))) {
          const says = `It needs the operation ${shown(type, 40)} of '${shown(version, 40)}': code that has to be loaded beside it.`;
          reasons.add("openvino-extension", "review", says, { offset: token.at });
        }
        for (const [name, value] of attributes)
          if (/(?:path|library|file)$/i.test(name) && leadsOut(value))
            reasons.add("openvino-path", "blocked", `It names a file outside its folder: '${shown(value)}'.`, {
              call: shown(`open('${value}')`),
              offset: token.at,
            });
      }
    }),
};
