import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { scanTree } from "../../../testing/tree.ts";
import { deps } from "../deps.ts";
import { type AskedPackage, advisoriesOfApi } from "./api.ts";

type Json = Readonly<Record<string, unknown>>;

const range = (name: string, ...events: object[]): Json => ({
  package: { ecosystem: "npm", name },
  ranges: [{ type: "SEMVER", events }],
});
const RECORDS: readonly Json[] = [
  { id: "GHSA-1", affected: [range("door", { introduced: "0" }, { fixed: "1.1.0" })] },
  { id: "GHSA-2", affected: [range("door", { introduced: "1.1.0" }, { fixed: "1.2.0" })] },
  // By commits alone: only the API can tell which versions it means.
  { id: "GHSA-3", affected: [{ ranges: [{ type: "GIT", events: [{ introduced: "0" }] }] }] },
  { id: "GHSA-4", withdrawn: "2026-01-01T00:00:00Z", affected: [range("@s/gate", { introduced: "0" })] },
  { id: "MAL-5", affected: [range("evil", { introduced: "0" })] },
  { id: "GHSA-6", affected: [range("evil", { introduced: "0" })] },
];
/** What the API answers to each purl; a list in a list is a page. */
const ANSWERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "pkg:npm/door@1.0.0": [["GHSA-1"], [], ["GHSA-3"]],
  "pkg:npm/door": [["GHSA-1", "GHSA-2"], ["GHSA-3"]],
  "pkg:npm/%40s/gate@1.0.0": [["GHSA-4"]],
  "pkg:npm/evil": [["MAL-5", "GHSA-6"]],
};

interface Asked {
  readonly path: string;
  readonly queries: readonly Json[];
}

/** `/v1/querybatch` and `/v1/vulns/{id}` as osv.dev documents them. */
async function apiWith(
  before: (request: IncomingMessage, response: ServerResponse, count: number) => boolean = () => false,
) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const queries = text === "" ? [] : (JSON.parse(text).queries as readonly Json[]);
    asked.push({ path: request.url ?? "", queries });
    if (before(request, response, asked.length)) return;
    response.setHeader("content-type", "application/json");
    const id = /^\/v1\/vulns\/(.+)$/.exec(request.url ?? "")?.[1];
    if (request.method === "GET" && id !== undefined) {
      const record = RECORDS.find((one) => one.id === decodeURIComponent(id));
      response.statusCode = record === undefined ? 404 : 200;
      response.end(JSON.stringify(record ?? { code: 5, message: "Bug not found." }));
    } else if (request.method === "POST" && request.url === "/v1/querybatch" && queries.length <= 1_000) {
      const results = queries.map((query) => {
        const { purl } = query.package as { readonly purl: string };
        const pages = ANSWERS[purl] ?? [[]];
        const page = Number(query.page_token ?? 0);
        const vulns = pages[page]!.map((one) => ({ id: one, modified: "2026-11-25T00:00:00Z" }));
        return {
          ...(vulns.length === 0 ? {} : { vulns }),
          ...(page + 1 < pages.length ? { next_page_token: String(page + 1) } : {}),
        };
      });
      response.end(JSON.stringify({ results }));
    } else {
      response.statusCode = 400;
      response.end("{}");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }; // it listens on a port
}

const fast = { retryDelayMs: 1 };
const door: AskedPackage = { ecosystem: "npm", name: "door", version: "1.0.0" };

const LOCK = JSON.stringify({
  lockfileVersion: 3,
  packages: Object.fromEntries(
    ["door", "@s/gate", "wall"].map((name) => [`node_modules/${name}`, { version: "1.0.0", integrity: "sha512-x" }]),
  ),
});
const scanWith = (api: string) =>
  scanTree(
    { "package-lock.json": LOCK, "lib/package.json": '{"dependencies":{"evil":"^1.0.0"}}' },
    { scanners: [deps], settings: { options: { deps: { api } } } },
  );

describe("the OSV API", () => {
  it("DP18: finds what it names over all pages, with an upgrade that none of a package's advisories means", async () => {
    const { url, asked } = await apiWith();
    const { findings, failures } = await scanWith(url);
    expect(failures).toEqual([]);
    expect(findings.map(({ rule, evidence, remediation }) => `${rule} | ${evidence} | ${remediation}`)).toEqual([
      "dependency-malicious | evil MAL-5 | Remove it, and take every machine that installed it for broken into: renew each secret that it could read.",
      "dependency-vulnerable | door@1.0.0 GHSA-1, unrated | Upgrade door to 1.2.0: by what brings it, or by an override.",
      "dependency-vulnerable | door@1.0.0 GHSA-3, unrated | Upgrade door to 1.2.0: by what brings it, or by an override.",
    ]);
    const purls = asked.flatMap(({ queries }) => queries.map((query) => JSON.stringify(query)));
    expect(new Set(purls).size).toBe(purls.length);
    expect(purls).toContain('{"package":{"purl":"pkg:npm/wall@1.0.0"}}');
    // Of what a manifest asks for, only what is malicious matters.
    expect(asked.map(({ path }) => path)).not.toContain("/v1/vulns/GHSA-6");
  });

  it("DP18: asks in batches of a thousand, each package once, and sends nothing of what comes from elsewhere", async () => {
    const { url, asked } = await apiWith();
    const many = Array.from({ length: 2_001 }, (_, at): AskedPackage => ({ ...door, name: `p${at % 2_000}` }));
    await advisoriesOfApi(url, many, fast);
    expect(asked.map(({ queries }) => queries.length)).toEqual([1_000, 1_000]);
    const manifest = { dependencies: { own: "github:me/own#main", near: "file:../near" } };
    await scanTree(
      { "package.json": JSON.stringify(manifest) },
      { scanners: [deps], settings: { options: { deps: { api: url } } } },
    );
    expect(asked).toHaveLength(2);
  });

  it("DP18: tries again where it is busy or the line breaks", async () => {
    const { url, asked } = await apiWith((_request, response, count) => {
      if (count === 1) response.writeHead(503).end();
      else if (count === 2) response.destroy();
      else if (count === 3) response.writeHead(429, { "retry-after": "0" }).end();
      return count <= 3;
    });
    expect((await advisoriesOfApi(url, [door], fast)).of("npm", "door").map(({ id }) => id)).toEqual([
      "GHSA-1",
      "GHSA-2",
      "GHSA-3",
    ]);
    expect(asked.length).toBeGreaterThan(4);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ["answered 500", (response) => response.writeHead(500).end()],
    ["answered 403", (response) => response.writeHead(403).end()],
    ["fetch failed", (response) => response.destroy()],
    ["fetch failed", (response) => response.writeHead(302, { location: "/v1/other" }).end()],
    ["not answered all", (response) => response.end('{"results":[]}')],
    ["no JSON object", (response) => response.end("[]")],
    ["not valid JSON", (response) => response.end("<html>")],
    ["without an id", (response) => response.end('{"results":[{"vulns":[{"id":"../../x"}]}]}')],
    ["come to an end", (response) => response.end('{"results":[{"next_page_token":"x"}]}')],
  ])("DP18: what fails is told and never clean: %s", async (words, answer) => {
    const { url } = await apiWith((_request, response) => {
      answer(response);
      return true;
    });
    await expect(advisoriesOfApi(url, [door], fast)).rejects.toThrow(words);
    await expect(advisoriesOfApi(url, [door], fast)).rejects.toThrow("127.0.0.1");
  });

  it("DP18: a record that is missing is a failure of the scan, which finds nothing by half", async () => {
    const { url } = await apiWith((request, response) => {
      if (request.url !== "/v1/vulns/GHSA-2") return false;
      response.writeHead(404).end();
      return true;
    });
    const { findings, failures } = await scanWith(url);
    expect(findings).toEqual([]);
    expect(failures).toEqual([
      { path: ".", scanner: "deps", error: expect.stringMatching(/NOT checked: 127\.0\.0\.1:\d+: answered 404$/) },
    ]);
  });

  it("DP18: goes by https alone but to this machine, and shows no credentials", async () => {
    const word = ["hun", "ter2"].join("");
    for (const address of [
      "http://osv.example",
      "ftp://osv.example",
      "osv",
      `http://me:${word}@osv.example/?t=${word}`,
    ]) {
      const failed = await advisoriesOfApi(address, [door], fast).catch((thrown: Error) => thrown.message);
      expect(failed).toMatch(/https alone|no URL/);
      expect(failed).not.toContain(word);
    }
  });

  it("DP18: an interrupt ends the waiting", async () => {
    const interrupt = new AbortController();
    const { url } = await apiWith(() => {
      setTimeout(() => interrupt.abort(), 20);
      return true;
    });
    await expect(advisoriesOfApi(url, [door], { signal: interrupt.signal })).rejects.toThrow("interrupted");
  });
});
