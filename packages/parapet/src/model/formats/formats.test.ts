import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ArtefactReason } from "../artefact.ts";
import { artefactOf, contextOf, inspectAll, verdictOf } from "../testing/artefacts.ts";

const FOLDER = new URL("../../../../../fixtures/model/formats/", import.meta.url);
const NAMES = readdirSync(FOLDER).filter((name) => !/\.(?:py|md)$|^versions\.json$/.test(name));
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, FOLDER)));

/** By the formats; what is a zip archive by its members, as the scan opens it. */
async function inspected(name: string, bytes: Uint8Array): Promise<readonly ArtefactReason[]> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return inspectAll(artefactOf(name, bytes));
  const found: ArtefactReason[] = [];
  for (const [member, content] of Object.entries(unzipSync(bytes)))
    found.push(...(await inspectAll(artefactOf(`${name}!/${member}`, content))));
  return found;
}

/** What the libraries wrote, and the rule that has to say why it is not clean. */
interface Row {
  readonly name: string;
  readonly verdict: string;
  readonly rule?: string;
  readonly call?: string;
}
const VERDICTS: readonly Row[] = [
  { name: "plain.keras", verdict: "clean" },
  { name: "plain.h5", verdict: "clean" },
  { name: "plain-old.h5", verdict: "clean" },
  { name: "plain-new.h5", verdict: "clean" },
  { name: "architecture.json", verdict: "clean" },
  { name: "plain.saved_model.pb", verdict: "clean" },
  { name: "frozen.pb", verdict: "clean" },
  { name: "frozen.pbtxt", verdict: "clean" },
  { name: "plain.onnx", verdict: "clean" },
  { name: "function.onnx", verdict: "clean" },
  { name: "plain.tflite", verdict: "clean" },
  { name: "plain.safetensors", verdict: "clean" },
  { name: "plain.gguf", verdict: "clean" },
  { name: "plain.mlmodel", verdict: "clean" },
  { name: "openvino.xml", verdict: "clean" },
  { name: "openvino.bin", verdict: "clean" },
  { name: "booster.json", verdict: "clean" },
  { name: "booster.ubj", verdict: "clean" },
  { name: "lightgbm.txt", verdict: "clean" },
  { name: "catboost.cbm", verdict: "clean" },
  { name: "logistic.skops", verdict: "clean" },
  { name: "lambda.keras", verdict: "blocked", rule: "keras-lambda", call: "marshal.loads(…)" },
  { name: "lambda.h5", verdict: "blocked", rule: "keras-lambda" },
  { name: "custom.keras", verdict: "review", rule: "keras-custom", call: "Wide" },
  { name: "reads.saved_model.pb", verdict: "blocked", rule: "tensorflow-operator", call: "ReadFile" },
  { name: "told.saved_model.pb", verdict: "review", rule: "tensorflow-operator", call: "ReadFile" },
  { name: "writes.saved_model.pb", verdict: "blocked", rule: "tensorflow-operator", call: "WriteFile" },
  {
    name: "writes.saved_model.pb",
    verdict: "blocked",
    rule: "tensorflow-operator",
    call: "PrintV2(output_stream='file:///tmp/hello.txt')",
  },
  { name: "writes.pbtxt", verdict: "blocked", rule: "tensorflow-operator", call: "WriteFile" },
  { name: "flex-writes.tflite", verdict: "blocked", rule: "tflite-operator", call: "WriteFile" },
  { name: "custom-operator.onnx", verdict: "review", rule: "onnx-custom-operator" },
  { name: "python-operator.onnx", verdict: "blocked", rule: "onnx-calls-code", call: "ai.onnx.contrib::PyOp" },
  { name: "external.onnx", verdict: "review", rule: "onnx-external-missing" },
  {
    name: "external-outside.onnx",
    verdict: "blocked",
    rule: "onnx-external-path",
    call: "open('../../../../etc/passwd')",
  },
  { name: "nested-outside.onnx", verdict: "blocked", rule: "onnx-external-path", call: "open('/etc/passwd')" },
  { name: "code.safetensors", verdict: "blocked", rule: "metadata-code", call: "os.system('echo hello')" },
  { name: "escape.gguf", verdict: "blocked", rule: "template-escape", call: "[].__class__.__base__.__subclasses__()" },
  { name: "custom-layer.mlmodel", verdict: "review", rule: "coreml-custom", call: "AcmeLayer" },
];

const HDF5: readonly (readonly [string, string])[] = [
  ["lambda-old.h5", "keras-lambda"],
  ["lambda-new.h5", "keras-lambda"],
  ["lambda-dense.h5", "keras-lambda"],
  ["lambda-fixed.h5", "keras-lambda"],
  ["lambda-inner.h5", "keras-lambda"],
  ["lambda-userblock.h5", "keras-lambda"],
  ["many.h5", "keras-lambda"],
  ["many-old.h5", "keras-lambda"],
  ["outside.h5", "hdf5-outside"],
  ["outside-data.h5", "hdf5-outside"],
];

describe("formats, on what the libraries wrote", () => {
  it("MF1: every fixture has its verdict in a test", () => {
    const tested = new Set([...VERDICTS.map(({ name }) => name), ...HDF5.map(([name]) => name)]);
    expect(NAMES.filter((name) => !tested.has(name))).toEqual([]);
  });

  it.each(VERDICTS.filter(({ verdict }) => verdict === "clean"))("MF1: $name is clean", async ({ name }) => {
    expect(await inspected(name, fixture(name))).toEqual([]);
  });

  it.each(VERDICTS.filter(({ verdict }) => verdict !== "clean"))(
    "MF2: $name is $verdict by $rule",
    async ({ name, verdict, rule, call }) => {
      const found = await inspected(name, fixture(name));
      expect(verdictOf(found)).toBe(verdict);
      const why = found.filter((reason) => reason.rule === rule && reason.verdict === verdict);
      expect(why).not.toEqual([]);
      if (call !== undefined) expect(why.map((reason) => reason.call)).toContain(call);
    },
  );

  it.each(HDF5)("MF4: %s is blocked by %s", async (name, rule) => {
    const found = await inspected(name, fixture(name));
    expect(verdictOf(found)).toBe("blocked");
    expect(found.map((reason) => reason.rule)).toContain(rule);
  });
});

describe("formats, on broken files", () => {
  const files = NAMES.map((name) => [name, fixture(name)] as const).filter(([, bytes]) => bytes.length < 12_000);

  it("MF15: a file that is cut anywhere is answered", { timeout: 10_000 }, async () => {
    for (const [name, bytes] of files) {
      if (bytes[0] === 0x50) continue;
      const step = Math.max(1, Math.floor(bytes.length / 40));
      for (let end = 0; end < bytes.length; end += step) await inspectAll(artefactOf(name, bytes.subarray(0, end)));
    }
  });

  it("MF15: whatever bytes are changed, it is answered within a second", { timeout: 10_000 }, async () => {
    const members = files.flatMap(([name, bytes]) =>
      bytes[0] === 0x50
        ? Object.entries(unzipSync(bytes)).map(([member, content]) => [`${name}!/${member}`, content] as const)
        : [[name, bytes] as const],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...members),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff, 0x22, 0x5c, 0x7b, 0x12, 0x3a)), {
          minLength: 1,
          maxLength: 12,
        }),
        async ([name, bytes], changes) => {
          const changed = bytes.slice();
          for (const [at, value] of changes) if (changed.length > 0) changed[at % changed.length] = value;
          const before = process.cpuUsage();
          const found = await inspectAll(artefactOf(name, changed), contextOf());
          const { user, system } = process.cpuUsage(before);
          expect(user + system).toBeLessThan(1_000_000);
          expect(["blocked", "failed", "review", "clean"]).toContain(verdictOf(found));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("MF15: what cannot be read is thrown on, never clean", async () => {
    const bytes = fixture("plain.safetensors");
    const broken = { ...artefactOf("plain.safetensors", bytes), read: async () => Promise.reject(new Error("gone")) };
    await expect(
      inspectAll({
        ...broken,
        read: async (offset, length) =>
          offset === 0 && length === 4_096 ? bytes.subarray(0, 4_096) : Promise.reject(new Error("gone")),
      }),
    ).rejects.toThrow("gone");
  });
});
