import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { judgeText } from "./metadata.ts";
import { gathered } from "./reasons.ts";

const MAX_BYTES = 2_000_000;

/** A chat template in a file of its own. */
export const jinja: ArtefactFormat = {
  id: "jinja",
  title: "Chat template",
  extensions: [".jinja", ".jinja2", ".j2", ".template"],
  threats: ["malicious-model-file"],
  recognises: (_, { path }) => /\.(?:jinja2?|j2|template|tmpl)$/i.test(path),
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      const window = new ByteWindow(file, check);
      const text = await window.takeText(0, file.sizeBytes, MAX_BYTES);
      if (file.sizeBytes > MAX_BYTES)
        reasons.add("template-unread", "review", "It is longer than any template that is read.");
      reasons.put(...judgeText("", text, true));
    }),
};
