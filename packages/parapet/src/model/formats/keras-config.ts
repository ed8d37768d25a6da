import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { JsonObject, parseJson } from "../bytes/json.ts";
import { Malformed } from "../bytes/malformed.ts";
import { judgeKerasConfig } from "./keras/judge-config.ts";
import { gathered } from "./reasons.ts";

const MAX_BYTES = 16_000_000;

/** What Keras builds a model from: `config.json` of a `.keras` archive, or a model's architecture in JSON. */
export const kerasConfig: ArtefactFormat = {
  id: "keras-config",
  title: "Keras 3 configuration",
  extensions: [".json"],
  threats: ["malicious-model-file"],
  recognises(head, { path }) {
    if (!/\.json$/i.test(path)) return false;
    if (/\.keras!\/config\.json$/i.test(path)) return true;
    return /"class_name"|"(?:\\u[\da-fA-F]{4}|\w){1,40}"\s{0,8}:\s{0,8}"(?:Sequential|Functional|Model)"/.test(
      new TextDecoder().decode(head),
    );
  },
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      if (file.sizeBytes > MAX_BYTES)
        throw new Malformed(`a configuration of ${file.sizeBytes} bytes is longer than is read`);
      const window = new ByteWindow(file, check);
      const config = parseJson(await window.take(0, file.sizeBytes));
      if (!(config instanceof JsonObject)) throw new Malformed("it is no configuration");
      judgeKerasConfig(config, reasons);
    }),
};
