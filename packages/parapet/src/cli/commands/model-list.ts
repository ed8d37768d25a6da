import { EXIT } from "@parapet/guard/kernel";
import type { CliCommand } from "../command.ts";
import { modelRegistryOf, versionJson } from "../model-lines.ts";
import { withDirectory } from "../open-data.ts";
import { tableLines, timeCell } from "../table.ts";

/** JSON: `[{model, version, digest, kind, source, licence, signer, dataManifest, stage, registeredAt, registeredBy, changedAt, changedBy, proof}]`, newest first; `proof` is of what a primary needs. */
export const modelList: CliCommand = {
  name: "model list",
  group: "Model",
  summary: "List the versions of models, their stages and their proof",
  configure: (command) => {
    command.argument("[model]", "one model").option("--all", "retired versions too", false);
  },
  run: async (context, [model], { all }) =>
    withDirectory(context, async (data) => {
      const { terminal } = context;
      const registry = await modelRegistryOf(data);
      const versions = (await registry.list(model)).filter(({ stage }) => all === true || stage !== "retired");
      const rows = await Promise.all(
        versions.map(async (version) => ({ version, proof: await registry.proof(version, "primary") })),
      );
      terminal.answer(
        rows.map(({ version, proof }) => versionJson(version, proof)),
        rows.length === 0
          ? ["no version is registered: parapet model register <model> <version> <file>"]
          : tableLines(
              ["MODEL", "VERSION", "STAGE", "SHA-256", "LICENCE", "PROOF", "CHANGED", "BY"],
              rows.map(({ version, proof }) => [
                version.model,
                version.version,
                version.stage,
                version.digest.slice(0, 12),
                version.licence ?? "unknown",
                proof.every(({ state }) => state === "proven")
                  ? "proven"
                  : proof
                      .filter(({ state }) => state !== "proven")
                      .map(({ control, state }) => `${control.replace(/^ctl-/, "")} ${state}`)
                      .join(", "),
                timeCell(version.changedAt),
                version.changedBy,
              ]),
              (text) => terminal.style("bold", text),
            ),
      );
      return EXIT.ok;
    }),
};
