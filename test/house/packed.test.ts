import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "./source-tree.ts";

/**
 * The published packages in a project that is not this repository: the tarballs as npm packs them, and beside them
 * only the dependencies that their manifests name, linked from here, so that nothing is fetched. A file that was left
 * out of the tarball, or a dependency that is used and not named, is missed as a consumer would miss it.
 */

const run = promisify(execFile);
/** For what reads a whole package, or starts the command again and again. */
const SLOW_MS = 120_000;
const PACKAGES = ["packages/guard", "packages/guard-model", "packages/parapet"] as const;
const project = mkdtempSync(join(tmpdir(), "parapet-consumer-"));
/** Beside the project: `scan` would look into them, and they are large. */
const packed = mkdtempSync(join(tmpdir(), "parapet-packed-"));
const modules = join(project, "node_modules");
const PARAPET = join(modules, "parapet/bin/parapet.js");
const tarballs = new Map<string, string>();

beforeAll(async () => {
  writeFileSync(join(project, "package.json"), '{"name":"consumer","private":true,"type":"module"}');
  for (const folder of PACKAGES) {
    const at = join(ROOT, folder);
    const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", packed], { cwd: at });
    const { name = "", dependencies = {} } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
    tarballs.set(folder, join(packed, /"filename": "([^"]+)"/.exec(stdout)?.[1] ?? ""));
    const home = join(modules, name);
    mkdirSync(home, { recursive: true });
    await run("tar", ["-xzf", tarballs.get(folder) ?? "", "--strip-components=1", "-C", home]);
    for (const dependency of Object.keys(dependencies)) {
      if (dependency.startsWith("@parapet/")) continue;
      mkdirSync(dirname(join(modules, dependency)), { recursive: true });
      symlinkSync(join(ROOT, "node_modules", dependency), join(modules, dependency), "junction");
    }
  }
});
afterAll(() => {
  for (const folder of [project, packed]) rmSync(folder, { recursive: true, force: true });
});

const node = (...words: string[]) => run(process.execPath, words, { cwd: project, env: environment() });

/** Without what this test's own process was told: the sources of this repository are not in that project. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, PARAPET_CONFIG: __, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1" };
}

describe("the packages in somebody else's project (after npm run build)", () => {
  it.each(PACKAGES)("%s carries its licence and readme, and no test, test kit or build record", (folder) => {
    const home = join(modules, JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8")).name);
    const files = readdirSync(home, { recursive: true, encoding: "utf8" });
    expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md"]));
    expect(readFileSync(join(home, "LICENSE"), "utf8")).toBe(readFileSync(join(ROOT, "LICENSE"), "utf8"));
    expect(files.filter((file) => /\.test\.|(^|[\\/])testing([\\/]|$)|tsbuildinfo/.test(file))).toEqual([]);
  });

  it.each(PACKAGES)(
    "%s has types that resolve wherever its code does",
    async (folder) => {
      const attw = fileURLToPath(new URL("dist/index.js", import.meta.resolve("@arethetypeswrong/cli/package.json")));
      const { stdout } = await run(process.execPath, [attw, tarballs.get(folder) ?? "", "--profile", "esm-only"]);
      expect(stdout).toContain("node16 (from ESM)");
    },
    SLOW_MS,
  );

  it("the guard library redacts a secret", async () => {
    writeFileSync(
      join(project, "guard.mjs"),
      `import { createGuard } from "@parapet/guard";
       const guard = createGuard({ name: "app", onError: "closed", detectors: [{ detector: "secret", input: "redact" }],
         stream: { maxHoldCharacters: 16384 } });
       const text = "use " + "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
       const { verdict, texts } = guard.inspect([{ text, origin: "user", direction: "input", path: "" }]);
       console.log(JSON.stringify({ verdict, texts }));`,
    );
    const { stdout } = await node("guard.mjs");
    expect(JSON.parse(stdout)).toEqual({ verdict: "redact", texts: ["use [github-token]"] });
  });

  it("every entry can be imported", async () => {
    const entries = PACKAGES.flatMap((folder) => {
      const { name, exports } = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
      return Object.keys(exports).map((entry) => `${name}${entry.slice(1)}`);
    });
    writeFileSync(
      join(project, "entries.mjs"),
      `for (const entry of ${JSON.stringify(entries)})
         console.log(entry, Object.keys(await import(entry)).length > 0);`,
    );
    const { stdout } = await node("entries.mjs");
    expect(stdout.trim().split("\n")).toEqual(entries.map((entry) => `${entry} true`));
  });

  it(
    "the command helps, writes a policy, checks it, and serves gateway and console",
    async () => {
      expect((await node(PARAPET, "--help")).stdout).toContain("Design:");
      expect((await node(PARAPET, "init", "--yes")).stdout).toContain("parapet.yaml");
      expect((await node(PARAPET, "check")).stdout).toContain("valid");
      expect((await node(PARAPET, "scan", "--output", "scan.sarif")).stdout).toContain("nothing found");

      const up = spawn(process.execPath, [PARAPET, "up", "--port", "0", "--json"], {
        cwd: project,
        env: environment(),
        stdio: ["ignore", "pipe", "ignore"],
      });
      const ended = new Promise<number | null>((resolve) => up.once("exit", resolve));
      try {
        const { url, key } = JSON.parse(await firstLine(up));
        const page = await (await fetch(url)).text();
        const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
        expect(script).toBeDefined();
        expect((await fetch(`${url}${script}`)).headers.get("content-type")).toContain("javascript");
        const answer = await fetch(`${url}/v1/chat/completions`, {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
          body: JSON.stringify({ model: "practice-model", messages: [{ role: "user", content: "Hello" }] }),
        });
        expect(answer.status).toBe(200);
        await answer.text();
      } finally {
        up.kill("SIGTERM");
      }
      expect(await ended).toBe(0);
      const { stdout } = await node(PARAPET, "audit", "verify", "--json");
      expect(JSON.parse(stdout)).toMatchObject({ isIntact: true });
    },
    SLOW_MS,
  );
});

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  let text = "";
  for await (const part of stdout ?? []) {
    text += String(part);
    if (text.includes("\n")) break;
  }
  return text.split("\n")[0] ?? "";
}
