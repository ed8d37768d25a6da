// Secrets: recall by where a key stands, false positives by what looks like one, and speed, beside peers.
//   npm install --prefix bench/guard --no-package-lock --ignore-scripts
//   npx -c 'node --conditions=parapet-source bench/guard/secrets/run.ts [rounds] [seed] [--errors]'
import { wilsonInterval } from "@parapet/guard/stats";
import { corpus, type Sample } from "./corpus.ts";
import { type Span, SYSTEMS } from "./systems.ts";

const rounds = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? 20_261_126);
const showsErrors = process.argv.includes("--errors");
const samples = corpus(rounds, seed);
const keys = samples.filter(({ key }) => key !== undefined);
const alike = samples.filter(({ key }) => key === undefined);
const charactersOf = (some: readonly Sample[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
const contextsOf = (some: readonly Sample[]): string[] => [...new Set(some.map(({ context }) => context))];

interface Measured {
  readonly caught: ReadonlySet<Sample>;
  readonly rules: ReadonlySet<string>;
  /** Of texts with a key, and of those without. */
  readonly megabytesPerSecond: readonly number[];
}

/** A key counts when so much of it would be taken out. */
const LEAST_COVERED = 0.8;

function covered(spans: readonly Span[], key: Span): number {
  let [characters, end] = [0, key.start];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(end, span.start), Math.min(key.end, span.end)];
    if (to <= from) continue;
    characters += to - from;
    end = to;
  }
  return characters / (key.end - key.start);
}

async function measure(name: string): Promise<Measured> {
  const look = await SYSTEMS[name]!();
  for (const { text } of samples.slice(0, 500)) await look(text);
  const caught = new Set<Sample>();
  const rules = new Set<string>();
  const megabytesPerSecond: number[] = [];
  for (const some of [keys, alike]) {
    const before = process.cpuUsage();
    for (const sample of some) {
      const { key } = sample;
      const spans = await look(sample.text);
      if (key === undefined ? spans.length === 0 : covered(spans, key) < LEAST_COVERED) continue;
      caught.add(sample);
      if (key !== undefined) rules.add(key.rule);
    }
    const { user, system } = process.cpuUsage(before);
    megabytesPerSecond.push(charactersOf(some) / (user + system));
  }
  return { caught, rules, megabytesPerSecond };
}

const percent = (share: number): string => (100 * share).toFixed(1);
function rate(some: readonly Sample[], { caught }: Measured): string {
  if (some.length === 0) return "–";
  const hits = some.filter((sample) => caught.has(sample)).length;
  const { low, high } = wilsonInterval(hits, some.length);
  return `${percent(hits / some.length)} (${percent(low)}–${percent(high)})`;
}

const names = Object.keys(SYSTEMS);
const all = new Map<string, Measured>();
for (const name of names) all.set(name, await measure(name));
const row = (title: string, count: number | string, cell: (measured: Measured) => string): void =>
  console.log(`| ${title} | ${count} | ${names.map((name) => cell(all.get(name)!)).join(" | ")} |`);

console.log(
  `${samples.length} texts, ${(charactersOf(samples) / 1e6).toFixed(2)} MB, seed ${seed}, node ${process.version}\n`,
);
console.log(`| % (95 %) | texts | ${names.join(" | ")} |\n|---|--:|${"--:|".repeat(names.length)}`);
for (const context of contextsOf(keys)) {
  const some = keys.filter((sample) => sample.context === context);
  row(`key in ${context}`, some.length, (measured) => rate(some, measured));
}
const plain = keys.filter(({ key }) => !key!.isHidden);
const own = plain.filter(({ key }) => !key!.isNamed);
row("not hidden, with a form of their own", own.length, (measured) => rate(own, measured));
const named = plain.filter(({ key }) => key!.isNamed);
row("not hidden, told by a name", named.length, (measured) => rate(named, measured));
row("not hidden, of kinds it finds at all", "", (measured) =>
  rate(
    plain.filter(({ key }) => measured.rules.has(key!.rule)),
    measured,
  ),
);
row("kinds it finds at all, count", "", ({ rules }) => String(rules.size));
for (const context of contextsOf(alike)) {
  const some = alike.filter((sample) => sample.context === context);
  row(`look-alike: ${context}`, some.length, (measured) => rate(some, measured));
}
row("all look-alikes", alike.length, (measured) => rate(alike, measured));
row("MB/s of CPU, texts with a key", "", ({ megabytesPerSecond }) => megabytesPerSecond[0]!.toFixed(2));
row("MB/s of CPU, look-alikes", "", ({ megabytesPerSecond }) => megabytesPerSecond[1]!.toFixed(2));

const { caught } = all.get(names[0]!)!;
if (showsErrors)
  for (const sample of samples)
    if (caught.has(sample) !== (sample.key !== undefined))
      console.error(`${sample.key?.rule ?? "look-alike"} [${sample.context}] ${JSON.stringify(sample.text)}`);
// A peer leaves a worker behind.
process.exit(0);
