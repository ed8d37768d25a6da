/**
 * What a room wants to show beside its findings, in a form that every format draws in its own way: a page as HTML and
 * SVG, a PDF as text and vectors. All texts may be an attacker's; who draws makes them harmless.
 */
export type Block = TextBlock | TableBlock | BarsBlock | HeatBlock | TalkBlock;

interface TextBlock {
  readonly kind: "text";
  readonly text: string;
  /** As it stands in a file or on a wire. */
  readonly isCode?: true;
}

interface TableBlock {
  readonly kind: "table";
  readonly head: readonly string[];
  /** Each as long as the head. */
  readonly rows: readonly (readonly string[])[];
}

/** Shares of a whole, each with its interval. */
export interface BarsBlock {
  readonly kind: "bars";
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly label: string;
  /** 0 to 1; undefined where there is nothing to divide by, which is not 0. */
  readonly share: number | undefined;
  readonly low: number;
  readonly high: number;
  /** In words: `3 of 40`. */
  readonly note: string;
}

/** Two ways of telling things apart, and how often something came in each cell. */
export interface HeatBlock {
  readonly kind: "heat";
  /** What a row and what a column is: `goal`, `transform`. */
  readonly of: readonly [row: string, column: string];
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly (HeatCount | undefined)[] }[];
}

export interface HeatCount {
  readonly got: number;
  readonly of: number;
}

/** What was said, in order. */
interface TalkBlock {
  readonly kind: "talk";
  readonly turns: readonly { readonly who: string; readonly text: string }[];
}

export interface ReportSection {
  readonly title: string;
  /** What a reader should know before looking: what is counted, of what. */
  readonly note?: string;
  readonly blocks: readonly Block[];
}

/** How deep a cell is shaded: 0 for none, else 1 to 4 by share, so that "none of 9" and "9 of 9" never look alike. */
export function shadeOf({ got, of }: HeatCount): 0 | 1 | 2 | 3 | 4 {
  if (got === 0 || of === 0) return 0;
  return Math.min(4, Math.floor((got / of) * 4) + 1) as 1 | 2 | 3 | 4;
}
