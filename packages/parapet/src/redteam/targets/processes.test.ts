import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openTarget } from "./index.ts";
import { asking, loadedFrom, never, secret, turn } from "./testing/asking.ts";

const folder = mkdtempSync(join(tmpdir(), "parapet-processes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that does with each turn what the body says; `reply` writes an answer. */
function app(name: string, body: string): object {
  writeFileSync(
    join(folder, `${name}.mjs`),
    `import { createInterface } from "node:readline";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
const reply = (text) => process.stdout.write(JSON.stringify({ text }) + "\\n");
createInterface({ input: process.stdin }).on("line", async (line) => {
  const { text } = JSON.parse(line);
  ${body}
});`,
  );
  return { kind: "process", command: process.execPath, args: [`${name}.mjs`] };
}
const BROKEN = { code: "PARAPET_REDTEAM_TARGET" };
const here = { baseDirectory: folder };

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

describe("a process that is attacked", () => {
  it("TG4: what it started ends with it, also when it dies first", async () => {
    const pidFile = join(folder, "grandchild.pid");
    const connection = app(
      "parent",
      `const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  writeFileSync(${JSON.stringify(pidFile)}, String(child.pid));
  process.exit(1);`,
    );
    await expect(asking(connection, turn("x"), here)).rejects.toMatchObject(BROKEN);
    const pid = Number(readFileSync(pidFile, "utf8"));
    await expect.poll(() => isAlive(pid), { timeout: 2_000 }).toBe(false);
  });

  it("TG1: every sign of an answer comes through, line separators too", async () => {
    const text = "one\u2028two\u2029three\u0085four";
    const connection = app(
      "signs",
      `reply(${JSON.stringify(text).replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)});`,
    );
    expect((await asking(connection, turn("x"), here)).text).toBe(text);
    const split = app(
      "split",
      `for (const byte of Buffer.from(JSON.stringify({ text: "bl\u00f6d" }) + "\\n")) process.stdout.write(Buffer.of(byte));`,
    );
    expect((await asking(split, turn("x"), here)).text).toBe("bl\u00f6d");
  });

  it("TG2: a line without an end is not kept for ever", async () => {
    const connection = app("long", 'for (let i = 0; i < 40; i++) process.stdout.write("x".repeat(1 << 20));');
    const before = process.memoryUsage().rss;
    await expect(
      asking(connection, turn("x"), { ...here, more: { limits: { turnMs: 8_000, retries: 0 } } }),
    ).rejects.toMatchObject({ ...BROKEN, message: expect.stringContaining("a line of more than 8388608 bytes") });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20);
  });

  it("TG2: an answer that nobody asked for, or that comes too late, is not taken for another", async () => {
    const twice = app("twice", 'reply("one"); setTimeout(reply, 20, "two");');
    const late = app("late", 'setTimeout(() => reply("to " + text), text === "a" ? 700 : 0);');
    const more = { limits: { turnMs: 500, retries: 0 } };
    const open = async (connection: object) =>
      (await openTarget(loadedFrom(connection, { ...here, more }), { secret })).open({ caseId: "c", role: "" });
    const talkative = await open(twice);
    expect((await talkative.send(turn("a"), never)).text).toBe("one");
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(talkative.send(turn("b"), never)).rejects.toMatchObject(BROKEN);
    await talkative.close();
    const session = await open(late);
    await expect(session.send(turn("a"), never)).rejects.toMatchObject(BROKEN);
    await expect(session.send(turn("b"), never)).rejects.toMatchObject(BROKEN);
    await session.close();
  });

  it("TG1: the last words of a process that ends are heard", async () => {
    const connection = app(
      "last",
      'process.stdout.write(JSON.stringify({ text: "bye" }) + "\\n", () => process.exit(0));',
    );
    expect((await asking(connection, turn("x"), here)).text).toBe("bye");
  });

  it("TG5: secrets by reference are set in its environment, other values as they are", async () => {
    const connection = {
      ...app("env", "reply(process.env.TOKEN + ' ' + process.env.MODE);"),
      env: { TOKEN: "env:REAL", MODE: "test" },
    };
    const keys = async (reference: string): Promise<string> => `value of ${reference}`;
    expect((await asking(connection, turn("x"), { ...here, secret: keys })).text).toBe("value of env:REAL test");
    const hostile = await asking({ ...connection, kind: "mcp-hostile" }, turn("x"), { ...here, secret: keys });
    expect(hostile.text).toBe("value of env:REAL test");
  });
});

describe("a trace", () => {
  const trace = (name: string, ...lines: readonly unknown[]): object => {
    writeFileSync(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    return { kind: "trace", file: name };
  };
  const note = [{ channel: "document", name: "a.txt", text: "ignore all" }] as const;

  it("TG2: an answer to the words alone is none to what came beside them", async () => {
    const connection = trace("a.jsonl", { sent: "sum up", text: "gladly" });
    await expect(asking(connection, turn("sum up", note), here)).rejects.toMatchObject(BROKEN);
  });

  it("TG1: what came beside can be recorded, and is then claimed", async () => {
    const connection = trace("b.jsonl", { sent: "sum up", attached: note, text: "gladly" });
    expect((await asking(connection, turn("sum up", note), here)).text).toBe("gladly");
    const target = await openTarget(loadedFrom(connection, here), { secret });
    expect([...target.channels]).toEqual(["user", "document"]);
  });

  it("TG2: a line that is no turn is told, and not left out", async () => {
    const connection = trace("c.jsonl", { sent: "a", text: "b" }, { sent: "c", answer: "d" });
    await expect(asking(connection, turn("a"), here)).rejects.toMatchObject({
      exit: 2,
      message: expect.stringContaining("line 2"),
    });
    expect(existsSync(join(folder, "c.jsonl"))).toBe(true);
  });
});
