import type { ArtefactFormat } from "../artefact.ts";
import { xmlTokens } from "../bytes/xml.ts";
import { judgeText } from "./metadata.ts";
import { gathered, shown } from "./reasons.ts";
import { judgeDoctype, xmlText } from "./xml-models.ts";

/** A model in XML. Its harm lies in XML itself, and in extensions that some engines run. */
export const pmml: ArtefactFormat = {
  id: "pmml",
  title: "PMML",
  extensions: [".pmml"],
  threats: ["malicious-model-file"],
  recognises: (head, { path }) => /\.pmml$/i.test(path) || /<PMML[\s>]/.test(new TextDecoder().decode(head)),
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      let extension = 0;
      for (const token of xmlTokens(await xmlText(file, check))) {
        judgeDoctype(token, reasons);
        if (token.kind === "open") {
          const name = token.name.replace(/^.*:/, "");
          if (name === "Extension") {
            const key = token.attributes.get("name") ?? "";
            const text = token.attributes.get("value") ?? "";
            reasons.put(...judgeText(key, text));
            extension++;
          } else if (extension > 0 && /^(?:script|java|javascript|groovy|python|code|exec)$/i.test(name))
            reasons.add("pmml-script", "blocked", `It carries a script in an extension: <${shown(name)}>.`, {
              offset: token.at,
            });
          const called = token.name === "Apply" ? (token.attributes.get("function") ?? "") : "";
          // Engines on the JVM take the full name of a class for a function of its own.
          if (/^(?:[a-z_][\w$]*\.){2,}[A-Z]/.test(called))
            reasons.add(
              "pmml-function",
              "review",
              `It applies ${shown(called)}, a class that has to be loaded beside it.`,
              { call: shown(called) },
            );
        } else if (token.kind === "close" && token.name.replace(/^.*:/, "") === "Extension") extension--;
        else if (token.kind === "text" && extension > 0) reasons.put(...judgeText("Extension", token.text));
      }
    }),
};
