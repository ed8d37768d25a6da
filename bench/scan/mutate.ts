// Mutation test of the scan engine: would its tests notice if it were wrong? Each mutant is one small edit of one source.
//   npm run mutate -- [--mutants 60] [--seed 7] [--only history]
// Stryker is not taken: many packages for what is one file here. Nothing on disk changes.
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: {
    mutants: { type: "string", default: "60" },
    seed: { type: "string", default: "7" },
    only: { type: "string", default: "" },
  },
});
const TESTS = ["packages/parapet/src/scan/engine", "packages/parapet/src/scan/scan.test.ts"];
const TIMEOUT_MS = 90_000;

/** As the formatter writes them, with spaces around: in code, hardly ever in words. */
const EDITS: readonly (readonly [from: RegExp, to: string])[] = [
  [/ === /g, " !== "],
  [/ !== /g, " === "],
  [/ && /g, " || "],
  [/ \|\| /g, " && "],
  [/ < /g, " <= "],
  [/ > /g, " >= "],
  [/ <= /g, " < "],
  [/ >= /g, " > "],
  [/ \+ /g, " - "],
  [/ - /g, " + "],
  [/\btrue\b/g, "false"],
  [/\bfalse\b/g, "true"],
  [/\bcontinue;/g, ";"],
  [/\bbreak;/g, ";"],
];

interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly line: number;
  readonly shown: string;
}

function mutantsOf(file: string): readonly Mutant[] {
  const source = readFileSync(file, "utf8");
  return EDITS.flatMap(([from, text]) =>
    [...source.matchAll(from)].flatMap(({ 0: found, index }) => {
      const lineStart = source.lastIndexOf("\n", index) + 1;
      const line = source.slice(lineStart, source.indexOf("\n", index)).trim();
      const before = source.slice(lineStart, index);
      // Comments, types, and names of options in text.
      if (/^(\/?\*|\/\/|import |export type|readonly )/.test(line) || /\/\/|["'`][^"'`]*$/.test(before)) return [];
      const at = source.slice(0, index).split("\n").length;
      return [
        { file, start: index, end: index + found.length, text, line: at, shown: `${found.trim()} → ${text.trim()}` },
      ];
    }),
  );
}

/** Whether some test fails, or does not end. */
function isKilled({ file, start, end, text }: Mutant): boolean {
  const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
  const words = ["run", "--config", "bench/scan/mutate.config.ts", "--bail", "1", "--reporter", "dot", ...TESTS];
  const { status } = spawnSync(process.execPath, [vitest, ...words], {
    cwd: ROOT,
    env: { ...process.env, PARAPET_MUTANT: JSON.stringify([file, start, end, text]) },
    timeout: TIMEOUT_MS,
    killSignal: "SIGKILL",
  });
  return status !== 0;
}

const nothing: Mutant = { file: "", start: 0, end: 0, text: "", line: 0, shown: "" };
if (isKilled(nothing)) throw new Error("the tests fail before anything is changed");
const files = globSync("packages/parapet/src/scan/{scan.ts,engine/**/*.ts}", { cwd: ROOT })
  .filter((name) => !name.endsWith(".test.ts") && name.includes(values.only))
  .sort();
const all = files.flatMap((name) => mutantsOf(path.join(ROOT, name)));
let state = Number(values.seed);
const random = (): number => {
  state = (state * 16_807) % 2_147_483_647;
  return state / 2_147_483_647;
};
const chosen = all
  .map((mutant) => ({ mutant, order: random() }))
  .sort((a, b) => a.order - b.order)
  .slice(0, Number(values.mutants));
const survivors: Mutant[] = [];
for (const [at, { mutant }] of chosen.entries()) {
  const killed = isKilled(mutant);
  if (!killed) survivors.push(mutant);
  console.log(
    `${at + 1}/${chosen.length} ${killed ? "killed  " : "SURVIVED"} ${path.relative(ROOT, mutant.file)}:${mutant.line} ${mutant.shown}`,
  );
}
const killed = chosen.length - survivors.length;
console.log(
  `\n${killed} of ${chosen.length} killed (${((100 * killed) / chosen.length).toFixed(0)} %); ${all.length} in all, seed ${values.seed}`,
);
