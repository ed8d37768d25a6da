// CPU cost of the guard: microseconds on clean prompts and a clean answer, all detectors and each alone, streams of
// small chunks, and throughput on ten megabytes of what is hardest for each scanner.
//   npx node --conditions=parapet-source bench/guard/speed.ts
import { createGuard, type Direction, detectors, type GuardPolicy } from "@parapet/guard";
import { cpuUs } from "./cpu-us.ts";

const prose =
  "Please summarise the following customer ticket and suggest a next step. The customer reports that the nightly export stops after a few minutes. See https://docs.example.com/export for the steps we already tried on 12 March with Anna Weber. ";
/** As texts come from `JSON.parse`: one flat run of memory, and no view into another string. */
const flat = (text: string): string => JSON.parse(JSON.stringify(text));
const plain =
  "We moved house in spring and since then the parcels keep going to the old address, although I changed it in my account and the driver was told twice. Could you look into what happened, and tell me whether the two boxes that left the depot on 12 March are lost or merely late? ";
const prompt = flat(prose.repeat(5).slice(0, 1_024));
const answer = flat(`The export stops because the disk is full: it has 512 MB left. ${prose.repeat(2)}`.slice(0, 500));
const inputs: Readonly<Record<string, readonly string[]>> = {
  "1 KB with 5 URLs": [prompt],
  "1 KB plain": [flat(plain.repeat(5).slice(0, 1_024))],
  "16 KB plain": [flat(plain.repeat(70).slice(0, 16_384))],
  "20 characters": [flat("What is the weather?")],
  "three of 20": [flat("Be kind and be brief"), flat("What is the weather?"), flat("conversation-of-anna")],
};
const systemPrompt = `You are the support assistant of a parcel service. ${prose.split(" ").reverse().join(" ")}`;

function policyOf(ids: readonly string[], direction: Direction): GuardPolicy {
  return {
    name: "bench",
    onError: "closed",
    detectors: ids
      .filter((id) => detectors.get(id).directions.includes(direction))
      .map((id) => ({
        detector: id,
        [direction]: "redact",
        ...(id === "canary" ? { options: { values: ["blue-otter-7719", "crimson-heron-2204"] } } : {}),
        ...(id === "exfiltration" ? { options: { allowHosts: ["docs.example.com"] } } : {}),
      })),
    stream: { maxHoldCharacters: 16_384 },
  };
}

function measure(ids: readonly string[], direction: Direction, texts: readonly string[]): number {
  const guard = createGuard(policyOf(ids, direction));
  const origin = direction === "input" ? "user" : "assistant";
  const passages = texts.map((text) => ({ text, origin, direction, path: "/x" }) as const);
  return cpuUs(() => guard.inspect(passages, { systemPrompt }));
}

const ids = detectors.all.map(({ id }) => id);
const micro = (value: number): string => value.toFixed(1).padStart(8);

const rows = [
  ["all", ids],
  ["all but injection", ids.filter((id) => id !== "injection")],
  ["none", []],
] as const;
console.log(
  `node ${process.version}\n\n| clean text, CPU µs a call | ${Object.keys(inputs).join(" | ")} | output 500 B |`,
);
console.log(`|---|${"---|".repeat(Object.keys(inputs).length + 1)}`);
for (const [name, some] of [...rows, ...ids.map((id) => [id, [id]] as const)]) {
  const spent = Object.values(inputs).map((texts) => measure(some, "input", texts));
  console.log(`| ${name} | ${[...spent, measure(some, "output", [answer])].map(micro).join(" | ")} |`);
}

const streaming = createGuard(policyOf(ids, "output"));
const streamUs = cpuUs(() => {
  const stream = streaming.stream({ origin: "assistant", direction: "output", path: "/x" }, { systemPrompt });
  for (let at = 0; at < prompt.length; at += 4) stream.push(prompt.slice(at, at + 4));
  stream.end();
});
console.log(
  `\n1 KB answer streamed in 256 chunks of 4 characters: ${streamUs.toFixed(0)} µs, ${(streamUs / 256).toFixed(2)} µs a chunk\n`,
);

const everything = { input: createGuard(policyOf(ids, "input")), output: createGuard(policyOf(ids, "output")) };
const megabytes = Number(process.argv[2] ?? 10);
// biome-ignore format: a table reads by its rows
const hostile: Readonly<Record<string, string>> = {
  prose, "one letter": "a", digits: "7", "spaced digits": "4 ", "key prefixes": "sk-ant-", "dashes": "-", "PEM heads": "-----BEGIN PRIVATE KEY-----",
  "PEM and base64": "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B", "at signs": "a@", "dotted names": "a.b@c.d", "JWT heads": "eyJ.", colons: "key: ", equals: "token=",
  "link closers": "](", "image openers": "![a", "nested URLs": "http://(", "URLs": "https://a.b/?c=1 ", attributes: ' src="//x', styles: "url(", zero: "\u200b", emoji: "👩\u200d💻",
  "phrase openings": "ignore all ", canary: "blue-otter-771", tags: "\u{e0041}", "prompt words": `${systemPrompt} `,
};
console.log(`| ${megabytes} MB of | input ms | output ms | worst MB/s |\n|---|---|---|---|`);
for (const [name, piece] of Object.entries(hostile)) {
  const text = piece.repeat(Math.ceil((megabytes * 1_048_576) / piece.length)).slice(0, megabytes * 1_048_576);
  const spent = (["input", "output"] as const).map((direction) => {
    const start = process.cpuUsage();
    everything[direction].inspect([{ text, origin: "tool-call", direction, path: "" }], { systemPrompt });
    everything[direction].inspect([{ text: "", origin: "user", direction, path: "" }]);
    const used = process.cpuUsage(start);
    return (used.user + used.system) / 1_000;
  });
  console.log(
    `| ${name} | ${spent.map((ms) => ms.toFixed(0)).join(" | ")} | ${((megabytes * 1_000) / Math.max(...spent)).toFixed(0)} |`,
  );
}
