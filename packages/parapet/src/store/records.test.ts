import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ExchangeQuery, type ModelVersion, type ToolApproval, verifyAudit } from "./index.ts";
import { apiKey, evidence, exchange, finding, openTestStore } from "./testing/store-kit.ts";

describe("keys, control, sessions", () => {
  it("S15: a key is stored, listed and found as it was given, and its id is taken once", async () => {
    const { store } = await openTestStore();
    const key = apiKey("pk_1", { expiresAt: 99, rotatedFrom: "pk_0" });
    await store.keys.insert(key);
    await store.keys.insert(apiKey("pk_2", { createdAt: 2 }));
    expect(await store.keys.get("pk_1")).toEqual(key);
    expect((await store.keys.list()).map(({ id }) => id)).toEqual(["pk_1", "pk_2"]);
    expect(await store.keys.get("pk_3")).toBeUndefined();
    await expect(store.keys.insert(key)).rejects.toMatchObject({ code: "PARAPET_STORE_CONFLICT" });
    expect(store.control.version()).toBe(2);
  });

  it("S15: last use never moves back", async () => {
    const { store } = await openTestStore();
    await store.keys.insert(apiKey("pk_1"));
    await store.keys.touch(
      new Map([
        ["pk_1", 20],
        ["pk_9", 1],
      ]),
    );
    await store.keys.touch(new Map([["pk_1", 10]]));
    expect(await store.keys.get("pk_1")).toMatchObject({ lastUsedAt: 20 });
  });

  it("S15: a control fact is any JSON value", async () => {
    const { store } = await openTestStore();
    await store.control.set("stop", { reason: "drill", at: 5 });
    await store.control.set("mode:m", "standby");
    await store.control.set("mode:m", "normal");
    expect(await store.control.all()).toEqual(
      new Map<string, unknown>([
        ["mode:m", "normal"],
        ["stop", { reason: "drill", at: 5 }],
      ]),
    );
    expect(await store.control.get("stop")).toEqual({ reason: "drill", at: 5 });
    await store.control.delete("stop");
    expect(await store.control.get("stop")).toBeUndefined();
  });

  it("S18: a session ends by deletion, alone or with all of its subject, and old ones go when a new one comes", async () => {
    const { store } = await openTestStore();
    const session = { tokenHash: "h1", subject: "ada", roles: ["admin"], createdAt: 10, expiresAt: 100 };
    await store.sessions.insert(session);
    expect(await store.sessions.get("h1")).toEqual(session);
    await store.sessions.insert({ ...session, tokenHash: "h2", createdAt: 100, expiresAt: 200 });
    expect(await store.sessions.get("h1")).toBeUndefined();
    await store.sessions.delete("h2");
    expect(await store.sessions.get("h2")).toBeUndefined();
    const opened = { ...session, expiresAt: 1_000 };
    for (const tokenHash of ["h3", "h4"]) await store.sessions.insert({ ...opened, tokenHash });
    await store.sessions.insert({ ...opened, tokenHash: "h5", subject: "eve" });
    expect(await store.sessions.deleteAll("ada")).toBe(2);
    expect(await store.sessions.get("h3")).toBeUndefined();
    expect(await store.sessions.get("h5")).toMatchObject({ subject: "eve" });
  });
});

describe("findings and evidence", () => {
  it("S19: a finding that comes again keeps its id and first sighting and takes the new state", async () => {
    const { store } = await openTestStore();
    await store.findings.upsert([finding({ id: "f1", firstSeen: 10 })]);
    await store.findings.upsert([
      finding({ id: "f2", firstSeen: 20, status: "fixed" }),
      finding({ fingerprint: "other", firstSeen: 5 }),
    ]);
    const found = await store.findings.list({ room: "scan" });
    expect(found.map(({ id, firstSeen, status }) => [id, firstSeen, status])).toEqual([
      ["f1", 10, "fixed"],
      ["f0", 5, "open"],
    ]);
    expect(await store.findings.list({ status: "open" })).toHaveLength(1);
    expect(await store.findings.list({ limit: 1 })).toHaveLength(1);
    expect(await store.findings.list({ room: "redteam" })).toEqual([]);
  });

  it("S19: the newest evidence of each control and subject is what counts", async () => {
    const { store } = await openTestStore();
    await store.evidence.insert([
      evidence({ at: 5, status: "proven" }),
      evidence({ at: 9, status: "failed" }),
      evidence({ at: 7, subject: "b" }),
    ]);
    expect((await store.evidence.latest()).map(({ subject, at }) => [subject, at])).toEqual([
      ["a", 9],
      ["b", 7],
    ]);
    expect(await store.evidence.latest({ control: "none" })).toEqual([]);
  });
});

describe("reading exchanges", () => {
  const written = async () => {
    const kit = await openTestStore();
    const { store } = kit;
    const hit = { detector: "secrets", rule: "aws", direction: "input", origin: "user", path: "/a", start: 0, end: 1 };
    const graded = { ...hit, action: "block", severity: "high", confidence: 1, reason: "" };
    for (let index = 0; index < 9_000; index++)
      store.events.appendExchange(
        exchange({
          id: `x${index}`,
          startedAt: 60_000 + index * 10,
          model: index % 2 === 0 ? "even" : "odd",
          principal: index < 10 ? "key:rare" : "key:usual",
          status: index === 3 ? "blocked" : "completed",
          verdict: index === 3 ? "block" : index === 4 ? "redact" : "allow",
          latencyMs: index % 100,
          costUsd: index === 5 || index === 6_500 ? null : 0.001,
          user: index % 3 === 0 ? "" : "ada",
          hits: index === 3 ? [graded, graded, { ...graded, rule: "gcp" }] : [],
        }),
      );
    await store.events.flush();
    return kit;
  };

  it("S20: filters, windows and pages agree with the same filter over everything", async () => {
    const { store } = await written();
    const ids = async (query: ExchangeQuery) => (await store.exchanges.list(query)).map(({ id }) => id);
    expect(await ids({ limit: 3 })).toEqual(["x8999", "x8998", "x8997"]);
    expect(await ids({ principal: "key:rare", limit: 500 })).toHaveLength(10);
    expect(await ids({ principal: "key:rare", model: "odd", limit: 2 })).toEqual(["x9", "x7"]);
    expect(await ids({ status: ["blocked", "failed"] })).toEqual(["x3"]);
    expect(await ids({ verdict: ["redact"] })).toEqual(["x4"]);
    expect(await ids({ isUnpriced: true })).toEqual(["x6500", "x5"]);
    expect(await ids({ isUnpriced: false, limit: 1 })).toEqual(["x8999"]);
    expect(await ids({ detector: "secrets" })).toEqual(["x3"]);
    expect(await ids({ detector: "secret%" })).toEqual([]);
    expect(await ids({ user: "ada", limit: 3 })).toEqual(["x8999", "x8998", "x8996"]);
    expect(await ids({ user: "ADA", limit: 1 })).toEqual(["x8999"]);
    expect(await ids({ user: "ada", principal: "key:rare" })).toEqual(["x8", "x7", "x5", "x4", "x2", "x1"]);
    expect(await ids({ user: "ada", since: 60_020, until: 60_060 })).toEqual(["x5", "x4", "x2"]);
    for (const user of ["ad", "a%", '"', "ada\\"]) expect(await ids({ user })).toEqual([]);
    expect(await ids({ idPart: "899", limit: 500 })).toHaveLength(19);
    expect(await ids({ idPart: "_8999" })).toEqual([]);
    expect(await ids({ status: [] })).toEqual([]);
    expect(await ids({ since: 60_020, until: 60_040 })).toEqual(["x3", "x2"]);
    expect(await ids({ until: 60_020 })).toEqual(["x1", "x0"]);
    expect(await ids({ since: 10_000_000 })).toEqual([]);
    const page = await store.exchanges.list({ limit: 2, principal: "key:rare" });
    expect(await ids({ limit: 2, principal: "key:rare", before: page.at(-1)?.position ?? 0 })).toEqual(["x7", "x6"]);
    expect(await ids({ limit: 100_000 })).toHaveLength(500);
    expect(await store.exchanges.get("none")).toBeUndefined();
    expect(await store.exchanges.texts("x3")).toBeUndefined();
  });

  it("S21: rollups, top hits, quantiles and spend add up to what was recorded", async () => {
    const { store } = await written();
    const window = { since: 60_000, until: 180_000 };
    const buckets = await store.exchanges.rollup({ ...window, bucketMs: 60_000 });
    expect(
      buckets.map(({ at, requests, blocked, redacted, unpriced }) => [at, requests, blocked, redacted, unpriced]),
    ).toEqual([
      [60_000, 6_000, 1, 1, 1],
      [120_000, 3_000, 0, 0, 1],
    ]);
    expect(buckets[0]).toMatchObject({ inputTokens: 120_000, latencyMsSum: 297_000, latencyMsMax: 99 });
    const [hour] = await store.exchanges.rollup({ ...window, bucketMs: 3_600_000 });
    expect(hour).toMatchObject({ at: 0, requests: 9_000, unpriced: 2, latencyMsMax: 99 });
    expect(await store.exchanges.topHits(window)).toEqual([
      { detector: "secrets", rule: "aws", count: 2 },
      { detector: "secrets", rule: "gcp", count: 1 },
    ]);
    const median = await store.exchanges.quantile({ ...window, measure: "latency", quantile: 0.5 });
    expect(Math.abs(median - 49) / 49).toBeLessThan(0.06);
    expect(await store.exchanges.quantile({ since: 0, until: 1, measure: "overhead", quantile: 0.5 })).toBe(0);
    const spend = await store.exchanges.spend(0);
    expect(spend.reduce((sum, { requests }) => sum + requests, 0)).toBe(9_000);
    expect(spend.filter(({ user }) => user === "ada").reduce((sum, { tokens }) => sum + tokens, 0)).toBe(180_000);
    expect((await store.exchanges.spend(120_000)).every(({ at }) => at === 120_000)).toBe(true);
  });

  it("S20: events are filtered by kind, subject, actor and time, newest first", async () => {
    const { store } = await openTestStore();
    for (let number = 0; number < 10; number++)
      store.events.append({
        kind: number % 2 ? "odd" : "even",
        at: number,
        actor: `a${number % 3}`,
        subject: "s",
        data: { number },
      });
    store.events.appendExchange(exchange({ startedAt: 4, model: "m" }));
    await store.events.flush();
    const numbers = async (query: Parameters<typeof store.events.read>[0]) =>
      (await store.events.read(query)).map(({ data }) => data.number);
    expect(await numbers({ kinds: ["odd"], limit: 2 })).toEqual([9, 7]);
    expect(await numbers({ kinds: ["odd"], before: 8 })).toEqual([5, 3, 1]);
    expect(await numbers({ actor: "a0", since: 1, until: 9 })).toEqual([6, 3]);
    expect((await store.events.read({ subject: "model:m" })).map(({ kind }) => kind)).toEqual(["exchange-completed"]);
    expect(await store.events.read({ since: 4, until: 5 })).toHaveLength(2);
  });

  it("S1: an event's words come back whatever they hold", async () => {
    const { store } = await openTestStore();
    const odd = 'tab\t, newline\n, "quotes", 🚧, \u2028, \u0001, lone \ud800 half';
    store.events.append({ kind: "a", at: 1.9, actor: "b", subject: "c", data: { odd } });
    await store.events.flush();
    expect(await store.events.read({})).toMatchObject([{ at: 1, data: { odd } }]);
  });
});

describe("purge", () => {
  it("S11: overwrites what it takes, in the database and beside it", async () => {
    const { store, clock, dataDirectory } = await openTestStore();
    const marks = ["request", "response", "id"].map((what) => `${what}-${randomBytes(24).toString("hex")}`);
    const [request = "", response = "", id = ""] = marks;
    for (let i = 0; i < 50; i++)
      store.events.appendExchange(exchange({ id: `${id}-${i}`, startedAt: 100_000 }), {
        sealedRequest: Buffer.from(request.repeat(i * 10 + 1)),
        sealedResponse: Buffer.from(response.repeat(2)),
      });
    await store.events.flush();
    const holding = (): readonly string[] =>
      ["parapet.db", "parapet.db-wal"].flatMap((name) => {
        const bytes = readFileSync(join(dataDirectory, name));
        return marks.filter((mark) => bytes.includes(mark)).map((mark) => `${name} ${mark}`);
      });
    expect(holding()).toHaveLength(3);
    clock.advance(1_000);
    await store.purge({ texts: 200_000, exchanges: 200_000 });
    expect(holding()).toEqual([]);
    await store.close();
    expect((await verifyAudit({ dataDirectory })).problems).toEqual([]);
  });

  it("S11: takes texts and exchanges past their retention, and leaves everything else", async () => {
    const { store, clock } = await openTestStore();
    const texts = { sealedRequest: Buffer.from("q"), sealedResponse: Buffer.from("r") };
    for (const at of [100_000, 200_000, 300_000])
      store.events.appendExchange(exchange({ id: `x${at}`, startedAt: at }), texts);
    store.events.append({ kind: "key-revoked", at: 1, actor: "cli", subject: "k", data: {} });
    await store.events.flush();
    clock.advance(1_000);
    expect(await store.purge({ texts: 250_000, exchanges: 150_000 })).toEqual({ texts: 2, exchanges: 1 });
    expect(await store.purge({ texts: 250_000, exchanges: 150_000 })).toEqual({ texts: 0, exchanges: 0 });
    expect((await store.exchanges.list({})).map(({ id }) => id)).toEqual(["x300000", "x200000"]);
    expect(await store.exchanges.get("x100000")).toBeUndefined();
    expect(await store.exchanges.texts("x200000")).toBeUndefined();
    expect(await store.exchanges.texts("x300000")).toBeDefined();
    const events = await store.events.read({});
    expect(events.map(({ kind }) => kind)).toEqual([
      "exchanges-purged",
      "texts-purged",
      "key-revoked",
      "exchange-completed",
      "exchange-completed",
      "exchange-completed",
    ]);
    expect(events.at(-1)).toMatchObject({ isPurged: true, data: {}, actor: "" });
    const spent = async () => (await store.exchanges.spend(0)).map(({ at }) => at);
    expect(await spent()).toEqual([60_000, 180_000, 300_000]);
    clock.advance(41 * 24 * 3_600_000);
    await store.purge({ texts: 250_000, exchanges: 150_000 });
    expect(await spent()).toEqual([180_000, 300_000]);
  });
});

describe("questions about tool calls", () => {
  const question = (id: string, change: Partial<ToolApproval> = {}): ToolApproval => ({
    id,
    state: "pending",
    askedAt: 1_000,
    expiresAt: 2_000,
    principal: "key:pk_1",
    model: "m",
    tool: "refund",
    reasons: ["needs a person"],
    digest: "d",
    sealedArguments: new Uint8Array([1, 2]),
    decidedBy: null,
    decidedAt: null,
    ...change,
  });
  const yes = { state: "approved", by: "cli", at: 1_500 } as const;

  it("S25: it is decided once, by one, before it expires", async () => {
    const { store } = await openTestStore();
    const version = store.control.version();
    await store.approvals.insert(question("ap_1"));
    expect(await store.approvals.get("ap_1")).toEqual(question("ap_1"));
    const both = [store.approvals.decide("ap_1", yes), store.approvals.decide("ap_1", { ...yes, by: "other" })];
    expect((await Promise.all(both)).sort()).toEqual([false, true]);
    expect(await store.approvals.get("ap_1")).toMatchObject({ state: "approved", decidedAt: 1_500 });
    await store.approvals.insert(question("ap_2"));
    expect(await store.approvals.decide("ap_2", { ...yes, at: 2_000 })).toBe(false);
    expect(await store.approvals.decide("ap_9", yes)).toBe(false);
    expect(store.control.version()).toBe(version + 3);
  });

  it("S25: a word is leased to one exchange at a time, used once, and given back unused", async () => {
    const { store } = await openTestStore();
    const order = { principal: "key:pk_1", model: "m", at: 1_600 };
    await store.approvals.insert(question("ap_1"));
    await store.approvals.decide("ap_1", yes);
    const leases = ["x", "y"].map((exchange) => store.approvals.lease({ ...order, exchange }));
    expect((await Promise.all(leases)).map((words) => words.length).sort()).toEqual([0, 1]);
    for (const exchange of ["x", "y"]) await store.approvals.settle(exchange, []);
    expect(await store.approvals.lease({ ...order, exchange: "w", model: "other" })).toEqual([]);
    expect(await store.approvals.lease({ ...order, exchange: "z" })).toHaveLength(1);
    await store.approvals.settle("z", ["ap_1"]);
    expect(await store.approvals.get("ap_1")).toMatchObject({ state: "used", sealedArguments: new Uint8Array() });
    expect(await store.approvals.lease({ ...order, exchange: "v" })).toEqual([]);
  });

  it("S25: arguments go when it is denied or has expired, and lists are newest first", async () => {
    const { store } = await openTestStore();
    await store.approvals.insert(question("ap_1"));
    await store.approvals.decide("ap_1", { ...yes, state: "denied" });
    await store.approvals.insert(question("ap_2"));
    await store.approvals.insert(question("ap_3", { askedAt: 3_000, expiresAt: 4_000 }));
    const kept = await store.approvals.list();
    expect(kept.map(({ id, sealedArguments }) => [id, sealedArguments.length])).toEqual([
      ["ap_3", 2],
      ["ap_1", 0],
      ["ap_2", 0],
    ]);
    expect((await store.approvals.list({ state: "pending", limit: 1 })).map(({ id }) => id)).toEqual(["ap_3"]);
  });
});

describe("versions of models", () => {
  const version = (name: string, change: Partial<ModelVersion> = {}): ModelVersion => ({
    model: "loan",
    version: name,
    digest: "ab".repeat(32),
    kind: "proprietary",
    source: "models/loan.onnx",
    licence: null,
    signer: "ed25519:1f",
    dataManifest: null,
    stage: "candidate",
    registeredAt: 1,
    registeredBy: "cli",
    changedAt: 1,
    changedBy: "cli",
    ...change,
  });
  const move = { model: "loan", by: "anna", at: 9 } as const;

  it("S26: is registered once, and never rewritten", async () => {
    const { store } = await openTestStore();
    const before = store.control.version();
    expect(await store.modelVersions.insert(version("1"))).toBe(true);
    expect(await store.modelVersions.insert(version("1", { digest: "cd".repeat(32) }))).toBe(false);
    expect(await store.modelVersions.insert(version("2", { registeredAt: 2 }))).toBe(true);
    expect(await store.modelVersions.insert(version("1", { model: "churn" }))).toBe(true);
    expect(await store.modelVersions.list({ model: "loan" })).toEqual([
      version("2", { registeredAt: 2 }),
      version("1"),
    ]);
    expect(await store.modelVersions.list()).toHaveLength(3);
    expect(store.control.version()).toBe(before + 3);
  });

  it("S26: moves from the stage that was seen, and two that promote at once leave one primary", async () => {
    const { store } = await openTestStore();
    for (const name of ["1", "2", "3"]) await store.modelVersions.insert(version(name));
    expect(await store.modelVersions.move({ ...move, version: "1", from: "shadow", to: "canary" })).toBe(false);
    expect(await store.modelVersions.move({ ...move, version: "9", from: "candidate", to: "shadow" })).toBe(false);
    expect(await store.modelVersions.move({ ...move, version: "1", from: "candidate", to: "primary" })).toBe(true);
    const both = ["2", "3"].map((name) =>
      store.modelVersions.move({ ...move, version: name, from: "candidate", to: "primary" }),
    );
    expect(await Promise.all(both)).toEqual([true, true]);
    const stages = (await store.modelVersions.list()).map(({ version: name, stage }) => [name, stage]);
    expect(stages).toEqual([
      ["1", "standby"],
      ["2", "standby"],
      ["3", "primary"],
    ]);
    expect((await store.modelVersions.list())[2]).toMatchObject({ changedBy: "anna", changedAt: 9, registeredAt: 1 });
  });
});
