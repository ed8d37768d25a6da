import { oneLine, visible } from "../escape.ts";

/** A node of pdfmake's document. Texts stand in `text` alone, where they are drawn and never read. */
export type Content = Readonly<Record<string, unknown>>;

const LONGEST_LINE = 600;
const LONGEST_TEXT = 6_000;

/** One line of text as it may be drawn. */
export const line = (text: string): string => breakable(short(oneLine(text), LONGEST_LINE));

/** Text of many lines. */
export const said = (text: string): string => breakable(short(visible(text).replaceAll("\t", "    "), LONGEST_TEXT));

/** A word without an end takes pdfmake the square of its length: it may be broken here and there, by a sign of no width. */
const breakable = (text: string): string => text.replace(/\S{40}(?=\S)/gu, "$&\u200b");

/** Cut where no character is torn, with what is left out told. */
function short(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
  return `${kept}… (${text.length - kept.length} more characters)`;
}

/** Tables with a thin line between rows and none at the sides. */
export const GRID = {
  hLineWidth: (at: number) => (at === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => "#deded8",
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 2,
  paddingBottom: () => 2,
} as const;
