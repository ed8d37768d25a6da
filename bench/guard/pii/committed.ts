/** What the table of `bench/README.md` was made with. */
export const COMMITTED = { documents: 18_000, seed: 7 } as const;

const START = "<!-- pii table: written by bench/guard/pii/run.ts --write -->";
const END = "<!-- end of pii table -->";

/** The page with this table between its marks. */
export function withTable(page: string, table: string): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`bench/README.md has no ${START}`);
  return `${before}${START}\n\n${table}\n\n${END}${after}`;
}
