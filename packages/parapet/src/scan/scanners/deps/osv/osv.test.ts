import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { scanTree, treeOf } from "../../../testing/tree.ts";
import { deps } from "../deps.ts";
import { VERSION_SCHEMES } from "../versions/index.ts";
import { cvss3BaseScore } from "./cvss3.ts";
import { openDatabase, writeDatabase } from "./database.ts";
import { isAffected } from "./is-affected.ts";
import { recordsFrom } from "./read-records.ts";
import { advisoriesOf, type RangeEvent } from "./record.ts";

const NOW = Date.UTC(2026, 10, 26);
const record = (id: string, name: string, more: object = {}): Record<string, unknown> => ({
  id,
  modified: "2026-11-25T00:00:00Z",
  affected: [
    {
      package: { ecosystem: "npm", name },
      ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed: "1.2.0" }] }],
    },
  ],
  ...more,
});
const within = (events: readonly RangeEvent[], version: string): boolean =>
  isAffected(
    version,
    { id: "X", aliases: [], summary: "", isMalicious: false, versions: [], ranges: [events] },
    VERSION_SCHEMES.npm,
  );

describe("advisories", () => {
  it("DP7: a range means what the OSV schema says it means", () => {
    const twice: RangeEvent[] = [
      ["introduced", "2.0.0"],
      ["fixed", "1.5.0"],
      ["introduced", "0"],
      ["fixed", "2.3.1"],
    ];
    expect(
      ["0.0.1", "1.4.9", "1.5.0", "1.9.9", "2.0.0-rc.1", "2.0.0", "2.3.0", "2.3.1"].map((v) => within(twice, v)),
    ).toEqual([true, true, false, false, false, true, true, false]);
    const last: RangeEvent[] = [
      ["introduced", "1.0.0"],
      ["last_affected", "1.2.0"],
    ];
    expect(["0.9.0", "1.0.0", "1.2.0", "1.2.1"].map((v) => within(last, v))).toEqual([false, true, true, false]);
    const limited: RangeEvent[] = [
      ["introduced", "0"],
      ["limit", "2.0.0"],
    ];
    expect(["1.9.9", "2.0.0"].map((v) => within(limited, v))).toEqual([true, false]);
  });

  it("DP7: listed versions count, GIT ranges and withdrawn records do not", () => {
    const affected = [
      {
        package: { ecosystem: "PyPI", name: "A_b" },
        versions: ["1.0"],
        ranges: [{ type: "GIT", events: [{ introduced: "0" }] }],
      },
      { package: { ecosystem: "Debian:12", name: "a" }, versions: ["1"] },
    ];
    const [found, ...others] = advisoriesOf({ id: "X-1", affected });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ ecosystem: "PyPI", name: "a-b" });
    expect(isAffected("1.0.0", found!.advisory, VERSION_SCHEMES.PyPI)).toBe(true);
    expect(isAffected("1.0.1", found!.advisory, VERSION_SCHEMES.PyPI)).toBe(false);
    expect(advisoriesOf({ id: "X-1", affected, withdrawn: "2026-01-01T00:00:00Z" })).toEqual([]);
    expect(() => advisoriesOf({ affected })).toThrow("no id");
  });

  it("DP8: scores CVSS 3 vectors as the specification does", () => {
    const scores: Readonly<Record<string, number | undefined>> = {
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H": 9.8,
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H": 10,
      "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N": 6.1,
      "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N": 5.9,
      "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H": 7.8,
      "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H": 9.9,
      "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N": 0,
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H/E:P": 7.5,
      "CVSS:3.1/AV:N/AC:L": undefined,
      "AV:N/AC:L/Au:N/C:N/I:N/A:P": undefined,
    };
    for (const [vector, score] of Object.entries(scores)) expect(cvss3BaseScore(vector), vector).toBe(score);
  });
});

describe("the database", () => {
  const files = { "zip/all.zip": "", "lines.jsonl": "" };
  const records = [
    record("GHSA-a", "left"),
    record("GHSA-b", "right"),
    record("GHSA-c", "gone", { withdrawn: "2026-01-01" }),
  ];

  it("DP9: reads a zip, a folder and JSON lines alike, and counts what is none", async () => {
    const root = treeOf(files);
    writeFileSync(
      path.join(root, "all.zip"),
      zipSync(
        Object.fromEntries([
          ...records.map((one) => [`${one.id}.json`, strToU8(JSON.stringify(one))]),
          ["bad.json", strToU8("{")],
        ]),
      ),
    );
    writeFileSync(path.join(root, "lines.jsonl"), `${records.map((one) => JSON.stringify(one)).join("\n")}\n{\n`);
    mkdirSync(path.join(root, "folder/npm"), { recursive: true });
    for (const one of records) writeFileSync(path.join(root, `folder/npm/${one.id}.json`), JSON.stringify(one));
    writeFileSync(path.join(root, "folder/bad.json"), "[1]");
    for (const place of ["all.zip", "lines.jsonl", "folder"]) {
      const file = path.join(root, `${place}.sqlite`);
      const written = await writeDatabase(file, recordsFrom(path.join(root, place)), { source: place, now: NOW });
      expect(written, place).toMatchObject({
        records: 3,
        packages: 2,
        refused: 1,
        newestChangeAt: Date.UTC(2026, 10, 25),
      });
      const database = openDatabase(file);
      expect(database.of("npm", "left").map(({ id }) => id)).toEqual(["GHSA-a"]);
      expect(database.of("npm", "gone")).toEqual([]);
      database.close();
    }
  });

  it("DP9: what cannot be read leaves the one before as it was", async () => {
    const root = treeOf({ "empty.jsonl": "", "cut.zip": "" });
    const file = path.join(root, "v.sqlite");
    const lines = async function* () {
      yield record("GHSA-a", "left");
    };
    await writeDatabase(file, lines(), { source: "test", now: NOW });
    const zip = zipSync({
      "a.json": strToU8(JSON.stringify(records[0])),
      "b.json": strToU8(JSON.stringify(records[1])),
    });
    for (const cut of [zip.length - 10, 30, Math.floor(zip.length / 2)]) {
      writeFileSync(path.join(root, "cut.zip"), zip.subarray(0, cut));
      const writing = writeDatabase(file, recordsFrom(path.join(root, "cut.zip")), { source: "cut", now: NOW });
      await expect(writing, `${cut} bytes`).rejects.toThrow(/zip/);
    }
    await expect(
      writeDatabase(file, recordsFrom(path.join(root, "empty.jsonl")), { source: "e", now: NOW }),
    ).rejects.toThrow("holds no advisory");
    await expect(writeDatabase(file, recordsFrom(path.join(root, "none")), { source: "e", now: NOW })).rejects.toThrow(
      "not there",
    );
    expect(openDatabase(file).info).toMatchObject({ source: "test", records: 1, importedAt: NOW });
  });

  it("DP10: a scan without a database is not clean, unless it was told to do without", async () => {
    const tree = { "requirements.txt": "left==1.0\n" };
    const without = await scanTree(tree, { scanners: [deps] });
    expect(without.failures).toEqual([{ path: ".", scanner: "deps", error: expect.stringContaining("NOT checked") }]);
    const damaged = path.join(treeOf({ "v.sqlite": "no database" }), "v.sqlite");
    const broken = await scanTree(tree, { scanners: [deps], settings: { options: { deps: { database: damaged } } } });
    expect(broken.failures).toHaveLength(1);
    const told = await scanTree(tree, {
      scanners: [deps],
      settings: { options: { deps: { checksVulnerabilities: false } } },
    });
    expect(told.failures).toEqual([]);
    expect((await scanTree({ "a.txt": "x" }, { scanners: [deps] })).failures).toEqual([]);
  });

  it("DP11: advisories of one flaw are one finding, with the smallest safe upgrade; an old database is one as well", async () => {
    const file = path.join(treeOf({}), "v.sqlite");
    const flaws = async function* () {
      yield record("GHSA-a", "left", {
        aliases: ["CVE-2026-1"],
        severity: [{ type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" }],
      });
      yield record("SNYK-1", "left", { aliases: ["CVE-2026-1"], database_specific: { severity: "LOW" } });
      yield record("GHSA-b", "left", {
        affected: [
          {
            package: { ecosystem: "npm", name: "left" },
            ranges: [{ type: "SEMVER", events: [{ introduced: "1.2.0" }, { fixed: "1.2.5" }] }],
          },
          {
            package: { ecosystem: "npm", name: "left" },
            ranges: [
              {
                type: "SEMVER",
                events: [{ introduced: "0" }, { fixed: "2.0.0" }, { introduced: "1.2.5" }, { fixed: "1.2.5" }],
              },
            ],
          },
        ],
      });
    };
    await writeDatabase(file, flaws(), { source: "test", now: NOW });
    const entry = { version: "1.1.0", integrity: "sha512-x" };
    const lock = {
      lockfileVersion: 3,
      packages: { "node_modules/left": entry, "node_modules/a/node_modules/left": entry },
    };
    const options = { scanners: [deps], settings: { options: { deps: { database: file } } } };
    const tree = { "package-lock.json": JSON.stringify(lock) };
    const { findings, failures } = await scanTree(tree, options);
    expect(failures).toEqual([]);
    expect(findings.map(({ rule, severity, evidence }) => ({ rule, severity, evidence }))).toEqual([
      { rule: "dependency-vulnerable", severity: "critical", evidence: "left@1.1.0 CVE-2026-1, GHSA-a, SNYK-1" },
      { rule: "dependency-vulnerable", severity: "medium", evidence: "left@1.1.0 GHSA-b, unrated" },
    ]);
    expect(findings[0]?.remediation).toContain("Upgrade left to 2.0.0, a new major version");
    const later = await scanTree(tree, { ...options, now: NOW + 9 * 86_400_000 });
    expect(later.findings.map(({ rule }) => rule)).toContain("vulnerability-database-old");
  });
});
