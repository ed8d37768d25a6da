import { writeFile } from "node:fs/promises";
import path from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { checkModelCard, manifestOf, modelBom, readModelCard } from "../../model/sign/index.ts";
import type { CliCommand } from "../command.ts";
import { hashing } from "../model-hashing.ts";
import { parseFilled, parseList } from "../option-values.ts";
import { findingLines } from "../scan-lines.ts";
import { readVersion } from "../version.ts";

/** JSON: `{bom, findings}`. What the card leaves open is said, and fails nothing. */
export const modelBomCommand: CliCommand = {
  name: "model bom",
  group: "Model",
  summary: "Write the bill of materials of a model: files, licence, origin, card",
  configure: (command) => {
    command
      .argument("<model>", "its folder")
      .option("--output <file>", "write it there instead", parseFilled)
      .option("--source <source>", "where it came from, such as hf:acme/short", parseFilled)
      .option("--revision <revision>", "the commit or version that it was taken from", parseFilled)
      .option("--ignore <paths>", "files and folders within it that do not count, separated by commas", parseList)
      .option("--stamp", "with the time; else the same content gives the same bytes");
  },
  run: async (context, [model = "."], options) => {
    const { terminal } = context;
    const now = Date.now();
    const output = options.output === undefined ? undefined : String(options.output);
    const own =
      output === undefined ? [] : [path.relative(path.resolve(model), path.resolve(output)).split(path.sep).join("/")];
    const more = [...((options.ignore ?? []) as readonly string[]), ...own]; // parseList gave it
    const manifest = await hashing(context, "hashing", more, (how) => manifestOf(model, how));
    const card = await readModelCard(model);
    const text = modelBom({
      manifest,
      card,
      version: readVersion(),
      ...(options.source === undefined ? {} : { source: String(options.source) }),
      ...(options.revision === undefined ? {} : { revision: String(options.revision) }),
      ...(options.stamp === true ? { at: now } : {}),
    });
    const findings = checkModelCard(card, manifest.name, now);
    if (output !== undefined)
      await writeFile(output, text).catch((cause: unknown) => {
        throw new ParapetError(
          "PARAPET_MODEL_OUTPUT",
          `the list could not be written to ${output}: ${messageOf(cause)}`,
          {
            hint: "Name a file in a folder that is there and that may be written to.",
            exit: EXIT.environment,
            cause,
          },
        );
      });
    terminal.answer(
      { bom: JSON.parse(text), findings },
      output === undefined ? text.trimEnd().split("\n") : [`${output}: ${manifest.files.length} files`],
    );
    for (const line of findings.flatMap((finding) => findingLines(finding, terminal))) terminal.remark(line);
    return EXIT.ok;
  },
};
