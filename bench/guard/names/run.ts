// Names of people in English chats, mails and documents: what `pii` finds alone and by the npm library `compromise`, and
// what the library costs: CPU ms for 1 KB in texts of some lengths.
//   npx -c 'node --conditions=parapet-source bench/guard/names/run.ts'
import { namesBy } from "@parapet/guard";
import nlp from "compromise";
import { cpuUs } from "../cpu-us.ts";
import { nameTable, TEXTS } from "./measure.ts";

console.log(`${nameTable(nlp)}\n\n| | CPU ms for 1 KB |\n|---|--:|`);
const people = TEXTS.map(({ text }) => text).join(" ");
const prose =
  "We moved house in spring and since then the parcels keep going to the old address, although the driver was told. ";
let turn = 0;
for (const [name, text, size] of [
  ["prose, 16 KB", prose, 16_384],
  ["the texts of this bench, 4 KB", people, 4_096],
  ["the texts of this bench, 16 KB", people, 16_384],
] as const) {
  const long = text.repeat(Math.ceil(size / text.length)).slice(0, size);
  // Another number in each sentence: what is remembered from the turn before is of no use.
  const fresh = (): string => long.replace(/[ .] (?=\p{Lu})/gu, (sign) => `${sign}${++turn} `);
  console.log(`| ${name} | ${(cpuUs(() => namesBy(nlp)(fresh())) / 1000 / (size / 1024)).toFixed(1)} |`);
}
