import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { scanTree, treeOf } from "../../testing/tree.ts";
import { code } from "./code.ts";
import { parseOwnRules, readOwnRules } from "./own/own-rules.ts";

const OPENAI = 'import OpenAI from "openai";\nconst openai = new OpenAI();\n';
const inspect = (name: string, text: string, options: Record<string, unknown> = {}) =>
  code.inspect({ path: name, sizeBytes: text.length, bytes: Buffer.from(text), text }, { options }).findings;
const found = (name: string, text: string): string[] => inspect(name, text).map(({ rule, line }) => `${rule}:${line}`);

describe("the code scanner", () => {
  it("CO2: shows the way from where the text enters to where it does harm, through functions of the file", () => {
    const [finding] = inspect(
      "src/a.ts",
      `${OPENAI}function run(line: string) {\n  eval(line);\n}\nconst r = await openai.responses.create({ model: "m" });\nconst text = r.output_text.trim();\nrun(text);\n`,
    );
    expect(finding?.rule).toBe("ai-out-001-output-to-eval");
    expect(finding?.line).toBe(4);
    expect(finding?.flow?.at(0)).toMatchObject({ line: 6, note: "a model answers here" });
    expect(finding?.flow?.map(({ line }) => line)).toContain(8);
    expect(finding?.flow?.at(-1)).toMatchObject({ line: 4 });
  });

  it("CO2: sees a function that stands below its caller, and what a loop leaves for its next round", () => {
    expect(
      found(
        "src/a.ts",
        `${OPENAI}run(await openai.responses.create({ model: "m" }));\nfunction run(x) {\n  eval(x.output_text);\n}\n`,
      ),
    ).toEqual(["ai-out-001-output-to-eval:5"]);
    expect(
      found(
        "src/a.ts",
        `${OPENAI}let last = "";\nfor (const q of [1, 2]) {\n  eval(last);\n  last = (await openai.responses.create({ model: "m" })).output_text;\n}\n`,
      ),
    ).toEqual(["ai-out-001-output-to-eval:5"]);
  });

  it("CO2: takes the arguments of a tool call for a model's words, whoever hands the call over, and whatever its name is compared with", () => {
    const run =
      'import { execSync } from "node:child_process";\nexport function run(call) {\n  switch (call.function.name) {\n    case "bash":\n      execSync(JSON.parse(call.function.arguments).command);\n  }\n}\n';
    expect(found("src/a.ts", `${OPENAI}${run}`)).toEqual(["ai-out-002-output-to-shell:7"]);
    const asked = `${OPENAI}import { execSync } from "node:child_process";\nconst r = await openai.chat.completions.create({ model: "m" });\nfor (const call of r.choices[0].message.tool_calls) {\n  const input = JSON.parse(call.function.arguments);\n  if (call.function.name === "bash") execSync(input.command);\n}\n`;
    expect(found("src/a.ts", asked)).toEqual(["ai-out-002-output-to-shell:7"]);
  });

  it("CO2: knows a module by `require` as well", () => {
    const asked = `const OpenAI = require("openai");\nconst { exec } = require("node:child_process");\nconst r = await new OpenAI().responses.create({ model: "m" });\nexec(r.output_text);\n`;
    expect(found("src/a.cjs", asked)).toEqual(["ai-out-002-output-to-shell:4"]);
  });

  it("CO3: what a condition has ruled out does no harm behind it, and does before it or in its other branch", () => {
    const asked = `${OPENAI}const x = (await openai.responses.create({ model: "m" })).output_text;\n`;
    expect(found("src/a.ts", `${asked}if (x === "a" || x === "b") eval(x);\n`)).toEqual([]);
    expect(found("src/a.ts", `${asked}if (x === "a") console.log(1);\nelse eval(x);\n`)).toEqual([
      "ai-out-001-output-to-eval:5",
    ]);
    expect(found("src/a.ts", `${asked}eval(x);\nif (!["a"].includes(x)) throw new Error();\neval(x);\n`)).toEqual([
      "ai-out-001-output-to-eval:4",
    ]);
  });

  it("CO4: finds in the code cells of a notebook at the line of the file, and not in its prose", () => {
    const notebook = JSON.stringify(
      {
        cells: [
          { cell_type: "markdown", source: ["exec(reply)\n"] },
          {
            cell_type: "code",
            source: [
              "from openai import OpenAI\n",
              "%pip install openai\n",
              'r = OpenAI().responses.create(model="m")\n',
            ],
          },
          { cell_type: "code", source: ["exec(r.output_text)"] },
        ],
      },
      null,
      1,
    );
    const line = notebook.split("\n").findIndex((text) => text.includes("exec(r.output_text)")) + 1;
    expect(found("src/a.ipynb", notebook)).toEqual([`ai-out-001-output-to-eval:${line}`]);
  });

  it("CO4: a notebook that is no JSON is a failure, not clean", async () => {
    const { failures } = await scanTree({ "a.ipynb": "{" }, { scanners: [code] });
    expect(failures).toMatchObject([{ path: "a.ipynb", scanner: "code" }]);
  });

  it.each([
    ["brackets that never close", "a.py", `import openai\n${"@@}{)(\n".repeat(20_000)}`],
    ["brackets without an end", "a.ts", `${OPENAI}${"@@}{)(\n".repeat(20_000)}`],
    ["blocks in blocks", "a.ts", `${OPENAI}${"if(a){\n".repeat(5000)}`],
    ["a chain of calls", "a.ts", `${OPENAI}x${"\n.f(y)".repeat(20_000)}`],
    ["branch after branch", "a.py", `import openai\nif a: b\n${"elif c: d\n".repeat(5000)}`],
  ])("CO5: gives up on %s in bounded time, and says so", (_, name, text) => {
    const started = performance.now();
    expect(() => inspect(name, text)).toThrow(/nested deeper|cannot|can be read/);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it.each([
    ["loops in loops", `${OPENAI}${"for (const a of b) { x += a;\n".repeat(150)}eval(x)\n${"}\n".repeat(150)}`],
    [
      "functions that call each other",
      `${OPENAI}${Array.from({ length: 500 }, (_, i) => `function f${i}(a, b) { eval(a + b); return f${(i + 1) % 500}(a, b) + f${(i * 7) % 500}(b, a); }`).join("\n")}`,
    ],
    ["a long sum", `${OPENAI}x = ${"a +\n".repeat(20_000)}b`],
    [
      "one name again and again",
      `${OPENAI}let x = (await openai.responses.create({})).output_text;\n${"x = { a: x, b: x, c: [x, x] };\n".repeat(5000)}`,
    ],
  ])("CO5: takes time linear in the file for %s", (_, text) => {
    const started = performance.now();
    inspect("src/a.ts", text);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("CO6: does not look at minified files, declarations and what is larger than 1 MB", () => {
    expect(code.wants({ path: "a.d.ts", sizeBytes: 9 })).toBe(false);
    expect(code.wants({ path: "a.min.js", sizeBytes: 9 })).toBe(false);
    expect(code.wants({ path: "a.ts", sizeBytes: 2 << 20 })).toBe(false);
    const bad = `${OPENAI}eval((await openai.responses.create({})).output_text);`;
    expect(found("src/a.ts", bad)).toHaveLength(1);
    expect(found("src/a.ts", `${bad}\nconst table = "${"a,".repeat(3000)}";`)).toEqual([]);
  });

  it("CO7: weighs a finding less where code is only tried out", () => {
    const bad = `${OPENAI}eval((await openai.responses.create({})).output_text);`;
    expect(inspect("src/a.ts", bad)[0]?.severity).toBeUndefined();
    expect(inspect("tests/a.ts", bad)[0]?.severity).toBe("high");
  });

  const RULES = [
    "rules:",
    "  - id: no-pager",
    "    message: Model output goes to the pager.",
    "    severity: high",
    "    sources: [model, legacy.ask]",
    "    sinks: [pager.send]",
    "    argument: 1",
    "  - id: no-legacy",
    "    message: The legacy client is gone.",
    "    severity: low",
    "    languages: [python]",
    "    calls: [legacy.Client]",
    "",
  ].join("\n");

  it("CO8: finds what a user's own rules name, under their title and severity", async () => {
    const rules = parseOwnRules(RULES, "rules.yaml");
    const text = `${OPENAI}const r = await openai.responses.create({ model: "m" });\npager.send("ops", r.output_text);\npager.send(r.output_text, "x");\npager.send("ops", legacy.ask());\n`;
    expect(inspect("src/a.ts", text, { code: { rules } })).toMatchObject([
      { rule: "own-rule", line: 4, title: "no-pager: Model output goes to the pager.", severity: "high" },
      { rule: "own-rule", line: 6 },
    ]);
    const { findings } = await scanTree(
      { "a.py": "import legacy\nlegacy.Client()\n", "a.ts": "legacy.Client();\n" },
      { scanners: [code], settings: { options: { code: { rules } } } },
    );
    expect(findings).toMatchObject([{ rule: "own-rule", severity: "low", location: { subject: "a.py", line: 2 } }]);
  });

  it.each([
    ["an unknown field", "rules:\n  - id: a1\n    message: m\n    severity: high\n    calls: [x]\n    extra: 1\n", 2],
    ["no severity", "rules:\n  - id: a1\n    message: m\n    calls: [x]\n", 2],
    ["a bad name", "rules:\n  - id: a1\n    message: m\n    severity: high\n    calls:\n      - 'x y'\n", 6],
    ["sources alone", "rules:\n  - id: a1\n    message: m\n    severity: high\n    sources: [model]\n", 2],
    ["no YAML", "rules: [\n", 2],
  ])("CO8: refuses %s with file and line", (_, text, line) => {
    expect(() => parseOwnRules(text, "my.yaml")).toThrow(new RegExp(`^my\\.yaml:${line}: `));
  });

  it("CO8: reads a folder of rules, and refuses an id that stands twice", () => {
    const folder = path.join(treeOf({ "rules/a.yaml": RULES }), "rules");
    expect(readOwnRules(folder).map(({ id }) => id)).toEqual(["no-pager", "no-legacy"]);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "b.yml"), RULES);
    expect(() => readOwnRules(folder)).toThrow(/b\.yml:1: 'no-pager' stands twice/);
  });
});
