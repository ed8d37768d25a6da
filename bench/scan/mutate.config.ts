// The repository's own test settings, with one edit of one source that is made while it is loaded: nothing on disk changes.
import { readFileSync } from "node:fs";
import { mergeConfig } from "vitest/config";
import base from "../../vitest.config.ts";

const [file, start, end, text] = JSON.parse(process.env.PARAPET_MUTANT ?? "[]") as [string, number, number, string];

export default mergeConfig(base, {
  // What is kept from run to run is kept by source, and knows of no edit.
  test: { fsModuleCache: false },
  plugins: [
    {
      name: "mutant",
      enforce: "pre" as const,
      transform(_: string, id: string) {
        if (id.split("?")[0] !== file) return undefined;
        const source = readFileSync(file, "utf8");
        return { code: source.slice(0, start) + text + source.slice(end), map: null };
      },
    },
  ],
});
