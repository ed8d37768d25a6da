// `parapet scan` on 5,000 files of other people's code, cold and from its cache, beside a raw search and a peer.
//   npm run build && npx node --conditions=parapet-source bench/scan/run.ts [--files 5000] [--rounds 3]
// The peer comes with bench/guard: npm install --prefix bench/guard --no-package-lock --ignore-scripts
import { spawn } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: { files: { type: "string", default: "5000" }, rounds: { type: "string", default: "3" } },
});
const TEXT = /\.(js|mjs|cjs|ts|mts|cts|tsx|jsx|json|md|yml|yaml|py)$/;
const LARGEST = 200_000;
/** Eight families of keys, as somebody would look for them by hand. */
const PATTERNS =
  "AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|sk-[A-Za-z0-9_-]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[0-9A-Za-z_-]{35}|-----BEGIN [A-Z ]*PRIVATE KEY|hf_[A-Za-z0-9]{34}|(password|secret|token)[\"' ]*[:=]";

/** The first text files below `node_modules`, by name, copied to where no ignore file leaves them out. */
function copyTree(count: number): { readonly folder: string; readonly files: number; readonly bytes: number } {
  const folder = mkdtempSync(path.join(tmpdir(), "parapet-bench-scan-"));
  const from = path.join(ROOT, "node_modules");
  let [files, bytes] = [0, 0];
  const visit = (inner: string): void => {
    for (const name of readdirSync(path.join(from, inner)).sort()) {
      if (files >= count) return;
      if (name.startsWith(".")) continue;
      const file = path.join(inner, name);
      const stat = lstatSync(path.join(from, file));
      if (stat.isDirectory() && name !== "node_modules") visit(file);
      if (!stat.isFile() || !TEXT.test(name) || stat.size > LARGEST) continue;
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      cpSync(path.join(from, file), path.join(folder, file));
      files++;
      bytes += stat.size;
    }
  };
  visit("");
  return { folder, files, bytes };
}

interface Measured {
  readonly seconds: number;
  readonly peakMb: number;
  readonly output: string;
}

function measure(command: string, words: readonly string[], cwd: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, words, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let peakKb = 0;
    child.stdout.on("data", (chunk) => (output = (output + chunk).slice(-4_000)));
    child.stderr.on("data", (chunk) => (output = (output + chunk).slice(-4_000)));
    const watch = setInterval(() => {
      const status = existsSync(`/proc/${child.pid}/status`) ? readFileSync(`/proc/${child.pid}/status`, "utf8") : "";
      peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    }, 20);
    child.on("error", reject);
    child.on("close", () => {
      clearInterval(watch);
      resolve({ seconds: (performance.now() - start) / 1000, peakMb: peakKb / 1024, output });
    });
  });
}

const cli = path.join(ROOT, "packages/parapet/bin/parapet.js");
const scan = (...words: string[]) => [process.execPath, [cli, "scan", ".", "--fail-on", "never", ...words]] as const;
const peer = fileURLToPath(new URL("./secretlint.mjs", import.meta.url));
const rawNode = fileURLToPath(new URL("./raw-node.mjs", import.meta.url));
const hasPeer = existsSync(path.join(ROOT, "bench/guard/node_modules/@secretlint/core"));
const { folder, files, bytes } = copyTree(Number(values.files));
const RUNS: readonly (readonly [name: string, command: string, words: readonly string[]])[] = [
  ["raw search (grep -E, eight families)", "grep", ["-rIcE", PATTERNS, "."]],
  ["raw search in Node (read, eight beginnings in the bytes)", process.execPath, [rawNode, "."]],
  ["Parapet, secrets, cold", ...scan("--scanners", "secrets", "--no-cache")],
  ["Parapet, everything, cold", ...scan("--no-cache")],
  ["Parapet, everything, fills its cache", ...scan()],
  ["Parapet, everything, warm", ...scan()],
  ...(hasPeer ? ([["secretlint 13.1.0, recommended rules", process.execPath, [peer, "."]]] as const) : []),
];

try {
  console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB; best of ${values.rounds} rounds\n`);
  const best = new Map<string, Measured>();
  for (let round = 0; round < Number(values.rounds); round++) {
    rmSync(path.join(folder, ".parapet"), { recursive: true, force: true });
    for (const [name, command, words] of RUNS) {
      const measured = await measure(command, words, folder);
      const known = best.get(name);
      if (known === undefined || measured.seconds < known.seconds) best.set(name, measured);
    }
  }
  console.log("| run | seconds | MB/s | peak MB | says |\n|---|--:|--:|--:|---|");
  for (const [name, { seconds, peakMb, output }] of best) {
    const said = name.startsWith("raw") ? "" : (output.trim().split("\n").at(-1) ?? "");
    console.log(
      `| ${name} | ${seconds.toFixed(2)} | ${(bytes / 1e6 / seconds).toFixed(1)} | ${peakMb.toFixed(0)} | ${said} |`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
