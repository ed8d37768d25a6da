import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { policyJsonSchema } from "../policy/index.ts";
import { scanners } from "../scan/index.ts";
import { openStore } from "../store/index.ts";
import { openWorkshop } from "./testing/run-cli.ts";

const ADVISORY = {
  id: "GHSA-door",
  aliases: ["CVE-2026-1"],
  summary: "It opens every door",
  database_specific: { severity: "HIGH" },
  affected: [
    { package: { ecosystem: "npm", name: "door" }, ranges: [{ type: "SEMVER", events: [{ introduced: "0" }] }] },
  ],
};

const FILES = {
  "src/app.ts": 'import OpenAI from "openai";\n',
  "src/call.ts": "pager.send(1);\n",
  "fixtures/call.ts": "pager.send(2);\n",
  "rules/pager.yaml":
    "rules:\n  - { id: no-pager, message: Pages people, severity: high, languages: [typescript], calls: [pager.send] }\n",
  "package-lock.json": JSON.stringify({
    lockfileVersion: 3,
    packages: {
      "node_modules/door": { version: "1.0.0", integrity: "sha512-x", license: "MIT" },
      "node_modules/gate": { version: "1.0.0", integrity: "sha512-x", license: "GPL-3.0-only" },
      "node_modules/wall": { version: "1.0.0", integrity: "sha512-x", license: "GPL-3.0-only" },
    },
  }),
  "advisories.jsonl": `${JSON.stringify(ADVISORY)}\n`,
};

async function shopWith(scan: string, files: Readonly<Record<string, string>> = FILES) {
  const shop = openWorkshop(`parapet: 1\n${scan}`);
  onTestFinished(() => shop.close());
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(shop.cwd, name)), { recursive: true });
    writeFileSync(path.join(shop.cwd, name), text);
  }
  if (files["advisories.jsonl"] !== undefined) await shop.run("scan", "db", "update", "--from", "advisories.jsonl");
  /** Findings as `file rule`, suppressed ones with their owner. */
  const found = async (...words: string[]) => {
    const { code, json } = await shop.run("scan", "--json", "--no-cache", ...words);
    const findings = (json().findings as readonly Seen[])
      .filter(({ rule }) => rule !== "vulnerability-database-old")
      .map(({ location, rule, suppression }) => {
        const owner = suppression === undefined ? "" : ` (${suppression.owner}: ${suppression.reason})`;
        return `${location.subject} ${rule}${owner}`;
      });
    return { code, findings, json };
  };
  return { ...shop, found };
}

interface Seen {
  readonly rule: string;
  readonly location: { readonly subject: string };
  readonly suppression?: { readonly owner: string; readonly reason: string };
}

const POLICY = `scan:
  failOn: critical
  exclude: [/fixtures/]
  scanners: { config: off }
  sanctioned: [Anthropic]
  code: { rules: rules/pager.yaml }
  deps:
    licences:
      allow: [MIT]
      exceptions:
        - { package: gate, reason: bought, until: 2999-01-31 }
        - { package: wall, reason: once, until: 2020-01-31 }
    advisories:
      - { id: CVE-2026-1, package: door, reason: never opened, until: 2999-01-31 }
`;

describe("the policy's scan section", () => {
  it("L32: says what is looked at, with what, and what is accepted", async () => {
    const { found, run } = await shopWith(POLICY);
    const { code, findings, json } = await found();
    expect(findings).toEqual([
      "package-lock.json dependency-licence (policy: bought)",
      "package-lock.json dependency-licence",
      "package-lock.json dependency-vulnerable (policy: never opened)",
      "src/app.ts ai-service-not-sanctioned",
      "src/call.ts own-rule",
    ]);
    expect(code).toBe(0);
    const left = ["the policy turns off: config", "the policy leaves out: /fixtures/"];
    expect(json().skipped).toEqual(left.map((why) => ({ path: ".", why })));
    expect((await run("scan")).stderr).toContain(left.join("\n"));
  }, 30_000);

  it("L32: the command line wins, and a folder elsewhere goes by its own policy unless one is named", async () => {
    const shop = await shopWith(POLICY);
    const { found, cwd } = shop;
    mkdirSync(path.join(cwd, "other"));
    writeFileSync(path.join(cwd, "other/rules.yaml"), "rules: []\n");
    const [won, elsewhere, named] = await Promise.all([
      found("--fail-on", "medium", "--sanctioned", "openai", "--rules", "other/rules.yaml", "--no-vulnerabilities"),
      shop.run("scan", path.join(cwd, "src"), "--json", "--no-cache"),
      found("--config", "parapet.yaml", "src"),
    ]);
    expect([won.code, won.findings]).toEqual([
      1,
      ["package-lock.json dependency-licence (policy: bought)", "package-lock.json dependency-licence"],
    ]);
    expect(elsewhere.code).toBe(0);
    expect(named.findings).toContain("src/call.ts own-rule");
    const outside = openWorkshop(undefined);
    onTestFinished(() => outside.close());
    outside.write("call.ts", "pager.send(3);\n");
    expect((await shop.run("scan", outside.cwd, "--no-cache")).code).toBe(0);
    const byName = await shop.run("scan", outside.cwd, "--no-cache", "--config", path.join(cwd, "parapet.yaml"));
    expect(byName.stdout).toContain("own-rule");
    expect(await shop.run("scan", "--config", "none.yaml")).toMatchObject({ code: 2 });
    expect(existsSync(path.join(outside.cwd, ".parapet"))).toBe(false);
  }, 30_000);

  it.each([
    ["scan:\n  failOn: bad\n", "3:11", "one of info"],
    ["scan:\n  scanners:\n    secrets: offf\n", "4:14", "Did you mean 'off'"],
    ["scan:\n  exclud: [a]\n", "3:3", "Did you mean 'exclude'"],
    ["scan:\n  deps:\n    advisories:\n      - { id: X, reason: y, until: 2027-02-30 }\n", "5:36", "a day"],
    ["scan:\n  sanctioned:\n    - OpenAI\n    - Nobody Inc\n", "parapet.yaml:5:7", "no AI service"],
    ["scan:\n  code: { rules: nowhere }\n", "parapet.yaml:3:18", "cannot be read"],
  ])("L32: a mistake is told with its place before anything is scanned: %j", async (scan, place, words) => {
    const { run } = await shopWith(scan, {});
    const { code, stdout, stderr } = await run("scan", "--no-cache");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(place);
    expect(stderr).toContain(words);
  });

  it("L32: the register and own hosts hold for the inventory, for logs and for agents' settings", async () => {
    const settings = JSON.stringify({ env: { ANTHROPIC_BASE_URL: "https://models.acme-shop.eu" } });
    const files = {
      "app.ts": 'import OpenAI from "openai";\n',
      "dns.log": "Nov 26 10:00:00 dnsmasq[1]: query[A] api.openai.com from 10.0.0.1\n",
      ".claude/settings.json": settings,
    };
    const others = await shopWith("scan: { sanctioned: [Anthropic] }\n", files);
    const ours = await shopWith(
      "scan: { sanctioned: [OpenAI, Anthropic], agents: { hosts: [models.acme-shop.eu] } }\n",
      files,
    );
    const codes = async ({ run }: typeof ours) =>
      Promise.all([run("scan", "bom"), run("scan", "shadow", "dns.log"), run("scan", "agents")]).then((runs) =>
        runs.map(({ code }) => code),
      );
    expect(await codes(others)).toEqual([1, 1, 1]);
    expect(await codes(ours)).toEqual([0, 0, 0]);
    expect((await ours.run("scan", "shadow", "dns.log", "--sanctioned", "Anthropic")).code).toBe(1);
  }, 30_000);

  it("L24: what a scanner that is off once found is not fixed by that", async () => {
    const { found, write, cwd } = await shopWith("scan: { scanners: { deps: off } }\n", { "call.ts": "eval(1);\n" });
    write("app.ts", `export const key = "${["sk-proj-", "a1B2c3D4".repeat(6)].join("")}";\n`);
    expect((await found("--store")).findings).toEqual(["app.ts secret-openai-api-key"]);
    write("app.ts", "export {};\n");
    write("parapet.yaml", "parapet: 1\nscan: { scanners: { secrets: off } }\n");
    await found("--store");
    const store = await openStore({ dataDirectory: path.join(cwd, ".parapet") });
    const kept = await store.findings.list({ room: "scan" });
    await store.close();
    expect(kept.map(({ rule, status }) => `${rule} ${status}`)).toEqual(["secret-openai-api-key open"]);
  });

  it("L32: every scanner can be turned off, and nothing else", () => {
    // biome-ignore lint/suspicious/noExplicitAny: a JSON Schema, of which this one path is asked
    const { properties } = (policyJsonSchema() as any).properties.scan.properties.scanners;
    expect(Object.keys(properties)).toEqual([...scanners.all.map(({ id }) => id), "models"]);
  });
});
