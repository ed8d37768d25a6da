import { execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openContext } from "../browser/browser.ts";
import { ROOT } from "../house/source-tree.ts";

/**
 * The built library in other runtimes gives what it gives in Node. A bare context and a real Chromium are always asked.
 * Bun, Deno and workerd are, when their packages of those names are installed somewhere:
 * `PARAPET_RUNTIMES=/somewhere/node_modules npx vitest run test/runtimes`.
 */

const run = promisify(execFile);
const DIST = join(ROOT, "packages/guard/dist");
const runtimes = process.env.PARAPET_RUNTIMES ?? "";
const folder = mkdtempSync(join(tmpdir(), "parapet-runtimes-"));
let server: Server;
let expected: { readonly check: unknown; readonly web: unknown };

const MAIN = `
import * as library from "./guard/index.js";
import * as mcp from "./guard/adapters/mcp.js";
import * as adapter from "./guard/adapters/fetch.js";
import "./guard/adapters/openai.js";
import "./guard/adapters/anthropic.js";
import "./guard/adapters/ai-sdk.js";
import "./guard/adapters/langchain.js";
import { check, checkWeb } from "./check.js";
export const whole = async () => JSON.stringify({ check: await check(library, mcp), web: await checkWeb(library, adapter) });
`;

beforeAll(async () => {
  cpSync(DIST, folder, { recursive: true });
  cpSync(join(import.meta.dirname, "check.js"), join(folder, "check.js"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "main.js"), MAIN);
  writeFileSync(join(folder, "print.js"), 'import { whole } from "./main.js";\nconsole.log(await whole());');
  const { stdout } = await run(process.execPath, [join(folder, "print.js")], { maxBuffer: 1e8 });
  expected = JSON.parse(stdout);
  server = createServer((request, response) => {
    const name = (request.url ?? "/").slice(1);
    const isPage = name === "" || name === "favicon.ico";
    response.writeHead(200, { "content-type": isPage ? "text/html" : "text/javascript" });
    response.end(isPage ? "<!doctype html><title>runtime</title>" : readFileSync(join(folder, name)));
  }).listen(0, "127.0.0.1");
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the built library (after npm run build)", () => {
  it("A9: has something to compare: every detector finds, and the web parts work", () => {
    const { check, web } = expected as { check: { found: string[][][]; streamed: string }; web: { received: string } };
    expect(check.found.flat().length).toBeGreaterThan(100);
    for (const examples of check.found) expect(examples.map(([, verdict]) => verdict)).toContain("redact");
    expect(check.streamed).toBe("a [github-token] z");
    expect(web.received).toContain("[github-token]");
  });

  it("A9: runs in a context without anything of Node", async () => {
    const words = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning", "bare-vm.js", DIST];
    const { stdout } = await run(process.execPath, words, { cwd: import.meta.dirname, maxBuffer: 1e8 });
    expect(JSON.parse(stdout)).toEqual(expected.check);
  });

  it("A9: runs in a real browser, as the modules that it is", async () => {
    const browser = await openBrowser();
    try {
      const { context, problems } = await openContext(browser, "light");
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      // As text: what the test runner makes of an import is not for a page.
      const result = await page.evaluate<string>('import("/main.js").then(({ whole }) => whole())');
      expect(JSON.parse(result)).toEqual(expected);
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

describe.runIf(runtimes !== "")("the built library in other runtimes", () => {
  it.each([
    ["Bun", "@oven/bun-linux-x64/bin/bun", ["run"]],
    ["Deno", "@deno/linux-x64-glibc/deno", ["run", "--no-lock"]],
  ])("A9: runs in %s", async (_, binary, words) => {
    const { stdout } = await run(join(runtimes, binary), [...words, join(folder, "print.js")], {
      cwd: folder,
      maxBuffer: 1e8,
    });
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  it("A9: runs in workerd", async () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".js") && name !== "print.js",
    );
    writeFileSync(
      join(folder, "worker.js"),
      'import { whole } from "./main.js";\nexport default { fetch: async () => new Response(await whole()) };',
    );
    const modules = ["worker.js", ...files].map((name) => `(name = "${name}", esModule = embed "${name}")`).join(",\n");
    writeFileSync(
      join(folder, "config.capnp"),
      `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .main)], sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]);
const main :Workerd.Worker = (modules = [${modules}], compatibilityDate = "2025-01-01");`,
    );
    const binary = join(runtimes, "@cloudflare/workerd-linux-64/bin/workerd");
    const worker = spawn(binary, ["serve", "config.capnp", "--control-fd=1"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const port = await new Promise<number>((resolve) => {
        worker.stdout.on("data", (data) => {
          const told = /"port":(\d+)/.exec(String(data));
          if (told !== null) resolve(Number(told[1]));
        });
      });
      const response = await fetch(`http://127.0.0.1:${port}/`);
      expect(await response.json()).toEqual(expected);
    } finally {
      worker.kill();
    }
  });
});
