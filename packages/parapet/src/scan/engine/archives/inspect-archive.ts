import { messageOf } from "@parapet/guard/kernel";
import type { Fact, FileReport, RawFinding, ScannedFile, Scanner, ScanSettings } from "../../scanner.ts";
import { scannedFile } from "../read-file.ts";
import type { Skipped } from "../walk.ts";
import { archives } from "./archives.ts";
import { UNPACK_LIMITS, type UnpackLimits, unpack } from "./unpack.ts";

/** What a scanner, or `archives`, says of all that an archive holds. */
export interface InnerReport {
  readonly scanner: string;
  readonly report: FileReport;
  readonly error?: string;
}

/** The kind of the facts of `archives`: what was left out, to be listed beside what the walk left out. */
export const SKIPPED_FACT = "skipped";

export interface ArchiveOptions {
  readonly limits?: UnpackLimits;
  /** Milliseconds, of whatever clock. */
  readonly clock?: () => number;
}

/** Puts every member of an archive before those scanners that look into archives and want it. */
export function inspectArchive(
  file: ScannedFile,
  scanners: readonly Scanner[],
  settings: ScanSettings,
  { limits = UNPACK_LIMITS, clock = () => performance.now() }: ArchiveOptions = {},
): readonly InnerReport[] {
  const looking = scanners.filter((scanner) => scanner.looksIntoArchives === true);
  const collected = new Map([...looking, archives].map(({ id }) => [id, collector()]));
  const own = collected.get(archives.id)!;
  const infoOf = (name: string, sizeBytes: number) => ({ path: `${file.path}!/${name}`, sizeBytes });
  try {
    unpack(file.path, file.bytes, {
      limits,
      clock,
      wants: (name, sizeBytes) => looking.some((scanner) => scanner.wants(infoOf(name, sizeBytes))),
      onFile(name, bytes) {
        const inner = scannedFile(infoOf(name, 0).path, bytes);
        for (const scanner of looking) {
          if (!scanner.wants(inner)) continue;
          const into = collected.get(scanner.id)!;
          try {
            into.add(scanner.inspect(inner, settings), name);
          } catch (thrown) {
            into.fail(`${name}: ${messageOf(thrown)}`);
          }
        }
      },
      onProblem(rule, name, what) {
        const finding = { rule, line: 1, column: 1, evidence: what, identity: `${name}\n${what}` };
        own.add({ findings: [finding], facts: [] }, name);
        if (rule === "archive-unreadable") own.add({ findings: [], facts: [skippedFact(name, "unreadable")] }, "");
        if (rule === "archive-bomb") own.add({ findings: [], facts: [skippedFact(name, "too-large")] }, "");
      },
      onSkipped: (name, why) => own.add({ findings: [], facts: [skippedFact(name, why)] }, ""),
    });
  } catch (thrown) {
    // None of them has seen the whole: none of their reports may be kept.
    for (const into of collected.values()) into.fail(messageOf(thrown));
  }
  return [...collected].map(([scanner, { reported }]) => ({ scanner, ...reported() }));
}

const skippedFact = (name: string, why: Skipped["why"]): Fact => ({ kind: SKIPPED_FACT, line: 1, data: { name, why } });

function collector() {
  const findings: RawFinding[] = [];
  const facts: Fact[] = [];
  let error: string | undefined;
  return {
    add(report: FileReport, within: string): void {
      const placed = within === "" ? {} : { within };
      findings.push(...report.findings.map((finding) => ({ ...finding, ...placed })));
      facts.push(...report.facts.map((fact) => ({ ...fact, ...placed })));
    },
    fail(why: string): void {
      error ??= why;
    },
    reported: (): Omit<InnerReport, "scanner"> => ({
      report: { findings, facts },
      ...(error === undefined ? {} : { error }),
    }),
  };
}
