import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import chromium from "@sparticuz/chromium";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Target } from "../target.ts";
import { openTarget } from "./index.ts";
import { loadedFrom, never, secret, turn } from "./testing/asking.ts";

/** Writes answers word by word, a new element each, or all into one place where the address says so. */
const PAGE = `<!doctype html><html lang="en"><title>Chat</title>
<input id="q"><button id="go">Send</button><main id="log"></main>
<script>
const isOne = location.search.includes("one");
const log = document.querySelector("#log");
if (isOne) log.innerHTML = '<p class="answer">Ask me.</p>';
let turns = 0;
async function answer(words) {
  if (words.includes("hang")) return;
  const place = isOne ? log.firstElementChild : log.appendChild(document.createElement("p"));
  place.className = "answer";
  place.textContent = "";
  const parts = words.includes("nothing") ? [] : ("turn " + ++turns + ": heard " + words).split(" ");
  for (const part of parts) {
    place.textContent += (place.textContent === "" ? "" : " ") + part;
    await new Promise((resolve) => setTimeout(resolve, 80));
  }
}
document.querySelector("#go").addEventListener("click", () => answer(document.querySelector("#q").value));
document.querySelector("#q").addEventListener("keydown", (event) => event.key === "Enter" && answer(event.target.value));
</script>`;

describe("a page in a real browser", () => {
  let server: Server;
  let url = "";
  const targets: Target[] = [];
  const open = async (connection: object, turnMs = 5_000) => {
    const loaded = loadedFrom(
      { kind: "browser", url, input: "#q", reply: ".answer", stillMs: 250, ...connection },
      { more: { limits: { turnMs, retries: 0 } } },
    );
    const target = await openTarget(loaded, { secret, chromium: await chromium.executablePath() });
    targets.push(target);
    return target;
  };
  beforeAll(async () => {
    server = createServer((_, response) => response.setHeader("content-type", "text/html").end(PAGE));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?sig=s3cr3t`;
  });
  afterAll(async () => {
    await Promise.all(targets.map((target) => target.close()));
    server.close();
    server.closeAllConnections();
  });
  const role = { caseId: "c", role: "" };

  it("TG1: an answer is read once it is whole, and sessions are kept apart", async () => {
    const target = await open({ send: "#go" });
    expect(target.title).not.toContain("s3cr3t");
    const [one, other] = [await target.open(role), await target.open(role)];
    expect((await one.send(turn("good day to you"), never)).text).toBe("turn 1: heard good day to you");
    expect((await one.send(turn("again"), never)).text).toBe("turn 2: heard again");
    expect((await other.send(turn("hello"), never)).text).toBe("turn 1: heard hello");
    await one.close();
    await other.close();
  });

  it("TG1: answers may all be written into one place, and Enter sends", async () => {
    const session = await (await open({ url: `${url}&one` })).open(role);
    expect((await session.send(turn("good day"), never)).text).toBe("turn 1: heard good day");
    await session.close();
  });

  it("TG2: no answer, an empty one, no field and no page are errors; an interrupt ends the wait", async () => {
    const target = await open({}, 600);
    const broken = { code: "PARAPET_REDTEAM_TARGET" };
    for (const what of ["hang", "nothing"]) {
      const session = await target.open(role);
      await expect(session.send(turn(what), never), what).rejects.toMatchObject(broken);
      await session.close();
    }
    const session = await target.open(role);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    await expect(session.send(turn("hang"), stop.signal)).rejects.toMatchObject({
      code: "PARAPET_REDTEAM_INTERRUPTED",
    });
    const blind = await (await open({ input: "#none" }, 600)).open(role);
    await expect(blind.send(turn("x"), never)).rejects.toMatchObject(broken);
    const thrown = await (await open({ url: "http://127.0.0.1:9/?sig=s3cr3t" }))
      .open(role)
      .catch((error: unknown) => error);
    expect(thrown).toMatchObject(broken);
    expect(JSON.stringify([String(thrown), (thrown as Error).cause])).not.toContain("s3cr3t");
  });

  it("TG2: a browser that cannot be started is told, with the variable that names one", async () => {
    const loaded = loadedFrom({ kind: "browser", url, input: "#q", reply: ".answer" });
    const before = process.env.PARAPET_CHROMIUM;
    process.env.PARAPET_CHROMIUM = "/nowhere/chromium";
    try {
      await expect(openTarget(loaded, { secret })).rejects.toMatchObject({
        code: "PARAPET_REDTEAM_TARGET",
        exit: 3,
        hint: expect.stringContaining("PARAPET_CHROMIUM"),
      });
    } finally {
      if (before === undefined) delete process.env.PARAPET_CHROMIUM;
      else process.env.PARAPET_CHROMIUM = before;
    }
  });
});
