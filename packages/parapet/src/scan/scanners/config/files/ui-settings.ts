import { at, everyEntry, isOff, UnreadableError } from "../../../structured/node.ts";
import { readToml } from "../../../structured/read-toml.ts";
import type { FileCheck } from "./file-check.ts";

export const streamlitConfig: FileCheck = {
  rule: {
    id: "ai-ui-protection-off",
    title: "Interface without its own protection",
    summary:
      "The settings of a notebook or app switch off what keeps other websites out of a user's session, or its login.",
    severity: "medium",
    confidence: 0.9,
    cwe: [352, 306],
    threats: ["open-model-endpoint", "dev-workspace-compromise"],
    remediation: "Remove the setting: the default protects.",
    examples: {
      hits: [
        { ".streamlit/config.toml": "[server]\nenableXsrfProtection = false\n" },
        { "jupyter_server_config.py": "c.ServerApp.token = ''\nc.ServerApp.ip = '0.0.0.0'\n" },
        { "jupyter_notebook_config.json": '{ "NotebookApp": { "token": "" } }' },
      ],
      misses: [
        { ".streamlit/config.toml": "[server]\nenableXsrfProtection = true\n" },
        { "jupyter_server_config.py": "# c.ServerApp.token = ''\n" },
        { "app/config.toml": "[server]\nenableXsrfProtection = false\n" },
      ],
    },
  },
  wants: /(^|\/)\.streamlit\/config\.toml$|(^|\/)jupyter_[\w]{1,30}_config\.(py|json)$/,
  see(text, path) {
    if (path.endsWith(".toml")) {
      try {
        const root = readToml(text);
        return [...everyEntry(at(root, "server"))].flatMap(({ entry }) =>
          (entry.key === "enableXsrfProtection" || entry.key === "enableCORS") && isOff(entry.value)
            ? [{ start: entry.start, end: entry.end, evidence: `${entry.key} is off`, identity: entry.key }]
            : [],
        );
      } catch (thrown) {
        if (thrown instanceof UnreadableError) return [];
        throw thrown;
      }
    }
    const form =
      /^[ \t]*(?:c\.(?:NotebookApp|ServerApp|IdentityProvider)\.|"(?:NotebookApp|ServerApp|IdentityProvider)[."][^\n]{0,60})?"?(?:[{\s"]*)(token|password|disable_check_xsrf|allow_unauthenticated_access)"?\s?[:=]\s?(''|""|u''|True|true)/gm;
    const inJson = /"(token|password|disable_check_xsrf)"\s?:\s?(""|true)/g;
    return [...text.matchAll(path.endsWith(".json") ? inJson : form)]
      .filter(([, name, value]) => /token|password/.test(name!) === /["']/.test(value!))
      .map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        evidence: match[0].trim(),
        identity: match[1]!,
      }));
  },
};
