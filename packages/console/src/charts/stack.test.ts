import { expect, it } from "vitest";
import { stack } from "./stack.ts";

it("C13: layers stand on each other, and a negative one takes nothing from those below", () => {
  const layers = [
    { label: "a", values: [1, 2] },
    { label: "b", values: [3, -4] },
    { label: "c", values: [1, 1] },
  ];
  expect(stack(layers)).toEqual([
    [1, 2],
    [4, 2],
    [5, 3],
  ]);
});
