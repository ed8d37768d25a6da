/**
 * What the wires cost beyond the guard: strict reading, extraction, stream guarding with a guard that holds nothing.
 * CPU time, best of twelve runs. Run it with: npx node --conditions=parapet-source bench/wire/speed.ts
 */
import type { TextStream } from "@parapet/guard";
import { extract, findWire, parseJsonBody } from "../../packages/parapet/src/gateway/wire/index.ts";

const wire = findWire("POST", "/v1/chat/completions")!;

const event = (delta: object, finish: string | null = null): Buffer =>
  Buffer.from(
    `data: ${JSON.stringify({
      id: "chatcmpl-123",
      object: "chat.completion.chunk",
      created: 1694268190,
      model: "gpt-4o",
      system_fingerprint: "fp_44709d6fcb",
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    })}\n\n`,
  );

const open = (): TextStream => {
  let decided = 0;
  return {
    push: (text) => {
      decided += text.length;
      return { text, hits: [], isBlocked: false };
    },
    catchUp: () => ({ text: "", hits: [], isBlocked: false }),
    end: () => ({ text: "", hits: [], isBlocked: false }),
    get decided() {
      return decided;
    },
    inspection: () => ({ verdict: "allow", isBlocked: false, hits: [], runs: [], texts: [] }),
  };
};

const chunks = [
  event({ role: "assistant", content: "" }),
  ...Array.from({ length: 50 }, (_, index) => event({ content: ` word${index}` })),
  event({}, "stop"),
];
const done = Buffer.from("data: [DONE]\n\n");

const small = request("word ".repeat(190));
const large = request('word "x" \n'.repeat(770_000));

function request(text: string): Buffer {
  const messages = [
    { role: "system", content: "You are a helpful bot." },
    { role: "user", content: text },
  ];
  return Buffer.from(JSON.stringify({ model: "m", messages, temperature: 0.5, max_tokens: 100 }));
}

function report(what: string, turns: number, work: () => void): void {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 12; run += 1) {
    const before = process.cpuUsage();
    for (let turn = 0; turn < turns; turn += 1) work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / turns);
  }
  console.log(`${what.padEnd(44)} ${best.toFixed(2).padStart(12)} us`);
}

const json: unknown = JSON.parse(small.toString());
report(`JSON.parse of ${small.length} bytes, to compare`, 20_000, () => JSON.parse(small.toString()));
report(`parseJsonBody of ${small.length} bytes`, 20_000, () => parseJsonBody(small, { maxDepth: 64 }));
report("extract from two messages", 20_000, () => extract(wire, json, "request"));
report("JSON.parse of 52 stream events, to compare", 500, () => {
  for (const chunk of chunks) JSON.parse(chunk.toString().slice(6));
});
report("stream guard over 53 events", 500, () => {
  const guarded = wire.createStreamGuard!({ open, onUnknown: () => {}, onUsage: () => {} });
  for (const chunk of chunks) guarded.push(chunk);
  guarded.push(done);
  guarded.end();
});
report(`JSON.parse of ${large.length} bytes, to compare`, 1, () => JSON.parse(large.toString()));
report(`parseJsonBody of ${large.length} bytes`, 1, () => parseJsonBody(large, { maxDepth: 64 }));
