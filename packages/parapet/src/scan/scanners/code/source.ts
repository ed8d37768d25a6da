import type { ScannedFile } from "../../scanner.ts";
import type { Source } from "./ir.ts";
import { cellsOf } from "./notebook.ts";

export function sourceOf({ path, text }: ScannedFile): Source | undefined {
  if (text === undefined) return undefined;
  const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  if (extension === "ipynb") return cellsOf(text);
  return { text, language: extension === "py" ? "python" : "javascript", extension, lineOf: (line) => line };
}
