import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { Option } from "commander";
import type { CliCommand } from "../command.ts";
import { modelRegistryOf, versionJson, versionLine } from "../model-lines.ts";
import { withDirectory } from "../open-data.ts";

const SHA256 = /^[0-9a-f]{64}$/;

/** JSON: the version, as in `model list`. */
export const modelRegister: CliCommand = {
  name: "model register",
  group: "Model",
  summary: "Register a version of a model by the digest of its bytes",
  configure: (command) => {
    command
      .argument("<model>", "the model's name, e.g. loan-scorer")
      .argument("<version>", "the version's name, e.g. 2026-11-1; used once")
      .argument("<path>", "its file or folder")
      .option("--licence <expression>", "SPDX expression, e.g. Apache-2.0")
      .addOption(
        new Option("--kind <kind>", "open or proprietary weights")
          .choices(["open", "proprietary"])
          .default("proprietary"),
      )
      .option("--signer <id>", "who signed it, as `parapet model verify` says")
      .option("--data-manifest <sha256>", "digest of the manifest of its training data");
  },
  run: async (context, [model = "", version = "", path = ""], options) => {
    const { digestOfArtefact } = await import("../../model/index.ts");
    const dataManifest = options.dataManifest === undefined ? null : String(options.dataManifest);
    if (dataManifest !== null && !SHA256.test(dataManifest))
      throw new ParapetError("PARAPET_USAGE", `--data-manifest '${dataManifest}' is no SHA-256`, {
        hint: "64 digits of lower-case hexadecimal, as sha256sum prints them.",
      });
    if (!existsSync(path))
      throw new ParapetError("PARAPET_MODEL_READ", `there is no '${path}'`, {
        hint: "Give the model's file or folder.",
      });
    const digest = await digestOfArtefact(path);
    return withDirectory(context, async (data) => {
      const registry = await modelRegistryOf(data);
      const registered = await registry.register(
        {
          model,
          version,
          digest,
          kind: options.kind === "open" ? "open" : "proprietary",
          source: resolve(path),
          licence: options.licence === undefined ? null : String(options.licence),
          signer: options.signer === undefined ? null : String(options.signer),
          dataManifest,
        },
        context.actor,
      );
      context.terminal.answer(versionJson(registered, []), [
        versionLine(registered),
        "next  parapet model scan, model validate --gate, both with --store; then model promote",
      ]);
      return EXIT.ok;
    });
  },
};
