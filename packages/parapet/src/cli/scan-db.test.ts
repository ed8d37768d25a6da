import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openWorkshop, type Workshop } from "./testing/run-cli.ts";

const open: (Workshop | Server)[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

const ADVISORY = {
  id: "GHSA-xxxx",
  modified: new Date().toISOString(),
  summary: "It opens every door",
  database_specific: { severity: "HIGH" },
  affected: [
    {
      package: { ecosystem: "PyPI", name: "door" },
      ranges: [{ type: "ECOSYSTEM", events: [{ introduced: "0" }, { fixed: "1.1" }] }],
    },
  ],
};

function workshop(): Workshop {
  const shop = openWorkshop();
  open.push(shop);
  mkdirSync(path.join(shop.cwd, "src"));
  writeFileSync(path.join(shop.cwd, "src/requirements.txt"), "door==1.0\n");
  writeFileSync(path.join(shop.cwd, "advisories.jsonl"), `${JSON.stringify(ADVISORY)}\n`);
  return shop;
}

describe("the vulnerability database", () => {
  it("L30: without one a scan says so and exits 3, unless it is told to do without; with one it finds", async () => {
    const { run } = workshop();
    const scan = ["scan", "--json", "--scanners", "deps", "--no-cache", "src"] as const;
    const [without, told, status] = await Promise.all([
      run(...scan),
      run(...scan, "--no-vulnerabilities"),
      run("scan", "db", "status"),
    ]);
    expect(without.code).toBe(3);
    expect(without.json().failures).toEqual([{ path: ".", why: expect.stringContaining("NOT checked") }]);
    expect([told.code, told.json().failures]).toEqual([0, []]);
    expect(status.code).toBeGreaterThan(0);
    expect(status.stderr).toContain("PARAPET_SCAN_DATABASE");
    const update = await run("scan", "db", "update", "--from", "advisories.jsonl", "--json");
    expect(update.json()).toMatchObject({ records: 1, packages: 1, refused: 0, source: "advisories.jsonl" });
    const [found, known] = await Promise.all([run(...scan), run("scan", "db", "status", "--json")]);
    expect(found.code).toBe(1);
    expect(found.json().findings).toMatchObject([
      { rule: "dependency-vulnerable", severity: "high", location: { subject: "src/requirements.txt", line: 1 } },
    ]);
    expect(known.json()).toMatchObject({ records: 1, ageDays: 0 });
  }, 30_000);

  it("L30: an update fetches only what it is told to, shows no credentials, and a failure keeps what was there", async () => {
    const { run } = workshop();
    const server = createServer((request, response) => {
      response.statusCode = request.url?.startsWith("/all") === true ? 200 : 404;
      response.end(`${JSON.stringify(ADVISORY)}\n`);
    });
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const fetched = await run(
      "scan",
      "db",
      "update",
      "--from",
      `http://127.0.0.1:${port}/all.jsonl?token=t0p`,
      "--json",
    );
    expect(fetched.json()).toMatchObject({ records: 1, source: `http://127.0.0.1:${port}/all.jsonl` });
    const [gone, plain] = await Promise.all([
      run("scan", "db", "update", "--from", `http://127.0.0.1:${port}/none?token=t0p`),
      run("scan", "db", "update", "--from", "http://osv.example/all.zip"),
    ]);
    expect([gone.code, plain.code]).toEqual([3, 3]);
    expect(gone.stderr).toContain("404");
    expect(gone.stderr).not.toContain("t0p");
    expect(plain.stderr).toContain("https alone");
    expect((await run("scan", "db", "status", "--json")).json()).toMatchObject({ records: 1 });
  }, 30_000);

  it("L30: the OSV API is asked when the command says so, in the place of the database", async () => {
    const { run } = workshop();
    const server = createServer((request, response) => {
      const vulns = [{ id: ADVISORY.id, modified: ADVISORY.modified }];
      response.end(JSON.stringify(request.method === "POST" ? { results: [{ vulns }] } : ADVISORY));
    });
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const scan = ["scan", "--json", "--scanners", "deps", "--no-cache", "src", "--osv-api-url"] as const;
    const [found, failed] = await Promise.all([
      run(...scan, `http://127.0.0.1:${port}`),
      run(...scan, "http://me:t0p@osv.example/?token=t0p"),
    ]);
    expect([found.code, found.json().failures]).toEqual([1, []]);
    expect(found.json().findings).toMatchObject([{ rule: "dependency-vulnerable", severity: "high" }]);
    expect(failed.code).toBe(3);
    expect(failed.json().failures).toEqual([{ path: ".", why: expect.stringContaining("https alone") }]);
    expect(failed.stdout + failed.stderr).not.toContain("t0p");
  }, 30_000);
});
