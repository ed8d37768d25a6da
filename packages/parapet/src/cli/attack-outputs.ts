import { writeFile } from "node:fs/promises";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import {
  type AttackReport,
  type AttackResult,
  attackPage,
  csvOf,
  type Feasibility,
  hardRowsOf,
  npzOf,
  type Rows,
} from "../model/index.ts";

export interface WrittenAttack {
  readonly report: AttackReport;
  readonly rows: Rows;
  readonly result: AttackResult;
  readonly rules?: Feasibility;
}

export interface AttackOutput {
  readonly file: string;
  write(given: WrittenAttack, at: number): string | Buffer;
}

/** @throws {ParapetError} PARAPET_CLI_USAGE for a file whose extension says nothing */
export function attackOutputs(reports: readonly string[], rows: string | undefined): readonly AttackOutput[] {
  const written = reports.map((file): AttackOutput => {
    if (/\.html?$/i.test(file)) return { file, write: ({ report }, at) => attackPage(report, at) };
    if (/\.json$/i.test(file)) return { file, write: ({ report }) => `${JSON.stringify(report, null, 2)}\n` };
    throw unknown(file, ".html or .json");
  });
  if (rows === undefined) return written;
  if (/\.csv$/i.test(rows))
    return [
      ...written,
      { file: rows, write: (given) => csvOf(hardRowsOf(given.result.rows, given.rows, given.rules)) },
    ];
  if (!/\.npz$/i.test(rows)) throw unknown(rows, ".csv or .npz");
  const npz: AttackOutput = {
    file: rows,
    write: ({ report, ...given }) => npzOf(hardRowsOf(given.result.rows, given.rows, given.rules), report.shape),
  };
  return [...written, npz];
}

export async function writeAll(outputs: readonly AttackOutput[], given: WrittenAttack, at: number): Promise<void> {
  for (const { file, write } of outputs)
    await writeFile(file, write(given, at)).catch((cause: unknown) => {
      throw new ParapetError("PARAPET_ATTACK_OUTPUT", `${file} could not be written: ${messageOf(cause)}`, {
        hint: "Name a file in a folder that is there and that may be written to.",
        exit: EXIT.environment,
        cause,
      });
    });
}

const unknown = (file: string, known: string): ParapetError =>
  new ParapetError("PARAPET_CLI_USAGE", `the extension of '${file}' says no format`, { hint: `Use ${known}.` });
