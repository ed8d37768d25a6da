import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { Option } from "commander";
import { type BomChange, type BomResult, billOfMaterials, bomFormats, diffBom, readBom } from "../../scan/index.ts";
import type { CliCommand } from "../command.ts";
import { onInterrupt } from "../interrupted.ts";
import { parseFilled, parseList } from "../option-values.ts";
import { startProgress } from "../progress.ts";
import { findingLines } from "../scan-lines.ts";
import { scanPolicyFor } from "../scan-policy.ts";
import { registerOf } from "../service-register.ts";
import { readVersion } from "../version.ts";

/**
 * JSON: `bom`, `findings`, `failures`, and `changes` with `--diff`. Exit 1 when a service is not sanctioned or the list
 * has changed, 3 when something could not be looked at, or it was interrupted.
 */
export const scanBom: CliCommand = {
  name: "scan bom",
  group: "Build",
  summary: "List what AI a repository uses, as a bill of materials",
  configure: (command) => {
    command
      .argument("[paths...]", "files and folders; everything here by default")
      .addOption(
        new Option("--format <format>", "how to write it")
          .choices(bomFormats.all.map(({ id }) => id))
          .default("cyclonedx"),
      )
      .option("--output <file>", "write it there instead", parseFilled)
      .option(
        "--diff <file>",
        "show what differs from a list written before, and exit 1 if something does",
        parseFilled,
      )
      .option(
        "--sanctioned <names>",
        "services that may be used, separated by commas, in the place of the policy's; exit 1 with others",
        parseList,
      )
      .option("--stamp", "with the time, and a number of its own; else the same content gives the same bytes")
      .option("--no-ignore-files", "read what .gitignore and .parapetignore leave out");
  },
  run: async (context, paths, options) => {
    const { terminal } = context;
    const now = Date.now();
    const root = process.cwd();
    const names = options.sanctioned as readonly string[] | undefined; // parseList gave it
    const policy = await scanPolicyFor(context, root);
    const register = names === undefined ? await policy.sanctioned() : registerOf(names);
    const before = options.diff === undefined ? undefined : await readBom(String(options.diff));
    const output = options.output === undefined ? undefined : String(options.output);
    const written = [output, options.diff].filter((file) => file !== undefined);
    const progress = await startProgress(terminal, "scanning", { unit: "files", endsProcess: false });
    const interrupt = new AbortController();
    const forget = onInterrupt(() => interrupt.abort());
    const result = await billOfMaterials({
      root,
      paths: paths.length === 0 ? ["."] : paths,
      subject: path.basename(root),
      heedsIgnoreFiles: options.ignoreFiles !== false,
      exclude: policy.scan?.exclude ?? [],
      except: new Set(
        written.map((file) =>
          path
            .relative(root, path.resolve(String(file)))
            .split(path.sep)
            .join("/"),
        ),
      ),
      now,
      signal: interrupt.signal,
      onProgress: (done) => progress.update(done),
      ...(register === undefined ? {} : { sanctioned: [...register] }),
    }).finally(() => {
      forget();
      progress.stop();
    });
    const text = bomFormats.get(String(options.format)).write(result.bom, {
      version: readVersion(),
      ...(options.stamp === true ? { stamp: { at: now, serial: randomUUID() } } : {}),
    });
    if (output !== undefined) await write(output, text);
    const { bom, findings, failures } = result;
    const changes = before === undefined ? undefined : diffBom(before, bom);
    const open = findings.filter(({ status }) => status === "open");
    terminal.answer(
      { bom, findings, failures, ...(changes === undefined ? {} : { changes }) },
      changes !== undefined
        ? changeLines(changes)
        : output === undefined
          ? text.trimEnd().split("\n")
          : [`${output}: ${countsOf(result)}`],
    );
    for (const line of open.flatMap((finding) => findingLines(finding, terminal))) terminal.remark(line);
    for (const { path: file, error } of failures) terminal.remark(`not looked at: ${file}: ${error}`);
    if (result.isInterrupted) return EXIT.environment;
    if (open.length > 0 || (changes?.length ?? 0) > 0) return EXIT.findings;
    return failures.length > 0 ? EXIT.environment : EXIT.ok;
  },
};

/** @throws {ParapetError} PARAPET_SCAN_OUTPUT */
async function write(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((cause: unknown) => {
    throw new ParapetError("PARAPET_SCAN_OUTPUT", `the list could not be written to ${file}: ${messageOf(cause)}`, {
      hint: "Name a file in a folder that is there and that may be written to.",
      exit: EXIT.environment,
      cause,
    });
  });
}

const countsOf = ({ bom, files }: BomResult): string => `${bom.items.length} entries, from ${files} files`;

const SIGNS = { added: "+", removed: "-", changed: "~" } as const;

function changeLines(changes: readonly BomChange[]): readonly string[] {
  if (changes.length === 0) return ["no difference"];
  return changes.map(({ change, kind, name, before, after }) => {
    const versions = change === "changed" ? `: ${shown(before)} to ${shown(after)}` : "";
    return `${SIGNS[change]} ${kind} ${name}${versions}`;
  });
}

const shown = (versions: readonly string[]): string =>
  versions.map((one) => one.slice(0, 60)).join(", ") || "no version";
