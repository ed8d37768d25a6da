import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { builtInArsenal } from "../arsenal.ts";
import { run } from "../engine/run.ts";
import { parseManifest } from "../manifest/index.ts";
import { openTarget } from "./index.ts";
import { asking, loadedFrom, secret, talking, turn } from "./testing/asking.ts";
import { events, type Serving, serve } from "./testing/serving.ts";

let app: Serving;
beforeAll(async () => {
  app = await serve();
});
afterAll(() => app.close());
beforeEach(() => void app.takeAsked());

const BROKEN = { code: "PARAPET_REDTEAM_TARGET" };
const note = [{ channel: "document", name: "a.txt", text: "minutes of the meeting" }] as const;
const http = (more: object = {}): object => ({
  kind: "http",
  url: app.url,
  body: { q: "{{text}}" },
  reply: "/a",
  ...more,
});

describe("a template", () => {
  it("TG4: documents within other words are words", async () => {
    app.tell(() => ({ body: { a: "fine" } }));
    await asking(http({ body: { q: "{{text}}\n{{documents}}" } }), turn("sum up", note));
    const q = 'sum up\n<document name="a.txt">\nminutes of the meeting\n</document>';
    expect(app.takeAsked()[0]?.body).toEqual({ q });
  });

  it("RT6: one without a place for the attack is refused, with line and place", () => {
    const refused = (connection: string): unknown => {
      try {
        return parseManifest(`redteam: 1\ntarget: bot\nconnection:\n${connection}`, "redteam.yaml");
      } catch (thrown) {
        return thrown;
      }
    };
    const message = expect.stringContaining("{{text}}");
    const http = "  kind: http\n  url: http://127.0.0.1/a\n";
    expect(refused(`${http}  body: { q: hello }\n`)).toMatchObject({
      code: "PARAPET_REDTEAM_MANIFEST",
      message,
      place: { file: "redteam.yaml", line: 6, path: "connection.body" },
    });
    expect(refused(http)).toMatchObject({ message });
    expect(refused(`${http}  method: GET\n  body: { q: "{{text}}" }\n`)).toMatchObject({ message });
    expect(refused("  kind: sse\n  url: http://127.0.0.1/a\n  text: /a\n")).toMatchObject({ message });
    const socket = "  kind: websocket\n  url: ws://127.0.0.1/a\n  text: /a\n  done: /d\n";
    expect(refused(`${socket}  message: { q: "{{session}}" }\n`)).toMatchObject({ message });
    expect(refused("  kind: http\n  method: GET\n  url: http://127.0.0.1/a?q={{text}}\n")).toMatchObject({
      target: "bot",
    });
  });

  it("TG4: in a URL, a value stays one part of it, also where it is no Unicode", async () => {
    app.tell(() => ({ body: { a: "fine" } }));
    await asking(http({ method: "GET", url: `${app.url}/ask?q={{text}}` }), turn("a&b=c/\ud800é"));
    expect(app.takeAsked()[0]?.path).toBe("/ask?q=a%26b%3Dc%2F%EF%BF%BD%C3%A9");
  });

  it("RT5: only channels are claimed that it can carry", async () => {
    const channelsOf = async (connection: object) => [
      ...(await openTarget(loadedFrom(connection), { secret })).channels,
    ];
    const brought = ["user", "document", "web-page", "email", "file-name", "image-alt", "code-comment"];
    expect(await channelsOf(http())).toEqual(brought);
    expect(await channelsOf(http({ body: ["{{text}}", "{{documents}}"] }))).toEqual([
      ...brought,
      "rag-chunk",
      "tool-result",
    ]);
    const socket = { kind: "websocket", url: "ws://127.0.0.1:1", message: "{{text}}", text: "/a", done: "/d" };
    expect(await channelsOf(socket)).toEqual(brought);
  });
});

describe("an answer over HTTP", () => {
  it("TG2: null, nothing, and an empty text are errors", async () => {
    for (const body of [{ a: null }, { a: "" }, { a: " \n" }, {}, null]) {
      app.tell(() => ({ body }));
      await expect(asking(http(), turn("x")), JSON.stringify(body)).rejects.toMatchObject(BROKEN);
    }
    app.tell(() => ({ body: "" }));
    await expect(asking(http({ reply: "" }), turn("x"))).rejects.toMatchObject(BROKEN);
  });

  it("TG3: what was written beside a refusal is seen", async () => {
    app.tell(() => ({ body: { a: "CANARY-LEAKED", error: { code: "content_filter", message: "Stopped." } } }));
    expect(await asking(http(), turn("x"))).toMatchObject({ text: "CANARY-LEAKED", blockedBy: "content_filter" });
    app.tell(() => ({ status: 400, body: { error: { code: "content_filter", message: "Stopped." } } }));
    expect(await asking(http(), turn("x"))).toMatchObject({ text: "Stopped.", blockedBy: "content_filter" });
  });

  it("TG1: the documents that the application found are seen", async () => {
    const found = ["one", { text: "two" }, { page_content: "three" }, { score: 4 }, null];
    app.tell(() => ({ body: { a: "fine", found } }));
    const { retrieved } = await asking(http({ retrieved: "/found" }), turn("x"));
    expect(retrieved).toEqual(["one", "two", "three", '{"score":4}']);
  });

  it("TG1: cookies of a session go back to their host, in that session alone, as long as they last", async () => {
    app.tell(({ path, headers }) => {
      if (path === "/token") return { body: { t: "t1" }, headers: { "set-cookie": ["csrf=t1; Path=/", "old=1"] } };
      return { body: { a: `${headers["x-csrf"]} ${headers.cookie}` }, headers: { "set-cookie": "old=; Max-Age=0" } };
    });
    const connection = http({ csrf: { url: `${app.url}/token`, header: "x-csrf", from: "/t" } });
    const [first, second] = await talking(connection, [turn("x"), turn("y")]);
    expect(first?.text).toBe("t1 csrf=t1; old=1");
    expect(second?.text).toBe("t1 csrf=t1; old=1");
    const asked = app.takeAsked().map(({ path, headers }) => [path, headers.cookie]);
    expect(asked).toEqual([
      ["/token", undefined],
      ["/", "csrf=t1; old=1"],
      ["/token", "csrf=t1"],
      ["/", "csrf=t1; old=1"],
    ]);
    await asking(connection, turn("z"));
    expect(app.takeAsked()[0]?.headers.cookie).toBeUndefined();
  });

  it("TG2: a token that was not given is an error", async () => {
    app.tell(() => ({ body: { a: "fine" } }));
    const connection = http({ csrf: { url: `${app.url}/token`, header: "x-csrf", from: "/t" } });
    await expect(asking(connection, turn("x"))).rejects.toMatchObject(BROKEN);
  });

  it("TG1: where no place is named, the data of a stream is the text itself", async () => {
    app.tell(() => ({ body: events("Good", "day", "[DONE]") }));
    const sse = { kind: "sse", url: app.url, body: "{{text}}", text: "" };
    expect((await asking(sse, turn("x"))).text).toBe("Goodday");
  });
});

describe("a target that is not there for us", () => {
  it("TG2: an interrupt ends the wait before another try", async () => {
    app.tell(() => ({ status: 503, headers: { "retry-after": "8" }, body: {} }));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    const startedAt = performance.now();
    const more = { limits: { turnMs: 900, retries: 2 } };
    await expect(asking(http(), turn("x"), { signal: stop.signal, more })).rejects.toMatchObject({
      code: "PARAPET_REDTEAM_INTERRUPTED",
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(app.takeAsked()).toHaveLength(1);
  });

  it("TG2: an interrupt ends the wait for a job", async () => {
    app.tell(() => ({ body: { id: "j", done: false } }));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    const poll = { url: "/jobs/{{job}}", job: "/id", done: "/done", everyMs: 5_000 };
    const startedAt = performance.now();
    const asked = asking(http({ poll }), turn("x"), { signal: stop.signal, more: { limits: { turnMs: 9_000 } } });
    await expect(asked).rejects.toMatchObject({ code: "PARAPET_REDTEAM_INTERRUPTED" });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it("TG2: a key that may use nothing is an error, and no refusal", async () => {
    const error = { code: "permission_denied", message: "The role may not use this model." };
    app.tell(() => ({ status: 403, body: { error } }));
    await expect(asking(http(), turn("x"))).rejects.toMatchObject(BROKEN);
  });

  it("TG2: a budget that is spent ends the run as an error, and is no refusal", async () => {
    app.tell(() => ({ status: 402, body: { error: { code: "budget_exhausted", message: "Spent." } } }));
    const loaded = loadedFrom(http(), { more: { limits: { requests: 100, perSecond: 1_000, concurrency: 1 } } });
    const target = await openTarget(loaded, { secret });
    const signal = new AbortController().signal;
    const { tally, endedBy } = await run({
      arsenal: builtInArsenal,
      manifest: loaded.manifest,
      target,
      seed: 1,
      signal,
    });
    expect(tally.counts).toMatchObject({ refused: 0, safe: 0 });
    expect(tally.counts.error).toBeGreaterThan(0);
    expect(endedBy).toContain("budget_exhausted");
    // Those that were chosen together, and no more.
    expect(app.takeAsked().length).toBeLessThanOrEqual(16);
  });
});
