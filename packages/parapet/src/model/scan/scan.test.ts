import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { artefactFindings } from "../findings.ts";
import { formats } from "../formats/index.ts";
import { bytesOf, call, pickled, text } from "../pickle/testing/assemble.ts";
import { tarOf, zipOf } from "../testing/archives.ts";
import { callsOf, verdictOf } from "../testing/verdict-of.ts";
import { inspectArtefact } from "./inspect-artefact.ts";
import { modelNames } from "./model-names.ts";
import { scanArtefacts } from "./scan-artefacts.ts";

const EVIL = pickled(call("os", "system", text("id")));
const HARMLESS = pickled("}", text("w"), "Ns");

function folder(files: Readonly<Record<string, Uint8Array | string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), "parapet-model-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), bytes);
  }
  return root;
}

const scan = (root: string) => scanArtefacts({ paths: [root], formats: formats.all });
const rules = async (bytes: Uint8Array, name = "m.zip") =>
  (await verdictOf(bytes, name)).reasons.map(({ rule }) => rule);

describe("the walk", () => {
  it("MA1: gives every file a verdict in the order of paths, and follows no link", async () => {
    const outside = folder({ "evil.pkl": EVIL });
    const root = folder({ "b/model.pkl": EVIL, "a.pkl": HARMLESS, ".hidden/c.bin": EVIL, ".git/d.pkl": EVIL });
    symlinkSync(path.join(root, "a.pkl"), path.join(root, "within.pkl"));
    symlinkSync(path.join(outside, "evil.pkl"), path.join(root, "z.pkl"));
    symlinkSync(outside, path.join(root, "folder"));
    const { files, skipped } = await scan(root);
    expect(files.map((file) => [path.relative(root, file.path), file.verdict])).toEqual([
      [".hidden/c.bin", "blocked"],
      ["a.pkl", "clean"],
      ["b/model.pkl", "blocked"],
      ["folder", "review"],
      ["z.pkl", "review"],
    ]);
    expect(skipped.map((one) => path.relative(root, one.path))).toEqual(["within.pkl"]);
  });

  it("MA1: an interrupt ends it with what was done", async () => {
    const root = folder({ "a.pkl": HARMLESS, "b.pkl": HARMLESS });
    const interrupt = new AbortController();
    const { files, isInterrupted } = await scanArtefacts({
      paths: [root],
      formats: formats.all,
      signal: interrupt.signal,
      onProgress: () => interrupt.abort(),
    });
    expect([files.length, isInterrupted]).toEqual([1, true]);
  });

  it("MA2: looks at content, whatever it is called, and at both where it is two", async () => {
    for (const name of ["readme.txt", "weights.safetensors", "picture.png", "model.onnx"])
      expect((await verdictOf(EVIL, name)).verdict).toBe("blocked");
    const both = bytesOf(HARMLESS, zipOf({ "archive/data.pkl": EVIL }));
    expect(await verdictOf(both)).toMatchObject({ verdict: "blocked", formats: ["pickle", "zip"] });
    expect((await verdictOf(bytesOf("GIF89a", zipOf({ "data.pkl": EVIL })), "a.gif")).verdict).toBe("blocked");
  });

  it("MA2: texts of any length before the call hide no pickle, and prose of any length is none", async () => {
    const long = "x".repeat(100_000);
    for (const pickle of [
      `cos\nsystem\n(S'${long}'\ntR.`,
      `cos\nsystem\n(V${long}\ntR.`,
      `(S'${long}'\nios\nsystem\n.`,
      `S'${long}'\n0cos\nsystem\n(S'id'\ntR.`,
      `P${long}\n0cos\nsystem\n(S'id'\ntR`,
    ])
      for (const name of ["notes.txt", "model.pkl", "weights"])
        expect((await verdictOf(Buffer.from(pickle), name)).verdict).toBe("blocked");
    for (const prose of [
      `Very ${long}\nand so on\n`,
      `can it be ${long}?\nyes\nno\n`,
      `Paragraph ${long}`,
      `cat\ndog\n${long}`,
    ])
      expect((await verdictOf(Buffer.from(prose), "notes.txt")).verdict).toBe("clean");
  });

  it("MA3: what breaks is failed, and failed is never clean", async () => {
    const broken = { ...formats.get("pickle"), inspect: () => Promise.reject(new Error("a fault")) };
    const file = { path: "m.pkl", sizeBytes: HARMLESS.length, read: () => Promise.resolve(HARMLESS) };
    const options = { formats: [broken], beside: () => Promise.resolve(undefined), clock: () => 0, timeoutMs: 1 };
    expect((await inspectArtefact(file, options)).verdict).toBe("failed");
    const unreadable = { ...file, read: () => Promise.reject(new Error("no disk")) };
    expect((await inspectArtefact(unreadable, options)).verdict).toBe("failed");
    let now = 0;
    const slow = { ...options, formats: formats.all, clock: () => (now += 10) };
    expect(await inspectArtefact(file, slow)).toMatchObject({
      verdict: "failed",
      reasons: [{ rule: "artefact-limit" }],
    });
    expect((await verdictOf(bytesOf(EVIL.subarray(0, -1)))).verdict).toBe("blocked");
  });

  it("MA4: what no format knows is review, unless it is text, media or empty", async () => {
    const said = async (bytes: Uint8Array | string, name: string) =>
      (await verdictOf(Buffer.from(bytes), name)).verdict;
    expect(await said(new Uint8Array([1, 2, 3, 250]), "weights.bin")).toBe("review");
    expect(await said("def forward(x): pass", "modeling.py")).toBe("review");
    expect(await said("#!/bin/sh\nid", "run")).toBe("review");
    expect(await said("", "empty.bin")).toBe("clean");
    expect(await said("# A model\nIt classifies cats.\n", "README.md")).toBe("clean");
    expect(await said(Buffer.from("89504e470d0a1a0a0000", "hex"), "a.png")).toBe("clean");
    // Prose that begins like an opcode.
    for (const prose of ["Notes\n.", "config = 1\nname = x\n", "I think.\nSo it is.\n", "(a) one\n(b) two\n", "p.\n"])
      expect(await said(prose, "notes.txt")).toBe("clean");
  });
});

describe("files of a repository", () => {
  it("MA12: are a model's by their endings, and by the names that libraries look for", () => {
    const { isModel, among } = modelNames(formats.all);
    const models = [
      "a/w.safetensors",
      "a/config.json",
      "b/M.PT",
      "c.gguf",
      "d/chat_template.jinja",
      "e/tokenizer_config.json",
    ];
    const others = ["package.json", "tasks/main.j2", "data.json", "run.py", "notes.txt", "lib.zip", "lib.so", "f.xml"];
    for (const name of models) expect([name, isModel(name)]).toEqual([name, true]);
    for (const name of others) expect([name, isModel(name)]).toEqual([name, false]);
    expect(among([...models, "web/config.json"])).toEqual(models);
  });
});

describe("archives", () => {
  it("MA5: are looked into, stored or deflated, and those within them", async () => {
    const packed = zipOf({ "deep/model.pkl": { bytes: EVIL, deflate: true } });
    const nested = tarOf({ "a/b.zip": packed });
    for (const bytes of [packed, nested, gzipSync(nested), deflateSync(EVIL), zipOf({ "x.tgz": gzipSync(nested) })]) {
      const { verdict, reasons } = await verdictOf(bytes, "bundle");
      expect(verdict).toBe("blocked");
      expect(callsOf(reasons)).toEqual(["os.system('id')"]);
    }
    expect((await verdictOf(gzipSync(nested))).reasons[0]?.member).toBe("unpacked!/a/b.zip!/deep/model.pkl");
    expect((await verdictOf(zipOf({ "a.pkl": HARMLESS, "b.md": Buffer.from("x") }), "m.zip")).verdict).toBe("clean");
  });

  it("MA5: names that lead out, and members with two names, are blocked", async () => {
    expect(await rules(zipOf({ "../../x": Buffer.from("x") }))).toEqual(["archive-escape"]);
    expect(await rules(zipOf({ "/etc/x": Buffer.from("x") }))).toEqual(["archive-escape"]);
    expect(await rules(tarOf({ "../x": Buffer.from("x") }))).toEqual(["archive-escape"]);
    const two = zipOf({ "a.txt": { bytes: Buffer.from("x"), localName: "b.txt" } });
    expect((await verdictOf(two)).verdict).toBe("blocked");
    expect(await rules(two)).toEqual(["archive-differs"]);
  });

  it("MA5: lies do not hide a member: flags, check sums, twice the same name, bytes around", async () => {
    const EVIL_MEMBER = { bytes: EVIL };
    const LIES: readonly (readonly [string, Uint8Array])[] = [
      ["archive-encrypted", zipOf({ "m.pkl": { ...EVIL_MEMBER, isEncrypted: true } })],
      ["archive-checksum", zipOf({ "m.pkl": { ...EVIL_MEMBER, crc: 1 } })],
      [
        "archive-duplicate",
        zipOf([
          ["m.pkl", HARMLESS],
          ["m.pkl", EVIL],
        ]),
      ],
      ["archive-before", bytesOf("junk before", zipOf({ "m.pkl": EVIL }))],
      ["archive-behind", bytesOf(zipOf({ "m.pkl": EVIL }), "junk behind")],
    ];
    for (const [rule, bytes] of LIES) {
      const { verdict, reasons } = await verdictOf(bytes, "m.pt");
      expect([rule, verdict]).toEqual([rule, "blocked"]);
      expect(reasons.map((reason) => reason.rule)).toEqual(expect.arrayContaining([rule, "pickle-call"]));
    }
    const junk = zipOf({ "m.pkl": { bytes: Buffer.from([9, 200, 7, 255]), isEncrypted: true } });
    expect((await verdictOf(junk)).verdict).toBe("review");
    expect((await verdictOf(zipOf({ "m.pkl": { bytes: HARMLESS, crc: 7 } }))).verdict).toBe("review");
    expect(await rules(zipOf({ "m.pkl": { bytes: HARMLESS, method: 12 } }))).toEqual(["archive-packing"]);
    expect(await rules(Buffer.from("fd377a585a000004", "hex"))).toEqual(["archive-packing"]);
    expect((await verdictOf(zipOf({ "m.pkl": HARMLESS }).subarray(0, -30), "m.zip")).verdict).toBe("failed");
  });

  it("MA7: PyTorch's zip files: numbers are passed over, sources of TorchScript are looked at for what reaches out", async () => {
    const numbers = Buffer.alloc(64, 0x80);
    const torch = (code: string) =>
      zipOf({
        "m/data.pkl": HARMLESS,
        "m/data/0": numbers,
        "m/version": Buffer.from("3"),
        "m/code/__torch__.py": Buffer.from(code),
      });
    expect(await verdictOf(torch("def forward(self, x):\n  return torch.add(x, x)\n"))).toMatchObject({
      verdict: "clean",
    });
    expect((await verdictOf(torch("  y = torch.from_file('/etc/passwd', False, 9)\n"))).verdict).toBe("blocked");
    expect((await verdictOf(torch("  y = ops.mylib.run(x)\n"))).verdict).toBe("review");
    expect((await verdictOf(torch("  y = ops.aten.relu(x)\n"))).verdict).toBe("clean");
    const legacy = bytesOf(Buffer.from("80028a0a6cfc9c46f9206aa85019", "hex"), ".", pickled("M\xe9\x03"), pickled("}"));
    expect((await verdictOf(bytesOf(legacy, HARMLESS, pickled("]"), numbers), "m.pth")).verdict).toBe("clean");
    expect((await verdictOf(bytesOf(legacy, EVIL, pickled("]"), numbers), "m.pth")).verdict).toBe("blocked");
    expect((await verdictOf(tarOf({ pickle: EVIL }), "m.pt")).verdict).toBe("blocked");
  });
});

describe("NumPy arrays", () => {
  const npy = (descr: string, shape: string, body: Uint8Array, more = ""): Uint8Array => {
    const header = `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, ${more}}\n`;
    return bytesOf("\x93NUMPY\x01\0", header.length, 0, header, body);
  };
  it("MA6: the header is a literal, the shape is what follows, objects are a pickle", async () => {
    const said = async (bytes: Uint8Array) => (await verdictOf(bytes, "a.npy")).verdict;
    const eight = new Uint8Array(16);
    expect(await said(npy("'<f8'", "(2,)", eight))).toBe("clean");
    expect(await said(npy("'<U2'", "(2,)", eight))).toBe("clean");
    expect(await said(npy("[('a', '<f4'), ('b', '<i4')]", "(2,)", eight))).toBe("clean");
    expect(await said(npy("'<f8'", "()", eight.subarray(8)))).toBe("clean");
    expect(await said(npy("'<f8'", "(3,)", eight))).toBe("failed");
    expect(await said(npy("'<f8'", "(2,)", bytesOf(eight, "\n")))).toBe("clean");
    expect(await said(npy("'<f8'", "(1,)", eight))).toBe("review");
    expect(await said(npy("'<f8'", "(2,)", bytesOf(eight, EVIL)))).toBe("blocked");
    expect(await said(npy("__import__('os').system('id')", "(2,)", eight))).toBe("blocked");
    expect(await said(npy("'<f8'", "(2,)", eight, "'x': open('y'), "))).toBe("blocked");
    expect(await said(npy("'|O'", "(1,)", EVIL))).toBe("blocked");
    expect(await said(npy("[('a', '|O')]", "(1,)", EVIL))).toBe("blocked");
    expect(await said(npy("'|O'", "(1,)", HARMLESS))).toBe("clean");
    expect(await said(zipOf({ "arr_0.npy": npy("'|O'", "(1,)", EVIL) }))).toBe("blocked");
  });
});

describe("sizes", () => {
  it("MA10: ten gigabytes cost no more memory than one megabyte", async () => {
    const root = folder({});
    const file = path.join(root, "large.pkl");
    const size = 10 * 2 ** 30;
    const count = Buffer.alloc(8);
    count.writeBigUInt64LE(BigInt(size - 100));
    writeFileSync(file, bytesOf(0x80, 4, "(", 0x8e, count));
    truncateSync(file, size);
    const before = process.memoryUsage();
    const { files, elapsedMs } = await scan(root);
    const after = process.memoryUsage();
    expect(files.map(({ verdict }) => verdict)).toEqual(["blocked"]); // a zero is no opcode
    expect(after.rss + after.external - before.rss - before.external).toBeLessThan(64 << 20);
    expect(elapsedMs).toBeLessThan(1_000);
  });

  it("MA10: what unpacks without end is given up, and costs no memory", async () => {
    let bomb: Uint8Array = deflateRawSync(Buffer.alloc(8 << 20));
    const claimed = 64 * 2 ** 30;
    bomb = zipOf({
      "bomb.bin": { bytes: Buffer.alloc(0), packed: bomb, sizeBytes: claimed, crc: crc32(Buffer.alloc(0)) },
    });
    expect((await verdictOf(bomb)).verdict).not.toBe("clean");
    const endless = gzipSync(bytesOf(0x80, 4, "(", Buffer.alloc(8 << 20, "N")));
    expect((await verdictOf(endless)).verdict).toBe("failed");
    expect(
      (await verdictOf(zipOf({ "small.txt": { bytes: Buffer.alloc(100), sizeBytes: 10, deflate: true } }))).verdict,
    ).toBe("failed");
  });
});

describe("findings", () => {
  it("MA9: carry the catalogue's threats, and a fingerprint that stays", async () => {
    const root = folder({ "m.pkl": EVIL });
    const { files } = await scan(root);
    const [finding] = artefactFindings(files, formats.all, 5);
    expect(finding).toMatchObject({
      room: "model",
      severity: "critical",
      threats: ["malicious-model-file"],
      firstSeen: 5,
    });
    expect(artefactFindings((await scan(root)).files, formats.all, 9)[0]?.fingerprint).toBe(finding?.fingerprint);
    expect(readFileSync(path.join(root, "m.pkl"))).toEqual(Buffer.from(EVIL));
  });
});
