import { readFileSync, statSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { formats, scanArtefacts } from "parapet/model";

/**
 * What a scan of model files says of files whose class is known, beside what others say of the same files.
 *
 *     node --conditions=parapet-source bench/model/artefacts.ts LABELS.csv [PEERS.json …]
 *
 * LABELS.csv has columns `path` (from the folder above the one it lies in), `label` (malicious, suspicious, benign) and
 * `class`. PEERS.json is what artefact_peers.py wrote. Prints Markdown: rows are classes, columns what was said.
 */
const [labelsFile = "", ...peerFiles] = process.argv.slice(2);
const base = path.dirname(path.dirname(path.resolve(labelsFile)));

interface Labelled {
  readonly path: string;
  readonly label: string;
  readonly class: string;
}
interface Said {
  readonly verdict: string;
  readonly ms: number;
  readonly why?: string;
}
interface Peer {
  readonly tool: string;
  readonly version: string;
  readonly files: Readonly<Record<string, Said>>;
}

const rows = labelsOf(readFileSync(labelsFile, "utf8"));
const own = new Map<string, Said>();
// Once before, so that no file pays for what is compiled.
await said(rows[0]!);
for (const row of rows) own.set(row.path, await said(row));
const peers = peerFiles.flatMap((file) => JSON.parse(readFileSync(file, "utf8")) as Peer[]);

const order = ["malicious", "suspicious", "benign"];
const classes = [...new Set(rows.map((row) => `${row.label}\n${row.class}`))].sort(
  (a, b) => order.indexOf(a.split("\n")[0] ?? "") - order.indexOf(b.split("\n")[0] ?? "") || (a < b ? -1 : 1),
);
console.log("| | class | files | blocked | review | failed | clean |\n| --- | --- | --- | --- | --- | --- | --- |");
for (const key of classes) {
  const [label = "", name = ""] = key.split("\n");
  const inIt = rows.filter((row) => row.label === label && row.class === name);
  const count = (verdict: string): number => inIt.filter((row) => own.get(row.path)?.verdict === verdict).length;
  console.log(
    `| ${label} | ${name} | ${inIt.length} | ${count("blocked")} | ${count("review")} | ${count("failed")} | ${count("clean")} |`,
  );
}

console.log(
  "\n| scanner | malicious caught | suspicious caught | benign flagged | not read | CPU ms a file, median | most |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- |");
line("Parapet, blocked", (one) => one?.verdict === "blocked", own);
line("Parapet, blocked or review", (one) => one?.verdict === "blocked" || one?.verdict === "review", own);
for (const { tool, version, files } of peers)
  line(`${tool} ${version}`, (one) => one?.verdict === "blocked", new Map(Object.entries(files)));

console.log("\nNot as it should be:");
for (const row of rows) {
  const { verdict, why } = own.get(row.path)!;
  const isBad = row.label === "benign" ? verdict !== "clean" : verdict === "clean" || verdict === "failed";
  if (isBad) console.log(`- ${row.label}, ${verdict}: ${row.path}: ${why ?? ""}`);
}
console.log(`\nNode ${process.version}, load ${loadavg()[0]?.toFixed(1)}.`);

function line(name: string, isCaught: (said: Said | undefined) => boolean, found: ReadonlyMap<string, Said>): void {
  const of = (label: string): string => {
    const inIt = rows.filter((row) => row.label === label);
    return `${inIt.filter((row) => isCaught(found.get(row.path))).length} of ${inIt.length}`;
  };
  const unread = rows.filter((row) => ["failed", undefined].includes(found.get(row.path)?.verdict)).length;
  const times = [...found.values()].map(({ ms }) => ms).sort((a, b) => a - b);
  console.log(
    `| ${name} | ${of("malicious")} | ${of("suspicious")} | ${of("benign")} | ${unread} | ${(times[times.length >> 1] ?? 0).toFixed(1)} | ${(times.at(-1) ?? 0).toFixed(0)} |`,
  );
}

async function said({ path: file }: Labelled): Promise<Said> {
  const place = path.join(base, file);
  statSync(place);
  const began = process.cpuUsage();
  const { files } = await scanArtefacts({ paths: [place], formats: formats.all });
  const { user, system } = process.cpuUsage(began);
  const [found] = files;
  const why = found?.reasons[0];
  return {
    verdict: found?.verdict ?? "failed",
    ms: (user + system) / 1e3,
    ...(why === undefined ? {} : { why: `${why.rule}: ${why.says}` }),
  };
}

/** No field of it holds a quoted comma before `class`, the last one. */
function labelsOf(text: string): readonly Labelled[] {
  const [head = "", ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((one) => {
    const cells = one
      .match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!
      .map((cell) => cell.replace(/,$/, "").replace(/^"|"$/g, ""));
    const cell = (name: string): string => cells[names.indexOf(name)] ?? "";
    return { path: cell("path"), label: cell("label"), class: cell("class") };
  });
}
