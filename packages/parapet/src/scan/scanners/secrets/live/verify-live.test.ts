import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { secretKinds } from "@parapet/guard";
import { describe, expect, it, onTestFinished } from "vitest";
import { scanTree, treeOf } from "../../../testing/tree.ts";
import { LIVE_PROVIDERS } from "./providers.ts";
import { verifyLive } from "./verify-live.ts";

// Put together here, so that no scanner takes this file for a leak.
const openai = (seed: string): string => ["sk-proj-", `${seed}1B2c3D4`.repeat(6)].join("");
const slack = ["xoxb", "4829104756", "7310482956", "aB3dE5fG7hI9jK1lM3nO5pQ7"].join("-");
const github = ["ghp", `_${"aB3dE5fG7hI9".repeat(3)}`].join("");

interface Asked {
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
}

/** A server that stands for all providers; `fetch` is led there, and keeps what it was asked for. */
async function standIn(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? "", headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const urls: string[] = [];
  const ask: typeof fetch = (url, init) => {
    urls.push(String(url));
    const { host, pathname } = new URL(String(url));
    return fetch(`http://127.0.0.1:${port}/${host}${pathname}`, init);
  };
  return { ask, asked, urls };
}

async function verified(tree: Readonly<Record<string, string>>, ask: typeof fetch) {
  const root = treeOf(tree);
  const { findings } = await scanTree(root);
  const sent: (readonly [number, readonly string[]])[] = [];
  const after = await verifyLive(findings, {
    root,
    fetch: ask,
    pause: () => Promise.resolve(),
    onSending: (count, hosts) => sent.push([count, hosts]),
  });
  return { before: findings, after, sent };
}

const stateOf = ({ evidence }: { readonly evidence: string }): string | undefined =>
  /; (active|inactive|not known)/.exec(evidence)?.[1];

describe("live verification", () => {
  it("SV1: says first what goes where, and sends each secret once", async () => {
    const { ask, asked } = await standIn((_, response) => response.end("{}"));
    const key = openai("a");
    const { sent, after } = await verified({ "a.env": `KEY=${key}\n`, "b.env": `KEY=${key}\nGH=${github}\n` }, ask);
    expect(sent).toEqual([[2, ["api.github.com", "api.openai.com"]]]);
    expect(asked.length).toBe(2);
    expect(after.map((finding) => [finding.severity, stateOf(finding)])).toEqual(Array(3).fill(["critical", "active"]));
  });

  it("SV1: nothing to ask, nothing said; what is suppressed, or lies in no file, is not asked", async () => {
    const { ask, asked } = await standIn((_, response) => response.end("{}"));
    const tree = { "a.ts": `const k = "${openai("a")}"; // parapet:ignore[*] an example of the docs\n` };
    const { sent, before, after } = await verified(tree, ask);
    expect([sent, asked, after]).toEqual([[], [], before]);
  });

  it("SV2: the secret stands in the header that the table names, and nowhere else", async () => {
    const { ask, asked, urls } = await standIn((_, response) => response.end('{"ok":true}'));
    const key = openai("b");
    const { after } = await verified({ "a.env": `A=${key}\nB=${slack}\n` }, ask);
    expect(asked.map(({ headers }) => headers.authorization).sort()).toEqual([`Bearer ${key}`, `Bearer ${slack}`]);
    expect(urls.sort()).toEqual(["https://api.openai.com/v1/models", "https://slack.com/api/auth.test"]);
    expect(JSON.stringify(after)).not.toContain(key.slice(0, 14));
  });

  it("SV2: no redirect is followed", async () => {
    const { ask, asked } = await standIn((_, response) => response.writeHead(302, { location: "/elsewhere" }).end());
    const { after } = await verified({ "a.env": `A=${openai("c")}\n` }, ask);
    expect(asked.map(({ url }) => url)).toEqual(["/api.openai.com/v1/models"]);
    expect(after.map(stateOf)).toEqual(["not known"]);
  });

  it("SV2: every provider is asked by HTTPS, at a URL without the key, for kinds that there are", () => {
    const kinds = new Map(secretKinds().map((kind) => [kind.id, kind]));
    for (const { kinds: own, url, headers, form } of LIVE_PROVIDERS) {
      expect(new URL(url).protocol).toBe("https:");
      expect(url).not.toContain("{key}");
      expect(Object.values(headers).filter((value) => value.includes("{key}")).length).toBe(1);
      for (const id of own) {
        const example = kinds.get(id)?.example(() => 0.5) ?? "";
        const words = example.split(/[\s"'=:]+/);
        expect(
          words.some((word) => form.test(word)),
          `${id}: ${example}`,
        ).toBe(true);
      }
    }
    const all = LIVE_PROVIDERS.flatMap(({ kinds: own }) => own);
    expect(new Set(all).size).toBe(all.length);
  });

  it("SV3: only an answer that the table knows says active or inactive", async () => {
    const cases: readonly (readonly [key: string, status: number, body: string, state: string])[] = [
      [openai("d"), 200, "{}", "active"],
      [openai("d"), 401, "{}", "inactive"],
      [openai("d"), 403, "country", "not known"],
      [openai("d"), 403, "Missing scopes: x", "active"],
      [openai("d"), 429, "slow down", "not known"],
      [openai("d"), 500, "{}", "not known"],
      [slack, 200, '{"ok":false,"error":"token_revoked"}', "inactive"],
      [slack, 200, '{"ok":false,"error":"ratelimited"}', "not known"],
      [slack, 200, "<html>a portal</html>", "not known"],
      [github, 401, "{}", "not known"],
    ];
    for (const [key, status, body, state] of cases) {
      const { ask } = await standIn((_, response) => response.writeHead(status).end(body));
      const { before, after } = await verified({ "a.env": `A=${key}\n` }, ask);
      expect(after.map(stateOf), `${status} ${body}`).toEqual([state]);
      const severity = state === "active" ? "critical" : state === "inactive" ? "low" : before[0]?.severity;
      expect(after[0]?.severity, `${status} ${body}`).toBe(severity);
      expect(after[0]?.fingerprint).toBe(before[0]?.fingerprint);
    }
  });

  it("SV3: a failure on the way is unknown, and its message is not repeated", async () => {
    const key = openai("e");
    const { after } = await verified({ "a.env": `A=${key}\n` }, () =>
      Promise.reject(new TypeError(`bad header ${key}`)),
    );
    expect(after.map(stateOf)).toEqual(["not known"]);
    expect(JSON.stringify(after)).not.toContain(key.slice(0, 14));
  });

  it("SV3: an encoded key is not asked: its refusal would say nothing", async () => {
    const { ask, asked } = await standIn((_, response) => response.writeHead(401).end());
    const { after } = await verified({ "a.env": `A=${Buffer.from(openai("f")).toString("base64")}\n` }, ask);
    expect(asked).toEqual([]);
    expect(after.map(stateOf)).toEqual(["not known"]);
  });

  it("SV4: asks so many of one host and no more, and reads no endless answer", async () => {
    const { ask, asked } = await standIn((_, response) => {
      const timer = setInterval(() => response.write("x".repeat(32 << 10)), 1);
      response.on("close", () => clearInterval(timer));
    });
    const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const tree = { "a.env": [...letters].map((letter, at) => `A${at}=${openai(letter)}\n`).join("") };
    const { after, sent } = await verified(tree, ask);
    expect(after.length).toBe(letters.length);
    expect([asked.length, sent]).toEqual([50, [[50, ["api.openai.com"]]]]);
    expect(after.filter(({ evidence }) => evidence.endsWith("it was not asked")).length).toBe(letters.length - 50);
  });
});
