import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkshop, POLICY, startCli, type Workshop } from "./testing/run-cli.ts";

let workshop: Workshop;
let child: ChildProcessWithoutNullStreams;
let started: { url: string; consoleUrl: string; key: string; dataDirectory: string };

beforeAll(async () => {
  workshop = openWorkshop();
  child = startCli(["up", "--json"], { cwd: workshop.cwd });
  started = JSON.parse(await firstLine(child));
});

afterAll(() => {
  child.kill("SIGKILL");
  workshop.close();
});

async function firstLine(process: ChildProcessWithoutNullStreams): Promise<string> {
  let text = "";
  let complaint = "";
  process.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk;
  });
  for await (const chunk of process.stdout) {
    text += chunk;
    if (text.includes("\n")) return text.slice(0, text.indexOf("\n"));
  }
  throw new Error(`nothing was said: ${complaint}`);
}

async function ask(key: string, content = "How long does delivery take?"): Promise<{ status: number }> {
  const answer = await fetch(`${started.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "support-llm", messages: [{ role: "user", content }] }),
  });
  await answer.arrayBuffer();
  return { status: answer.status };
}

/** How long until the gateway answers so. */
async function millisecondsUntil(status: number, key: string): Promise<number> {
  const start = performance.now();
  while ((await ask(key)).status !== status) {
    if (performance.now() - start > 5_000) throw new Error(`no ${status} within 5 s`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - start;
}

describe("beside a running gateway", () => {
  it("L13: up gives a console link and a key that works", async () => {
    expect(started.consoleUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in#token=/);
    expect(started.key).toMatch(/^pk_[0-9a-f]{10}_[\w-]{43}$/);
    expect((await ask(started.key)).status).toBe(200);
  });

  it("L9: a new key works and a revoked one ends in under a second", async () => {
    const made = (
      await workshop.run("keys", "create", "second", "--role", "app", "--expires-in", "1d", "--json")
    ).json();
    await millisecondsUntil(200, made.secret);
    expect((await workshop.run("keys", "revoke", made.key.id)).code).toBe(0);
    expect(await millisecondsUntil(401, made.secret)).toBeLessThan(1_000);
    const rotated = (
      await workshop.run("keys", "rotate", started.key.slice(0, 13), "--overlap", "1h", "--json")
    ).json();
    expect(await millisecondsUntil(200, rotated.secret)).toBeLessThan(1_000);
    expect((await ask(started.key)).status).toBe(200);
    const statuses = (await workshop.run("keys", "list", "--json")).json().map((key: { status: string }) => key.status);
    expect(statuses.sort()).toEqual(["active", "expiring", "revoked"]);
    started = { ...started, key: rotated.secret };
  });

  it("L8: no other output holds a key's secret or hash", async () => {
    const listed = await workshop.run("keys", "list", "--json");
    const table = await workshop.run("keys", "list");
    const events = await workshop.run("events", "tail", "--json", "-n", "500");
    const database = new DatabaseSync(path.join(started.dataDirectory, databaseIn(started.dataDirectory)), {
      readOnly: true,
    });
    const hashes = database
      .prepare("select hash from api_keys")
      .all()
      .map((row) => String(row.hash));
    database.close();
    expect(hashes.length).toBeGreaterThan(0);
    for (const { stdout, stderr } of [listed, table, events])
      for (const hidden of [started.key.slice(14), ...hashes]) expect(stdout + stderr).not.toContain(hidden);
  });

  it("L9: a mode switches in under a second and is an event with the user's name", async () => {
    expect((await workshop.run("mode", "set", "support-llm", "maintenance", "--reason", "drill")).code).toBe(0);
    expect(await millisecondsUntil(503, started.key)).toBeLessThan(1_000);
    const [event] = (await workshop.run("events", "tail", "--kind", "mode-changed", "--json")).stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(event).toMatchObject({
      subject: "model:support-llm",
      actor: expect.stringMatching(/^cli:/),
      data: { mode: "maintenance", reason: "drill" },
    });
    const modes = (await workshop.run("mode", "list", "--json")).json();
    expect(modes).toContainEqual({ model: "support-llm", mode: "maintenance", setBy: "command" });
    await workshop.run("mode", "set", "support-llm", "normal");
    expect(await millisecondsUntil(200, started.key)).toBeLessThan(1_000);
    const refused = await workshop.run("mode", "set", "bare", "standby");
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain("PARAPET_MODE_NO_STANDBY");
  });

  it("L9, L10: stop and resume act in under a second, and status tells", async () => {
    expect((await workshop.run("stop", "--reason", "drill")).code).toBe(0);
    expect(await millisecondsUntil(503, started.key)).toBeLessThan(1_000);
    const status = await workshop.run("gateway", "status", "--json");
    expect(status.code).toBe(1);
    expect(status.json()).toMatchObject({ url: started.url, isReady: true, stop: { reason: "drill" } });
    expect((await workshop.run("resume", "--json")).json()).toEqual({ isStopped: false, wasStopped: true });
    expect(await millisecondsUntil(200, started.key)).toBeLessThan(1_000);
    const kinds = (await workshop.run("events", "tail", "--json", "--kind", "traffic-stopped", "traffic-resumed"))
      .stdout;
    expect(kinds).toContain('"traffic-stopped"');
    expect(kinds).toContain('"traffic-resumed"');
  });

  it("L9, L10: a bare STOP file stops as well, and status tells since when", async () => {
    const before = Date.now() - 1_000; // file systems round
    writeFileSync(path.join(started.dataDirectory, "STOP"), "");
    expect(await millisecondsUntil(503, started.key)).toBeLessThan(1_000);
    const { stop } = (await workshop.run("gateway", "status", "--json")).json();
    expect(stop).toMatchObject({ reason: "", by: "file" });
    expect(stop.at).toBeGreaterThan(before);
    expect(stop.at).toBeLessThanOrEqual(Date.now());
    await workshop.run("resume");
    expect(await millisecondsUntil(200, started.key)).toBeLessThan(1_000);
  });

  it("L13: console link prints another link for the same console", async () => {
    const { link } = (await workshop.run("console", "link", "--json")).json();
    expect(link.startsWith(`${started.url}/sign-in#token=`)).toBe(true);
    expect(link).not.toBe(started.consoleUrl);
  });

  it("L12: access explain tells the rule, and shows only the public part of a pasted key", async () => {
    const allowed = await workshop.run("access", "explain", started.key, "invoke", "model:support-llm");
    expect(allowed.code).toBe(0);
    expect(allowed.stdout).toContain("role 'app' allows 'model:support-llm:invoke'");
    expect(allowed.stdout + allowed.stderr).not.toContain(started.key.slice(14));
    const denied = await workshop.run("access", "explain", "role:app", "model:bare:invoke", "--json");
    expect(denied.code).toBe(1);
    expect(denied.json()).toMatchObject({ isAllowed: false, permission: "model:bare:invoke" });
  });

  it("L3: events tail --follow goes on as JSON Lines until it is interrupted", async () => {
    const tail = startCli(["events", "tail", "--follow", "--json", "-n", "0", "--kind", "key-created"], {
      cwd: workshop.cwd,
    });
    let text = "";
    tail.stdout.on("data", (chunk: Buffer) => {
      text += chunk;
    });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await workshop.run("keys", "create", "third", "--role", "app");
    const deadline = Date.now() + 5_000;
    while (!text.includes("\n") && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    tail.kill("SIGINT");
    const [code] = await once(tail, "exit");
    expect(code).toBe(0);
    expect(JSON.parse(text.trim())).toMatchObject({ kind: "key-created", data: { name: "third" } });
  });

  it("L4: control characters in a name do not reach the terminal", async () => {
    await workshop.run("keys", "create", "evil\u001b[2J\u202ename\npk_0000000000  forged", "--role", "app");
    const { stdout } = await workshop.run("keys", "list");
    expect(stdout).toContain("evil");
    expect(stdout).not.toContain("\u001b[2J");
    expect(stdout).not.toContain("\u202e");
    expect(stdout).not.toMatch(/^pk_0000000000/m);
  });

  it("L11: the record verifies while it grows, and its export verifies elsewhere", async () => {
    const live = await workshop.run("audit", "verify", "--json");
    expect(live.json()).toMatchObject({ isIntact: true, problems: [] });
    const file = path.join(workshop.cwd, "record.jsonl");
    expect((await workshop.run("audit", "export", "-o", file, "--json")).json().events).toBeGreaterThan(5);
    expect((await workshop.run("audit", "verify", file)).code).toBe(0);
    const lines = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, lines.filter((line) => !line.includes("mode-changed")).join("\n"));
    const cut = await workshop.run("audit", "verify", file);
    expect(cut.code).toBe(1);
    expect(cut.stdout).toContain("NOT INTACT");
    expect(readdirSync(workshop.cwd).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("L10: stop works when the store cannot be opened", async () => {
    const other = openWorkshop(POLICY.replace("server: { port: 0 }", "server: { port: 0, dataDirectory: data }"));
    try {
      await other.run("keys", "list");
      const database = databaseIn(path.join(other.cwd, "data"));
      writeFileSync(path.join(other.cwd, "data", database), "this is no database");
      expect((await other.run("keys", "list")).code).not.toBe(0);
      expect((await other.run("stop")).code).toBe(0);
      rmSync(path.join(other.cwd, "parapet.yaml"));
      expect((await other.run("resume", "--data-directory", "data", "--json")).json().wasStopped).toBe(true);
    } finally {
      other.close();
    }
  });

  it("L17: status tells what it can while the store does not open, why it does not, and ends with 3", async () => {
    const port = await freePort();
    const other = openWorkshop(POLICY.replace("port: 0", `port: ${port}`));
    const status = async () => {
      const { code, json } = await other.run("gateway", "status", "--json");
      return { code, ...json() };
    };
    try {
      await other.run("keys", "list");
      expect(await status()).toMatchObject({ code: 1, isRunning: false, isInUse: false, store: { error: null } });
      const file = path.join(other.cwd, ".parapet", databaseIn(path.join(other.cwd, ".parapet")));
      const holder = new DatabaseSync(file);
      holder.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
      expect(await status()).toMatchObject({ code: 3, store: { error: { code: "PARAPET_STORE_BUSY" } } });
      holder.close();

      const gateway = startCli(["up", "--json"], { cwd: other.cwd });
      try {
        await firstLine(gateway);
        await other.run("stop", "--reason", "drill");
        for (const name of readdirSync(path.dirname(file)).filter((name) => name.startsWith(path.basename(file))))
          rmSync(path.join(path.dirname(file), name));
        writeFileSync(file, "this is no database".repeat(100));
        const answer = await status();
        expect(answer).toMatchObject({
          code: 3,
          url: `http://127.0.0.1:${port}`,
          isRunning: true,
          isInUse: true,
          stop: { reason: "drill" },
          store: { isWritable: false, error: { code: "PARAPET_STORE_CORRUPT", hint: expect.any(String) } },
          policy: { digest: expect.any(String), inForce: null, refused: null },
        });
        expect(answer.models).toContainEqual({ model: "bare", mode: null });
        const { stdout, code } = await other.run("gateway", "status");
        expect(code).toBe(3);
        expect(stdout).toContain("the store does not open: PARAPET_STORE_CORRUPT: the database file is damaged");
        expect(stdout).toMatch(/traffic is stopped since .*: drill/);
        expect(stdout).toMatch(/^bare +unknown$/m);
        expect(stdout).not.toContain("not yet in force");
      } finally {
        gateway.kill("SIGKILL");
        await once(gateway, "exit");
      }
      expect(await status()).toMatchObject({ code: 3, isRunning: false, isInUse: false });
    } finally {
      other.close();
    }
  });

  it("L1: a second gateway on the same port is exit 3", async () => {
    const port = new URL(started.url).port;
    const { code, stdout } = await workshop.run("up", "--port", port, "--json");
    expect(code).toBe(3);
    expect(stdout).toContain("PARAPET_SERVER_PORT_TAKEN");
  });

  it("L13: an interrupt drains and ends with 0, and the banner can be pasted", async () => {
    child.kill("SIGTERM");
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
    const fresh = openWorkshop();
    const plain = startCli(["up"], { cwd: fresh.cwd });
    let text = "";
    plain.stdout.on("data", (chunk: Buffer) => {
      text += chunk;
    });
    const deadline = Date.now() + 10_000;
    while (!text.includes("Brandvold") && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(text).toMatch(/Console +http:\S+#token=/);
    expect(text).toMatch(/Key +pk_/);
    expect(text.match(/^curl -s http:\S+ /gm)).toHaveLength(3);
    plain.kill("SIGINT");
    expect((await once(plain, "exit"))[0]).toBe(0);
    fresh.close();
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a server that listens on a port has one
  server.close();
  return port;
}

function databaseIn(directory: string): string {
  const found = readdirSync(directory).find((name) => name.endsWith(".db"));
  if (found === undefined) throw new Error(`no database in ${directory}`);
  return found;
}
