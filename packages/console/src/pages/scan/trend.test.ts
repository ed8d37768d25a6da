import { expect, it } from "vitest";
import type { StoredEvent } from "../../api/types.ts";
import { trendOf } from "./trend.ts";

const DAY_MS = 86_400_000;
const scan = (day: number, open: Record<string, number>, more: { subject?: string; isWhole?: boolean } = {}) =>
  ({
    id: String(day),
    kind: "scan-completed",
    at: day * DAY_MS,
    actor: "cli",
    subject: more.subject ?? "repository:shop",
    data: { isWhole: more.isWhole ?? true, open },
  }) as unknown as StoredEvent;

it("C32: a point is what a whole scan left open, by severity, oldest first", () => {
  const { times, layers } = trendOf([
    scan(3, { critical: 0, high: 1, medium: 0, low: 2, info: 1 }),
    scan(1, { critical: 1, high: 2, medium: 4, low: 0, info: 0 }),
  ]);
  expect(times).toEqual([DAY_MS, 3 * DAY_MS]);
  expect(layers.map(({ label, values }) => [label, values])).toEqual([
    ["Critical and high", [3, 1]],
    ["Medium", [4, 0]],
    ["Low and info", [0, 3]],
  ]);
});

it("C32: repositories add up, and a scan of some files is no point", () => {
  const { times, layers } = trendOf([
    scan(1, { medium: 4 }),
    scan(2, { medium: 1 }, { subject: "repository:bank" }),
    scan(3, { medium: 0 }, { isWhole: false }),
    scan(4, { medium: 2 }),
    { ...scan(5, {}), data: { isWhole: true } },
  ]);
  expect(times).toEqual([DAY_MS, 2 * DAY_MS, 4 * DAY_MS]);
  expect(layers[1]?.values).toEqual([4, 5, 3]);
});
