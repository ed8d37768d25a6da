import type { Transform } from "../../attack.ts";

const BETWEEN = "\u200b";

export const zeroWidth: Transform = {
  id: "zero-width",
  title: "A zero-width space between all letters",
  family: "unicode",
  takes: "latin",
  gives: "any",
  expansion: { times: 2, plus: 0 },
  apply: (text) => [...text].join(BETWEEN),
  undo: (text) => text.replaceAll(BETWEEN, ""),
};
