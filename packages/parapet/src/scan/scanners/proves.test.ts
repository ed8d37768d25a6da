import { expect, it } from "vitest";
import { catalogue } from "../../catalogue/index.ts";
import { scanners } from "./index.ts";

it("N12: every control that a scanner proves takes its kind of evidence", () => {
  const all = scanners.all.flatMap(({ id, proves = [] }) => proves.map((one) => ({ id, ...one })));
  expect(all.length).toBeGreaterThan(0);
  for (const { id, control, by } of all)
    expect(
      catalogue()
        .controls.get(control)
        .evidence.map(({ module }) => module),
      `${id}: ${control}`,
    ).toContain(by);
});
