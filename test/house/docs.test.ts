import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silentLog } from "../../packages/guard/src/kernel/index.ts";
import { type Engine, startEngine } from "../../packages/parapet/src/engine/index.ts";
import { corruptions } from "../../packages/parapet/src/model/validate/corruptions/index.ts";
import { parseGate } from "../../packages/parapet/src/model/validate/gate.ts";
import { metrics } from "../../packages/parapet/src/model/validate/metrics/index.ts";
import { parsePolicy } from "../../packages/parapet/src/policy/index.ts";
import { parseManifest } from "../../packages/parapet/src/redteam/index.ts";
import { manifestSchema } from "../../packages/parapet/src/redteam/manifest/schema.ts";
import { objectionTo, objectionToMention } from "./command-tree.ts";
import { callsOf } from "./curl.ts";
import { blocksOf, inlineCodeOf, markdownFiles } from "./markdown.ts";
import { commandsIn } from "./shell.ts";
import { ROOT, sourcesBelow } from "./source-tree.ts";

/**
 * Whatever the pages show is tried: policies by the parser, commands by the command line, programs and calls against a
 * running gateway on the practice model. Marks after a block's language: `fragment` leans on its surroundings and is
 * only read by people; `refused` shows calls that the gateway turns away; `manifest` is YAML of the red team, `gate` of a
 * validation, and `other` of somebody else's.
 */

const run = promisify(execFile);
const files = markdownFiles();
const blocks = files.flatMap(blocksOf);
const inLanguage = (...languages: readonly string[]) =>
  blocks
    .filter(({ language }) => languages.includes(language))
    .map((block) => [`${block.file}:${block.line}`, block] as const);
const SHELLS = ["bash", "sh", "shell", "console"] as const;

/** What a snippet of a policy leaves out. */
const REST_OF_POLICY: Readonly<Record<string, string>> = {
  parapet: "parapet: 1",
  providers: `providers:
  openai: { kind: openai, apiKey: env:OPENAI_API_KEY }
  anthropic: { kind: anthropic, apiKey: env:ANTHROPIC_API_KEY }`,
  models: `models:
  support-llm: { primary: { provider: openai, model: gpt-4.1-mini } }`,
  roles: `roles:
  app: { allow: ["model:*:invoke"] }`,
};

function wholePolicy(snippet: string): string {
  const present = new Set([...snippet.matchAll(/^([a-z]+):/gim)].map((match) => match[1]));
  const missing = Object.entries(REST_OF_POLICY).filter(([section]) => !present.has(section));
  return [...missing.map(([, text]) => text), snippet].join("\n");
}

/** The words after `parapet`, or undefined when a command is another one. */
function wordsOfParapet(command: readonly string[]): readonly string[] | undefined {
  const words = command[0] === "$" ? command.slice(1) : command;
  const at = words[0] === "npx" ? 1 : 0;
  return words[at] === "parapet" ? words.slice(at + 1) : undefined;
}

describe("what the docs say is so", () => {
  it("there is something to check", () => {
    expect(inLanguage("ts").length).toBeGreaterThan(10);
    expect(inLanguage("yaml").length).toBeGreaterThan(10);
    expect(inLanguage(...SHELLS).length).toBeGreaterThan(10);
  });

  it("a snippet is read as a shell would read it", () => {
    const text =
      "# why\nA=1 parapet keys create 'my app' \\\n  --role app > key.txt 2>&1 # once\nparapet stop; parapet resume | cat & x";
    expect(commandsIn(text)).toEqual([
      ["parapet", "keys", "create", "my app", "--role", "app"],
      ["parapet", "stop"],
      ["parapet", "resume"],
      ["cat"],
      ["x"],
    ]);
  });

  it("every relative link leads somewhere", () => {
    const dead = files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:|mailto:)([^)\s]+)[^)]*\)/g)]
        .map((match) => match[1] ?? "")
        .filter((target) => !leadsSomewhere(file, target))
        .map((target) => `${relative(ROOT, file)}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it.each(inLanguage("yaml").filter(([, block]) => !["other", "manifest", "gate"].includes(block.mark)))(
    "%s is a valid policy",
    (_, block) => {
      const text = wholePolicy(block.text);
      expect(() => parsePolicy(text, block.file)).not.toThrow();
    },
  );

  it.each(inLanguage("yaml").filter(([, block]) => block.mark === "manifest"))("%s is a valid manifest", (_, block) => {
    const whole = block.text.includes("redteam: 1") ? block.text : `redteam: 1\ntarget: bot\n${block.text}`;
    expect(() => parseManifest(whole, block.file)).not.toThrow();
  });

  it.each(inLanguage("yaml").filter(([, block]) => block.mark === "gate"))("%s is a valid gate", (_, block) => {
    expect(() => parseGate(block.text, block.file)).not.toThrow();
  });

  it("every metric and corruption that a gate may ask for is named in the guide of validation", () => {
    const named = inlineCodeOf(join(ROOT, "docs/guides/model-validate.md"));
    const stems = metrics.all.map(({ id }) => id.replace(/-(?:macro|micro|weighted)$/, ""));
    const asked = [...new Set([...stems, ...corruptions.map(({ id }) => id)])];
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((id) => !named.includes(id))).toEqual([]);
  });

  it("every kind of connection has an example in the guide of targets", () => {
    const shown = inLanguage("yaml").flatMap(([, { file, text }]) =>
      file === "docs/guides/redteam-targets.md"
        ? [...text.matchAll(/^ {2}kind: ([a-z-]+)/gm)].map(([, kind]) => kind)
        : [],
    );
    const named = inlineCodeOf(join(ROOT, "docs/guides/redteam-targets.md"));
    const kinds = manifestSchema.shape.connection.options.map(({ shape }) => shape.kind.value);
    expect(kinds.length).toBeGreaterThan(10);
    // The chat wires share one example.
    expect(kinds.filter((kind) => !shown.includes(kind) && !/^openai-/.test(kind))).toEqual([]);
    expect(kinds.filter((kind) => !named.includes(kind))).toEqual([]);
  });

  it.each(inLanguage("json"))("%s is JSON", (_, block) => {
    expect(() => JSON.parse(block.text)).not.toThrow();
  });

  it.each(inLanguage(...SHELLS))("%s runs only commands that exist, with options that exist", async (_, block) => {
    const scripts = Object.keys(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).scripts);
    const objections: string[] = [];
    for (const command of commandsIn(block.text)) {
      const words = wordsOfParapet(command);
      const objection = words === undefined ? undefined : await objectionTo(words);
      if (objection !== undefined) objections.push(objection);
      if (
        command[0] === "npm" &&
        command[1] === "run" &&
        !command.includes("-w") &&
        !scripts.includes(command[2] ?? "")
      )
        objections.push(`npm run ${command[2]}: no such script`);
    }
    expect(objections).toEqual([]);
  });

  it("commands that are mentioned in passing exist, in the docs and in the hints of errors", () => {
    const inDocs = files.flatMap((file) => inlineCodeOf(file).filter((code) => /^parapet( |$)/.test(code)));
    const inSources = sourcesBelow("packages/parapet/src").flatMap(({ text }) =>
      [...text.matchAll(/(['`])(parapet [a-z][^'`"\n$]*)\1/g)].map((match) => match[2] ?? ""),
    );
    expect(inDocs.length).toBeGreaterThan(20);
    expect(inSources.length).toBeGreaterThan(10);
    expect([...inDocs, ...inSources].flatMap((mention) => objectionToMention(mention) ?? [])).toEqual([]);
  });
});

describe("the guide of the gateway", () => {
  it("tells every code that a request may be refused with, and no other", () => {
    const sources = sourcesBelow("packages/parapet/src/gateway").filter(
      ({ path }) => !/\.test\.ts$|\/testing\//.test(path),
    );
    const inSources = new Set(
      sources.flatMap(({ text }) =>
        [
          ...text.matchAll(
            /\b[45]\d\d,\s*"([a-z]+_?[a-z_]*)"|"((?:json|key|token)_[a-z_]+)"(?=;|,| \||\n)|"(issuer_unreachable)"/g,
          ),
        ].map((match) => match[1] ?? match[2] ?? match[3] ?? ""),
      ),
    );
    const guide = readFileSync(join(ROOT, "docs/guides/gateway.md"), "utf8");
    const section = guide.slice(guide.indexOf("| status | code"), guide.indexOf("## Beyond this machine"));
    const rows = section.split("\n").map((line) => line.split("|")[2] ?? line);
    const inGuide = rows.flatMap((cell) => [...cell.matchAll(/`([a-z_]+)`/g)].map((match) => match[1] ?? ""));
    expect(inSources.size).toBeGreaterThan(30);
    expect(inGuide.sort()).toEqual([...inSources].sort());
  });
});

describe("what the docs run, runs", () => {
  const directory = mkdtempSync(join(tmpdir(), "parapet-docs-"));
  const written: string[] = [];
  let engine: Engine;
  let adminKey: string;

  beforeAll(async () => {
    mkdirSync(join(directory, "examples"));
    const copy = join(directory, "examples/support-bot");
    cpSync(join(ROOT, "examples/support-bot"), copy, { recursive: true, filter: (path) => !path.includes(".parapet") });
    cpSync(join(copy, "parapet.yaml"), join(directory, "parapet.yaml"));
    engine = await startEngine({ policyFile: join(copy, "parapet.yaml"), port: 0, env: {}, log: silentLog });
    adminKey = (await engine.keyService.issue({ name: "docs", role: "admin" })).secret;
  });
  afterAll(async () => {
    await engine.close();
    for (const path of [directory, ...written]) rmSync(path, { recursive: true, force: true });
  });

  const values = (): Record<string, string> => ({
    PARAPET_KEY: engine.createdKey?.secret ?? "",
    ADMIN_KEY: adminKey,
  });
  const here = (text: string): string => text.replaceAll("http://127.0.0.1:8787", engine.url);

  it.each(inLanguage("ts").filter(([, block]) => block.mark !== "fragment"))("%s runs", async (_, block) => {
    const file = join(ROOT, dirname(block.file), `.example-${block.line}.ts`);
    written.push(file);
    writeFileSync(file, here(block.text));
    await expect(
      run(process.execPath, [...process.execArgv, "--disable-warning=ExperimentalWarning", file], {
        cwd: directory,
        env: { ...process.env, ...values() },
        timeout: 20_000,
      }),
    ).resolves.toBeDefined();
  });

  const withCalls = inLanguage(...SHELLS).filter(([, block]) => callsOf(block).length > 0);
  it.each(withCalls)("%s is answered as it says", async (_, block) => {
    for (const { url, init } of callsOf(block)) {
      const filled = (text: string): string => here(text).replace(/\$([A-Z_]+)/g, (_, name) => values()[name] ?? "");
      const headers = Object.fromEntries(init.headers.map(([name, value]) => [name, filled(value)]));
      const answer = await fetch(filled(url), { ...init, headers });
      const body = await answer.text();
      const isRefused = answer.status >= 400;
      expect(isRefused, `${url} ${answer.status} ${body.slice(0, 200)}`).toBe(block.mark === "refused");
    }
    await backToNormal();
  });

  /** What a call has switched is switched back, for the next one. */
  async function backToNormal(): Promise<void> {
    for (const [path, body] of [
      ["resume", {}],
      ["models/support-llm/mode", { mode: "normal" }],
    ] as const) {
      const answer = await fetch(`${engine.url}/api/v1/${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${adminKey}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(200);
    }
  }
});

/** A file that exists, and within it the heading after `#`. */
function leadsSomewhere(file: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? file : join(dirname(file), path);
  if (!existsSync(target)) return false;
  if (anchor === undefined || !target.endsWith(".md")) return true;
  const headings = [...readFileSync(target, "utf8").matchAll(/^#+ (.+)$/gm)].map((match) => slugOf(match[1] ?? ""));
  return headings.includes(anchor);
}

/** As the usual hosts make them: lower case, punctuation dropped, spaces to dashes. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}
