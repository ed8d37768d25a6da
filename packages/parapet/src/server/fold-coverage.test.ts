import { expect, it } from "vitest";
import type { CoverageRow } from "./api-types.ts";
import { foldCoverage } from "./fold-coverage.ts";

const DETECTORS = {
  input: { pii: "run", canary: "not-possible" },
  output: { pii: "not-configured", canary: "run" },
} as const;

function table(): readonly CoverageRow[] {
  const rows: CoverageRow[] = [];
  for (const route of ["bot", "other bot"])
    for (const wire of ["openai-chat", "anthropic-messages"])
      for (const [field, direction, stream, origin] of [
        ["messages[].content", "input", false, "user"],
        ["messages[].name", "input", false, "metadata"],
        ["prompt", "input", false, "user"],
        ["choices[].delta.content", "output", true, "assistant"],
      ] as const)
        rows.push({ route, wire, direction, stream, field, origin, detectors: DETECTORS[direction] });
  return rows;
}

it("V18: the folded coverage unfolds to the very rows it was made of", () => {
  const rows = table();
  const { groups, cells } = foldCoverage(rows);
  const unfolded = cells.flatMap(({ route, direction, origin, detectors }) =>
    groups
      .filter((group) => group.direction === direction && group.origin === origin)
      .flatMap(({ wire, stream, fields }) =>
        fields.map((field): CoverageRow => ({ route, wire, direction, stream, field, origin, detectors })),
      ),
  );
  const sorted = (list: readonly CoverageRow[]) => list.map((row) => JSON.stringify(row)).sort();
  expect(sorted(unfolded)).toEqual(sorted(rows));
  expect(groups.flatMap(({ fields }) => fields)).toHaveLength(8);
});

it("V18: a table is folded once as long as it is the same", () => {
  const rows = table();
  expect(foldCoverage(rows)).toBe(foldCoverage(rows));
});
