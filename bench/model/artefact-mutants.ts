import { readdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bytesAsFile, formats, inspectArtefact } from "parapet/model";

/**
 * Model files, changed at random: does a format throw, and how long does it take?
 *
 *     node --conditions=parapet-source bench/model/artefact-mutants.ts [COUNT] [FOLDER …]
 *
 * COUNT mutants of each file (200 by default), of fixtures/model/formats unless folders are named. The same seed gives
 * the same mutants. Prints Markdown, and exits 1 when a format broke or a file took more than a second of the processor.
 */
const [count = "200", ...named] = process.argv.slice(2);
const folders = named.length > 0 ? named : [fileURLToPath(new URL("../../fixtures/model/formats", import.meta.url))];
const LIMIT_MS = 1_000;

/** Marsaglia's xorshift of 32 bits. */
let state = 20261127;
function random(below: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % Math.max(1, below);
}

const EXTREMES = [0x00, 0x01, 0x7f, 0x80, 0xff];

function mutant(bytes: Uint8Array): Uint8Array {
  let made = Uint8Array.from(bytes);
  for (let changes = 1 + random(4); changes > 0; changes--) {
    const at = random(made.length);
    const kind = random(6);
    if (kind === 0) made[at] = random(256);
    else if (kind === 1) made.fill(EXTREMES[random(EXTREMES.length)]!, at, at + 1 + random(8));
    else if (kind === 2) made = made.slice(0, at);
    else if (kind === 3) made = Uint8Array.from([...made.subarray(0, at), ...made.subarray(at + 1 + random(16))]);
    else if (kind === 4) made.copyWithin(at, random(made.length), random(made.length));
    else made = Uint8Array.from([...made.subarray(0, at), ...made.subarray(random(made.length)), ...made.subarray(at)]);
  }
  return made;
}

const rows = new Map<string, { mutants: number; verdicts: Map<string, number>; faults: number; slowest: number }>();
let isBad = false;
for (const folder of folders)
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (/\.py$|versions\.json$/.test(name) || path.extname(name) === "") continue;
    const whole = readFileSync(path.join(folder, name));
    const kind = path.extname(name);
    const row = rows.get(kind) ?? { mutants: 0, verdicts: new Map<string, number>(), faults: 0, slowest: 0 };
    rows.set(kind, row);
    for (let at = 0; at < Number(count); at++) {
      const began = process.cpuUsage();
      const { verdict, reasons } = await inspectArtefact(bytesAsFile(mutant(whole), path.basename(name)), {
        formats: formats.all,
        beside: async () => undefined,
        timeoutMs: 60_000,
        clock: () => performance.now(),
      });
      const { user, system } = process.cpuUsage(began);
      row.mutants++;
      row.verdicts.set(verdict, (row.verdicts.get(verdict) ?? 0) + 1);
      row.slowest = Math.max(row.slowest, (user + system) / 1e3);
      const fault = reasons.find(({ says }) => says.includes("a fault of this program"));
      if (fault !== undefined) {
        row.faults++;
        console.error(name, at, fault.says);
      }
    }
    isBad ||= row.faults > 0 || row.slowest > LIMIT_MS;
  }

console.log("| ending | mutants | blocked | review | failed | clean | broken formats | most CPU ms |");
console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
for (const [kind, { mutants, verdicts, faults, slowest }] of rows) {
  const counts = ["blocked", "review", "failed", "clean"].map((verdict) => verdicts.get(verdict) ?? 0);
  console.log(`| ${kind} | ${mutants} | ${counts.join(" | ")} | ${faults} | ${slowest.toFixed(0)} |`);
}
console.log(`\nNode ${process.version}, load ${loadavg()[0]?.toFixed(1)}.`);
if (isBad) process.exitCode = 1;
