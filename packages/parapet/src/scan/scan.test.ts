import { appendFileSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readBaseline, writeBaseline } from "./engine/baseline.ts";
import type { FileReport, Scanner } from "./scanner.ts";
import { scanTree, treeOf } from "./testing/tree.ts";

// Put together here, so that no scanner takes this file for a leak.
const KEY = ["sk-proj-", "a1B2c3D4".repeat(6)].join("");
const leak = `const key = "${KEY}";\n`;

/** Reports where a word stands, and breaks on another. */
const wordScanner: Scanner = {
  id: "words",
  title: "Words",
  summary: "For tests.",
  version: 1,
  rules: [
    {
      id: "bad-word",
      title: "Bad word",
      summary: "A word.",
      severity: "high",
      confidence: 1,
      cwe: [],
      threats: [],
      remediation: "Say another.",
      examples: { hits: [], misses: [] },
    },
  ],
  wants: ({ path: name }) => name.endsWith(".txt"),
  inspect({ text = "" }): FileReport {
    if (text.includes("breaks")) throw new Error("it broke");
    const findings = text
      .split("\n")
      .flatMap((line, at) =>
        /^(also )?bad\b/.test(line)
          ? [{ rule: "bad-word", line: at + 1, column: 1, evidence: line, identity: line.trim() }]
          : [],
      );
    return { findings, facts: [] };
  },
};
const words = { scanners: [wordScanner] };
const pathsOf = (result: { readonly findings: readonly { readonly location: { readonly subject: string } }[] }) =>
  result.findings.map(({ location }) => location.subject);

describe("the walk", () => {
  it("N19: names what somebody else looks at, however large, and nothing that is left out", async () => {
    const tree = { ".gitignore": "/out\n", "a.pt": "x".repeat(100), "b.txt": "bad", "out/c.pt": "x", "sub/d.pt": "x" };
    const handsOver = (name: string): boolean => name.endsWith(".pt");
    const found = await scanTree(tree, { ...words, handsOver, maxFileBytes: 50 });
    expect(found.handedOver).toEqual(["a.pt", "sub/d.pt"]);
    expect(found.skipped).toEqual([]);
    const asked = { ...words, handsOver, maxFileBytes: 50, only: new Set(["sub/d.pt"]), except: new Set(["a.pt"]) };
    expect((await scanTree(tree, asked)).handedOver).toEqual(["sub/d.pt"]);
    expect((await scanTree(tree, { ...words, maxFileBytes: 50 })).skipped).toEqual([
      { path: "a.pt", why: "too-large" },
    ]);
  });

  it("N1: heeds ignore files of every folder, the deeper and later winning", async () => {
    const tree = {
      ".gitignore": "*.log.txt\n/out\nkept.txt\n",
      "a.txt": "bad",
      "a.log.txt": "bad",
      "out/b.txt": "bad",
      "sub/out/c.txt": "bad",
      "sub/.gitignore": "!kept.txt\n",
      "sub/kept.txt": "bad",
      "kept.txt": "bad",
      "node_modules/x/d.txt": "bad",
      ".git/e.txt": "bad",
    };
    expect(pathsOf(await scanTree(tree, words))).toEqual(["a.txt", "sub/kept.txt", "sub/out/c.txt"]);
    const all = pathsOf(await scanTree(tree, { ...words, heedsIgnoreFiles: false }));
    expect(all).toContain("out/b.txt");
    expect(all).not.toContain(".git/e.txt");
  });

  it("N1: leaves out what it is told to, whatever ignore files take back or are not heeded", async () => {
    const tree = {
      ".gitignore": "!fixtures/\n!*.gen.txt\n",
      "a.txt": "bad",
      "b.gen.txt": "bad",
      "fixtures/c.txt": "bad",
      "sub/fixtures/d.txt": "bad",
    };
    const exclude = ["/fixtures/", "*.gen.txt"];
    for (const heedsIgnoreFiles of [true, false])
      expect(pathsOf(await scanTree(tree, { ...words, exclude, heedsIgnoreFiles }))).toEqual([
        "a.txt",
        "sub/fixtures/d.txt",
      ]);
    expect(pathsOf(await scanTree(tree, { ...words, exclude, paths: ["fixtures"] }))).toEqual([]);
  });

  it("N1: a path that is named is scanned once, however often; one outside is refused", async () => {
    const root = treeOf({ "a/b.txt": "bad", "c.txt": "bad" });
    expect(pathsOf(await scanTree(root, { ...words, paths: ["a", "a/b.txt", "./a"] }))).toEqual(["a/b.txt"]);
    await expect(scanTree(root, { paths: [".."] })).rejects.toMatchObject({ code: "PARAPET_SCAN_PATH" });
    await expect(scanTree(root, { paths: ["nowhere"] })).rejects.toMatchObject({ code: "PARAPET_SCAN_PATH" });
  });

  it("N17: a part is judged with the nearest companion above, which no ignore file leaves out", async () => {
    const isCompanion = ({ path: file }: { readonly path: string }): boolean => file.endsWith(".lock.txt");
    const paired = {
      ...words.scanners[0]!,
      companionsOf: ({ path: file }: { readonly path: string }) => (file.endsWith("asks.txt") ? [isCompanion] : []),
    };
    const tree = {
      "top.lock.txt": "bad",
      "a/mid.lock.txt": "bad",
      "a/b/asks.txt": "bad",
      "a/b/c/asks.txt": "bad",
      "a/b/d/other.txt": "bad",
      "a/e/asks.txt": "bad",
      "a/e/own.lock.txt": "bad",
      "f/.gitignore": "*.lock.txt\n",
      "f/out.lock.txt": "bad",
      "f/g/asks.txt": "bad",
    };
    const root = treeOf(tree);
    const of = async (...paths: string[]) => pathsOf(await scanTree(root, { scanners: [paired], paths }));
    expect(await of("a/b/c")).toEqual(["a/b/c/asks.txt", "a/mid.lock.txt"]);
    expect(await of("a/b/c", "a/b")).toEqual(["a/b/asks.txt", "a/b/c/asks.txt", "a/b/d/other.txt", "a/mid.lock.txt"]);
    expect(await of("a/b/c/asks.txt")).toEqual(["a/b/c/asks.txt", "a/mid.lock.txt"]);
    expect(await of("a/b/d")).toEqual(["a/b/d/other.txt"]);
    expect(await of("a/e")).toEqual(["a/e/asks.txt", "a/e/own.lock.txt"]);
    expect(await of("f/g")).toEqual(["f/g/asks.txt", "top.lock.txt"]);
  });

  it("N2: follows no link, and says what it left out", async () => {
    const root = treeOf({ "a.txt": "bad", "big.txt": "bad ".repeat(100) });
    symlinkSync("..", path.join(root, "loop"));
    symlinkSync("a.txt", path.join(root, "link.txt"));
    const result = await scanTree(root, { ...words, maxFileBytes: 50 });
    expect(pathsOf(result)).toEqual(["a.txt"]);
    expect(result.skipped).toEqual([
      { path: "big.txt", why: "too-large" },
      { path: "link.txt", why: "link" },
      { path: "loop", why: "link" },
    ]);
  });
});

describe("findings", () => {
  it("N3: a fingerprint survives the move of a line, and tells two findings apart", async () => {
    const [before] = (await scanTree({ "a.txt": "bad\n" }, words)).findings;
    const after = (await scanTree({ "a.txt": "\n\nfine\nbad\nbad\n" }, words)).findings;
    expect(after.map(({ location }) => location.line)).toEqual([4, 5]);
    expect(after[0]?.fingerprint).toBe(before?.fingerprint);
    expect(after[1]?.fingerprint).not.toBe(before?.fingerprint);
  });

  it("N4: a comment suppresses with a reason and before its date", async () => {
    const tree = {
      "a.txt": "bad // parapet:ignore[bad-word] a quotation\n# parapet:ignore[bad-word] spoken of, not said\nbad\n",
      "b.txt": "bad // parapet:ignore[bad-word]\n",
      "c.txt": "bad // parapet:ignore[bad-word] until we rewrite it (until 2026-11-25)\n",
      "d.txt":
        "bad // parapet:ignore[bad-word] a quotation (until 2026-11-26)\nbad // parapet:ignore[other] not this one\n",
    };
    const { findings } = await scanTree(tree, words);
    const told = findings.map(({ rule, status, location }) => `${location.subject} ${location.line} ${rule} ${status}`);
    expect(told).toEqual([
      "a.txt 1 bad-word suppressed",
      "a.txt 3 bad-word suppressed",
      "b.txt 1 bad-word open",
      "b.txt 1 suppression-without-reason open",
      "c.txt 1 bad-word open",
      "c.txt 1 suppression-expired open",
      "d.txt 1 bad-word suppressed",
      "d.txt 2 bad-word open",
    ]);
    expect(findings[0]?.suppression?.reason).toBe("a quotation");
  });

  it("N5: a baseline accepts what was open until its date, and keeps the reasons it has", async () => {
    const root = treeOf({ "a.txt": "bad\n" });
    const file = path.join(root, "baseline.json");
    const now = Date.UTC(2026, 10, 26);
    const { findings } = await scanTree(root, words);
    const first = { reason: "old code", owner: "ana", expiresAt: now, known: new Map() };
    expect(await writeBaseline(file, findings, first)).toBe(1);
    const baseline = await readBaseline(file);
    appendFileSync(path.join(root, "a.txt"), "also bad\n");
    const again = (await scanTree(root, { ...words, baseline })).findings;
    expect(again.map(({ status }) => status)).toEqual(["suppressed", "open"]);
    expect(again[0]?.suppression).toMatchObject({ owner: "ana", reason: "old code" });
    const late = await scanTree(root, { ...words, baseline, now: now + 86_400_000 });
    expect(late.findings.map(({ status }) => status)).toEqual(["open", "open"]);
    await writeBaseline(file, again, { ...first, reason: "newer", known: baseline });
    expect([...(await readBaseline(file)).values()].map(({ reason }) => reason)).toEqual(["old code", "newer"]);
  });

  it("N5: a baseline that is none is refused, with the field", async () => {
    const root = treeOf({ "not.json": "{", "no-reason.json": "" });
    const file = path.join(root, "no-reason.json");
    await expect(readBaseline(path.join(root, "not.json"))).rejects.toThrow("not JSON");
    const entry = { fingerprint: "f", rule: "r", path: "p", reason: " ", owner: "o", expires: "2026-12-01" };
    writeFileSync(file, JSON.stringify({ parapetBaseline: 1, accepted: [entry] }));
    await expect(readBaseline(file)).rejects.toThrow("accepted.0.reason");
  });

  it("N6: a secret's finding does not hold it, wherever it is written", async () => {
    const result = await scanTree({ "src/app.ts": leak });
    expect(result.findings).toMatchObject([
      { rule: "secret-openai-api-key", location: { subject: "src/app.ts", line: 1 } },
    ]);
    expect(JSON.stringify(result)).not.toContain(KEY.slice(0, 20));
  });
});

describe("failing", () => {
  it("N7: a scanner that breaks is a failure of that file, and of no other", async () => {
    const result = await scanTree({ "a.txt": "bad", "b.txt": "this breaks", "c.txt": "bad" }, words);
    expect(pathsOf(result)).toEqual(["a.txt", "c.txt"]);
    expect(result.failures).toEqual([{ path: "b.txt", scanner: "words", error: "it broke" }]);
  });
});

describe("speed", () => {
  it("N8: what was inspected is not inspected again; a changed file and a damaged cache are", async () => {
    const root = treeOf({ "a.ts": leak, "b.ts": "const a = 1;\n" });
    const cacheFile = path.join(root, ".parapet", "cache.txt");
    const cold = await scanTree(root, { cacheFile });
    const warm = await scanTree(root, { cacheFile });
    expect([cold.fromCache, warm.fromCache, warm.findings]).toEqual([0, 2, cold.findings]);
    writeFileSync(path.join(root, "b.ts"), leak);
    const changed = await scanTree(root, { cacheFile });
    expect([changed.fromCache, pathsOf(changed)]).toEqual([1, ["a.ts", "b.ts"]]);
    writeFileSync(cacheFile, readFileSync(cacheFile, "utf8").replaceAll("{", "[").slice(0, 300));
    expect((await scanTree(root, { cacheFile })).findings).toEqual(changed.findings);
  });

  it("N8: the folder of the cache is closed to others, and nobody commits it", async () => {
    const root = treeOf({ "a.ts": "const a = 1;\n" });
    const folder = path.join(root, ".parapet");
    await scanTree(root, { cacheFile: path.join(folder, "cache.txt") });
    expect(readFileSync(path.join(folder, ".gitignore"), "utf8")).toBe("*\n");
    if (process.platform !== "win32") expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it("N9: threads find what one finds", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [
        `f${at}.ts`,
        at % 50 === 0 ? leak : `export const n = ${at};\n`.repeat(3_000),
      ]),
    );
    const root = treeOf(files);
    const shared = await scanTree(root, { threads: 2 });
    const subjects = Object.keys(files).filter((_, at) => at % 50 === 0);
    expect([...pathsOf(shared)].sort()).toEqual(subjects.sort());
    expect(shared.failures).toEqual([]);
  }, 30_000);
});
