import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openWorkshop, type Workshop } from "./testing/run-cli.ts";

function workshop(): Workshop {
  const made = openWorkshop();
  onTestFinished(() => made.close());
  return made;
}

describe("scan bom", () => {
  it("L26: writes the list, compares with it, and exits 1 for what has changed or is not sanctioned", async () => {
    const { run, write, cwd } = workshop();
    write("app.ts", 'import OpenAI from "openai";\n');
    expect(await run("scan", "bom", "--output", "bom.json")).toMatchObject({ code: 0, stderr: "" });
    const written = readFileSync(path.join(cwd, "bom.json"), "utf8");
    expect(JSON.parse(written)).toMatchObject({ bomFormat: "CycloneDX", services: [{ name: "OpenAI" }] });
    expect((await run("scan", "bom")).stdout).toBe(written);
    expect(await run("scan", "bom", "--diff", "bom.json")).toMatchObject({ code: 0, stdout: "no difference\n" });
    write("more.py", "import anthropic\n");
    const { code, stdout } = await run("scan", "bom", "--diff", "bom.json");
    expect([code, stdout]).toEqual([1, "+ service Anthropic\n+ library anthropic\n"]);
    expect((await run("scan", "bom", "--sanctioned", "openai,anthropic")).code).toBe(0);
    const other = await run("scan", "bom", "--sanctioned", "openai", "--json");
    expect([other.code, other.json().findings.length]).toEqual([1, 1]);
    write("package.json", "{");
    expect(await run("scan", "bom")).toMatchObject({ code: 3, stderr: expect.stringContaining("package.json") });
  });

  it("L27: an option behind the command is its own, and those of every command stand anywhere", async () => {
    const { run, write } = workshop();
    write("app.ts", 'import OpenAI from "openai";\n');
    expect((await run("scan", "bom", "--format", "markdown")).stdout).toContain("## Services");
    for (const words of [
      ["--json", "scan", "bom"],
      ["scan", "--json", "bom"],
      ["scan", "bom", ".", "--json"],
    ])
      expect((await run(...words)).json().bom.items).toHaveLength(2);
    expect(await run("scan", "--format", "cyclonedx")).toMatchObject({ code: 2 });
  });
});
