import type { ScannedFile } from "../../scanner.ts";
import type { Language } from "./ir.ts";
import { cellsOf } from "./notebook.ts";

/** The code of a file, and where its lines stand in the file. */
export interface Source {
  readonly text: string;
  readonly language: Language;
  readonly extension: string;
  /** Line of the file for a line of the code, both from 1. */
  lineOf(line: number): number;
}

export function sourceOf({ path, text }: ScannedFile): Source | undefined {
  if (text === undefined) return undefined;
  const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  if (extension === "ipynb") return cellsOf(text);
  return { text, language: extension === "py" ? "python" : "javascript", extension, lineOf: (line) => line };
}
