import { type Bar, type Block, type HeatBlock, shadeOf } from "../blocks.ts";
import { type Content, GRID, line, said } from "./content-node.ts";

const MOST_ROWS = 200;
const MOST_TURNS = 40;
/** Columns of a heat map that fit the width of a page. */
const HEAT_COLUMNS = 14;
const SHADES = ["#eeeeea", "#e8b9b4", "#d98880", "#c0504a", "#9c1a13"] as const;

/** One block as nodes of pdfmake; charts are vectors. */
export function blockContent(block: Block): readonly Content[] {
  switch (block.kind) {
    case "text":
      return [{ text: said(block.text), margin: [0, 2, 0, 2], ...(block.isCode === true ? { style: "code" } : {}) }];
    case "table":
      return [
        table(
          block.head.map((_, at) => (at === 0 ? "auto" : "*")),
          [headOf(block.head), ...block.rows.slice(0, MOST_ROWS).map((row) => row.map((one) => ({ text: line(one) })))],
        ),
        ...cut(block.rows.length, MOST_ROWS),
      ];
    case "bars":
      return [
        table(
          [140, BAR_WIDTH, "*"],
          block.bars
            .slice(0, MOST_ROWS)
            .map((bar) => [{ text: line(bar.label) }, { canvas: picture(bar) }, { text: line(bar.note) }]),
          0,
        ),
        ...cut(block.bars.length, MOST_ROWS),
      ];
    case "heat":
      return Array.from({ length: Math.ceil(block.columns.length / HEAT_COLUMNS) }, (_, part) =>
        heat(block, part * HEAT_COLUMNS),
      ).flat();
    case "talk":
      return [
        ...block.turns.slice(0, MOST_TURNS).map(
          ({ who, text }): Content => ({
            margin: [0, 2, 0, 2],
            columns: [
              { width: 60, text: line(who), style: "muted" },
              { width: "*", text: said(text), style: "code", preserveLeadingSpaces: true },
            ],
          }),
        ),
        ...cut(block.turns.length, MOST_TURNS),
      ];
  }
}

const headOf = (head: readonly string[]): readonly Content[] => head.map((one) => ({ text: line(one), style: "head" }));
const cut = (count: number, most: number): readonly Content[] =>
  count <= most ? [] : [{ text: `and ${count - most} more`, style: "muted" }];
const table = (widths: readonly (number | string)[], body: readonly unknown[], headerRows = 1): Content => ({
  fontSize: 8,
  layout: GRID,
  margin: [0, 2, 0, 4],
  table: { headerRows, widths, body },
});

const BAR_WIDTH = 160;
const BAR_HEIGHT = 8;

/** The share as a bar, its interval as a line; where there is nothing to divide by, neither. */
function picture({ share, low, high }: Bar): readonly Content[] {
  const at = (value: number): number => Math.min(1, Math.max(0, value)) * BAR_WIDTH;
  const rect = (w: number, color: string): Content => ({
    type: "rect",
    x: 0,
    y: 1,
    w,
    h: BAR_HEIGHT,
    color,
    lineWidth: 0,
  });
  const middle = 1 + BAR_HEIGHT / 2;
  if (share === undefined) return [rect(BAR_WIDTH, "#eeeeea")];
  return [
    rect(BAR_WIDTH, "#eeeeea"),
    ...(share > 0 ? [rect(at(share), "#b3261e")] : []),
    { type: "line", x1: at(low), y1: middle, x2: at(high), y2: middle, lineWidth: 1, lineColor: "#1c1c1a" },
  ];
}

/** Columns have numbers and a legend: names that stand upright would need more room than the map. */
function heat({ of: [row, column], columns, rows }: HeatBlock, from: number): readonly Content[] {
  const names = columns.slice(from, from + HEAT_COLUMNS);
  const numbers = names.map((_, at) => String(from + at + 1));
  // A row that has nothing in this part of the map has stood in the first.
  const told = rows.filter(({ cells }) => from === 0 || names.some((_, at) => cells[from + at] !== undefined));
  const lines = told.slice(0, MOST_ROWS).map(({ label, cells }) => [
    { text: line(label) },
    ...names.map((_, at): Content => {
      const cell = cells[from + at];
      if (cell === undefined) return { text: "" };
      const shade = shadeOf(cell);
      const color = shade >= 3 ? "#ffffff" : "#1c1c1a";
      return { text: `${cell.got}/${cell.of}`, fillColor: SHADES[shade], color, alignment: "center", fontSize: 7 };
    }),
  ]);
  const legend = names.map((name, at) => `${numbers[at]} ${line(name)}`).join(" · ");
  return [
    {
      ...table(["*", ...names.map(() => 23)], [headOf([row, ...numbers]), ...lines]),
      layout: {
        ...GRID,
        paddingLeft: (at: number) => (at === 0 ? 0 : 1),
        paddingRight: (at: number) => (at === 0 ? 8 : 1),
      },
    },
    { text: `${line(column)}: ${legend}`, style: "muted", fontSize: 8 },
    ...cut(told.length, MOST_ROWS),
  ];
}
