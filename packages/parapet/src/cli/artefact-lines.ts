import type { ArtefactScan, ArtefactVerdict, ScannedArtefact } from "../model/index.ts";
import type { Terminal } from "./terminal.ts";

type Paint = Pick<Terminal, "style">;

const COLOURS: Readonly<Record<ArtefactVerdict, Parameters<Terminal["style"]>[0]>> = {
  blocked: "red",
  failed: "red",
  review: "yellow",
  clean: "green",
};
const MOST_SHOWN = 5;

/** A file that is not clean, with its worst reasons. */
export function artefactLines({ path, verdict, reasons }: ScannedArtefact, { style }: Paint): readonly string[] {
  if (verdict === "clean") return [];
  return [
    `${style("bold", path)}  ${style(COLOURS[verdict], verdict)}`,
    ...reasons
      .slice(0, MOST_SHOWN)
      .map(({ says, member, rule }) => `  ${member === undefined ? "" : `${member}: `}${says} ${style("dim", rule)}`),
    ...(reasons.length > MOST_SHOWN ? [`  and ${reasons.length - MOST_SHOWN} more`] : []),
    "",
  ];
}

export function artefactSummary({ files, skipped, isInterrupted, elapsedMs }: ArtefactScan, { style }: Paint): string {
  const counts = (["blocked", "failed", "review", "clean"] as const)
    .map((verdict) => [verdict, files.filter((file) => file.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => style(COLOURS[verdict], `${count} ${verdict}`));
  return [
    counts.length === 0 ? "no files" : counts.join(", "),
    `${(elapsedMs / 1000).toFixed(1)} s`,
    ...(skipped.length === 0 ? [] : [`${skipped.length} links and special files skipped`]),
    ...(isInterrupted ? [style("red", "interrupted before the end")] : []),
  ].join("; ");
}
