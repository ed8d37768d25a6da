import path from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { FileReport, Scanner } from "../../scanner.ts";
import { tarOf, zipOf } from "../../testing/archives.ts";
import { scanTree, treeOf } from "../../testing/tree.ts";
import { scannedFile } from "../read-file.ts";
import { inspectArchive } from "./inspect-archive.ts";
import { UNPACK_LIMITS } from "./unpack.ts";

// Put together here, so that no scanner takes this file for a leak.
const KEY = ["sk-proj-", "a1B2c3D4".repeat(6)].join("");
const leak = `line\nconst key = "${KEY}";\n`;

type Tree = Readonly<Record<string, string | Uint8Array>>;

async function seenIn(tree: Tree) {
  const result = await scanTree(tree);
  return {
    findings: result.findings.map(({ rule, location }) => `${location.subject}:${location.line} ${rule}`),
    failures: result.failures,
    skipped: result.skipped,
  };
}

const quiet = { failures: [], skipped: [] };
const said = "secret-openai-api-key";

describe("archives", () => {
  it("N14: what lies in an archive is scanned, and found at its place there", async () => {
    const files = { "src/app.ts": Buffer.from(leak), "b.txt": Buffer.from("fine\n") };
    const long = `${"d/".repeat(60)}app.ts`;
    const tree = {
      "lib.zip": zipSync(files),
      "stored.jar": zipSync(files, { level: 0 }),
      "tool.whl": zipOf({ "app.ts": leak }),
      "pack.tar": tarOf({ "src/app.ts": leak, [long]: leak }),
      "pack.tgz": gzipSync(tarOf({ "package/app.ts": leak })),
      "dump.sql.gz": gzipSync(leak),
    };
    expect(await seenIn(tree)).toEqual({
      ...quiet,
      findings: [
        `dump.sql.gz!/dump.sql:2 ${said}`,
        `lib.zip!/src/app.ts:2 ${said}`,
        `pack.tar!/${long}:2 ${said}`,
        `pack.tar!/src/app.ts:2 ${said}`,
        `pack.tgz!/package/app.ts:2 ${said}`,
        `stored.jar!/src/app.ts:2 ${said}`,
        `tool.whl!/app.ts:2 ${said}`,
      ],
    });
  });

  it("N14: archives within archives are opened, to a depth, and what lies deeper is listed", async () => {
    const nested = (depth: number): Uint8Array =>
      depth === 0 ? Buffer.from(leak) : zipOf({ [depth === 1 ? "app.ts" : "in.zip"]: nested(depth - 1) });
    expect(await seenIn({ "a.zip": nested(3) })).toEqual({
      ...quiet,
      findings: [`a.zip!/in.zip!/in.zip!/app.ts:2 ${said}`],
    });
    expect(await seenIn({ "a.zip": nested(9) })).toEqual({
      failures: [],
      skipped: [{ path: "a.zip!/in.zip!/in.zip!/in.zip", why: "too-deep" }],
      findings: [],
    });
  });

  it("N14: a cell of a notebook in an archive is scanned like one beside it", async () => {
    const code = ["import os\n", "from openai import OpenAI\n", "client = OpenAI()\n"];
    const call = "os.system(client.chat.completions.create(model='m', messages=[]).choices[0].message.content)\n";
    const notebook = JSON.stringify({ nbformat: 4, cells: [{ cell_type: "code", source: [...code, call] }] });
    const { findings } = await seenIn({ "a.ipynb": notebook, "a.zip": zipOf({ "a.ipynb": notebook }) });
    const rules = (place: string) => findings.filter((one) => one.startsWith(place)).map((one) => one.split(" ")[1]);
    expect(rules("a.ipynb:")).toContain("ai-out-002-output-to-shell");
    expect(rules("a.zip!/a.ipynb:")).toEqual(rules("a.ipynb:"));
  });

  it("N14: nothing is looked at inside when archives are left alone, and the caches of both do not mix", async () => {
    const root = treeOf({ "a.zip": zipOf({ "a.ts": leak }), "b.ts": "const a = 1;\n" });
    const cacheFile = path.join(root, ".parapet", "cache.txt");
    const shut = await scanTree(root, { cacheFile, looksIntoArchives: false });
    const cold = await scanTree(root, { cacheFile });
    const warm = await scanTree(root, { cacheFile });
    expect([shut.findings.length, cold.findings.length]).toEqual([0, 1]);
    expect([warm.fromCache, warm.findings]).toEqual([2, cold.findings]);
  });

  it("N15: what is encrypted, damaged, overlapping or two-faced is a finding, and the rest is scanned", async () => {
    const files = { "a.ts": leak, "b.ts": "fine" };
    const cut = zipOf(files).slice(0, -30);
    const flipped = Buffer.from(zipOf(files));
    flipped[flipped.indexOf("a.ts") + 12]! ^= 0x55;
    const findings = [
      ["encrypted.zip", zipOf(files, { "b.ts": { isEncrypted: true } }), "encrypted.zip!/b.ts", true],
      ["lies.zip", zipOf(files, { "b.ts": { sizeBytes: 3 } }), "lies.zip!/b.ts", true],
      ["faces.zip", zipOf(files, { "b.ts": { localName: "c.ts" } }), "faces.zip!/b.ts", true],
      [
        "shared.zip",
        zipOf({ ...files, "c.ts": "" }, { "c.ts": { sharesFirst: true, localName: "a.ts" } }),
        "shared.zip!/c.ts",
        true,
      ],
      ["flipped.zip", flipped, "flipped.zip!/a.ts", false],
      ["cut.zip", cut, "cut.zip", false],
      ["text.zip", Buffer.from("no zip at all"), "text.zip", false],
      ["empty.tar", new Uint8Array(), "empty.tar", false],
      ["short.tar", tarOf(files).slice(0, 1_500), "short.tar", true],
      ["cut.tgz", gzipSync(tarOf(files)).slice(0, -20), "cut.tgz", false],
    ] as const;
    for (const [name, bytes, place, isRestFound] of findings) {
      const seen = await seenIn({ [name]: bytes });
      const rest = isRestFound ? [`${name}!/a.ts:2 ${said}`] : [];
      expect(seen.findings.toSorted(), name).toEqual([...rest, `${place}:1 archive-unreadable`].toSorted());
      expect(seen.skipped, name).toEqual([{ path: place, why: "unreadable" }]);
      expect(seen.failures, name).toEqual([]);
    }
  });

  it("N15: a bomb is a finding, and takes neither memory nor time", async () => {
    const zeros = new Uint8Array(40 << 20);
    const liar = zipOf({ "a.bin": zeros }, { "a.bin": { sizeBytes: 10 } });
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.txt`, zeros.subarray(0, 9 << 20)]));
    const wide = zipOf({ "1.zip": zipOf(many), "2.zip": zipOf(many) });
    const started = performance.now();
    const seen = await seenIn({
      "declared.zip": zipOf({ "a.bin": zeros }),
      "liar.zip": liar,
      "one.gz": gzipSync(zeros),
      "tar.tgz": gzipSync(tarOf({ "a.bin": new Uint8Array(80 << 20) })),
      "wide.zip": wide,
    });
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(seen.findings).toEqual([
      "declared.zip!/a.bin:1 archive-bomb",
      "liar.zip!/a.bin:1 archive-bomb",
      "one.gz!/one:1 archive-bomb",
      "tar.tgz:1 archive-bomb",
      "wide.zip:1 archive-bomb",
    ]);
  }, 20_000);

  it("N15: what is large without swelling, and what is too much, is listed as skipped", async () => {
    const noise = Buffer.from(Array.from({ length: 3_000 }, (_, at) => Math.sin(at).toString(36)).join(""));
    const limits = { ...UNPACK_LIMITS, maxFileBytes: 1_000, maxMembers: 3 };
    const file = scannedFile(
      "a.zip",
      zipOf({ "a.txt": noise, "b.txt": "b", "c.txt": "c", "d.txt": "d", "e.txt": "e" }),
    );
    const [, own] = inspectArchive(file, [counting()], { options: {} }, { limits });
    expect(own?.report.facts.map(({ data }) => data)).toEqual([
      { name: "a.txt", why: "too-large" },
      { name: "a.zip", why: "too-many" },
    ]);
  });

  it("N15: names and links that lead out of the folder are findings, and lead nowhere", async () => {
    const tree = {
      "a.zip": zipOf({ "../../etc/app.ts": leak, "C:\\app.ts": leak, link: "" }, { link: { linksTo: "../secret" } }),
      "b.tar": tarOf({ "/etc/app.ts": leak, "in/ok.ts": "" }, { "in/link": "../ok", "in/out": "../../secret" }),
    };
    const seen = await seenIn(tree);
    expect(seen.findings).toEqual([
      `a.zip!/C:/app.ts:1 archive-path-escape`,
      `a.zip!/C:/app.ts:2 ${said}`,
      `a.zip!/etc/app.ts:1 archive-path-escape`,
      `a.zip!/etc/app.ts:2 ${said}`,
      `a.zip!/link:1 archive-path-escape`,
      `b.tar!/etc/app.ts:1 archive-path-escape`,
      `b.tar!/etc/app.ts:2 ${said}`,
      `b.tar!/in/out:1 archive-path-escape`,
    ]);
  });

  it("N15: when it takes too long nothing of it is kept, and it is a failure", () => {
    let now = 0;
    const clock = () => (now += 3_000);
    const reports = inspectArchive(
      scannedFile("a.zip", zipOf({ "a.txt": "a", "b.txt": "b" })),
      [counting()],
      { options: {} },
      { clock },
    );
    expect(reports.map(({ scanner, error }) => [scanner, error])).toEqual([
      ["count", "took too long to unpack"],
      ["archives", "took too long to unpack"],
    ]);
  });

  it("N15: whatever the bytes are, it ends with a report", () => {
    const base = [zipOf({ "a.ts": leak, "b/c.ts": "x".repeat(500) }), tarOf({ "a.ts": leak, "b.ts": "" })];
    const edits = fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(0, 1), edits, fc.nat(2_000), (which, changed, cut) => {
        const bytes = Buffer.from(base[which]!);
        for (const [at, value] of changed) bytes[at % bytes.length] = value;
        const name = which === 0 ? "a.zip" : "a.tar";
        const reports = inspectArchive(scannedFile(name, bytes.subarray(0, bytes.length - (cut % 40))), [counting()], {
          options: {},
        });
        expect(reports.every(({ error }) => error === undefined)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** Wants all, says nothing. */
function counting(): Scanner {
  const nothing: FileReport = { findings: [], facts: [] };
  return {
    id: "count",
    title: "Count",
    summary: "For tests.",
    version: 1,
    rules: [],
    looksIntoArchives: true,
    wants: () => true,
    inspect: () => nothing,
  };
}
