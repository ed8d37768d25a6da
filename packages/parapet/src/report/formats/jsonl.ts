import { jsonDocument } from "../escape.ts";
import type { ReportFormat } from "../format.ts";
import { rulesById } from "../reading.ts";

/**
 * For streams and log stores: the run, then every finding with what its rule leads to, then what could not be looked
 * at; `kind` tells them apart.
 */
export const jsonl: ReportFormat = {
  id: "jsonl",
  title: "JSON Lines",
  extensions: ["jsonl", "ndjson"],
  summary: "One line a finding, for streams and log stores",
  write({ tool, version, at, subject, findings, failures, skipped, rules, elapsedMs }) {
    const byId = rulesById({ rules });
    const lines: readonly object[] = [
      { kind: "run", tool, version, at, subject, elapsedMs, isWhole: failures.length === 0 },
      ...findings.map((finding) => {
        const rule = byId.get(finding.rule);
        return {
          kind: "finding",
          ...finding,
          cwe: rule?.cwe ?? [],
          frameworks: rule?.mappings ?? rule?.frameworks ?? [],
        };
      }),
      ...failures.map((gap) => ({ kind: "failure", ...gap })),
      ...skipped.map((gap) => ({ kind: "skipped", ...gap })),
    ];
    return lines.map((line) => jsonDocument(line, 0)).join("");
  },
};
