import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseManifest } from "../manifest/index.ts";
import { asking, talking, turn } from "./testing/asking.ts";
import { type Serving, serve } from "./testing/serving.ts";

let app: Serving;
beforeAll(async () => {
  app = await serve();
});
afterAll(() => app.close());

const keys = async (reference: string): Promise<string> => `${reference.slice(4).toLowerCase()}-s3cr3t`;
const roles = {
  clerk: { apiKey: "env:CLERK", user: "u-1" },
  other: { headers: { "x-api-key": "env:OTHER", "x-tenant": "b" } },
  anonymous: {},
};
/** Sent a key and two headers of the connection's own; answers of each wire. */
const KINDS = {
  http: { reply: "/a", body: { q: "{{text}}" } },
  sse: { text: "/a", body: { q: "{{text}}" } },
  "openai-chat": { model: "m" },
  "openai-responses": { model: "m" },
  anthropic: { model: "m" },
} as const;
const ANSWER = {
  a: "fine",
  choices: [{ message: { content: "fine" } }],
  output: [{ content: [{ text: "fine" }] }],
  content: [{ type: "text", text: "fine" }],
};

describe.each(Object.entries(KINDS))("who asks a target of kind %s", (kind, rest) => {
  const headersSent = async (role: string) => {
    app.takeAsked();
    app.tell(() => (kind === "sse" ? { body: `data: ${JSON.stringify(ANSWER)}\n\n` } : { body: ANSWER }));
    const headers = { "x-edge": "env:EDGE", cookie: "env:COOKIE" };
    const connection = { kind, url: app.url, apiKey: "env:OWN", headers, ...rest };
    await asking(connection, turn("x"), { role, secret: keys, more: { roles } });
    return JSON.stringify(app.takeAsked()[0]?.headers);
  };

  it("TG5: a role is sent its own key, and one without a key none", async () => {
    expect(await headersSent("")).toMatch(/own-s3cr3t/);
    expect(await headersSent("clerk")).toMatch(/clerk-s3cr3t/);
    expect(await headersSent("clerk")).not.toMatch(/own-s3cr3t|cookie-s3cr3t/);
    const other = await headersSent("other");
    expect(other).toMatch(/"x-api-key":"other-s3cr3t"/);
    expect(other).toMatch(/"x-tenant":"b"/);
    expect(other).not.toMatch(/own-s3cr3t|cookie-s3cr3t/);
    const anonymous = await headersSent("anonymous");
    expect(anonymous).not.toMatch(/own-s3cr3t|cookie-s3cr3t|authorization|x-api-key/);
    expect(anonymous).toMatch(/edge-s3cr3t/);
  });

  it("TG5: a role that nobody named asks nothing", async () => {
    for (const role of ["nobody", "toString", "__proto__"])
      await expect(headersSent(role), role).rejects.toMatchObject({ code: "PARAPET_REDTEAM_TARGET" });
    expect(app.takeAsked()).toEqual([]);
  });
});

it("TG5: a header of the role takes the place of the connection's, however it is spelt; cookies of the session come behind", async () => {
  app.takeAsked();
  app.tell(() => ({ body: ANSWER, headers: { "set-cookie": "session=1" } }));
  const connection = { kind: "http", url: app.url, reply: "/a", body: "{{text}}", headers: { "X-Tenant": "a" } };
  const more = { roles: { clerk: { headers: { "x-tenant": "b", Cookie: "env:CLERK" } } } };
  await talking(connection, [turn("x"), turn("y")], { role: "clerk", more, secret: keys });
  expect(app.takeAsked().map(({ headers }) => [headers["x-tenant"], headers.cookie])).toEqual([
    ["b", "clerk-s3cr3t"],
    ["b", "clerk-s3cr3t; session=1"],
  ]);
});

describe("secrets", () => {
  const http = (url: string, more: object = {}) => ({ kind: "http", url, body: "{{text}}", reply: "/a", ...more });
  const errorOf = async (connection: object, secret = keys): Promise<string> => {
    const thrown = await asking(connection, turn("x"), { secret }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(thrown).toMatchObject({ code: "PARAPET_REDTEAM_TARGET" });
    return JSON.stringify([String(thrown), (thrown as Error).stack, thrown, (thrown as Error).cause]);
  };

  it("TG6: a key that no header may hold is not quoted", async () => {
    const broken = async (): Promise<string> => "s3cr3t\nkey";
    const text = await errorOf(http(app.url, { apiKey: "env:KEY" }), broken);
    expect(text).not.toContain("s3cr3t");
    expect(text).toContain("authorization");
    const chat = { kind: "openai-chat", url: app.url, model: "m", apiKey: "env:KEY" };
    expect(await errorOf(chat, broken)).not.toContain("s3cr3t");
  });

  it("TG6: paths and queries of a URL stand in no error", async () => {
    app.tell(() => ({ body: { strange: 1 } }));
    const chat = { kind: "openai-chat", url: `${app.url}/v1?sig=q-s3cr3t`, model: "m" };
    expect(await errorOf(chat)).not.toContain("s3cr3t");
    app.tell(() => ({ status: 302, headers: { location: "/x?sig=q-s3cr3t" } }));
    expect(await errorOf(http(`${app.url}/a?sig=q-s3cr3t`))).not.toContain("s3cr3t");
    expect(await errorOf(http("http://127.0.0.1:9/a?sig=q-s3cr3t"))).not.toContain("s3cr3t");
    app.tell(() => ({ status: 500, body: { error: { code: "no key 'q-s3cr3t'" } } }));
    expect(await errorOf(http(app.url))).not.toContain("s3cr3t");
  });

  it("RT6: a URL with a password is refused, without saying it", () => {
    const connection = http(["http://me:", "s3cr3t@127.0.0.1/a"].join(""));
    let thrown: unknown;
    try {
      parseManifest(JSON.stringify({ redteam: 1, target: "bot", connection }), "redteam.yaml");
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: "PARAPET_REDTEAM_MANIFEST", message: expect.stringContaining("reference") });
    expect(String(thrown)).not.toContain("s3cr3t");
  });
});
