// Precision and recall of `pii` by entity on a synthetic labelled corpus.
//   npx -c 'node --conditions=parapet-source bench/guard/pii/run.ts [documents] [seed] [--errors | --write]'
// `--errors` shows each match that is missed or wrong, `--write` puts the table into bench/README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { COMMITTED, withTable } from "./committed.ts";
import { measure } from "./measure.ts";
import { tableOf } from "./table.ts";

const [documents, seed] = process.argv.slice(2).filter((word) => /^[0-9]+$/.test(word));
const measured = measure(Number(documents ?? COMMITTED.documents), Number(seed ?? COMMITTED.seed));
const table = tableOf(measured, Number(seed ?? COMMITTED.seed));
if (process.argv.includes("--errors"))
  for (const { kind, entity, locale, text, around } of measured.slips)
    console.error(`${kind} ${entity} [${locale}] ${JSON.stringify(text)} in ${JSON.stringify(around)}`);
if (process.argv.includes("--write")) {
  const page = new URL("../../README.md", import.meta.url);
  writeFileSync(page, withTable(readFileSync(page, "utf8"), table));
}
console.log(table);
