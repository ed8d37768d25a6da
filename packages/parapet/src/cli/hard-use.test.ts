import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, onTestFinished } from "vitest";
import { CONSOLE_PERMISSIONS } from "../server/permissions.ts";
import { openStore } from "../store/index.ts";
import { PERMISSION_KINDS } from "./policy-warnings.ts";
import { readStopFile } from "./stop-file.ts";
import { CLI, openWorkshop, POLICY, runCli, startCli, type Workshop } from "./testing/run-cli.ts";

function workshop(policy: string = POLICY): Workshop {
  const made = openWorkshop(policy);
  onTestFinished(() => made.close());
  return made;
}

/** Runs the command in a shell, after `parapet`, with pipes and redirections; answers the status of the command itself. */
function inShell(cwd: string, line: string): { code: number; stderr: string } {
  const parapet = CLI.map((word) => `'${word}'`).join(" ");
  const { stdout, stderr } = spawnSync(
    "bash",
    ["-c", `${line.replace("parapet", parapet)}; echo "=\${PIPESTATUS[0]}"`],
    {
      cwd,
      encoding: "utf8",
    },
  );
  return { code: Number(/=(\d+)\s*$/.exec(stdout)?.[1]), stderr };
}

async function late(ms: number): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
  return `not within ${ms} ms`;
}

describe("usage", () => {
  it("L3: help and version are JSON when asked, and an error says its exit code", async () => {
    const { run } = workshop();
    expect((await run("--version", "--json")).json()).toEqual({ version: expect.stringMatching(/^\d/) });
    expect((await run("keys", "create", "--help", "--json")).json().help).toContain("--role");
    expect((await run("up", "--prot", "1", "--json")).json()).toEqual({
      error: {
        code: "PARAPET_CLI_USAGE",
        message: "unknown option '--prot'",
        hint: "Did you mean --port? 'parapet up --help' tells what is possible.",
        exit: 2,
      },
    });
    const family = await run("keys", "--json");
    expect(family.code).toBe(2);
    expect(family.json().error.message).toBe("'parapet keys' needs a command: create, list, rotate, revoke");
    expect((await run("mode", "set", "suport-llm", "normal", "--json")).json().error).toMatchObject({
      code: "PARAPET_POLICY_MODEL",
      hint: "Did you mean 'support-llm'?",
      exit: 2,
    });
  });

  it("L5: 'help keys create' is 'keys create --help'", async () => {
    const { run } = workshop();
    const [asWord, asOption] = await Promise.all([run("help", "keys", "create"), run("keys", "create", "--help")]);
    expect(asWord).toMatchObject({ code: 0, stdout: asOption.stdout });
  });

  it("L5: help for a command that is none says so", async () => {
    const { run } = workshop();
    const [none, member] = await Promise.all([run("help", "chek"), run("help", "keys", "creat", "--json")]);
    expect(none).toMatchObject({ code: 2, stdout: "" });
    expect(none.stderr).toMatch(/unknown command 'chek'\n {2}hint: Did you mean check\?/);
    expect((await run("chek", "--help")).code).toBe(2);
    expect((await run("keys", "creat", "--help")).code).toBe(2);
    expect(member.code).toBe(2);
    expect(member.json().error).toMatchObject({ message: "unknown command 'creat'", code: "PARAPET_CLI_USAGE" });
    expect((await run("help")).stdout).toContain("Usage: parapet [options] [command]");
    expect((await run("help", "keys")).stdout).toContain("Usage: parapet keys");
  });

  it("L2: numbers, addresses and words that cannot be are refused, and the message says what can", async () => {
    const { run } = workshop();
    const told = async (...args: string[]): Promise<string> => {
      const { code, stderr, stdout } = await run(...args);
      expect({ code, stdout }, args.join(" ")).toEqual({ code: 2, stdout: "" });
      return stderr;
    };
    expect(await told("practice", "--port", "70000")).toContain("Use a number from 0 to 65535.");
    expect(await told("events", "tail", "-n", "-1")).toContain("Use a whole number from 0 to 999999999.");
    expect(await told("up", "--port", "0", "--host", "")).toContain("It must not be empty.");
    expect(await told("audit", "export", "-o", "")).toContain("It must not be empty.");
    expect(await told("audit", "verify", "--public-key", "")).toContain("It must not be empty.");
    expect(await told("mode", "set", "support-llm", "fast")).toContain(
      "argument 'mode' cannot be 'fast'. Allowed choices are normal, standby, maintenance.",
    );
    expect((await run("keys", "rotate", "--help")).stdout).toContain("(default: 24h)");
  });

  it("L13: a console link for nobody says that nobody answers there", async () => {
    const { run } = workshop();
    const { code, stderr, stdout } = await run("console", "link");
    expect(code).toBe(0);
    expect(stdout).toContain("/sign-in#token=");
    expect(stderr).toContain("no gateway answers");
  });

  it("L2: an empty path, a nameless key and a wire format that is none are refused", async () => {
    const { run, cwd } = workshop();
    const mode = statSync(cwd).mode;
    for (const args of [
      ["--data-directory", "", "keys", "list"],
      ["--config", "", "check"],
      ["keys", "create", " ", "--role", "app"],
      ["keys", "create", "x".repeat(101), "--role", "app"],
    ])
      expect(await run(...args), args.join(" ")).toMatchObject({ code: 2, stdout: "" });
    expect(statSync(cwd).mode).toBe(mode);
    expect(existsSync(path.join(cwd, "parapet.db"))).toBe(false);
    const { code, stderr } = await run("guard", "coverage", "--wire", "openai-chta");
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean 'openai-chat'?");
  });
});

describe("outputs that take nothing more", () => {
  it("L4: a reader that leaves changes no exit code, on either stream", async () => {
    const { cwd, run } = workshop();
    await run("keys", "create", "one", "--role", "app");
    expect(inShell(cwd, "parapet keys list | true")).toMatchObject({ code: 0 });
    expect(inShell(cwd, "parapet audit export | true")).toMatchObject({ code: 0 });
    expect(inShell(cwd, "parapet nope 2>&1 >/dev/null | true")).toMatchObject({ code: 2 });
    const database = new DatabaseSync(path.join(cwd, ".parapet", "parapet.db"));
    database.exec("UPDATE events SET actor = 'nobody'");
    database.close();
    expect(inShell(cwd, "parapet audit verify | true")).toMatchObject({ code: 1 });
  });

  it("L4: following ends when the reader has left, though nothing more happens", async () => {
    const { cwd, run } = workshop();
    await run("keys", "create", "one", "--role", "app");
    const tail = startCli(["events", "tail", "--follow"], { cwd });
    onTestFinished(() => void tail.kill("SIGKILL"));
    const ended = new Promise<number | null>((resolve) => tail.on("exit", resolve));
    await new Promise((resolve) => tail.stdout.once("data", resolve));
    tail.stdout.destroy();
    expect(await Promise.race([ended, late(5_000)])).toBe(0);
    if (process.platform === "linux")
      expect(inShell(cwd, "timeout 10 parapet events tail --follow | head -1")).toMatchObject({ code: 0, stderr: "" });
  });

  it.skipIf(!existsSync("/dev/full"))("L4: an output without room is exit 3, with a code", async () => {
    const { cwd, run } = workshop();
    await run("keys", "create", "one", "--role", "app");
    const listed = inShell(cwd, "parapet keys list >/dev/full");
    expect(listed.code).toBe(3);
    expect(listed.stderr).toMatch(/error PARAPET_CLI_OUTPUT: .*\n {2}hint: /);
    expect(inShell(cwd, "parapet nope 2>/dev/full").code).toBe(2);
    const exported = await run("audit", "export", "-o", "/dev/full");
    expect(exported.code).toBe(3);
    expect(exported.stderr).toContain("PARAPET_AUDIT_OUTPUT");
    expect(lstatSync("/dev/full").isCharacterDevice()).toBe(true);
  });

  it("L4: --no-color wins", async () => {
    const { cwd } = workshop();
    const env = { FORCE_COLOR: "1" };
    expect((await runCli(["check"], { cwd, env })).stdout).toContain("\u001b[");
    expect((await runCli(["check", "--no-color"], { cwd, env })).stdout).not.toContain("\u001b[");
  });
});

describe("events tail", () => {
  it("L3: prints as many of the newest as it was asked for, oldest first, however many", async () => {
    const { cwd, run } = workshop();
    await run("keys", "create", "one", "--role", "app");
    const store = await openStore({ dataDirectory: path.join(cwd, ".parapet") });
    for (let i = 1; i <= 2_600; i++)
      store.events.append({ kind: i % 2 === 0 ? "even" : "odd", at: i, actor: "test", subject: "count", data: { i } });
    await store.close();
    const counted = async (...args: string[]): Promise<readonly number[]> =>
      (await run("events", "tail", "--json", "--by", "test", ...args)).stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).data.i);
    const from = (first: number, step = 1): readonly number[] =>
      Array.from({ length: Math.floor((2_600 - first) / step) + 1 }, (_, i) => first + step * i);
    expect(await counted("-n", "2345")).toEqual(from(256));
    expect(await counted("-n", "2000")).toEqual(from(601));
    expect(await counted("-n", "999999999")).toEqual(from(1));
    expect(await counted("-n", "1100", "--kind", "even")).toEqual(from(402, 2));
    expect((await run("events", "tail", "-n", "0")).stdout).toBe("");
  });
});

describe("audit", () => {
  it("L11: an export replaces nothing without --force, and leaves nothing when it fails", async () => {
    const { run, write, cwd } = workshop();
    await run("keys", "create", "one", "--role", "app");
    const file = write("record.jsonl", "mine");
    const refused = await run("audit", "export", "-o", file);
    expect(refused).toMatchObject({ code: 2 });
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect((await run("audit", "export", "-o", file, "--force")).code).toBe(0);
    expect((await run("audit", "verify", file)).code).toBe(0);
    for (const place of [path.join(cwd, "none", "x"), cwd])
      expect((await run("audit", "export", "-o", place)).code, place).toBe(3);
    symlinkSync("target", path.join(cwd, "link"));
    writeFileSync(path.join(cwd, "target"), "theirs");
    expect((await run("audit", "export", "-o", path.join(cwd, "link"))).code).toBe(2);
    expect(readFileSync(path.join(cwd, "target"), "utf8")).toBe("theirs");
  });

  it("L11: verify names the first bad record, and an export that is not there", async () => {
    const { run, cwd } = workshop();
    for (const name of ["one", "two", "three"]) await run("keys", "create", name, "--role", "app");
    const database = new DatabaseSync(path.join(cwd, ".parapet", "parapet.db"));
    database.exec("UPDATE events SET actor = 'nobody' WHERE position = 2");
    database.close();
    const { stdout, code } = await run("audit", "verify");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ {2}changed at position 2 \(writer [0-9a-f]{16}, event 1\): /m);
    expect((await run("audit", "verify", "nowhere.jsonl")).stderr).toContain("nowhere.jsonl");
  });
});

describe("while the policy has mistakes", () => {
  it("L10, L17: stopping, listing and revoking go on; what needs the policy says where the mistake is", async () => {
    const { run, write, cwd } = workshop();
    const made = (await run("keys", "create", "one", "--role", "app", "--json")).json();
    write("parapet.yaml", `${POLICY}bogus: 1\n`);
    expect((await run("stop")).code).toBe(0);
    expect(existsSync(path.join(cwd, ".parapet", "STOP"))).toBe(true);
    expect((await run("resume", "--json")).json()).toEqual({ isStopped: false, wasStopped: true });
    expect((await run("keys", "revoke", made.key.id)).code).toBe(0);
    expect((await run("keys", "list", "--json")).json()[0].status).toBe("revoked");
    expect((await run("events", "tail", "--kind", "key-revoked", "--json")).stdout).toContain(made.key.id);
    expect((await run("audit", "verify")).code).toBe(0);
    expect((await run("gateway", "status", "--json")).json()).toMatchObject({
      isRunning: false,
      policy: { digest: null },
    });
    expect((await run("keys", "create", "two", "--role", "app")).stderr).toContain("bogus");
    write("parapet.yaml", "server: { dataDirectory: [\n");
    const lost = await run("stop");
    expect(lost.code).toBe(2);
    expect(lost.stderr).toContain("--data-directory");
    expect((await run("stop", "--data-directory", ".parapet")).code).toBe(0);
  });

  it("L17: status says that an edit was refused, why, and when it is taken back", async () => {
    const { run, write, cwd } = workshop();
    const child = startCli(["up", "--json"], { cwd });
    onTestFinished(() => void child.kill("SIGKILL"));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const state = async () => (await run("gateway", "status", "--json")).json().policy;
    const first = await state();
    expect(first).toMatchObject({ refused: null, inForce: first.digest });
    write("parapet.yaml", POLICY.replace("provider: practice }", "provider: nobody }"));
    const wait = async (isTrue: (policy: { refused: unknown; digest: unknown; inForce: unknown }) => boolean) => {
      for (const end = Date.now() + 8_000; Date.now() < end; ) {
        const policy = await state();
        if (isTrue(policy)) return policy;
      }
      throw new Error("it did not come true");
    };
    expect(await wait(({ refused }) => refused !== null)).toMatchObject({
      digest: null,
      inForce: first.inForce,
      refused: { code: "PARAPET_POLICY_INVALID", message: expect.stringContaining("nobody") },
    });
    expect((await run("gateway", "status")).stdout).toContain("stays in force");
    write("parapet.yaml", `${POLICY}# edited\n`);
    expect(await wait(({ inForce }) => inForce !== first.inForce)).toMatchObject({ refused: null });
  });
});

describe("check", () => {
  it("L7: warns of rules that match nothing, since a misspelt deny denies nobody", async () => {
    const rules =
      '["model:support-lm:invoke", "modle:*:*", "consol:read", "model:support-llm:invoke", "model:*:invoke", "incident:contain"]';
    const { run } = workshop(POLICY.replace('["model:support-llm:invoke"]', `${rules}, deny: ["model:gone:invoke"]`));
    const { warnings } = (await run("check", "--json")).json();
    const found = warnings.filter(({ path: place }: { path: string }) => place.startsWith("roles."));
    expect(found.map(({ path: place }: { path: string }) => place)).toEqual([
      "roles.app.allow.0",
      "roles.app.allow.1",
      "roles.app.allow.2",
      "roles.app.deny.0",
    ]);
    expect(found[0].message).toContain("did you mean 'support-llm'?");
    expect(found[1].message).toContain("did you mean 'model'?");
    for (const permission of CONSOLE_PERMISSIONS) expect(PERMISSION_KINDS).toContain(permission.split(":")[0]);
  });
});

describe("disks and folders", () => {
  it("L10: stop works on a full disk", async (context) => {
    const { cwd, run, write } = workshop();
    const disk = path.join(cwd, "disk");
    mkdirSync(disk);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", disk], { stdio: "ignore" });
    } catch {
      return context.skip("this user may not mount a disk");
    }
    onTestFinished(() => void execFileSync("umount", ["--lazy", disk]));
    expect(() => write("disk/filler", "x".repeat(1_000_000))).toThrow("ENOSPC");
    const before = Date.now() - 1_000;
    expect((await run("stop", "--data-directory", disk)).code).toBe(0);
    expect(readStopFile(disk)?.at).toBeGreaterThan(before);
    expect((await run("resume", "--data-directory", disk, "--json")).json().wasStopped).toBe(true);
    expect(execFileSync("ls", ["-A", disk], { encoding: "utf8" })).toBe("filler\n");
  });

  it("L6: reads npm and Python dependencies, and says which framework names no provider", async () => {
    const found = async (name: string, text: string): Promise<{ ids: string; policy: string; stderr: string }> => {
      const { run, write, cwd } = workshop("");
      write(name, text);
      const { code, stdout, stderr } = await run("init", "--force", "--yes");
      expect(code).toBe(0);
      expect((await run("check", "--no-secrets")).code, name).toBe(0);
      const ids = [...stdout.matchAll(/^ {2}provider (\S+?)(?::|$)/gm)].map(([, id]) => id).join(" ");
      return { ids, policy: readFileSync(path.join(cwd, "parapet.yaml"), "utf8"), stderr };
    };
    const npm = (...names: string[]): string =>
      JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "*"])) });
    expect((await found("package.json", npm("@ai-sdk/openai", "ai"))).ids).toBe("openai");
    expect((await found("package.json", npm("@langchain/anthropic", "langchain", "ollama"))).ids).toBe(
      "anthropic ollama",
    );
    expect((await found("requirements.txt", "Flask==3\nlangchain_openai>=1\nanthropic[vertex]\n")).ids).toBe(
      "openai anthropic",
    );
    expect((await found("pyproject.toml", '[project]\ndependencies = ["openai>=1", "ollama"]\n')).ids).toBe(
      "openai ollama",
    );
    expect((await found("pyproject.toml", '[tool.poetry.dependencies]\nanthropic = "^1"\n')).ids).toBe("anthropic");
    expect((await found("Pipfile", '[packages]\nopenai = "*"\n')).ids).toBe("openai");
    const undecided = await found("package.json", npm("ai"));
    expect(undecided.ids).toBe("practice");
    expect(undecided.policy).toContain("# ai in package.json: name the provider");
    expect(undecided.stderr).toContain("ai in package.json names no provider");
    expect((await found("package.json", "{")).ids).toBe("practice");
  });

  it("L6: a folder may be called anything", { timeout: 90_000 }, async () => {
    const { cwd } = workshop();
    for (const name of ["1", "true", "null", "0x10", "-dash", "日本", "a: b #c", "sp ace ü"]) {
      const folder = path.join(cwd, name);
      mkdirSync(folder);
      expect((await runCli(["init"], { cwd: folder })).code, name).toBe(0);
      expect(await runCli(["check"], { cwd: folder }), name).toMatchObject({ code: 0 });
      expect((await runCli(["keys", "create", "k", "--role", "app"], { cwd: folder })).code, name).toBe(0);
      expect((await runCli(["audit", "verify"], { cwd: folder })).code, name).toBe(0);
    }
  });

  it("L6: git leaves a new data directory alone", async () => {
    const { cwd, run } = workshop();
    await run("keys", "create", "one", "--role", "app");
    execFileSync("git", ["init", "--quiet"], { cwd });
    expect(execFileSync("git", ["status", "--porcelain"], { cwd, encoding: "utf8" })).toBe("?? parapet.yaml\n");
  });

  it("L16: doctor says that a key of the data directory was lost", async () => {
    const { cwd, run } = workshop();
    await run("keys", "create", "one", "--role", "app");
    execFileSync("rm", [path.join(cwd, ".parapet", "pepper.key")]);
    const { checks } = (await run("doctor", "--json")).json();
    expect(checks.find(({ id }: { id: string }) => id === "store")).toMatchObject({
      status: "warning",
      message: expect.stringContaining("pepper.key was gone"),
    });
  });
});
