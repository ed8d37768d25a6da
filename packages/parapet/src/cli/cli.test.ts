import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { COMMANDS, commandReference, GROUPS } from "./index.ts";
import { openWorkshop, runCli, type Workshop } from "./testing/run-cli.ts";

const opened: Workshop[] = [];
afterAll(() => {
  for (const workshop of opened) workshop.close();
});

function workshop(policy?: string): Workshop {
  const made = openWorkshop(policy);
  opened.push(made);
  return made;
}

/** A folder without a policy. */
function bareWorkshop(): Workshop {
  const made = openWorkshop("");
  opened.push(made);
  execFileSync("rm", [path.join(made.cwd, "parapet.yaml")]);
  return made;
}

function isInstalled(shell: string): boolean {
  return spawnSync(shell, ["--version"]).status === 0;
}

const ESCAPE = "\u001b[";

describe("the command itself", () => {
  it("L5: help lists the commands by lifecycle, and no empty section", async () => {
    const { stdout, code } = await workshop().run("--help");
    expect(code).toBe(0);
    const sections = [...stdout.matchAll(/^([A-Z][a-z]+):$/gm)].map(([, name]) => name);
    expect(sections).toEqual(["Options", "Design", "Model", "Build", "Run", "Watch", "Respond", "Govern", "General"]);
    expect(sections.slice(1)).toEqual(GROUPS.filter((group) => sections.includes(group)));
    for (const { name } of COMMANDS) expect(stdout).toContain(`  ${name.split(" ")[0]}`);
  });

  it("L1, L2, L3: a mistake of usage is exit 2 with the nearest word, in JSON when asked", async () => {
    const { run } = workshop();
    const plain = await run("chek");
    expect(plain).toMatchObject({ code: 2, stdout: "" });
    expect(plain.stderr).toContain("error PARAPET_CLI_USAGE: unknown command 'chek'");
    expect(plain.stderr).toContain("check");
    for (const args of [
      ["--json", "chek"],
      ["keys", "create", "--json"],
      ["mode", "set", "a", "b", "--json"],
    ]) {
      const { code, json, stderr } = await run(...args);
      expect(code).toBe(2);
      expect(json().error.code).toBe("PARAPET_CLI_USAGE");
      expect(stderr).toBe("");
    }
  });

  it("L2: an error says code, hint and next step; --debug adds the stack", async () => {
    const { run } = bareWorkshop();
    const plain = await run("keys", "list");
    expect(plain.code).toBe(2);
    expect(plain.stderr).toMatch(/^error PARAPET_POLICY_MISSING: .*\n {2}hint: .*parapet init/);
    expect(plain.stderr).not.toMatch(/^ +at /m);
    const debug = await run("keys", "list", "--debug");
    expect(debug.stderr).toMatch(/^ +at /m);
    const inJson = await run("keys", "list", "--json");
    expect(inJson.json().error).toMatchObject({ code: "PARAPET_POLICY_MISSING", hint: expect.any(String) });
  });

  it("L4: colour follows NO_COLOR, FORCE_COLOR and the terminal", async () => {
    const { cwd } = workshop();
    const shown = async (env: Record<string, string>): Promise<boolean> =>
      (await runCli(["check"], { cwd, env })).stdout.includes(ESCAPE);
    expect(await shown({})).toBe(false);
    expect(await shown({ FORCE_COLOR: "1" })).toBe(true);
    expect(await shown({ NO_COLOR: "1" })).toBe(false);
    expect((await runCli(["check", "--json"], { cwd, env: { FORCE_COLOR: "1" } })).stdout).not.toContain(ESCAPE);
  });

  it("L14: completion knows every command and option, and the shell accepts it", async () => {
    const { run, write } = workshop();
    for (const shell of ["bash", "zsh", "fish"]) {
      const { stdout, code } = await run("completion", shell);
      expect(code).toBe(0);
      for (const { name } of COMMANDS) for (const word of name.split(" ")) expect(stdout, shell).toContain(word);
      for (const option of ["json", "role", "expires-in", "held"]) expect(stdout, shell).toContain(option);
    }
    const script = write("completion.bash", (await run("completion", "bash")).stdout);
    const ask = (words: string): string =>
      execFileSync(
        "bash",
        [
          "-c",
          `source ${script}; COMP_WORDS=(${words} ""); COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 )); _parapet; echo "\${COMPREPLY[@]}"`,
        ],
        { encoding: "utf8" },
      );
    expect(ask("parapet keys").split(/\s+/)).toEqual(expect.arrayContaining(["create", "list", "rotate", "revoke"]));
    expect(ask("parapet --json audit")).toContain("verify");
    expect(ask("parapet")).toContain("doctor");
    expect(ask("parapet mode set support-llm").split(/\s+/)).toEqual(expect.arrayContaining(["normal", "standby"]));
    expect(ask("parapet keys create").split(/\s+/)).toEqual(expect.arrayContaining(["--role", "--json", "--config"]));
    expect(ask("parapet completion").split(/\s+/)).toEqual(expect.arrayContaining(["bash", "zsh", "fish"]));
    const origins = ["system", "user", "assistant", "tool-result", "document", "tool-definition", "tool-call"];
    const values = [...origins, "reasoning", "metadata", "tool", "email", "web"];
    for (const words of ["--origin", "--direction output --origin", "--origin ="])
      expect(ask(`parapet guard test ${words}`).trim().split(/\s+/), words).toEqual(values);
    expect(ask("parapet guard test --direction output").split(/\s+/)).toContain("--origin");
    for (const words of ["keys create --role", "--config", "audit export -o", "events tail -n"])
      expect(ask(`parapet ${words}`), words).not.toMatch(/--json|keys/);
    for (const shell of ["zsh", "fish"]) {
      const lines = (await run("completion", shell)).stdout.split("\n").filter((line) => line.includes("tool-result"));
      expect(lines.length, shell).toBeGreaterThan(0);
      for (const line of lines) for (const value of values) expect(line).toContain(value);
    }
  });

  it.skipIf(!isInstalled("fish"))("L14: fish offers what stands in the script", async () => {
    const { run, write } = workshop();
    const script = write("completion.fish", (await run("completion", "fish")).stdout);
    const ask = (line: string): readonly string[] =>
      execFileSync("fish", ["--no-config", "-c", `source ${script}; complete -C '${line}'`], { encoding: "utf8" })
        .split("\n")
        .map((found) => found.split("\t")[0] ?? "");
    expect(ask("parapet guard test --origin ")).toEqual(expect.arrayContaining(["user", "metadata"]));
    expect(ask("parapet guard test --origin=")).toContain("--origin=tool-call");
    expect(ask("parapet guard test --origin ")).not.toContain("keys");
    expect(ask("parapet mode set support-llm ")).toEqual(expect.arrayContaining(["normal", "standby"]));
    expect(ask("parapet keys create --")).toEqual(expect.arrayContaining(["--role", "--config"]));
  });

  it.skipIf(!isInstalled("zsh"))("L14: zsh reads the script", async () => {
    const { run, write } = workshop();
    const script = write("completion.zsh", (await run("completion", "zsh")).stdout);
    expect(execFileSync("zsh", ["-n", script], { encoding: "utf8" })).toBe("");
  });

  it("L5: the page in docs/reference has the commands of this version", () => {
    const page = readFileSync(new URL("../../../../docs/reference/commands.md", import.meta.url), "utf8");
    expect(page, "run npm run docs:write").toBe(commandReference(COMMANDS));
    for (const { name } of COMMANDS) expect(page).toContain(`\`parapet ${name}`);
  });

  it("L15: an old Node gets a sentence and exit 3", () => {
    const bin = fileURLToPath(new URL("../../bin/parapet.js", import.meta.url));
    const pretend = `Object.defineProperty(process.versions,"node",{value:"20.1.0"});await import(${JSON.stringify(bin)})`;
    let seen: { status?: number; stderr?: string } = {};
    try {
      execFileSync(process.execPath, ["--input-type=module", "-e", pretend], { encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      seen = error as typeof seen;
    }
    expect(seen.status).toBe(3);
    expect(seen.stderr).toMatch(/^error PARAPET_CLI_NODE: .*20\.1\.0\n {2}hint: /);
  });
});

describe("init and check", () => {
  it("L6: writes a policy from what it finds, and check accepts it", async () => {
    const { cwd, write } = bareWorkshop();
    write("package.json", JSON.stringify({ dependencies: { openai: "*", "@anthropic-ai/sdk": "*" } }));
    const secret = ["sk", "proj", "never-to-be-read"].join("-");
    const env = { OPENAI_API_KEY: secret, ANTHROPIC_API_KEY: secret, OLLAMA_HOST: "10.0.0.5" };
    const made = await runCli(["init", "--yes", "--json"], { cwd, env });
    expect(made.code).toBe(0);
    expect(made.json().providers.map(({ id }: { id: string }) => id)).toEqual(["openai", "anthropic", "ollama"]);
    const text = readFileSync(path.join(cwd, "parapet.yaml"), "utf8");
    expect(text).toContain("http://10.0.0.5:11434");
    expect(text + made.stdout + made.stderr).not.toContain(secret);
    const checked = await runCli(["check", "--json"], { cwd, env });
    expect(checked.json()).toMatchObject({ isValid: true, problems: [], secrets: [] });
    expect(checked.code).toBe(0);
  });

  it("L6: without a sign it takes the practice model; it never replaces a file without --force, nor leaves a draft", async () => {
    const { cwd, run } = bareWorkshop();
    expect((await run("init")).code).toBe(0);
    expect(readFileSync(path.join(cwd, "parapet.yaml"), "utf8")).toContain("kind: practice");
    writeFileSync(path.join(cwd, "parapet.yaml"), "mine\n");
    const again = await run("init", "--yes");
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("PARAPET_INIT_EXISTS");
    expect(readFileSync(path.join(cwd, "parapet.yaml"), "utf8")).toBe("mine\n");
    expect((await run("init", "--yes", "--force")).code).toBe(0);
    expect((await run("check")).code).toBe(0);
    expect(readdirSync(cwd)).toEqual(["parapet.yaml"]);
  });

  it("L7: tells every problem with its place, exit 2", async () => {
    const { run, write } = workshop();
    write("parapet.yaml", "parapet: 1\nservre: {}\nmodels:\n  m: { primary: { provider: nobody } }\n");
    const plain = await run("check");
    expect(plain.code).toBe(2);
    expect(plain.stderr).toContain("2:1 servre: unknown key 'servre'");
    expect(plain.stderr).toContain("4:29 models.m.primary.provider: there is no provider 'nobody'");
    const { json, code } = await run("check", "--json");
    expect(code).toBe(2);
    expect(json()).toMatchObject({ isValid: false, problems: [{ line: 2 }, { line: 4 }] });
  });

  it("L7: tells which target of a list is taken, and why not the ones before it", async () => {
    const { cwd, write } = workshop();
    write(
      "parapet.yaml",
      `parapet: 1
providers: { real: { kind: openai, apiKey: env:NOT_SET, baseUrl: env:REAL_URL }, practice: { kind: practice } }
models:
  m: { primary: [{ provider: real, model: gpt-4.1 }, { provider: practice }] }
`,
    );
    const check = (env: Readonly<Record<string, string>>, ...more: string[]) =>
      runCli(["check", ...more], { cwd, env });
    const passed = await check({});
    expect(passed.code).toBe(0);
    expect(passed.stdout).toContain(
      "m primary takes practice/m\n  not real/gpt-4.1: there is no secret at env:NOT_SET\n",
    );
    expect((await check({ NOT_SET: "x" })).stdout).toContain("m primary takes real/gpt-4.1, the first of its list\n");
    expect((await check({ NOT_SET: "x" }, "--json")).json().models).toMatchObject([
      { name: "m", primary: "real/gpt-4.1", targets: [{ slot: "primary", taken: "real/gpt-4.1", passedOver: [] }] },
    ]);
    expect((await check({}, "--no-secrets", "--json")).json().models).toMatchObject([
      { primary: "real/gpt-4.1 | practice/m", targets: [] },
    ]);
    const broken = await check({ NOT_SET: "x", REAL_URL: "not-a-url" }, "--json");
    expect(broken.code).toBe(3);
    expect(broken.json().secrets).toMatchObject([
      { path: "providers.real.baseUrl", reference: "env:REAL_URL", code: "PARAPET_PROVIDER_ADDRESS" },
    ]);
    expect(broken.stdout).not.toContain("not-a-url");
  });

  it("L7: tells secrets that are missing, exit 3, and what will run, exit 0", async () => {
    const { run, write } = workshop();
    write(
      "parapet.yaml",
      "parapet: 1\nproviders: { p: { kind: openai, apiKey: env:NOT_SET } }\nmodels: { m: { primary: { provider: p } } }\n",
    );
    const missing = await run("check", "--json");
    expect(missing.code).toBe(3);
    expect(missing.json()).toMatchObject({
      isValid: false,
      secrets: [{ path: "providers.p.apiKey", code: "PARAPET_SECRET_MISSING" }],
    });
    const without = await run("check", "--no-secrets", "--json");
    expect(without.code).toBe(0);
    expect(without.json().models[0].detectors.input).toContain("secret:redact");
    expect(without.json().warnings.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(["models.m.price", "roles"]),
    );
  });
});

describe("guard", () => {
  it("L1: guard test says what the guards say, and exits 1 when they said something", async () => {
    const { run, cwd } = workshop();
    const clean = await run("guard", "test", "How long does delivery take?", "--model", "support-llm");
    expect(clean.code).toBe(0);
    const key = ["AKIA", "Q7ZL", "M2RT", "W9XB", "4NCV"].join("");
    const found = await runCli(["guard", "test", "--json"], { cwd, input: `my key is ${key}` });
    expect(found.code).toBe(1);
    expect(found.json()).toMatchObject({
      model: null,
      verdict: "redact",
      hits: [{ detector: "secret" }, { isBelowThreshold: true }],
    });
    expect(found.stdout).not.toContain(key);
    expect((await run("guard", "test", `my key is ${key}`, "--model", "bare")).code).toBe(0);
    expect((await run("guard", "test", "x", "--model", "nobody")).stderr).toContain("support-llm, bare");
  });

  it("L7: guard coverage tells what runs where", async () => {
    const { run } = workshop();
    const { json, code } = await run("guard", "coverage", "--model", "support-llm", "--wire", "openai-chat", "--json");
    expect(code).toBe(0);
    const { rows } = json();
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.some(({ detectors }: { detectors: Record<string, string> }) => detectors.secret === "run")).toBe(true);
    const gaps = await run("guard", "coverage", "--model", "bare", "--gaps", "--wire", "openai-chat", "--json");
    expect(gaps.json().rows.length).toBe(rows.length);
    const none = await run("guard", "coverage", "--model", "support-llm", "--gaps", "--wire", "openai-chat");
    expect(none.stdout).toContain("no gaps");
    const misspelt = await run("guard", "coverage", "--wire", "openai-chad");
    expect(misspelt).toMatchObject({ code: 2, stdout: "" });
    expect(misspelt.stderr).toContain("openai-chat");
  });
});

describe("doctor", () => {
  it("L16: finds nothing wrong in a healthy place, and says what is skipped", async () => {
    const { json, code } = await workshop().run("doctor", "--json");
    expect(code).toBe(0);
    const status = Object.fromEntries(
      json().checks.map(({ id, status }: { id: string; status: string }) => [id, status]),
    );
    expect(status).toMatchObject({ runtime: "ok", "data-directory": "ok", store: "skipped", clock: "ok", port: "ok" });
  });

  it("L16: finds a broken policy, a missing secret and a file in the place of the data directory", async () => {
    const broken = await workshop("parapet: 2\n").run("doctor", "--json");
    expect(broken.code).toBe(3);
    expect(broken.json().checks.find(({ id }: { id: string }) => id === "policy").status).toBe("failed");
    const { run, write } = workshop("parapet: 1\nproviders: { p: { kind: openai, apiKey: env:NOT_SET } }\n");
    write(".parapet", "in the way");
    const { json, code } = await run("doctor", "--json");
    expect(code).toBe(3);
    const failed = json().checks.filter(({ status }: { status: string }) => status === "failed");
    expect(failed.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(["secrets", "data-directory"]));
    expect(json().checks.find(({ id }: { id: string }) => id === "providers")).toMatchObject({ status: "skipped" });
  });

  it("L2: an unwritable data directory is the environment's fault, with a hint", async () => {
    const { run, write, cwd } = workshop();
    write(".parapet", "in the way");
    const { code, stderr } = await run("keys", "list");
    expect(code).toBe(3);
    expect(stderr).toMatch(/error PARAPET_STORE_DIRECTORY: [^\n]*\n {2}hint: /);
    chmodSync(path.join(cwd, ".parapet"), 0o600);
    expect(existsSync(path.join(cwd, ".parapet"))).toBe(true);
  });
});
