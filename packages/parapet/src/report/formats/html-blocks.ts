import { type Bar, type BarsBlock, type Block, type HeatBlock, type ReportSection, shadeOf } from "../blocks.ts";
import { markup } from "../escape.ts";

/** A talk or a table longer than this is cut, with a line that says so. */
const MOST_ROWS = 500;
/** Of one text: a page with megabytes of one answer is read by nobody. */
const LONGEST = 20_000;

export function sectionMarkup({ title, note, blocks }: ReportSection): string {
  const told = note === undefined ? "" : `<p class="muted">${markup(note)}</p>`;
  return `<section class="shown"><h2>${markup(title)}</h2>${told}${blocks.map(blockMarkup).join("\n")}</section>`;
}

/** One block as elements; every text of it stays text. */
export function blockMarkup(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.isCode === true ? `<pre>${short(block.text)}</pre>` : `<p>${short(block.text)}</p>`;
    case "table": {
      const rows = block.rows
        .slice(0, MOST_ROWS)
        .map((row) => `<tr>${row.map((one) => `<td>${short(one)}</td>`).join("")}</tr>`);
      return scrolled(
        `<table><thead>${headOf(block.head)}</thead><tbody>${rows.join("")}</tbody></table>${cut(block.rows)}`,
      );
    }
    case "bars":
      return bars(block);
    case "heat":
      return heat(block);
    case "talk": {
      const turns = block.turns
        .slice(0, MOST_ROWS)
        .map(({ who, text }) => `<dt>${markup(who)}</dt><dd><pre>${short(text)}</pre></dd>`);
      return `<dl class="talk">${turns.join("")}</dl>${cut(block.turns)}`;
    }
  }
}

const headOf = (head: readonly string[]): string =>
  `<tr>${head.map((one) => `<th scope="col">${markup(one)}</th>`).join("")}</tr>`;
const cut = (list: readonly unknown[]): string =>
  list.length <= MOST_ROWS ? "" : `<p class="muted">and ${list.length - MOST_ROWS} more</p>`;
const short = (text: string): string =>
  markup(text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length - LONGEST} more characters)`);
/** Wide tables scroll by themselves, also by keys. */
const scrolled = (inner: string): string => `<div class="wide" tabindex="0">${inner}</div>`;

/** A bar, and its interval as a line: the picture is for the eye, the words beside it say the same. */
function bars({ bars: list }: BarsBlock): string {
  const rows = list.map(
    (bar) => `<tr><th scope="row">${markup(bar.label)}</th><td>${picture(bar)}</td><td>${markup(bar.note)}</td></tr>`,
  );
  return scrolled(`<table class="bars"><tbody>${rows.join("")}</tbody></table>`);
}

const WIDTH = 240;

function picture({ share, low, high }: Bar): string {
  const at = (value: number): string => (Math.min(1, Math.max(0, value)) * WIDTH).toFixed(1);
  const line = `<line x1="${at(low)}" x2="${at(high)}" y1="7" y2="7"/>`;
  const filled = share === undefined ? "" : `<rect class="share" width="${at(share)}" height="14"/>`;
  return `<svg width="${WIDTH}" height="14" aria-hidden="true"><rect class="all" width="${WIDTH}" height="14"/>${filled}${share === undefined ? "" : line}</svg>`;
}

function heat({ of: [row, column], columns, rows }: HeatBlock): string {
  const head = columns.map((one) => `<th scope="col"><span>${markup(one)}</span></th>`).join("");
  const lines = rows.map(({ label, cells }) => {
    const shaded = cells.map((cell) =>
      cell === undefined ? "<td></td>" : `<td class="heat${shadeOf(cell)}">${cell.got}/${cell.of}</td>`,
    );
    return `<tr><th scope="row">${markup(label)}</th>${shaded.join("")}</tr>`;
  });
  return scrolled(
    `<table class="heat"><caption>${markup(`by ${row} and ${column}: got through / tried`)}</caption><thead><tr><th scope="col">${markup(row)}</th>${head}</tr></thead><tbody>${lines.join("")}</tbody></table>`,
  );
}
