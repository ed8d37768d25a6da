import { expect, it } from "vitest";
import { scan, scanners } from "../../packages/parapet/src/scan/index.ts";
import { ROOT } from "./source-tree.ts";

/**
 * The scanner on its own house. What it finds is mended, or suppressed where it stands with
 * `parapet:ignore[rule] reason`; folders that hold planted mistakes stand in `.parapetignore` with theirs.
 */
/** No database of vulnerabilities lies here: whether there are any is asked where one does. */
const settings = { options: { deps: { checksVulnerabilities: false } } };

it("Parapet finds nothing in itself that nobody has answered for", { timeout: 120_000 }, async () => {
  const { findings, failures, skipped, files } = await scan({
    root: ROOT,
    scanners: scanners.all,
    settings,
    now: Date.now(),
  });
  const open = findings.filter(({ status }) => status === "open");
  expect(
    open.map(({ location, rule, evidence }) => `${location.subject}:${location.line} ${rule} ${evidence}`),
  ).toEqual([]);
  expect(failures).toEqual([]);
  expect(skipped.filter(({ why }) => why !== "link")).toEqual([]);
  expect(files).toBeGreaterThan(1_000);
  // It does look: some of what it finds in tests is suppressed.
  expect(findings.length).toBeGreaterThan(0);
});
