// Injection detection on texts that its makers did not write: recall and false positives per suite, language and kind
// for each profile, and what a disguise loses. How the suites came to be stands in suites/README.md.
//   npx node --conditions=parapet-source bench/guard/suites.ts [--second-opinion] [--seed 7] [--misses 25]
import { parseArgs } from "node:util";
import { detectors } from "@parapet/guard";
import { wilsonInterval } from "@parapet/guard/stats";
import { createJudge, type Judge } from "../../packages/parapet/src/cli/evaluation/judge.ts";
import { withModel } from "../../packages/parapet/src/cli/evaluation/load-model.ts";
import { originOf } from "../../packages/parapet/src/cli/origins.ts";
import { builtInGuardPolicy } from "../../packages/parapet/src/policy/index.ts";
import { obfuscated } from "./suites/obfuscate.ts";
import { readSuite, SUITES, type SuiteRow } from "./suites/rows.ts";

const PROFILES = ["strict", "balanced", "quiet"] as const;

interface Seen extends SuiteRow {
  readonly suite: string;
  /** In the order of `PROFILES`. */
  readonly isCaught: readonly boolean[];
  /** The highest confidence under the default profile, below its threshold too. */
  readonly score: number;
}

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "7" },
    misses: { type: "string", default: "0" },
    "second-opinion": { type: "boolean", default: false },
  },
});

async function judgeOf(profile: string): Promise<Judge> {
  const builtIn = builtInGuardPolicy(detectors);
  const injection = builtIn.detectors.filter(({ detector }) => detector === "injection");
  const policy = { ...builtIn, detectors: injection.map((setting) => ({ ...setting, options: { profile } })) };
  const asking = await withModel({ remark: console.error }, policy, {
    wanted: values["second-opinion"],
    isBuiltIn: false,
  });
  return createJudge(asking.policy, "input", ["injection"], asking.ask);
}

const judges = await Promise.all(PROFILES.map(judgeOf));

async function see(suite: string, row: SuiteRow): Promise<Seen> {
  const origin = originOf(row.origin);
  if (origin === undefined) throw new Error(`${suite}: no origin '${row.origin}'`);
  const found = await Promise.all(judges.map((judge) => judge.judge(row.text, origin)));
  // A broken detector has not said that a text is clean: no table rather than a wrong one.
  if (found.some(({ isFailed }) => isFailed)) throw new Error(`${suite}: a detector broke`);
  return { ...row, suite, isCaught: found.map(({ isCaught }) => isCaught), score: found[1]!.score };
}

const percent = (share: number): string => `${(share * 100).toFixed(1).replace(/\.0$/, "")}`;

function cell(rows: readonly Seen[], profile: number): string {
  if (rows.length === 0) return "–";
  const caught = rows.filter(({ isCaught }) => isCaught[profile]).length;
  const { low, high } = wilsonInterval(caught, rows.length);
  return `${percent(caught / rows.length)} (${percent(low)}–${percent(high)})`;
}

function printTable(rows: readonly Seen[], lines: readonly (readonly [string, (row: Seen) => boolean])[]): void {
  console.log(`| | attacks | recall: ${PROFILES.join(" | ")} | harmless | false positives: ${PROFILES.join(" | ")} |`);
  console.log(`|---|--:|${"--:|".repeat(PROFILES.length)}--:|${"--:|".repeat(PROFILES.length)}`);
  for (const [name, belongs] of lines) {
    const own = rows.filter(belongs);
    const cells = (["attack", "benign"] as const).flatMap((label) => {
      const some = own.filter((row) => row.label === label);
      return [String(some.length), ...PROFILES.map((_, at) => cell(some, at))];
    });
    console.log(`| ${[name, ...cells].join(" | ")} |`);
  }
}

function by(rows: readonly Seen[], field: "language" | "kind"): readonly (readonly [string, (row: Seen) => boolean])[] {
  return [...new Set(rows.map((row) => row[field]))].map((value) => [value, (row) => row[field] === value]);
}

const plain: Seen[] = [];
for (const name of SUITES) for (const row of readSuite(name)) plain.push(await see(name, row));
const disguised: Seen[] = [];
for (const row of obfuscated(Number(values.seed))) disguised.push(await see("obfuscated", row));
const all = [...plain, ...disguised];
const suite = (name: string): readonly Seen[] => all.filter((row) => row.suite === name);

console.log("Each cell: percent caught (95 % interval by Wilson).\n\n### Suites\n");
printTable(
  all,
  [...SUITES, "obfuscated"].map((name) => [name, (row) => row.suite === name]),
);
console.log("\n### multilingual-user, by language and kind\n");
const multilingual = suite("multilingual-user");
printTable(multilingual, [...by(multilingual, "language"), ...by(multilingual, "kind")]);
console.log("\n### documents\n");
const isOneOf = (row: Seen, field: "style" | "place", value: string): boolean =>
  row.label === "attack" && row[field] === value;
printTable(suite("documents"), [
  ["English", ({ language }) => language === "en"],
  ["other languages", ({ language }) => language !== "en"],
  ...["document", "tool", "email"].map((origin) => [`origin ${origin}`, (row: Seen) => row.origin === origin] as const),
  ...["trigger", "plain"].map((style) => [`${style} words`, (row: Seen) => isOneOf(row, "style", style)] as const),
  ...["start", "middle", "end"].map(
    (place) => [`at the ${place}`, (row: Seen) => isOneOf(row, "place", place)] as const,
  ),
]);
for (const name of ["hard-negative", "english-user"]) {
  console.log(`\n### ${name}, by kind\n`);
  printTable(suite(name), by(suite(name), "kind"));
}
console.log("\n### obfuscated, by disguise\n");
printTable(disguised, by(disguised, "kind"));

console.log("\n### What a disguise leaves of the recall\n");
console.log(`| | ${PROFILES.join(" | ")} |\n|---|${"--:|".repeat(PROFILES.length)}`);
const recall = (rows: readonly Seen[], at: number): number => {
  const attacks = rows.filter(({ label }) => label === "attack");
  return attacks.filter(({ isCaught }) => isCaught[at]).length / attacks.length;
};
for (const [name, belongs] of [["all", () => true] as const, ...by(disguised, "kind")]) {
  const cells = PROFILES.map((_, at) => {
    const undisguised = recall(suite("english-user"), at);
    return undisguised === 0 ? "–" : `${percent(recall(disguised.filter(belongs), at) / undisguised)} %`;
  });
  console.log(`| ${[name, ...cells].join(" | ")} |`);
}

/** Attacks by how little was seen in them, harmless texts by how much. */
const missed = plain
  .filter(({ label, isCaught }) => isCaught[1] !== (label === "attack"))
  .map((row) => ({ row, wrongBy: row.label === "attack" ? 1 - row.score : row.score }))
  .sort((one, other) => other.wrongBy - one.wrongBy);
for (const { row } of missed.slice(0, Number(values.misses)))
  console.log(JSON.stringify([row.suite, row.label, row.kind, row.language, row.score, row.text.slice(0, 120)]));
