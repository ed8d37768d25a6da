import { readFileSync } from "node:fs";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { InvalidArgumentError } from "commander";
import type { AuditProblem } from "../../store/index.ts";
import type { CliCommand } from "../command.ts";
import { dataDirectoryFor } from "../open-data.ts";
import { parseFilled } from "../option-values.ts";
import { startProgress } from "../progress.ts";

/** JSON: the store's AuditReport: `{isIntact, events, checkpoints, unsignedTail, purged, head, keyFingerprint, problems, problemCount}`. Exit 1 when it is not intact. */
export const auditVerify: CliCommand = {
  name: "audit verify",
  group: "Govern",
  summary: "Find any changed, removed, reordered or inserted record, offline",
  configure: (command) => {
    command
      .argument("[export]", "a file of audit export; without it the data directory")
      .option("--public-key <file>", "audit.pub kept elsewhere, in the place of the one beside the log", parseFilled)
      .option("--held <checkpoint:digest>", "a checkpoint noted elsewhere, as printed by an earlier verify", parseHeld);
  },
  run: async (context, [exportFile], options) => {
    const { terminal } = context;
    const { verifyAudit } = await import("../../store/index.ts");
    const source = exportFile === undefined ? { dataDirectory: await dataDirectoryFor(context) } : { exportFile };
    const progress = await startProgress(terminal, "verifying");
    const report = await verifyAudit({
      ...source,
      ...(typeof options.publicKey === "string" ? { publicKey: readPublicKey(options.publicKey) } : {}),
      ...(options.held === undefined ? {} : { held: options.held as ReturnType<typeof parseHeld> }), // parseHeld gave it
      onProgress: (events) => progress.update(events),
    }).finally(() => progress.stop());
    const { head } = report;
    terminal.answer(report, [
      `${report.isIntact ? terminal.style("green", "intact") : terminal.style("red", "NOT INTACT")}  ${report.events} events, ${report.checkpoints} signed checkpoints, ${report.unsignedTail} events since the last`,
      `  key ${report.keyFingerprint.slice(0, 16)}, ${report.purged} emptied by retention`,
      ...(head === undefined ? [] : [`  to hold elsewhere: ${head.checkpoint}:${head.digest}`]),
      ...report.problems.slice(0, 50).map(({ kind, message, ...place }) => `  ${kind}${placeOf(place)}: ${message}`),
      ...(report.problemCount > 50 ? [`  and ${report.problemCount - 50} more; --json has them`] : []),
    ]);
    return report.isIntact ? EXIT.ok : EXIT.findings;
  },
};

/** Which record, in the words of `events tail --json` and of an export. */
function placeOf({ position, writer, sequence }: Omit<AuditProblem, "kind" | "message">): string {
  const inLog = position > 0 ? ` at position ${position}` : "";
  return writer === "" ? inLog : `${inLog} (writer ${writer}, event ${sequence})`;
}

function parseHeld(text: string): { readonly checkpoint: number; readonly digest: string } {
  const match = /^(\d{1,12}):([0-9a-f]{64})$/.exec(text);
  if (match === null) throw new InvalidArgumentError("Use <number>:<64 hex digits>.");
  return { checkpoint: Number(match[1]), digest: match[2]! };
}

function readPublicKey(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new ParapetError("PARAPET_AUDIT_KEY", `the public key ${file} cannot be read: ${messageOf(cause)}`, {
      hint: "Pass the audit.pub that the log was written with.",
      exit: EXIT.usage,
      cause,
    });
  }
}
