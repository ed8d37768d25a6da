import type { DependencyFormat } from "../format.ts";
import { requirements } from "./requirements.ts";

/**
 * The `pip:` list of a conda environment. What conda itself installs has registries of its own, of which no advisory
 * speaks. Read by lines: a list of strings needs no more of YAML.
 */
export const condaEnvironment: DependencyFormat = {
  id: "conda-environment",
  title: "conda environment",
  ecosystem: "PyPI",
  role: "pins",
  matches: (path) => /(^|\/)environment[\w.-]*\.ya?ml$/.test(path),
  parse(text) {
    const lines = text.split(/\r?\n/);
    // An environment of something else has no list of dependencies at its beginning.
    if (!lines.some((line) => /^dependencies:\s*(#.*)?$/.test(line))) return { locked: [], wanted: [] };
    let pipIndent: number | undefined;
    const pip = lines.map((line) => {
      const indent = line.length - line.trimStart().length;
      if (line.trim() === "" || line.trimStart().startsWith("#")) return "";
      if (/^\s*-\s+pip:\s*(#.*)?$/.test(line)) {
        pipIndent = indent;
        return "";
      }
      if (pipIndent === undefined || indent <= pipIndent) {
        pipIndent = undefined;
        return "";
      }
      return line
        .trim()
        .replace(/^-\s+/, "")
        .replace(/^(["'])(.*)\1$/, "$2");
    });
    return requirements.parse(pip.join("\n"));
  },
};
